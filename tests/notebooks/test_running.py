"""Every notebook runs: completed without an error, released up to its stubs, graded as deserved."""

import copy

from nbformat import v4

from grader.course.cells import is_demo
from grader.sample_class import complete
from tests.notebooks.notebook_run import OURS, run_in_its_folder, unexplained

COLUMNS = 96
"""Characters in a line of output, in a window of 1200 pixels with JupyterLab's list of files."""
MEGABYTES = 500
"""What a notebook may use, on a small machine or on Colab."""


def test_completed_it_runs_without_an_error(completed):
    assert [(cell.source[:60], error.ename) for cell, error in completed.errors] == []


def test_completed_every_check_is_right(completed, assignment):
    shown = [str(output.get("data", {}).get("text/plain", "")) for cell in completed.code
             for output in cell.outputs]  # fmt: skip
    for name in assignment.points:
        assert any(f"✓ {name}: all right" in text for text in shown), name


def test_nothing_is_red_but_on_purpose(completed):
    """Standard error is red in Jupyter: only where the text says so."""
    said = ""
    for cell in completed.notebook.cells:
        if cell.cell_type == "markdown":
            said = cell.source
        elif "on purpose" not in said:
            red = [o.text for o in cell.outputs if o.get("name") == "stderr"]
            assert red == [], cell.source[:60]


def test_no_printed_line_is_cut_within_a_word(completed):
    """JupyterLab breaks a line that is too long for the window wherever it ends."""
    printed = [line for cell in completed.code for out in cell.outputs
               if out.output_type == "stream" for line in out.text.splitlines()]  # fmt: skip
    assert [line for line in printed if len(line) > COLUMNS] == []


def test_it_fits_into_memory(completed):
    assert completed.megabytes < MEGABYTES


def test_released_it_stops_at_unwritten_exercises_only(released):
    assert unexplained(released) == []


def test_released_every_check_says_what_is_missing(released, assignment):
    checks = {cell.source for cell, error in released.errors if error.ename == "NotRightYet"}
    assert checks == {f'check("{name}", {name})' for name in assignment.points}


def test_completed_it_gets_full_marks(marked, assignment):
    done, flags = marked(complete(assignment, {}))
    assert {name: v.status for name, v in done.verdicts.items()} == dict.fromkeys(
        assignment.points, "passed"
    )
    assert sum(v.points for v in done.verdicts.values()) == sum(assignment.points.values())
    assert set(done.written.values()) <= {"manual"}
    assert flags == []


def test_blank_it_gets_nothing(marked, assignment):
    done, flags = marked(assignment.release_notebook)
    assert {v.status for v in done.verdicts.values()} <= {"blank"}
    assert sum(v.points for v in done.verdicts.values()) == 0
    assert set(done.written.values()) <= {"blank"}
    assert flags == []


def test_nothing_graded_depends_on_a_demo_cell(marked, assignment):
    notebook = complete(assignment, {})
    assert any(map(is_demo, notebook.cells))
    notebook.cells = [cell for cell in notebook.cells if not is_demo(cell)]
    done, flags = marked(copy.deepcopy(notebook))
    assert {v.status for v in done.verdicts.values()} <= {"passed"}
    stopped = [cell.source[:60] for cell in done.notebook.cells if cell.cell_type == "code"
               for output in cell.outputs if output.output_type == "error"]  # fmt: skip
    assert stopped == []
    assert flags == []


def test_the_runs_above_have_no_grader(course, tmp_path):
    assignment = course.assignments()[0]  # how a notebook is run does not depend on which
    notebook = v4.new_notebook(cells=[v4.new_code_cell(f"import {name}") for name in OURS])
    run = run_in_its_folder(notebook, assignment, tmp_path)
    assert [error.evalue for _, error in run.errors] == [f"no {name} on Colab" for name in OURS]
