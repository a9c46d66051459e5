"""The place of a slip: named when there is one place, never the edit, and without side effects."""

import ast
import linecache
import time
import tracemalloc

import numpy as np
import pytest

from grader.judging.judge import Facet, Failure, Rules, Verdict
from grader.judging.locate.harmless import harmless
from grader.judging.locate.place import place, unexplained
from grader.judging.locate.plausible import goes_round
from grader.judging.locate.question import QUESTIONS
from grader.judging.locate.search import Examples

PATIENT = 0.5
"""Seconds of this process: what else runs on the machine takes none of them."""


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
    function = written(text)
    examples = examples or doubled()
    return place(function, examples, seconds=PATIENT, clock=time.process_time, **more)


def test_the_line_is_that_of_the_cell_and_the_text_the_students_own():
    found = named("# my cell\n\ndef f(a, b):\n    total = a  -  b\n    return 2 * total\n")
    assert (found.line, found.text) == (4, "a  -  b")
    assert str(found) == "Look again at `a  -  b` in line 4: is that the operation that is meant?"


def test_where_three_lines_may_be_meant_none_is_named():
    text = "def f(a, b):\n    a = a + 1\n    b = b + 1\n    c = a + b\n    return 2 * c - 2\n"
    assert named(text) is None


def test_of_two_lines_that_may_be_meant_both_are_named():
    found = named("def f(a, b):\n    a = a - 1\n    b = b + 2\n    return 2 * (a + b)\n")
    assert str(found) == "Look again at `a - 1` in line 2, and at line 3."


def test_the_same_slip_in_two_lines():
    found = named("def f(a, b):\n    a = a * 1 * 3\n    b = b * 1 * 3\n    return a + b\n")
    assert (found.line, found.also) == (2, 3)


def test_what_is_missing_around_a_value_may_be_missing_where_it_is_handed_on():
    examples = Examples([(np.array([2.0, 5.0]),), (np.array([1.0]),)], [7.0, 1.0], Rules())
    found = named("def f(x):\n    y = 1 * x\n    return y\n", examples)
    assert (found.line, found.also) == (2, 3)


def test_of_two_parts_one_is_named_at_a_time():
    examples = Examples([(2.0, 5.0), (3.0, 7.0)], [(7.0, 10.0), (10.0, 21.0)],
                        Rules({"sum": 1, "product": 1}))  # fmt: skip
    found = named("def f(a, b):\n    s = a - b\n    p = a / b\n    return s, p\n", examples)
    asked = "is that the operation that is meant?"
    assert str(found) == f"For product, look again at `a / b` in line 3: {asked}"


def test_a_function_of_ones_own_may_be_forgotten():
    text = "def g(x):\n    return 2 * x\n\ndef f(a, b):\n    total = a + b\n    return total\n"
    found = named(text)
    assert (found.line, found.also) == (5, 6)


def test_a_function_that_was_not_called_is_not_run_without_limit():
    endless = "def g(x):\n    while True:\n        x = -x\n\n"
    text = "def f(a, b):\n    total = a - b\n    return 2 * total\n"
    assert named(endless + text, trusted=lambda _name, function: function(1)).line == 6


def test_what_is_certain_is_one_likely_line():
    for line, certain in (("a - b", True), ("np.sin(a) ** b", False)):
        text = f"def f(a, b):\n    total = {line}\n    return 2 * total\n"
        assert (named(text, certain=True) is not None) == certain
    two = "def f(a, b):\n    a = a - 1\n    b = b + 2\n    return 2 * (a + b)\n"
    assert named(two, certain=True) is None


X, V = np.arange(6.0).reshape(2, 3) + 1, np.array([1.0, 2.0, 4.0])


