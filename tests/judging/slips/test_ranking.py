"""Slips that show in a function's text: the certain ones, the likely ones, and innocent code."""

import pytest

from grader.judging.slips.blank_lines import unfinished
from grader.judging.slips.ranking import certain_slip, likely_slip
from grader.judging.source import functions_in


def function(text):
    return functions_in(text)["f"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f(z):\n    s = z", "return_missing"),
        ("def f(z):\n    return z ^ 2", "power_with_a_hat"),
        ("def f(n):\n    return np.zeros(n, 1)", "shape_without_parentheses"),
        ("def f(z):\n    w = None\n    b = 0\n    return w, b", "line_still_none"),
        ("def f(x):\n    for i in range(1, 9):\n        x[i] = 0\n    return x", "range_from_one"),
        ("def f(x):\n    x.reshape(1, 9)\n    return x", "computed_and_lost"),
        (
            "def f(x):\n    k = 0\n    for v in x:\n        y[k] = v\n    return y",
            "index_never_moves",
        ),
        ("def f(n):\n    a = [n]\n    return a.sort()", "none_from_in_place"),
        (
            "def f(x, y):\n    for i in x:\n        s = x[i] * y[i]\n    return s",
            "entries_for_places",
        ),
        (
            (
                "def f(A):\n    t = 0\n    for row in A:\n        for a in row:\n"
                "            t += a\n        out.append(t)\n    return out"
            ),
            "total_goes_on",
        ),
        (
            (
                "def f(v, r):\n    k = 0\n    for j in range(r):\n        for i in range(r):\n"
                "            A[i, j] = v[k]\n        k = k + 1\n    return A"
            ),
            "counts_in_another_loop",
        ),
    ],
)
def test_what_makes_any_answer_wrong(text, name):
    assert certain_slip(function(text)).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f(w, b):\n    return w", "argument_unused"),
        (
            "def f(n):\n    t = 0\n    for i in range(n):\n        t = i\n    return t",
            "replaced_in_the_loop",
        ),
        ("def f(n):\n    return np.random.randn(n)", "random_numbers"),
        ("def f(n):\n    return {'n': n, 'w': 0}", "argument_not_handed_on"),
        (
            "def f(a):\n    for i in range(len(a)):\n        X[:, i] = a[0].ravel()\n    return X",
            "same_in_each_round",
        ),
        (
            (
                "def f(a):\n    for c in range(3):\n        for i in range(9):\n"
                "            out.append(a[i, 0])\n    return out"
            ),
            "counter_never_used",
        ),
    ],
)
def test_what_probably_makes_an_answer_wrong(text, name):
    assert likely_slip(function(text)).name == name


@pytest.mark.parametrize(
    "text",
    [
        "def f(z):\n    return 1 / (1 + np.exp(-z))",
        "def f(x):\n    for i in range(3):\n        if x[i]:\n            return i\n    return 0",
        "def f(x):\n    best = None\n    for i in x:\n        best = i\n    return best",
        "def f(x, print_cost=False):\n    return np.zeros((x, 1), dtype=float)",
        "def f(x):\n    return np.ones(x, np.float64)",
    ],
)
def test_innocent_code_has_no_slips(text):
    found = function(text)
    assert certain_slip(found) is None
    assert likely_slip(found) is None
    assert unfinished(found) == ""
