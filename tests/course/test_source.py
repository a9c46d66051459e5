import traceback

import numpy as np
import pytest

from grader.course.reference import load
from grader.course.source import SourceError, read_source

ANSWERED = '''# %% answer="double"
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% [markdown] hints="double"
# - First step,
#   which goes on.
# - Second step.

# %% check="double" points=3
check("double", double)
'''


@pytest.fixture
def source(tmp_path):
    def write(text):
        path = tmp_path / "09-doubling.py"
        path.write_text(text)
        return path

    return write


def test_marks_are_read(source):
    read = read_source(source(ANSWERED))
    assert read.points == {"double": 3.0}
    assert read.hints == {"double": ["First step, which goes on.", "Second step."]}
    assert [cell.mark for cell in read.cells] == ["answer", "hints", "check"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('answer="double"', 'ansewr="double"', "expected at most one of the marks"),
        (" points=3", "", "expected points on check and written cells"),
        ('answer="double"', 'answer="double" points=3', "and on no others"),
        ('answer="double"', 'answer="triple"', "expected one function called triple"),
        ('check("double", double)', "assert double(1) == 2", "to be just"),
        ("points=3", "points=three", "expected points to be a number .* got points=three"),
        ("points=3", "points=-1", "that is not below 0, got points=-1"),
        ("points=3", "points=NaN", "expected points to be a number"),
        (
            "def double(x):",
            "def double(x)",
            r"'double' is not Python: .* line 1 .*'def double\(x\)'",
        ),
    ],
)
def test_a_slip_in_a_mark_is_named(source, old, new, message):
    with pytest.raises(SourceError, match=message):
        read_source(source(ANSWERED.replace(old, new)))


def test_only_answer_cells_are_loaded(source):
    path = source("# %%\nraise SystemExit\ndef helper(): ...\n" + ANSWERED)
    loaded = load("09-doubling", path.parent)
    assert list(loaded) == ["double"]
    assert loaded["double"](4) == 8


def test_an_answer_that_is_not_there_is_named(source):
    with pytest.raises(LookupError, match="has no answer cell 'triple'"):
        load("09-doubling", source(ANSWERED).parent)["triple"]


def test_a_traceback_points_into_the_source(source):
    path = source(ANSWERED)
    try:
        load("09-doubling", path.parent)["double"](None)
    except TypeError as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
    assert frame.filename == str(path)
    assert frame.line == "return 2 * x"


def test_the_references_see_each_other(course):
    reference = load("04-gradient-descent", course.solutions)
    grads, cost = reference["propagate"](np.zeros((2, 1)), 0.0, np.ones((2, 3)), np.ones((1, 3)))
    assert cost == pytest.approx(np.log(2))
    assert grads["db"] == -0.5
