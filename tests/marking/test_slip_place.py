"""The place of a slip, named at grading: a claim about the student's own code, and no more."""

import types

import pytest

from grader.course.cells import LOOK_AGAIN, grade_id
from grader.feedback.cells import shown_cells
from grader.judging.judge import Facet, Verdict
from grader.judging.locate.question import QUESTIONS
from grader.marking.mark_notebook import Marked
from grader.marking.run_and_mark import run_and_mark
from grader.marking.slip_place import locate_slip
from grader.sample_class.completing import complete

WRONG = """def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 + A))
    dw = 1 / m * np.dot(X, (A - Y).T)
    db = 1 / m * np.sum(A - Y)
    return {"dw": dw, "db": db}, cost
"""
SAID = "Look again at `1 + A` in line 4: is that the operation that is meant?"


@pytest.fixture(scope="module")
def marked(descent):
    return run_and_mark(complete(descent, {"propagate": WRONG}), descent, 7)


def test_a_verdict_names_the_place(marked):
    assert SAID in marked.verdicts["propagate"].notes
    assert marked.verdicts["propagate"].points == 7.0
    assert not any(verdict.notes for name, verdict in marked.verdicts.items() if name == "sigmoid")


def test_the_check_cell_shows_it(marked):
    [shown] = [cell for cell in marked.notebook.cells if grade_id(cell) == "check-propagate"]
    assert "1 + A" in shown.outputs[0].data["text/html"]


def test_the_feedback_page_marks_the_line(marked, descent):
    release = descent.release_notebook
    [cell] = [cell for cell in shown_cells(marked.notebook, release, {}) if cell.again]
    before, line, after = cell.again
    assert before.count("\n") == 3
    assert line == WRONG.splitlines()[3]
    assert after.startswith("    dw =")


class Claiming:
    """A run that claims whatever it likes."""

    alive = True

    def __init__(self, claim):
        self.claim = claim

    def locate(self, _name, **_question):
        return self.claim


@pytest.mark.parametrize(
    "claim",
    [
        None,
        [4, "<script>alert(1)</script>", [], 0, ""],
        [3, "1 + A", [], 0, ""],
        [4, "", [], 0, ""],
        [0, "1 + A", [], 0, ""],
        [10**9, "1 + A", [], 0, ""],
        ["4", "1 + A", [], 0, ""],
        [4, "1 + A"],
        [4, "1 + A", []],
        [4, "1 + A", [], 0],
        [4, "1 + A", [], "5", ""],
        {"line": 4},
        [True, ["1 + A"], [], 0, ""],
    ],
)
def test_what_the_notebook_does_not_say_is_not_shown(claim, descent):
    result = claimed(claim, descent)
    assert result.verdicts["propagate"].notes == ()
    assert all(LOOK_AGAIN not in cell.metadata for cell in result.notebook.cells)


def test_a_claim_that_the_notebook_bears_out_is_shown(descent):
    result = claimed([4, "1 + A", ["cost", "<b>", []], 0, "<b>who?</b>"], descent)
    assert result.verdicts["propagate"].notes == ("For cost, look again at `1 + A` in line 4.",)


def test_a_question_of_ours_is_shown_and_no_other(descent):
    asked = min(QUESTIONS)
    result = claimed([4, "1 + A", [], 0, asked], descent)
    assert result.verdicts["propagate"].notes == (f"Look again at `1 + A` in line 4: {asked}",)


def test_empty_lines_before_a_function_count_for_its_student(descent):
    result = claimed([4, "1 + A", [], 5, ""], descent, "\n\n" + WRONG)
    said = "Look again at `1 + A` in line 6, and at line 7."
    assert result.verdicts["propagate"].notes == (said,)


@pytest.mark.parametrize("line", [-1, 3, 4, 10**9])
def test_a_second_line_comes_after_the_first_one_in_the_cell(line, descent):
    result = claimed([4, "1 + A", [], line, ""], descent)
    assert result.verdicts["propagate"].notes == ("Look again at `1 + A` in line 4.",)


def claimed(claim, assignment, text=WRONG):
    facets = (Facet("dw", 3, 3), Facet("cost", 0, 3, "expected 1; got 2"))
    marked = Marked(complete(assignment, {"propagate": text}))
    marked.verdicts["propagate"] = Verdict("propagate", facets)
    return locate_slip(marked, assignment, Claiming(claim))


def test_what_is_right_or_explained_is_not_searched(descent):
    def refuse(*_args, **_kwargs):
        raise AssertionError("searched")

    run = types.SimpleNamespace(alive=True, locate=refuse)
    marked = Marked(complete(descent, {}))
    facet = Facet("dw", 0, 3, "expected 1; got 5", "Average over the m examples.")
    marked.verdicts = {
        "sigmoid": Verdict("sigmoid", (Facet("result", 3, 3),)),
        "propagate": Verdict("propagate", (facet,)),
    }
    locate_slip(marked, descent, run)
