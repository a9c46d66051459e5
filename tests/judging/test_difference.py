"""The words for a difference: the first one, where it is, and how many there are."""

import numpy as np
import pytest

from grader.judging.compare import Rules, same
from grader.judging.difference import reason

RIGHT = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def test_the_first_place_that_differs_is_named_and_the_others_are_counted():
    got = RIGHT.copy()
    got[0, 1], got[1, 2] = 2.5, 9
    assert reason(got, RIGHT, Rules()) == "expected 2 at [0, 1]; got 2.5; 2 of 6 differ"


def test_the_first_place_without_a_number_is_named():
    got = RIGHT.copy()
    got[0, 2], got[1, 0] = np.inf, np.nan
    assert reason(got, RIGHT, Rules()) == "expected finite numbers; got inf at [0, 2]"


def test_one_number_has_no_place():
    assert reason(np.array(0.25), np.array(0.5), Rules()) == "expected 0.5; got 0.25"


def test_another_shape_is_said_before_any_number():
    assert reason(RIGHT.T, RIGHT, Rules()) == "expected shape (2, 3); got shape (3, 2)"


@pytest.mark.parametrize(("off", "right"), [(0.9e-5, True), (1.1e-5, False)])
def test_the_tolerance_is_relative_to_the_right_answer(off, right):
    rules = Rules(rtol=1e-5, atol=0.0)
    assert (reason(RIGHT * (1 + off), RIGHT, rules) == "") is right
    assert same(RIGHT * (1 + off), RIGHT, rules) is right


def test_a_reference_without_an_answer_is_a_fault_of_the_course():
    with pytest.raises(TypeError, match="the reference's own answer is not one"):
        reason(RIGHT, "a text", Rules())
