"""Right work is kept wherever it was typed, or a sentence says where it must stand."""

import copy

import pytest
from nbformat import v4

from grader.course.cells import exercise_of, grade_id, is_solution
from grader.marking.defined_elsewhere import defined_elsewhere
from grader.marking.restore_cells import restore
from grader.marking.unreadable_code import advice_on_syntax
from grader.sample_class import complete


@pytest.fixture
def finished(descent):
    return complete(descent, {"reflection": "It has learnt by heart."})


def place(notebook, mark):
    return [grade_id(cell) for cell in notebook.cells].index(mark)


def before(notebook, mark):
    """All code that runs before a check."""
    return "\n".join(cell.source for cell in notebook.cells[: place(notebook, mark)])


def test_an_answer_typed_into_its_check_runs_before_it(finished, descent):
    answer, check = place(finished, "sigmoid"), place(finished, "check-sigmoid")
    typed, finished.cells[answer].source = finished.cells[answer].source, "# below"
    finished.cells[check].source = f"{typed}\n\n{finished.cells[check].source}"
    made, flags = restore(finished, descent.release_notebook)
    assert typed in before(made, "check-sigmoid")
    release = descent.release_notebook
    again = made.cells[place(made, "check-sigmoid")].source
    assert again == release.cells[place(release, "check-sigmoid")].source
    assert "cell 'check-sigmoid' held code of its own: it runs before the check" in flags


def test_an_answer_merged_into_the_check_above_it_is_kept(finished, descent):
    cells = finished.cells
    for i in range(len(cells) - 1, 0, -1):
        if is_solution(cells[i]) and cells[i].cell_type == "code":
            above = next((k for k in range(i, 0, -1) if exercise_of(cells[k])), None)
            if above is not None:
                cells[above].source += f"\n\n{cells.pop(i).source}"
    made, _ = restore(finished, descent.release_notebook)
    for exercise in descent.points:
        assert f"def {exercise}(" in before(made, f"check-{exercise}")


def test_a_check_that_only_shows_more_is_put_right_without_ado(finished, descent):
    finished.cells[place(finished, "check-sigmoid")].source += "\nprint(sigmoid(0))"
    made, flags = restore(finished, descent.release_notebook)
    assert len(made.cells) == len(finished.cells)
    assert flags == ["cell 'check-sigmoid' was changed: put right"]


def test_a_stub_below_the_answer_is_not_run(finished, descent):
    answer = place(finished, "sigmoid")
    typed = finished.cells[answer].source
    release = descent.release_notebook
    finished.cells[answer].source = release.cells[place(release, "sigmoid")].source
    finished.cells.insert(answer, v4.new_code_cell(typed))
    made, flags = restore(finished, release)
    assert before(made, "check-sigmoid").count("def sigmoid(") == 1
    assert flags == ["the stub of sigmoid stood below its answer: it is not run"]


def test_a_stub_above_the_answer_or_without_one_stays(finished, descent):
    release = descent.release_notebook
    assert restore(release, release)[1] == []
    answer = place(finished, "sigmoid")
    typed = finished.cells[answer].source
    finished.cells[answer].source = release.cells[place(release, "sigmoid")].source
    finished.cells.insert(answer + 1, v4.new_code_cell(typed))
    made, flags = restore(finished, release)
    assert (before(made, "check-sigmoid").count("def sigmoid("), flags) == (2, [])


@pytest.mark.parametrize("moved", [False, True], ids=["gone", "at the end"])
def test_imports_that_do_not_stand_above_are_put_back(finished, descent, moved):
    first = next(c for c in finished.cells if "import numpy as np" in c.source)
    finished.cells.remove(first)
    if moved:
        finished.cells.append(first)
    made, flags = restore(finished, descent.release_notebook)
    assert flags == ["the imports that the notebook came with were missing: put back"]
    added = before(made, "sigmoid")
    assert "import numpy as np" in added
    assert "from checks import check" in added


def said(notebook, exercise, release):
    ours = {cell.source.strip() for cell in release.cells}
    return defined_elsewhere(exercise, notebook.cells, ours)


@pytest.mark.parametrize(
    "magic", ["%%html", "%%bash", "%%writefile mine.py", "%%timeit -n1", "%%!"]
)
def test_a_cell_that_another_program_reads_is_named(finished, descent, magic):
    cell = finished.cells[place(finished, "sigmoid")]
    cell.source = f"{magic}\n{cell.source}"
    told = said(finished, "sigmoid", descent.release_notebook)
    assert told.startswith(f"begins with {magic.split()[0]}, so what it defines is not there")


def test_an_answer_below_its_check_is_named(finished, descent):
    answer = place(finished, "sigmoid")
    typed = copy.deepcopy(finished.cells[answer].source)
    finished.cells[answer].source = ""
    check = place(finished, "check-sigmoid")
    finished.cells.insert(check + 1, v4.new_code_cell(typed))
    told = said(finished, "sigmoid", descent.release_notebook)
    assert told == f"stands below its check, as cell {check + 2} of the notebook: move it above"


def test_an_answer_in_a_raw_cell_or_under_another_name_is_named(finished, descent):
    answer = place(finished, "sigmoid")
    typed = finished.cells[answer].source
    finished.cells[answer].source = typed.replace("def sigmoid", "def Sigmiod")
    release = descent.release_notebook
    assert said(finished, "sigmoid", release).startswith("defines Sigmiod, and not sigmoid")
    finished.cells[answer] = v4.new_raw_cell(typed)
    assert "is a raw cell" in said(finished, "sigmoid", release)
    assert said(finished, "propagate_all", release) == ""


@pytest.mark.parametrize(
    ("evalue", "source", "told"),
    [
        ("invalid syntax", "<<<<<<< local\na\n=======\nb\n>>>>>>> remote", "a merge left both"),
        ("invalid syntax", "```python\na = 1\n```", "three backticks"),
        ("invalid non-printable character U+00A0 (x, line 1)", "a", "U+00A0 was pasted"),
        ("invalid character '\u201c' (U+201C) (x, line 1)", "a", "U+201C was pasted"),
        ("invalid syntax", "a = ", ""),
    ],
)
def test_what_python_cannot_read_is_told(evalue, source, told):
    advice = advice_on_syntax("SyntaxError", evalue, source)
    assert told in advice
    assert bool(told) == bool(advice)
    assert advice_on_syntax("NameError", evalue, source) == ""
