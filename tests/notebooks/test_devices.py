"""Every notebook teaches by the same devices, in the same frame, and says what it is worth."""

import re

import pytest

from grader.course.source import HINTS, WRITTEN

FRAME = {
    "what is learned": r"\*\*You will learn",
    "what is needed": r"\*\*You need\*\*",
    "minutes": r"\*\*Time\*\*: about \d+ minutes",
    "points": r"\*\*Points\*\*: \{\{points\.total\}\}",
    "remember": r"^## What you should remember",
    "further reading": r"^## Further reading",
}
"""What stands in the text, in this order."""
DEVICES = {
    "prediction": r"\*\*Predict, then run",
    "exercise": r"### Exercise: `\w+` \(\{\{points\.\w+\}\}",
    "looking": r"\*What do you see\?\*",
    "misconception": r"\*\*A common misconception\*\*",
}
"""What stands in the text, somewhere."""
CODE = {
    "slider": r"^@?interact\(",
    "figure": r"\bshow\(",
    "check": r"^check\(",
}
LITERAL_POINTS = re.compile(r"\b\d+ points?\b")


def prose(assignment):
    return "\n\n".join(cell.text for cell in assignment.source.cells if cell.kind == "markdown")


@pytest.mark.parametrize("device", FRAME | DEVICES)
def test_the_text_has_it(assignment, device):
    pattern = (FRAME | DEVICES)[device]
    assert re.search(pattern, prose(assignment), re.MULTILINE), pattern


@pytest.mark.parametrize("device", CODE)
def test_the_code_has_it(assignment, device):
    code = (cell.text for cell in assignment.source.cells if cell.kind == "code")
    assert any(re.search(CODE[device], text, re.MULTILINE) for text in code), CODE[device]


def test_the_frame_stands_in_its_order(assignment):
    text = prose(assignment)
    places = [re.search(pattern, text, re.MULTILINE) for pattern in FRAME.values()]
    starts = [place.start() for place in places if place]
    assert starts == sorted(starts)


def test_it_measures_or_tries_a_gradient(assignment):
    if not graded(assignment):
        pytest.skip("it is no lesson")
    code = "\n".join(cell.text for cell in assignment.source.cells if cell.kind == "code")
    assert re.search(r"perf_counter|timeit|\beps\b", code)


def test_a_graded_notebook_ends_with_one_written_question(assignment):
    if not graded(assignment):
        pytest.skip("it is no lesson")
    [cell] = assignment.source.marked(WRITTEN)
    scheme = re.search(r"### BEGIN SOLUTION\n(.*)### END SOLUTION", cell.text, re.DOTALL)[1]
    remarks = re.findall(r"\(\d+\)", scheme.partition("Full marks")[0])
    assert len(remarks) == cell.points, "one numbered remark for each point"
    checks = [i for i, each in enumerate(assignment.source.cells) if each.name in assignment.points]
    assert assignment.source.cells.index(cell) > max(checks)


def test_a_mark_scheme_shows_answers_at_full_half_and_no_marks(assignment):
    if not graded(assignment):
        pytest.skip("nobody reads what is not graded")
    [cell] = assignment.source.marked(WRITTEN)
    marks = r"^(?:# )?(Full marks|Half marks|No marks)(?:, ([\d.]+))?: "
    full, half, none = re.findall(marks, cell.text, re.MULTILINE)
    assert full == ("Full marks", f"{cell.points:g}")
    assert half == ("Half marks", f"{cell.points / 2:g}")
    assert none == ("No marks", "")


def test_every_exercise_has_a_ladder_of_hints(assignment):
    ladders = assignment.source.hints
    assert set(ladders) == set(assignment.points)
    assert all(len(steps) >= 3 for steps in ladders.values())
    assert len(assignment.source.marked(HINTS)) == len(ladders)


def test_no_number_of_points_is_typed_by_hand(assignment):
    for cell in assignment.source.cells:
        if cell.kind == "markdown" and cell.mark is None:
            assert not LITERAL_POINTS.search(cell.text), cell.text[:80]


def graded(assignment):
    """Whether it is a lesson: before the first and after the last, nobody reads what is written."""
    return not assignment.name.startswith("00-") and sum(assignment.points.values()) > 0
