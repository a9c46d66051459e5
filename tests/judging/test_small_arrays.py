"""What an edited function sees of NumPy: small arrays as ever, and none that is huge."""

import ast
import time
import tracemalloc

import numpy as np
import pytest

from grader.judging.locate.rerun import Meter, Rerun, count_rounds
from grader.judging.locate.small_arrays import _small_numpy, with_small_arrays
from grader.judging.verdict import Failure


def rerun(text):
    """A function as the search for a place calls it."""
    namespace = {"np": np, "ones": np.ones}
    exec(text, namespace)  # noqa: S102 - it is written below
    [tree] = ast.parse(text).body
    count_rounds(tree)
    surroundings = Rerun(namespace["f"], [tree], Meter(time.perf_counter() + 5))
    return lambda *args: surroundings.answer(surroundings.compiled(tree), args)


@pytest.mark.parametrize(
    "call",
    [
        "np.arange(a, np.exp(b))",
        "np.arange(0, a, 1e-12)",
        "np.arange(stop=np.exp(b))",
        "np.zeros((b ** 9, a))",
        "np.full(np.square([b, b]) ** 4, 1.0)",
        "np.linspace(0, 1, b ** 9)",
        "np.eye(b ** 6)",
        "np.repeat([1, 2], b ** 9)",
        "np.tile([1, 2], (b ** 5, b ** 5))",
        "np.pad([1, 2], b ** 9)",
        "np.resize([1, 2], b ** 9)",
        "np.outer(np.arange(b ** 4), np.ones(b ** 4))",
        "np.zeros(shape=b ** 9)",
        "np.linspace(start=0, stop=1, num=b ** 9)",
        "np.eye(N=b ** 3, M=b ** 3)",
        "np.repeat(a=[1, 2], repeats=b ** 9)",
        "np.tile([1, 2], reps=b ** 9)",
        "np.pad([1, 2], pad_width=b ** 9)",
        "np.resize([1, 2], new_shape=b ** 9)",
        "ones(b ** 9)",
    ],
)
def test_no_edit_makes_a_huge_array(call):
    again = rerun(f"def f(a, b):\n    return {call}\n")
    tracemalloc.start()
    answer = again(1, 28)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer == Failure("MemoryError", "")
    assert most < 50_000_000


def test_an_array_that_doubles_in_each_round_is_given_up():
    text = "def f(a, b):\n    for _ in range(40):\n        a = np.append(a, a)\n    return a\n"
    again = rerun(text)
    tracemalloc.start()
    assert again(np.ones(1), 1) == Failure("TooLongError", "")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 500_000_000


@pytest.mark.parametrize(
    ("call", "same"),
    [
        ("np.arange(3)", np.arange(3)),
        ("np.arange(9, 0, -3)", np.arange(9, 0, -3)),
        ("np.arange(1, stop=5)", np.arange(1, 5)),
        ("np.arange(start=2, stop=5, step=2)", np.arange(2, 5, 2)),
        ("np.zeros(shape=(2, 3))", np.zeros((2, 3))),
        ("np.full((2,), 7.0)", np.full((2,), 7.0)),
        ("np.linspace(0, 1, num=3)", np.linspace(0, 1, 3)),
        ("np.eye(2, 3)", np.eye(2, 3)),
        ("np.repeat([1, 2], [2, 1])", np.array([1, 1, 2])),
        ("np.tile([1, 2], 2)", np.array([1, 2, 1, 2])),
        ("np.linalg.norm(np.ones(4))", np.array(2.0)),
    ],
)
def test_other_arrays_are_made_as_numpy_makes_them(call, same):
    text = f"def f():\n    return {call}\n"
    np.testing.assert_array_equal(rerun(text)(), same)


def test_a_notebook_may_hold_anything():
    class Sullen:
        def __getattr__(self, name):
            raise RuntimeError(name)

        def __eq__(self, other):
            raise RuntimeError

        __hash__ = None

    sullen = Sullen()
    assert with_small_arrays(sullen) is sullen
    assert with_small_arrays(None) is None


def test_a_notebook_may_have_deleted_a_function(monkeypatch):
    _small_numpy.cache_clear()
    monkeypatch.delattr(np, "tri")
    assert with_small_arrays(np).zeros(2).tolist() == [0, 0]
    assert with_small_arrays(None) is None
    _small_numpy.cache_clear()
