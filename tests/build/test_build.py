import ast
import io
import json
import re
import shutil
import tempfile
from pathlib import Path

import nbformat
import numpy as np
import pytest

from grader.build.build import build, drifted
from grader.build.checks_file import _refuse_clashes, checks_module, examples
from grader.build.instructor_notebook import instructor_notebook
from grader.build.same_examples import _alike, same_examples
from grader.build.source_notebook import is_built
from grader.course.cells import is_demo
from grader.course.nbgrader_api import nbgrader_api
from grader.course.source import ANSWER, WRITTEN
from grader.errors import UserError


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_is_committed_is_what_the_source_gives(course):
    assert drifted(course) == []


def test_building_twice_gives_the_same_bytes(fresh_course):
    first = files(fresh_course.notebooks)
    build(fresh_course)
    assert files(fresh_course.notebooks) == first


def test_a_build_corrects_what_differs_but_not_what_is_rounded_otherwise(fresh_course):
    frozen = fresh_course.assignment("03-logistic-regression").release / "examples.npz"
    for change, stays in ((1e-13, True), (1e-3, False)):
        with np.load(frozen) as arrays:
            other = {
                name: array * (1 + change) if array.dtype == float else array
                for name, array in arrays.items()
            }
        np.savez(frozen, **other)
        changed = frozen.read_bytes()
        build(fresh_course)
        assert (frozen.read_bytes() == changed) is stays
    assert drifted(fresh_course) == []


def test_errors_of_mistakes_may_be_said_in_other_words_and_examples_may_not_differ(course):
    right = examples(course.assignment("02-numpy-and-vectorization"))
    with np.load(io.BytesIO(right)) as arrays:
        held = dict(arrays)
    text = bytes(held["index"]).decode()
    assert "raised TypeError: only" in text
    for old, new, same in (
        ("raised TypeError: only", "raised TypeError: just", True),
        ("raised TypeError: only", "raised ValueError: only", False),
        ('"vectorized"', '"vectorised"', False),
    ):
        index = np.frombuffer(text.replace(old, new).encode(), np.uint8)
        other = io.BytesIO()
        np.savez(other, **held | {"index": index})
        assert same_examples(right, other.getvalue()) is same
    assert _alike([1.0, 2.0], (1.0, 2.0)), "np.gradient gave a list before NumPy 2"
    assert not _alike([1.0, 2.0], (1.0, 2.1))


def test_the_classroom_may_be_on_another_file_system(fresh_course):
    memory = Path("/dev/shm")  # noqa: S108 - a file system apart
    if not memory.is_dir() or memory.stat().st_dev == fresh_course.root.stat().st_dev:
        pytest.skip("there is no other file system to try it on")
    with tempfile.TemporaryDirectory(dir=memory) as volume:
        shutil.rmtree(fresh_course.classroom)
        fresh_course.classroom.symlink_to(volume)
        for _ in range(2):
            build(fresh_course)
            assert all(is_built(assignment) for assignment in fresh_course.assignments())
        assert not [*fresh_course.root.rglob(".build-*"), *Path(volume).rglob(".build-*")]


def test_formgraders_button_makes_the_same_release(fresh_course):
    first = files(fresh_course.notebooks)
    assert nbgrader_api(fresh_course).generate_assignment("04-gradient-descent")["success"]
    assert files(fresh_course.notebooks) == first


def test_drift_is_named(fresh_course):
    release = fresh_course.assignment("04-gradient-descent").release
    (release / "checks.py").write_text("changed")
    (release / "examples.npz").unlink()
    (release / "answers.txt").write_text("left over")
    found = drifted(fresh_course)
    assert [line.split(": ")[1].split(",")[0] for line in found] == [
        "not built from solutions/",
        "is out of date with solutions/",
        "expected",
    ]


def test_a_stale_source_is_noticed(fresh_course):
    assignment = fresh_course.assignment("04-gradient-descent")
    assert is_built(assignment)
    assignment.instructor_notebook.write_text("{}")
    assert not is_built(assignment)


def prose(assignment):
    return "".join(cell.text for cell in assignment.source.cells if cell.kind == "markdown")


