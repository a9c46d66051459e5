"""Whether numbers are the same, as NumPy has it."""

import itertools

import numpy as np
import pytest

from grader.judging.compare import Rules, all_close, same


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
