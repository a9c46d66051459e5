"""The words for a difference: the first one, where it is, and how many there are."""

import itertools

import numpy as np
import pytest

from grader.judging.compare import Rules, all_close, reason, same

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


def test_numbers_are_close_as_numpy_has_it():
    some = (0.0, -1.0, 1.0, 1.0 + 1e-9, 1.0 + 1e-4, 1e-9, 1e300, np.nan, np.inf, -np.inf)
    pairs = [np.array(pair) for pair in itertools.product(some, some[2:])]
    for got, wanted in itertools.product(pairs, pairs[::7]):
        assert all_close(got, wanted) == np.allclose(got, wanted), (got, wanted)
    assert all_close(np.zeros(0), np.zeros(0))
    assert not all_close(np.array([1.0, 2.0]), np.array([1.0, 2.1]), rtol=1e-6, atol=0)


@pytest.mark.parametrize("first", [np.nan, np.inf])
def test_the_first_numbers_alone_decide_nothing_when_they_are_none(first):
    assert same(np.array([first, 1.0]), np.array([first, 1.0]), Rules())
    assert not same(np.array([first, 1.0]), np.array([first, 2.0]), Rules())
    assert not same(np.array([first, 1.0]), np.array([0.0, 1.0]), Rules())
