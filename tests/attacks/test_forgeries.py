"""No forgery earns a point that it does not deserve; what it does not break keeps its points."""

import html.parser

import pytest
from nbformat import v4

from grader.execute import run_and_mark
from grader.restore import grade_id, restore
from grader.sample_class import complete
from tests.attacks.forgeries import ENDS_THE_RUN, FORGERIES

WRONG = "def sigmoid(z):\n    return z"


@pytest.fixture
def marked(descent):
    """Mark a notebook with a wrong sigmoid and a forgery right before its check."""

    def run(forgery):
        notebook = complete(descent, {"sigmoid": WRONG})
        marks = [grade_id(cell) for cell in notebook.cells]
        place = marks.index("check-sigmoid")
        notebook.cells.insert(place, v4.new_code_cell(forgery, id="forgery"))
        restored, _ = restore(notebook, descent.release_notebook)
        return run_and_mark(restored, descent, seed=11)

    return run


@pytest.mark.parametrize("name", [name for name in FORGERIES if name not in ENDS_THE_RUN])
def test_a_forgery_earns_nothing_and_costs_nothing(marked, name):
    verdicts = marked(FORGERIES[name]).verdicts
    assert verdicts["sigmoid"].points == 0
    assert sum(verdict.points for verdict in verdicts.values()) == 27, verdicts


@pytest.mark.parametrize("name", sorted(ENDS_THE_RUN))
def test_what_harms_its_own_run_earns_nothing(marked, name):
    verdicts = marked(FORGERIES[name]).verdicts
    assert verdicts["sigmoid"].points == 0
    assert sum(verdict.points for verdict in verdicts.values()) <= 27


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
