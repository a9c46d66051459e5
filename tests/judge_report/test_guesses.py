"""Guessing earns nothing, but where a guess is what is asked for."""

import pytest

from grader.judge_report.guesses import best_guess


@pytest.mark.parametrize(
    ("assignment", "exercise"),
    [
        ("01-images-as-vectors", "dataset_shapes"),  # the shape of the first argument
        ("04-gradient-descent", "model"),  # its own arguments
        ("04-gradient-descent", "propagate"),
        ("04-gradient-descent", "predict"),
    ],
)
def test_a_guess_earns_nothing(course, assignment, exercise):
    assert best_guess(course.assignment(assignment), exercise, 7)[0] == 0


def test_zeros_are_the_right_start(descent):
    assert best_guess(descent, "initialize_with_zeros", 7) == (1, "zeros")