def test_nothing_of_a_solution_is_released(course):
    for assignment in course.assignments():
        released = b"\n".join(files(assignment.release).values()).decode(errors="replace")
        assert "BEGIN SOLUTION" not in released
        for cell in assignment.source.marked(ANSWER) + assignment.source.marked(WRITTEN):
            if f"{{{{solution.{cell.name}}}}}" in prose(assignment):
                continue  # an exercise for practice, whose solution can be unfolded
            body = re.search(r"### BEGIN SOLUTION\n(.*)### END SOLUTION", cell.text, re.DOTALL)[1]
            telling = [line.strip() for line in body.splitlines() if len(line.strip()) > 20]
            for line in telling or [body]:
                assert json.dumps(line)[1:-1] not in released, f"{cell.name}: {line}"


def test_a_release_has_stubs_and_no_outputs(course):
    for assignment in course.assignments():
        notebook = nbformat.read(assignment.release / assignment.filename, nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert all(not cell.outputs and cell.execution_count is None for cell in code)
        stubs = [cell for cell in code if "raise NotImplementedError()" in cell.source]
        assert len(stubs) == len(assignment.source.marked(ANSWER))


def test_points_in_prose_are_the_points_that_are_graded(course):
    for assignment in course.assignments():
        prose = "\n".join(
            cell.source
            for cell in assignment.release_notebook.cells
            if cell.cell_type == "markdown"
        )
        assert "{{" not in prose
        for name, points in assignment.points.items():
            assert f"`{name}` ({round(points) or 'no'} point" in prose
        total = sum((assignment.points | assignment.source.written).values())
        assert f"**Points**: {round(total) or 'no'} points" in prose


def test_checks_module_needs_numpy_and_the_standard_library_only():
    imports = re.findall(r"^(?:import|from) ([\w.]+)", checks_module(), re.MULTILINE)
    assert {name for name in imports if name == "numpy" or name.startswith("grader")} == {"numpy"}


def test_an_unknown_placeholder_is_refused(course, tmp_path):
    shutil.copytree(course.solutions, tmp_path / "solutions")
    shutil.copy(course.root / "nbgrader_config.py", tmp_path)
    source = tmp_path / "solutions" / "04-gradient-descent.py"
    source.write_text(source.read_text().replace("{{points.sigmoid}}", "{{points.sigmiod}}"))
    with pytest.raises(UserError, match="asks for points of 'sigmiod'"):
        build(type(course)(tmp_path))


def test_two_modules_of_checks_may_not_define_the_same_name():
    one, other = ast.parse("LIMIT = 1\ndef f(): ..."), ast.parse("LIMIT: int = 2\nclass g: ...")
    with pytest.raises(ValueError, match=r"defined in two of the modules of checks.py: LIMIT"):
        _refuse_clashes([one, other])


FOLDED = """\
# %% tags=["drawing"]
# @title A parabola
plt.plot(z)

# %% tags=["drawing"]
fig = 1

# %%
quiz("Why?", {"so": "Yes."}, right="so")

# %% tags=["demo"]
print(1)

# %%
2
"""


def built_cells(tmp_path, course, text):
    """The cells of a notebook that is made from this source."""
    shutil.copytree(course.solutions, tmp_path / "solutions")
    source = tmp_path / "solutions" / "04-gradient-descent.py"
    source.write_text(text)
    return instructor_notebook(type(course)(tmp_path).assignment("04-gradient-descent")).cells


def test_code_that_draws_or_asks_is_folded_away_and_never_graded(course, tmp_path):
    cells = built_cells(tmp_path, course, FOLDED)
    *folded, demo, plain = cells
    for cell in folded:
        assert cell.metadata.jupyter.source_hidden
        assert cell.metadata.cellView == "form"
        assert is_demo(cell)
    assert [cell.source.splitlines()[0] for cell in folded] == [
        "# @title A parabola",
        "# @title The code that draws this figure",
        "# @title A question: run this cell, then click",
    ]
    assert demo.metadata == {"tags": ["demo"]}
    assert plain.metadata == {}


PRACTICE = """# %% answer="double"
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% check="double" points={points}
check("double", double)

# %% [markdown]
# {{{{solution.double}}}}
"""


def test_the_solution_of_an_exercise_for_practice_can_be_unfolded(course, tmp_path):
    *_, text = built_cells(tmp_path, course, PRACTICE.format(points=0))
    assert "<details>" in text.source
    assert "```python\ndef double(x):\n    return 2 * x\n```" in text.source


def test_the_solution_of_an_exercise_with_points_is_never_built_in(course, tmp_path):
    with pytest.raises(UserError, match="expected an exercise whose check is worth points=0"):
        built_cells(tmp_path, course, PRACTICE.format(points=1))
