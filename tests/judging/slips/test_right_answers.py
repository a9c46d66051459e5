"""No certain slip is seen in a right answer: said of a wrong one, it would be as false."""

import pytest

from grader.judging.slips.arithmetic import power_of_the_last
from grader.judging.slips.calls import call_slip
from grader.judging.slips.counting import (
    best_stays,
    counts_another_axis,
    divided_in_each_round,
    ends_before_zero,
    never_goes_round,
)
from grader.judging.slips.ranking import certain_slip
from grader.judging.slips.results import lost_line, reduced_by_axis
from grader.judging.slips.starts import after_the_loop, starts_anew
from grader.judging.source import functions_in, source_of

LOOKS = (certain_slip, power_of_the_last, lost_line, starts_anew)


def right_answers(course):
    """Each reference and each variant: the assignment's signatures, and its syntax tree."""
    for assignment in course.assignments():
        functions = [(name, assignment.reference[name]) for name in assignment.exercises]
        functions += [(each.exercise, each.function) for each in assignment.variants]
        for exercise, function in functions:
            for tree in functions_in(source_of(function)).values():
                tree.name = exercise
                yield assignment.signatures, tree


def test_no_slip_is_seen_in_a_right_answer(course):
    seen = [
        (tree.name, cause.name, tree.lineno)
        for signatures, tree in right_answers(course)
        for cause in (
            *(look(tree) for look in LOOKS),
            call_slip(tree, signatures),
        )
        if cause
    ]
    assert seen == []


def tree_of(*lines):
    [tree] = functions_in("\n ".join(["def f(X, A):", *lines])).values()
    return tree


@pytest.mark.parametrize(
    ("look", "lines"),
    [
        (counts_another_axis, ["for i in range(len(A)):", "  total += A[0][i]"]),
        (counts_another_axis, ["n, m = X.shape", "for i in range(n):", "  total += X[:, i]"]),
        (ends_before_zero, ["for i in range(len(X) - 1, 0, -1):", "  total += X[i]"]),
        (never_goes_round, ["for i in range(len(X) - 1, -1, 1):", "  total += X[i]"]),
        (
            best_stays,
            [
                "best = 9",
                "for i in range(3):",
                "  if X[i] < best:",
                "    place = i",
                "return place",
            ],
        ),
        (divided_in_each_round, ["for x in X:", "  J += x", "  J /= m"]),
        (divided_in_each_round, ["for x in X:", "  J = (J + x) / m"]),
        (after_the_loop, ["for x in X:", "  a = x * x", "J = f(a)", "return J"]),
        (reduced_by_axis, ["row = np.argmin(A, axis=0)", "return row"]),
        (power_of_the_last, ["return 1 + np.exp(-X) ** -1"]),
    ],
)
def test_a_slip_is_seen(look, lines):
    assert look(tree_of(*lines))


@pytest.mark.parametrize(
    ("look", "lines"),
    [
        (counts_another_axis, ["for i in range(len(A)):", "  T[0, i] = A[i]"]),
        (counts_another_axis, ["for i in range(A.shape[1]):", "  total += A[0][i]"]),
        (ends_before_zero, ["for i in range(len(X) - 1, 0, -1):", "  total += X[i - 1]"]),
        (never_goes_round, ["for i in range(len(X) - 1, -1, -1):", "  total += X[i]"]),
        (divided_in_each_round, ["for x in X:", "  J += x / m"]),
        (reduced_by_axis, ["row = np.argmin(A.min(axis=1))", "return row"]),
        (power_of_the_last, ["return (1 + np.exp(-X)) ** -1"]),
    ],
)
def test_what_is_none_is_not(look, lines):
    assert look(tree_of(*lines)) is None
