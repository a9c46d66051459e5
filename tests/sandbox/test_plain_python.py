"""Plain Python reaches the interpreter as IPython would pass it on, without IPython's own steps."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell

from grader.sandbox.inside.plain_python import PERHAPS_FOR_IPYTHON, PlainPython

LINES = (
    "x = 1", "    y = x % 3", "\tz", "", "  ", "def f(a):", "    return a != 3", "# why?",
    "s = '''", "'''", "%matplotlib inline", "  %time f(2)", "%%time", "!ls", "y = !ls", "y =%pwd",
    "x = (5", "% 3)", "f?", "?f", "??", ">>> x = 1", "... y", "In [3]: x", "   ...: y", "[3]",
    ",f 1 2", "/f 3", ";f 4", "a = \\", "a = \\ ", "!pip install h5py", "x == %d",
    "print('a=%d' % 3)", "f('%s')", "await f()", "@property", "if x: pass", "\x0c", "a\x0bb",
    "'\u2028%ls'", "x = 1\r", "\r", "exit", "+ 3", "lambda: 0", "In = 3", "Inner = 4", "f(x=",
    "%3)", "f(x=\\",
)  # fmt: skip


@pytest.fixture(scope="module")
def shell():
    made = PlainPython()
    made.autocall = 0
    return made


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=6), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_a_cell_becomes_what_ipython_makes_of_it(shell, lines, between):
    cell = between.join(lines)
    ours, theirs = _made(shell.transform_cell, cell), _made(_ipythons(shell), cell)
    if isinstance(theirs, SyntaxError) and isinstance(ours, str):
        with pytest.raises(type(theirs)):  # then Python itself says so
            compile(ours, "cell", "exec")
    else:
        assert repr(ours) == repr(theirs)


def _ipythons(shell):
    return functools.partial(InteractiveShell.transform_cell, shell)


def _made(transform, cell):
    try:
        return transform(cell)
    except SyntaxError as error:
        return error


def test_most_answers_are_plain():
    for text in (
        "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))",
        "A = sigmoid(\n    w.T @ X + b\n)\nassert A.shape != (1, 1)\nprint('%d' % 3)",
    ):
        assert not PERHAPS_FOR_IPYTHON.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "x = 1",
        "await f()",
        "async with a as b: pass",
        "[x async for x in y]",
        "async def f(): pass",
        "a = 'await'",
        "aw\N{FULLWIDTH LATIN SMALL LETTER A}it f()",
        "return",
    ],
)
def test_a_cell_awaits_when_ipython_says_so(shell, text):
    asked = {"transformed_cell": text, "preprocessing_exc_tuple": None}
    assert shell.should_run_async(text, **asked) == InteractiveShell.should_run_async(
        shell, text, **asked
    )


def test_a_notebook_s_own_transformers_are_asked(shell):
    shell.input_transformers_post.append(lambda lines: ["changed\n" for _ in lines])
    try:
        assert shell.transform_cell("x = 1\ny = 2") == "changed\nchanged\n"
    finally:
        shell.input_transformers_post.clear()
