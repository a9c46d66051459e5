import copy

from nbformat import v4

from grader.course.cells import exercise_of, grade_id
from grader.marking.restore_cells import restore


def marks(notebook):
    return [grade_id(cell) for cell in notebook.cells if grade_id(cell)]


def find(notebook, mark):
    return next(cell for cell in notebook.cells if grade_id(cell) == mark)


def test_an_untouched_release_stays_as_it_is(descent):
    notebook, flags = restore(descent.release_notebook, descent.release_notebook)
    assert notebook == descent.release_notebook
    assert flags == []


def test_what_was_handed_in_is_not_changed(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    submitted.cells = submitted.cells[:5]
    before = copy.deepcopy(submitted)
    restore(submitted, descent.release_notebook)
    assert submitted == before


def test_deleted_checks_are_put_back_in_order(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    submitted.cells = [cell for cell in submitted.cells if not exercise_of(cell)]
    notebook, flags = restore(submitted, descent.release_notebook)
    checks = [mark for mark in marks(descent.release_notebook) if mark.startswith("check-")]
    assert [mark for mark in marks(notebook) if mark.startswith("check-")] == checks
    assert len(flags) == len(checks)
    order = marks(notebook)
    for name in descent.points:
        assert order.index(name) < order.index(f"check-{name}")


def test_without_any_marks_the_checks_come_last(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    for cell in submitted.cells:
        cell.metadata.pop("nbgrader", None)
    notebook, _ = restore(submitted, descent.release_notebook)
    added = notebook.cells[len(submitted.cells) :]
    assert [exercise_of(cell) for cell in added[:-1]] == list(descent.points)


def test_a_changed_check_is_put_right(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    check = find(submitted, "check-sigmoid")
    check.source = "'10.0'"
    check.metadata.nbgrader.points = 1000
    check.metadata.nbgrader.solution = True
    notebook, flags = restore(submitted, descent.release_notebook)
    assert find(notebook, "check-sigmoid") == find(descent.release_notebook, "check-sigmoid")
    assert flags == ["cell 'check-sigmoid' was changed: put right"]


def test_an_answer_keeps_its_text_but_not_its_marks(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    answer = find(submitted, "sigmoid")
    answer.source = "sigmoid = None"
    answer.metadata.tags = ["demo"]
    answer.metadata.nbgrader.points = 99
    notebook, _ = restore(submitted, descent.release_notebook)
    assert find(notebook, "sigmoid").source == "sigmoid = None"
    assert find(notebook, "sigmoid").metadata == find(descent.release_notebook, "sigmoid").metadata


def test_a_doubled_mark_stays_on_its_last_cell(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    place = marks(submitted).index("check-sigmoid")
    again = copy.deepcopy(find(submitted, "check-sigmoid"))
    submitted.cells.append(again)
    notebook, flags = restore(submitted, descent.release_notebook)
    assert marks(notebook).index("check-sigmoid") > place
    assert marks(notebook).count("check-sigmoid") == 1
    assert flags == ["duplicate cell 'check-sigmoid': not graded"]


def test_an_unknown_mark_is_taken_off(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    forged = v4.new_code_cell("1000.0", metadata={"nbgrader": {"grade_id": "bonus", "points": 9}})
    odd = v4.new_code_cell("", metadata={"nbgrader": ["what"]})
    submitted.cells += [forged, odd]
    notebook, flags = restore(submitted, descent.release_notebook)
    assert "bonus" not in marks(notebook)
    assert all("nbgrader" not in cell.metadata for cell in notebook.cells[-2:])
    assert flags == ["unknown cell 'bonus': not graded"]


def test_only_demo_cells_keep_their_outputs(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    shown = v4.new_output("stream", name="stdout", text="mine")
    for cell in submitted.cells:
        if cell.cell_type == "code":
            cell.outputs = [shown]
    notebook, _ = restore(submitted, descent.release_notebook)
    kept = [cell for cell in notebook.cells if cell.get("outputs")]
    assert kept
    assert all("demo" in cell.metadata.tags for cell in kept)


def test_a_changed_kind_of_cell_is_put_right_and_told(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    answer = find(submitted, "sigmoid")
    answer.cell_type = "markdown"
    notebook, flags = restore(submitted, descent.release_notebook)
    assert find(notebook, "sigmoid").cell_type == "code"
    assert flags == ["cell 'sigmoid' was changed: put right"]


def test_what_a_submission_could_not_hold_is_put_back_without_a_word(descent):
    submitted = copy.deepcopy(descent.release_notebook)
    gone = {"check-sigmoid", "check-predict", "reflection"}
    submitted.cells = [cell for cell in submitted.cells if grade_id(cell) not in gone]
    excused = ("sigmoid", "reflection")
    notebook, flags = restore(submitted, descent.release_notebook, excused)
    assert flags == ["cell 'check-predict' was missing: put back"]
    assert gone <= {grade_id(cell) for cell in notebook.cells}
