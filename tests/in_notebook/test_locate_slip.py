"""A place is named where no hint is, and beside a hint only when it is certain."""

import linecache

import pytest

from grader.in_notebook.locate_slip import locate_slip
from grader.judging.judge import Facet, Verdict

SURE = "def f(a, b):\n    total = a - b\n    return 2 * total\n"
TWO_LINES = "def f(a, b):\n    a = a - 1\n    b = b + 2\n    return 2 * (a + b)\n"
HINTED = Verdict("f", (Facet("result", 0, 1, "expected 1; got 2", "Look."),))
WRONG = Verdict("f", (Facet("result", 0, 1, "expected 1; got 2"),))
RIGHT = Verdict("f", (Facet("result", 1, 1),))


def example(_name):
    return {"args": [(2.0, 5.0), (3.0, 4.5)], "expected": [14.0, 15.0], "rules": []}


def lines_named(text, verdict):
    filename = f"<cell {hash(text)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    namespace = {}
    exec(compile(text, filename, "exec"), namespace)  # noqa: S102 - it is written above
    return [found.line for found in locate_slip(verdict, namespace["f"], example)]


@pytest.mark.parametrize(
    ("text", "verdict", "lines"),
    [
        (SURE, WRONG, [2]),
        (SURE, HINTED, [2]),
        (TWO_LINES, WRONG, [2]),
        (TWO_LINES, HINTED, []),
        (SURE, RIGHT, []),
    ],
)
def test_which_line_is_named(monkeypatch, text, verdict, lines):
    for limit in ("SECONDS", "BESIDE_A_HINT"):  # a busy machine may take longer
        monkeypatch.setattr(f"grader.in_notebook.locate_slip.{limit}", 20.0)
    assert lines_named(text, verdict) == lines
