"""A loop over the examples is seen, however it is written; vectorized code has none."""

import functools
import math
import sys

import numpy as np
import pytest

from grader.judging.count_lines import SIZES, count_lines, growth

exp_of_each = np.vectorize(math.exp)


def by_for(x):
    total = 0.0
    for value in x:
        total += math.exp(value)
    return total


def by_while(x):
    total, i = 0.0, 0
    while i < len(x):
        total += math.exp(x[i])
        i += 1
    return total


def by_comprehension(x):
    return sum([math.exp(value) for value in x])


def by_generator(x):
    return sum(math.exp(value) for value in x)


def by_map(x):
    return sum(map(math.exp, x))


def by_vectorize(x):
    return np.vectorize(math.exp)(x).sum()


def by_vectorize_made_before(x):
    return exp_of_each(x).sum()


def by_recursion(x):
    return 0.0 if len(x) == 0 else math.exp(x[0]) + by_recursion(x[1:])


def by_apply_along_axis(x):
    return np.apply_along_axis(lambda row: 2 * row, 1, x[:, None]).sum()


def by_arrays(x):
    return np.exp(x).sum()


def by_arrays_and_a_print(x):
    np.array2string(x)
    return np.exp(x).sum()


def by_loop_over_steps(x):
    for _ in range(50):
        x = x * 0.9
    return x


def lines_of(function):
    inputs = [np.linspace(0, 1, size) for size in SIZES]
    return [count_lines(functools.partial(function, x))[1] for x in inputs]


@pytest.mark.parametrize(
    "function",
    [
        by_for,
        by_while,
        by_comprehension,
        by_generator,
        by_map,
        by_vectorize,
        by_vectorize_made_before,
        by_recursion,
        by_apply_along_axis,
    ],
)
def test_a_loop_over_the_entries_is_seen(function):
    assert growth(lines_of(function))


@pytest.mark.parametrize("function", [by_arrays, by_arrays_and_a_print, by_loop_over_steps])
def test_vectorized_code_runs_as_many_lines_for_many(function):
    assert not growth(lines_of(function))


def test_the_result_is_the_functions():
    assert count_lines(lambda: by_map([0.0, 0.0]))[0] == 2.0


def test_whoever_sends_the_counting_away_is_told():
    def unseen(x):
        sys.settrace(None)
        return by_for(x)

    before = sys.gettrace()
    with pytest.raises(RuntimeError, match="lines cannot be counted"):
        count_lines(lambda: unseen([1.0]))
    assert sys.gettrace() == before


def test_afterwards_all_is_as_before():
    before = (map, np.vectorize.__call__, sys.gettrace())
    with pytest.raises(ZeroDivisionError):
        count_lines(lambda: 1 / 0)
    assert (map, np.vectorize.__call__, sys.gettrace()) == before
