"""The pages as a site: the course's notebooks are in it, and none of their solutions."""

import html
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from grader.sample_class import complete
from grader.sample_class.completing import reference_answers
from tests.conftest import ROOT

BINARIES = Path(sys.executable).parent
SITE = ROOT / "docs" / "_build" / "html"


@pytest.fixture(scope="module")
def docs():
    """The modules beside the pages."""
    pytest.importorskip("docutils", reason="the extra `docs` is not installed: make docs does")
    sys.path.insert(0, str(ROOT / "docs"))
    import course_pages  # noqa: PLC0415 - after the line above
    import mathml  # noqa: PLC0415

    yield course_pages, mathml
    sys.path.remove(str(ROOT / "docs"))


@pytest.fixture(scope="module")
def pages(docs, course):
    """Each notebook's page, with its outputs; made once, as they are for `make docs`."""
    return {path.stem: path for path in docs[0].write_pages(course)}


def secrets(assignment):
    """The lines of solutions that students did not receive."""
    released = "\n".join(cell.source for cell in assignment.release_notebook.cells)
    lines = {
        line.strip()
        for answer in reference_answers(assignment).values()
        for line in answer.splitlines()
    }
    return {line for line in lines if len(line) > 8 and line not in released}


def test_no_page_holds_a_line_of_a_solution(course, pages):
    for assignment in course.assignments():
        text = notebook_text(pages[assignment.name])
        told = notebook_text_of(complete(assignment, {}))
        hidden = secrets(assignment)
        assert hidden or not any(assignment.points.values())  # starred ones show their solutions
        assert [line for line in hidden if line in text] == []
        assert all(line in told for line in hidden)  # the search would have found them


def notebook_text(path):
    return notebook_text_of(nbformat.read(path, as_version=4))


def notebook_text_of(notebook):
    """All that a notebook shows: sources and outputs."""
    outputs = [str(output) for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join([cell.source for cell in notebook.cells] + outputs)


def test_pages_show_pictures_and_no_slider(pages):
    for path in pages.values():
        text = path.read_text(encoding="utf-8")
        assert "image/png" in text or "data:image/" in text
        assert "widget-view" not in text
        assert "Traceback" not in text


def test_a_formula_becomes_mathml(docs):
    mathml = docs[1].mathml
    assert "<mfrac>" in mathml(r"\frac{1}{m}", block=True)
    assert "…" in mathml(r"w_1 x_1 + \dots", block=False)
    with pytest.raises(Exception, match="Unknown LaTeX command"):
        mathml(r"\nosuchthing", block=False)


def test_the_site_is_built_without_a_warning(course, pages):
    for needed in ("sphinx", "myst_nb", "sphinx_book_theme", "sphinx_external_toc"):
        pytest.importorskip(needed, reason="the extra `docs` is not here: make docs installs it")
    command = ["make", "-o", ".venv/docs", f"BIN={BINARIES}", "docs"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in (ROOT / "docs").glob("*.md"):
        assert (SITE / f"{page.stem}.html").is_file()
    for assignment in course.assignments():
        shown = (SITE / "course" / f"{assignment.name}.html").read_text(encoding="utf-8")
        shown = html.unescape(re.sub(r"<[^>]*>", "", shown))
        assert "# YOUR CODE HERE" in shown
        assert [line for line in secrets(assignment) if line in shown] == []
    start = (SITE / "index.html").read_text(encoding="utf-8")
    assert 'href="course/04-gradient-descent.html"' in start
