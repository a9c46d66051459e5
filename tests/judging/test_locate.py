"""The place of a slip: named when there is one place, never the edit, and without side effects."""

import linecache
import time

import numpy as np
import pytest

from grader.judging.judge import Facet, Failure, Rules, Verdict
from grader.judging.locate.harmless import harmless
from grader.judging.locate.place import place, unexplained
from grader.judging.locate.question import QUESTIONS
from grader.judging.locate.search import Examples

PATIENT = 30
"""Seconds; tests run on busy machines."""


def written(text, **more):
    """The last function of a cell, as in a notebook."""
    filename = f"<cell {hash(text)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    namespace = {"np": np, **more}
    exec(compile(text, filename, "exec"), namespace)  # noqa: S102 - it is written above
    functions = [value for value in namespace.values() if hasattr(value, "__code__")]
    return functions[-1]


def doubled(*args):
    """Examples of a function that adds two numbers and doubles the sum."""
    return Examples([(2.0, 5.0), (3.0, 4.5)], [14.0, 15.0], Rules(), *args)


def named(text, examples=None, **more):
    return place(written(text), examples or doubled(), seconds=PATIENT, **more)


def test_the_line_is_that_of_the_cell_and_the_text_the_students_own():
    found = named("# my cell\n\ndef f(a, b):\n    total = a  -  b\n    return 2 * total\n")
    assert (found.line, found.text) == (4, "a  -  b")
    assert str(found) == "Look again at `a  -  b` in line 4: is that the operation that is meant?"


def test_where_two_lines_may_be_meant_none_is_named():
    assert named("def f(a, b):\n    a = a + 1\n    b = b + 1\n    return 2 * (a + b) - 2\n") is None


def test_where_no_small_edit_helps_none_is_named():
    assert named("def f(a, b):\n    return np.sin(a) ** b\n") is None


def test_a_right_function_has_no_place():
    assert named("def f(a, b):\n    return 2 * (a + b)\n") is None


def test_the_part_that_an_edit_mends_is_named():
    examples = Examples([(2.0, 5.0)], [(7.0, 10.0)], Rules({"sum": 1, "product": 1}))
    found = named("def f(a, b):\n    s = a - b\n    return s, np.tan(a)\n", examples)
    assert (
        str(found)
        == "For sum, look again at `a - b` in line 2: is that the operation that is meant?"
    )


def test_a_function_that_calls_a_wrong_one_is_not_searched():
    text = "def g(x):\n    return 2 * x\n\ndef f(a, b):\n    return g(a - b)\n"
    assert named(text, trusted=lambda name, _: name != "g") is None
    assert named(text, trusted=lambda *_: True) is not None


def test_a_long_line_is_cut():
    many = " + ".join(["0 * a"] * 30)
    found = named(f"def f(a, b):\n    return 2 * (a - b + {many})\n")
    assert len(found.text) <= 80


@pytest.mark.parametrize(
    "line",
    [
        "open('made', 'w').write('x')",
        "np.save('made', a)",
        "np.random.seed(1)",
        "input()",
        "seen.append(a)",
        "import os",
        "global seen",
        "a.__class__",
        "eval('1')",
        "get_ipython()",
        "plt.show()",
    ],
)
def test_what_may_leave_a_trace_is_not_called_again(line):
    text = f"def f(a, b):\n    {line}\n    return a - b\n"
    function = written(text, seen=[], plt=pytest, get_ipython=pytest.skip)
    assert harmless(function) is None


def test_what_computes_may_be_called_again():
    text = (
        "def g(x):\n    return np.exp(x)\n\ndef f(a, b):\n    print(a)\n    return g(a) - len(b)\n"
    )
    assert list(harmless(written(text))) == ["f", "g"]


def test_nothing_is_printed_and_the_notebooks_arrays_stay(capsys):
    given = np.ones(2)
    text = "def f(a, b):\n    print('hello')\n    given[0] = a\n    return 2 * (a - b)\n"
    place(written(text, given=given), doubled(), seconds=PATIENT)
    assert capsys.readouterr().out == ""
    assert given.tolist() == [1, 1]


def test_the_arguments_stay():
    args = (np.array([1.0, 2.0]), np.array([1.0, 1.0]))
    examples = Examples([args], [np.array([2.0, 3.0])], Rules())
    found = named("def f(a, b):\n    a -= b\n    return a\n", examples)
    assert found.line == 2
    assert args[0].tolist() == [1, 2]


def test_an_edit_that_makes_a_loop_endless_is_given_up():
    text = (
        "def f(a, b):\n    total = 0\n    while total < 2 * (a + b):\n"
        "        total += 0.5\n    return total + 1\n"
    )
    started = time.perf_counter()
    place(written(text), doubled(), seconds=1)
    assert time.perf_counter() - started < PATIENT


def test_a_loop_that_catches_everything_ends_too():
    text = (
        "def f(a, b):\n    i = 0\n    for k in iter(lambda: 1, 2):\n        i -= 1\n    return i\n"
    )
    assert named(text) is None  # iter is none of the functions that only compute


def test_what_a_hint_explains_is_not_searched():
    wrong, told = Facet("x", 0, 1, "expected 1; got 2"), Facet("y", 0, 1, "expected 1", "Look.")
    assert unexplained(Verdict("f", (wrong, told)))
    assert not unexplained(Verdict("f", (told,)))
    assert not unexplained(Verdict("f", (Facet("x", 1, 1),)))
    assert unexplained(Verdict("f", (wrong,), Failure("TypeError", "it raised")))
    for kind in ("timeout", "NotImplementedError", "not callable", "died"):
        assert not unexplained(Verdict("f", (wrong,), Failure(kind, "")))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("return 2 * (a - b)", "operation"),
        ("return 3 * (a + b)", "number"),
        ("return 2 * a + b", "belongs together"),
        ("return 2 * (a + a)", "what is meant there"),
        ("return np.tan(2 * (a + b))", "all of it needed"),
    ],
)
def test_the_question_is_about_what_the_edits_have_in_common(line, asked):
    found = named(f"def f(a, b):\n    {line}\n")
    assert asked in found.asked
    assert found.asked in QUESTIONS
