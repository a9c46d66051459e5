"""Functions that travel as data."""

import numpy as np

from grader.judging.function_arguments import Cubic
from grader.sandbox.wire import decode, encode

THETA = np.array([[0.5], [-2.0]])


def test_a_cubic_is_the_sum_over_entries():
    cubic = Cubic(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
    by_hand = 0.5 + 3 * 0.25 + 5 * 0.125 + 2 * -2 + 4 * 4 + 6 * -8
    assert cubic(THETA) == by_hand


def test_it_is_the_same_after_a_journey():
    cubic = Cubic(np.random.default_rng(0).normal(size=(3, 2)))
    assert decode(encode((cubic,)))[0](THETA) == cubic(THETA)
