"""Answers that are off by an argument."""

import numpy as np
import pytest

from grader.judging.off_by_argument import by_an_argument, passed_on

ARGS = [(2.5, 0.3), (-1.5, 0.7), (4.0, 1.1)]
RIGHT = [np.array([7.0, 2.0]), np.array([3.0, -1.0]), np.array([5.5, 9.0])]


@pytest.mark.parametrize(
    ("way", "name"),
    [
        (lambda r, b, _: r * b, "times_an_argument"),
        (lambda r, b, c: r * b * c, "times_an_argument"),
        (lambda r, _, c: r * 2 * c, "times_an_argument"),
        (lambda r, _, c: r / c, "divided_by_an_argument"),
        (lambda r, b, _: r + b, "an_argument_added"),
        (lambda r, b, _: r - 3 * b, "an_argument_added"),
        (lambda r, b, c: r + b / c, ""),
        (lambda r, *_: r * 2, ""),
    ],
)
def test_an_argument_that_takes_part(way, name):
    pairs = [(way(right, *args), right) for right, args in zip(RIGHT, ARGS, strict=True)]
    found = by_an_argument(pairs, ARGS, ["b", "c"])
    assert (found.name if found else "") == name


def test_two_examples_are_no_evidence():
    pairs = [(right * args[0], right) for right, args in zip(RIGHT, ARGS, strict=True)]
    assert by_an_argument(pairs[:2], ARGS[:2], ["b", "c"]) is None


def test_a_part_that_has_an_arguments_name():
    assert "rate" in passed_on("rate", ["w", "rate"]).hint
    assert passed_on("costs", ["w", "rate"]) is None
