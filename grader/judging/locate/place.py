"""Name the one place in a wrong function that a small edit would mend, and never the edit."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Sequence  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from typing import Any

from grader.judging.locate.harmless import Written, harmless
from grader.judging.locate.rerun import Clock  # noqa: TC001 - likewise
from grader.judging.locate.search import Examples, Tried, lines_of, search
from grader.judging.locate.slots import OURS
from grader.judging.verdict import VECTORIZED, Verdict

SECONDS = 0.8
"""How long a search may take: a check answers within a second."""
MAX_TEXT = 80
"""Characters of a student's code that are repeated."""


@dataclass(frozen=True)
class Place:
    """Where to look again.

    Parameters
    ----------
    line : int
        In the cell that defines the function, from 1.
    text : str
        What stands there.
    parts : tuple of str
        The parts of the answer that it is about; none when it is about all of them.
    """

    line: int
    text: str
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        about = f"For {' and '.join(self.parts)}, look" if self.parts else "Look"
        return f"{about} again at `{self.text}` in line {self.line}."


def unexplained(verdict: Verdict) -> bool:
    """Whether something is wrong that no hint explains, and that the function itself computed.

    Parameters
    ----------
    verdict : Verdict
    """
    failed = verdict.failure.kind if verdict.failure else ""
    if failed and (not failed.isidentifier() or failed in _NO_ANSWER):
        return False
    wrong = [facet for facet in verdict.facets if not facet.right and facet.name != VECTORIZED]
    return any(not facet.hint for facet in wrong)


_NO_ANSWER = {"NotImplementedError", "timeout", "died", "unbound", "unsendable", "protocol",
              "missing", "unreadable"}  # fmt: skip
"""Failures that are no exception of the function's own."""


def place(
    function: Any,
    examples: Examples,
    *,
    seconds: float = SECONDS,
    trusted: Callable[[str, Any], bool] = lambda _name, _function: True,
    clock: Clock = time.perf_counter,
) -> Place | None:
    """The place where one small edit makes the examples right, if there is just one.

    Parameters
    ----------
    function : function
        A student's, in their own process.
    examples : Examples
    seconds : float
        How long to search.
    trusted : function
        Whether another function of the student's, of a name, is right as far as is known. Where
        one is not that this one calls, the place could be in there, and none is named.
    clock : function
        What measures the seconds.
    """
    try:
        known = harmless(function)
        if known is None or not _trusts(known, function, trusted):
            return None
        written = next(iter(known.values()))
        found = search(function, [each.tree for each in known.values()], examples, seconds, clock)
    except RecursionError:
        return None
    return _only_place(written, found)


def _trusts(known: dict[str, Written], function: Any, trusted: Callable[[str, Any], bool]) -> bool:
    others = [name for name in known if name != function.__name__]
    return all(trusted(name, function.__globals__[name]) for name in others)


def _only_place(written: Written, found: Tried) -> Place | None:
    nodes: list[Any] = [node for each in found.mended for node in each.edit.nodes]
    lines = lines_of(found.mended)
    if len(lines) != 1:
        return None
    parts = () if found.whole else tuple(sorted(found.mended[0].parts))
    return Place(written.first + min(lines) - 1, _quoted(written, nodes), parts)


def _quoted(written: Written, nodes: Sequence[Any]) -> str:
    """The smallest piece of code that holds all the nodes; the whole line if there is none."""
    start = min((node.lineno, node.col_offset) for node in nodes)
    end = max((node.end_lineno, node.end_col_offset) for node in nodes)
    around = [
        (node.lineno, node.col_offset, -node.end_lineno, -node.end_col_offset)
        for node in _pieces(written.tree)
        if (node.lineno, node.col_offset) <= start and (node.end_lineno, node.end_col_offset) >= end
    ]
    lines = written.text.splitlines()
    text = lines[start[0] - 1].strip()
    if around:
        first, left, last, right = max(around)
        if first == -last:
            text = lines[first - 1].encode()[left:-right].decode()
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 2]} …"


def _pieces(tree: ast.AST) -> list[Any]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.expr, ast.stmt))]
    return [node for node in nodes if not hasattr(node, OURS)]