@pytest.mark.parametrize(
    ("lines", "wrong", "right"),
    [
        ("y = x.reshape(3, 2)\nreturn y + 0", 1, X.T),
        ("y = np.sum(x, 1)\nreturn y[:, None] * 1", 1, X.sum(0)[:, None]),
        ("y = x[0]\nreturn y * 1", 1, X[:, 0]),
        ("y = x[:2][:1]\nreturn y * 1", 1, X[:2, :1]),
        ("n = 3\nreturn np.zeros(n, 1) + n", 2, np.full((3, 1), 3.0)),
        ("y = np.exp(x) / np.exp(v)\nreturn y * 1", 1, np.exp(X + V)),
        ("y = []\nfor r in x:\n    y.append(r.sum())\n    return y", 4, X.sum(1)),
        ("y = 0\nfor r in x:\n    y = 0\n    y += r.sum()\nreturn y", 3, X.sum()),
        ("y = 0\nfor r in x:\n    y = r.sum()\nreturn y", 3, X.sum()),
        ("y = 0\nfor r in x:\n    y += r.sum()", 3, X.sum()),
        ("y = None\nreturn v * y", 1, V),
        ("y = v\nk = 2\nreturn y * 1", 3, 2 * V),
        ("y = v * 3 * (1 + v)\nreturn y * 1", 1, V * 3 + (1 + V)),
        ("n, m = x.T.shape\nreturn np.ones((n, m)) * n", 1, np.full((2, 3), 2.0)),
        ("y = []\nfor i in range(3):\n    for j in range(2):\n        y.append(x[j, i])\nreturn y",
         2, X.ravel()),
    ],
)  # fmt: skip
def test_slips_of_many_kinds(lines, wrong, right):
    text = "def f(x, v):\n" + "".join(f"    {line}\n" for line in lines.split("\n"))
    found = named(text, Examples([(X, V)], [right], Rules()))
    assert found.line == wrong + 1


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
    many = " + ".join(["0 * a"] * 14)  # 100 characters
    found = named(f"def f(a, b):\n    return 2 / (a + b + {many})\n")
    assert len(found.text) == 80
    assert found.text.endswith(" …")


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
    started = time.process_time()
    place(written(text), doubled(), seconds=0.1, clock=time.process_time)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "def f(a, b):\n    return f(a, b) + f(a, b)\n",
        "def f(a, b):\n    n = 3\n    for _ in range(500):\n        n = n * n\n    return n\n",
        "def f(a, b):\n    n = [3]\n    for _ in range(500):\n        n = n + n\n    return n\n",
        "def f(a, b):\n    g = lambda n: g(n) + g(n)\n    return g(3)\n",
    ],
)
def test_what_grows_without_end_is_given_up(text):
    started = time.process_time()
    place(written(text), doubled(), seconds=0.1, clock=time.process_time)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "line",
    [
        "    return np.array([v[j:j + rows] for j in range(v.size // rows)]).T",
        "    x = []\n    x.append([v[j:j + rows] for j in range(v.size // rows)])\n    return x[0]",
    ],
)
def test_an_edit_that_puts_a_piece_into_itself_ends(line):
    examples = Examples([(np.arange(6.0), 2)], [np.arange(6.0).reshape(3, 2).T], Rules())
    started = time.process_time()
    function = written(f"def f(v, rows):\n{line}\n")
    place(function, examples, seconds=5.0, clock=time.process_time)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("line", ["x.append([n])", "x += [n]", "x = x + [n]", "x.append((n, 1))"])
def test_no_edit_puts_a_list_into_itself(line):
    text = (
        f"def f(a, b):\n    x = []\n    for n in range(20):\n        {line}\n    return np.array(x)"
    )
    tracemalloc.start()
    place(written(text), doubled(), seconds=0.1, clock=time.process_time)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # 1 / a would only cancel the factor a
        ("return b * a * (1 - a)", "return b * a * (1 / a)"),
        ("return a + b", "return a + b - b"),
        # with a in place of k, the loop would be there for nothing
        ("for k in b:\n        return -k", "for k in b:\n        return -a"),
        # each name stands where its part is asked for already
        ("return da, db", "return db, da"),
    ],
)
def test_an_edit_may_only_go_round_an_error(before, after):
    one, other = (ast.parse(f"def f(a, b):\n    {each}").body[0] for each in (before, after))
    assert goes_round(one, other, ["dJ/da", "dJ/db"])
    assert not goes_round(one, one, ["dJ/da", "dJ/db"])
    assert not goes_round(other, one, ["dJ/da", "dJ/db"])


def test_values_of_a_call_keep_the_names_that_they_have_there():
    _check_names("def g(a):\n    return tp, fp\n\ndef f(a):\n    {} = g(a)\n", "tp, fp", "fp, tp")


def test_arguments_keep_the_names_of_the_parameters():
    _check_names("def g(a, b):\n    return a\n\ndef f(a, b):\n    c = g({})\n", "a, b", "b, a")


def _check_names(text, *names):
    trees = [ast.parse(text.format(each)).body for each in names]
    (helper, one), (_, other) = trees
    assert goes_round(one, other, [], [helper])
    assert not goes_round(other, one, [], [helper])


def test_an_edit_in_one_branch_says_little_where_the_other_never_runs():
    text = "def f(a, b):\n    if a > 9:\n        return 1\n    else:\n        return 0\n"
    small, large = [(2.0, 5.0), (3.0, 4.0)], [(12.0, 5.0)]
    found = named(text, Examples(small, [2.0, 3.0], Rules()))
    assert found is None or found.text != "0"
    assert named(text, Examples(small + large, [2.0, 3.0, 1.0], Rules())).text == "0"


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
        ("a -= b\n    return 2 * a", "operation"),
        ("return 2 * np.sum(np.array([a, b], dtype=int))", "its arguments"),
    ],
)
def test_the_question_is_about_what_the_edits_have_in_common(line, asked):
    found = named(f"def f(a, b):\n    {line}\n")
    assert asked in found.asked
    assert found.asked in QUESTIONS
