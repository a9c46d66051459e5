"""What a notebook asks of its reader: the minutes it states, an early success, little code."""

import re

import pytest

from grader.course.cells import DRAWING, is_demo
from grader.course.source import ANSWER, CHECK, HINTS, WRITTEN
from tests.conftest import ROOT
from tests.notebooks.notebook_run import quizzes

WORDS_A_MINUTE, LINES_A_MINUTE = 180, 12
EXERCISE, QUESTION, PREDICTION, ESSAY, FORMULA = 3.0, 0.75, 0.5, 5.0, 0.5
"""Minutes for each."""
OFF_BY = 0.15
"""The share by which the estimate may miss what is stated; readers differ by more."""
FIRST_SUCCESS = 500
"""Words before the first check: two minutes at 250 words a minute, for who knows Python."""
DRAWS = re.compile(r"^\s*(fig\b.*=|ax\w*[.\[]|axes\b|plt\.)")
LINES_THAT_DRAW = 4
"""More of them in a cell, and what is to be learned is hard to see between them."""


def prose(cell):
    return cell.kind == "markdown" and cell.mark not in {HINTS, WRITTEN}


def words(text):
    return len(re.findall(r"\w+", re.sub(r"\$.*?\$|`", "", text, flags=re.DOTALL)))


def code_to_read(assignment):
    """The lines of code that a reader sees, but those folded away and those to be written."""
    for cell in assignment.source.cells:
        folded = DRAWING in cell.tags or cell.text.startswith("quiz(")
        if cell.kind == "code" and cell.mark not in {ANSWER, CHECK} and not folded:
            yield [line for line in cell.text.splitlines() if line.strip()]


def minutes(assignment):
    text = "\n".join(cell.text for cell in assignment.source.cells if prose(cell))
    return (
        words(text) / WORDS_A_MINUTE
        + sum(map(len, code_to_read(assignment))) / LINES_A_MINUTE
        + EXERCISE * len(assignment.points)
        + QUESTION * len(quizzes(assignment))
        + PREDICTION * text.count("Predict, then run")
        + ESSAY * len(assignment.source.written)
        + FORMULA * text.count("$$") / 2
    )


def test_it_takes_the_time_that_it_states(assignment):
    text = "\n".join(cell.text for cell in assignment.source.cells)
    stated = int(re.search(r"\*\*Time\*\*: about (\d+) minutes", text)[1])
    assert minutes(assignment) == pytest.approx(stated, rel=OFF_BY)


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_the_table_of_the_course_says_the_same(assignment, page):
    text = "\n".join(cell.text for cell in assignment.source.cells)
    stated = re.search(r"\*\*Time\*\*: about (\d+) minutes", text)[1]
    # the first row: speed is told of in another table further down
    row = re.search(rf"^\| [`\[]{assignment.name}[`\]].*$", (ROOT / page).read_text(), re.MULTILINE)
    points = sum((assignment.points | assignment.source.written).values())
    worth = [f"{points:g}" if points else "practice"] if page == "README.md" else []
    assert [cell.strip() for cell in row[0].strip("|").split("|")[2:]] == [stated, *worth]


def test_the_first_check_comes_early(assignment):
    cells = assignment.source.cells
    first = next(i for i, cell in enumerate(cells) if cell.mark == CHECK)
    assert words("\n".join(cell.text for cell in cells[:first] if prose(cell))) <= FIRST_SUCCESS
    needed = [c for c in cells[:first] if c.kind == "code" and c.mark == ANSWER]
    assert len(needed) == 1, "nothing else is to be written before it"


def test_code_that_only_draws_is_folded_away(assignment):
    drawings = [cell for cell in assignment.source.cells if DRAWING in cell.tags]
    if not drawings:
        pytest.skip("nothing is folded here yet")
    for lines in code_to_read(assignment):
        drawing = [line for line in lines if DRAWS.match(line)]
        assert len(drawing) <= LINES_THAT_DRAW, lines[0]


def test_what_is_folded_away_says_what_it_is(assignment):
    folded = [cell for cell in assignment.release_notebook.cells
              if cell.metadata.get("jupyter", {}).get("source_hidden")]  # fmt: skip
    assert folded
    for cell in folded:
        assert cell.source.startswith("# @title "), cell.source[:60]
        assert is_demo(cell)
