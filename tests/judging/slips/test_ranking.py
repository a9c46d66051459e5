"""Slips that show in a function's text: the certain ones, the likely ones, and innocent code."""

import pytest

from grader.judging.slips.blank_lines import unfinished
from grader.judging.slips.calls import call_slip
from grader.judging.slips.ranking import certain_slip, likely_slip
from grader.judging.slips.starts import starts_anew
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
        (
            "def f(n):\n    i = 0\n    while i < n:\n        t = g(i)\n    return t",
            "loop_never_ends",
        ),
        ("def f(z, m):\n    return np.sum(z) // m", "whole_division"),
        ("def f(z):\n    return 1 / (1 + np.exp2(-z))", "another_base"),
        ("def f(a):\n    return -np.log(a - 1)", "logarithm_of_a_negative_number"),
        (
            "def f(X, Y):\n  t = 0\n  for i in range(3):\n    t += X[0, i] * Y[0, 0]\n  return t",
            "same_entry_in_each_round",
        ),
        ("def f(A, Y):\n    return A * np.log(1 - Y)", "logarithm_of_a_label"),
        (
            "def f(n):\n    for i in range(n):\n        if i > 3:\n            break\n    return i",
            "ends_early",
        ),
        ("def f(eps):\n    eps = 0.1\n    return eps", "argument_changed"),
        ("def f(X_train, Y_test):\n    return g(X_train, Y_test)", "training_with_test"),
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
            "def f(X, y):\n    for i in range(9):\n        X = np.delete(X, i, 1)\n    return X",
            "shortened_on_the_way",
        ),
        (
            "def f(x):\n    t = 0\n    for a in x:\n        t *= a\n    return t",
            "product_from_zero",
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
        ("def f(a):\n    return -np.log(a + 0.01)", "added_inside_the_logarithm"),
        ("def f(a):\n    m = a.size\n    return np.sum(a)", "value_never_used"),
        ("def f(a):\n  for i in range(9):\n    a = a + i * a\n  return a", "counter_as_a_factor"),
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
    assert likely_slip(function(text), {}).name == name


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("for x in X:\n  t = 0\n  t += x\n return t", True),
        ("for x in X:\n  t = []\n  t.append(x)\n return t", True),
        ("while X:\n  t = np.zeros(3)\n  t[i] = X.pop()\n return t", True),
        ("for x in X:\n  t = 0\n  for y in x:\n   t += y\n  out.append(t)\n return out", False),
        ("t = 0\n for x in X:\n  t += x\n return t", False),
        ("for x in X:\n  t = np.zeros(3)\n  t[i] = x\n  out.append(f(t))\n return out", False),
    ],
)
def test_a_start_inside_the_loop(lines, found):
    assert bool(starts_anew(function(f"def f(X):\n {lines}"))) is found


KNOWN = {
    "propagate": (("w", "b", "X", "Y"), ("grads", "cost"), ()),
    "predict": (("w", "b", "X"), ("Y_prediction",), ()),
}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("propagate(w, b, X, Y)", "answer_lost"),
        ("p = predict(X_train, w, b)", "arguments_exchanged"),
        ("grads, cost = propagate(w, b, Y, X)", "arguments_exchanged"),
        ("cost, grads = propagate(w, b, X, Y)", "answers_exchanged"),
        ("g, c = propagate(w, b, X_train, Y_train)", ""),
        ("p = predict(X, Y, Z)", ""),
        ("other(w, b)", ""),
        ("p = predict(w, b, X[:, :1])", ""),
        ("g, c = propagate(w, b, Y)", "argument_left_out"),
        ("g, c = propagate(w, *rest, Y)", ""),
    ],
)
def test_calls_of_other_exercises(line, name):
    cause = call_slip(function(f"def f(w, b, X, Y):\n {line}\n return w"), KNOWN)
    assert (cause.name if cause else "") == name


def test_an_argument_that_the_answer_does_without_is_not_missed():
    known = {"f": (("a", "b"), (), ("b",))}
    assert likely_slip(function("def f(a, b):\n return 3 + b"), known) is None
    assert likely_slip(function("def f(a, b):\n return 3 + a"), known).name == "argument_unused"


@pytest.mark.parametrize(
    "text",
    [
        "def f(z):\n    return 1 / (1 + np.exp(-z))",
        "def f(x):\n    for i in range(3):\n        if x[i]:\n            return i\n    return 0",
        "def f(x):\n    best = None\n    for i in x:\n        best = i\n    return best",
        "def f(x, print_cost=False):\n    return np.zeros((x, 1), dtype=float)",
        "def f(x):\n    return np.ones(x, np.float64)",
        "def f(x):\n    n = x.shape[0] // 3\n    return x[: len(x) // 2].reshape(n // 2, -1)",
        "def f(x, y):\n  for i in range(3):\n    x[i] = x[i] + y[0]\n    y[i] = 1\n  return x",
        "def f(x):\n    return np.log1p(x)",
        "def f(A, Y):\n    return -np.sum(np.log(A[Y == 1])) + np.log(1 - A * Y)",
        "def f(X_train, X_test):\n    return np.hstack([X_train, X_test])",
        "def f(n):\n  while True:\n    n -= 1\n    if n < 0:\n      break\n  return n",
        "def f(a, n):\n    for i in range(3):\n        a[i * n] = a[i]\n    return a",
        "def f(a):\n    return np.log(a + 1e-15) + np.log(1 + a)",
        "def f(n):\n    i = 0\n    while i < n:\n        i += 1\n    return i",
        "def f(x):\n    while x.sum() > 1:\n        x /= 2\n    return x",
        "def f(a):\n    while a[0] > 1:\n        a[0] = g(a)\n    return a",
        "def f(a):\n    while a:\n        a.pop()\n    return a",
        "def f(n):\n    while n > 0:\n        if g(n):\n            return n",
    ],
)
def test_innocent_code_has_no_slips(text):
    found = function(text)
    assert certain_slip(found) is None
    assert likely_slip(found, {}) is None
    assert unfinished(found) == ""
