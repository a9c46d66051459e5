"""nbgrader's own feedback page for an assignment that somebody wrote by hand, and harmless."""

import nbformat
from nbformat import v4

from grader.course.nbgrader_api import nbgrader_api

KERNEL = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}


def mark(name, **more):
    nothing = {"schema_version": 3, "task": False, "grade": False, "locked": False}
    return {"nbgrader": nothing | {"solution": False, "grade_id": name} | more}


def test_generate_feedback_for_a_hand_written_assignment(fresh_course, monkeypatch):
    monkeypatch.chdir(fresh_course.root)
    cells = [
        v4.new_code_cell("def f(x):\n    return 2 * x", metadata=mark("f", solution=True)),
        v4.new_code_cell("assert f(2) == 4", metadata=mark("t", grade=True, locked=True, points=2)),
        v4.new_markdown_cell("Why?", metadata=mark("w", grade=True, solution=True, points=3)),
    ]
    for folder in (fresh_course.source / "ps-1", fresh_course.submitted / "ann" / "ps-1"):
        folder.mkdir(parents=True)
        nbformat.write(v4.new_notebook(cells=cells, metadata=KERNEL), folder / "ps-1.ipynb")
        cells[2].source = "<script>alert(1)</script>\n\nBecause it is **double**."
    api = nbgrader_api(fresh_course)
    for step in (
        lambda: api.generate_assignment("ps-1"),
        lambda: api.autograde("ps-1", "ann"),
        lambda: api.generate_feedback("ps-1"),
    ):
        done = step()
        assert done["success"], done
    page = (fresh_course.feedback / "ann" / "ps-1" / "ps-1.html").read_text()
    assert "<strong>double</strong>" in page
    assert "<script>alert(1)" not in page
    assert "Score: 2.0 / 5.0" in page
