"""No forgery earns a point that it does not deserve; what it does not break keeps its points."""

import html.parser
import resource

import pytest
from nbformat import v4

from grader.course.cells import grade_id
from grader.judging.verdict_view import verdict_text
from grader.marking.restore_cells import restore
from grader.marking.run_and_mark import run_and_mark
from grader.sample_class import complete
from grader.sandbox import Limits
from tests.attacks.forgeries import ENDS_THE_RUN, FORGERIES, SLOW, UNCOUNTED

WRONG = "def sigmoid(z):\n    return z"
TRAINING = {"optimize", "model"}
"""They take most of a marking's time, and tell no more about a forgery than the others do."""
REST = 16
"""Points of all others but `sigmoid`."""
LIMITS = Limits(cell_seconds=2, call_seconds=1, grace_seconds=0.3, total_seconds=20, patience=2)


@pytest.fixture
def marked(descent):
    """Mark a notebook with a wrong sigmoid and a forgery right before its check."""

    def run(forgery):
        notebook = complete(descent, {"sigmoid": WRONG})
        marks = [grade_id(cell) for cell in notebook.cells]
        place = marks.index("check-sigmoid")
        notebook.cells.insert(place, v4.new_code_cell(forgery, id="forgery"))
        restored, _ = restore(notebook, descent.release_notebook)
        return run_and_mark(restored, descent, seed=11, limits=LIMITS, excused=TRAINING)

    return run


@pytest.mark.parametrize("name", [name for name in FORGERIES if name not in ENDS_THE_RUN])
def test_a_forgery_earns_nothing_and_costs_nothing(marked, name):
    verdicts = marked(FORGERIES[name]).verdicts
    assert verdicts["sigmoid"].points == 0
    assert sum(verdict.points for verdict in verdicts.values()) == REST, verdicts


@pytest.mark.parametrize("name", sorted(ENDS_THE_RUN))
def test_what_harms_its_own_run_earns_nothing(marked, name):
    verdicts = marked(FORGERIES[name]).verdicts
    assert verdicts["sigmoid"].points == 0
    assert sum(verdict.points for verdict in verdicts.values()) <= REST


def test_what_it_costs_the_grader_is_bounded(marked):
    """An answer of 1 MB is not made into gigabytes, nor a flag or a verdict of it into pages."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("a column that many arrays share", "an answer of very many names"):
        told = marked(FORGERIES[name])
        assert len(repr(told.verdicts)) + len(repr(told.flags)) < 20_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


@pytest.mark.parametrize("name", UNCOUNTED)
def test_a_loop_that_hides_is_worth_a_loops_points(marked, name):
    verdict = marked(SLOW + UNCOUNTED[name]).verdicts["sigmoid"]
    assert (verdict.points, verdict.max_points) == (2, 3)


def test_a_later_exercise_does_not_answer_an_earlier_one(descent):
    """Its check is moved before the other's: `optimize` for one step would be `propagate`."""
    by_optimize = (
        "def propagate(w, b, X, Y):\n    _, grads, costs = optimize(w, b, X, Y, 1, 1.0)\n"
        "    return grads, costs[0]"
    )
    notebook = complete(
        descent, {"propagate": by_optimize, "optimize": "def optimize(*args): raise ValueError"}
    )
    moved = [cell for cell in notebook.cells if grade_id(cell) in {"optimize", "check-optimize"}]
    rest = [cell for cell in notebook.cells if cell not in moved]
    place = [grade_id(cell) for cell in rest].index("check-propagate")
    notebook.cells = [*rest[:place], *moved, *rest[place:]]
    restored, _ = restore(notebook, descent.release_notebook)
    verdicts = run_and_mark(restored, descent, seed=11).verdicts
    assert list(verdicts).index("optimize") < list(verdicts).index("propagate")
    assert (verdicts["optimize"].points, verdicts["propagate"].points) == (0, 0)
    assert verdicts["model"].points == verdicts["model"].max_points


def test_what_an_error_says_is_not_obeyed_by_a_terminal(marked):
    verdicts = marked(
        "class E(Exception): pass\nE.__name__ = 'E\\x1b[2J'\n"
        "def sigmoid(z): raise E('\\x1b]0;mine\\x07')"
    ).verdicts
    said = verdict_text(verdicts["sigmoid"])
    assert "it raised E?[2J: ?]0;mine?" in said


def test_what_stopped_a_cell_is_told_within_bounds(descent):
    notebook = complete(descent, {"sigmoid": "raise ValueError('\\x1b[2J' + 'x' * 1_000_000)"})
    restored, _ = restore(notebook, descent.release_notebook)
    told = run_and_mark(restored, descent, seed=11).verdicts["sigmoid"].failure
    assert "stopped with ValueError: ?[2Jxxx" in told.message
    assert len(told.message) < 2000


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.seen |= {name for name, _ in attrs}


def test_markup_from_a_notebook_is_text_in_its_verdict(marked):
    notebook = marked(FORGERIES["markup in an error"]).notebook
    [check] = [cell for cell in notebook.cells if grade_id(cell) == "check-sigmoid"]
    tags = Tags()
    tags.feed(check.outputs[0].data["text/html"])
    assert tags.seen <= {"div", "style", "strong", "table", "tbody", "tr", "td", "p"}
