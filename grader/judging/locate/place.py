"""Name the one place in a wrong function that a small edit would mend, and never the edit."""

from __future__ import annotations

import ast
from collections.abc import Sequence  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from typing import Any

from grader.judging.locate.harmless import Written, harmless
from grader.judging.locate.search import Examples, Found, search

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


def place(function: Any, examples: Examples, seconds: float = SECONDS) -> Place | None:
    """The place where one small edit makes the examples right, if there is just one.

    Parameters
    ----------
    function : function
        A student's, in their own process.
    examples : Examples
    seconds : float
        How long to search.
    """
    try:
        known = harmless(function)
        if known is None:
            return None
        written = next(iter(known.values()))
        found = search(function, [each.tree for each in known.values()], examples, seconds)
    except RecursionError:
        return None
    return _place(written, found, examples)


def _place(written: Written, found: Found, examples: Examples) -> Place | None:
    nodes = [node for each in found.mended for node in each.edit.nodes]
    lines = {node.lineno for node in nodes}
    if len(lines) != 1:
        return None
    parts = () if found.whole else tuple(sorted(found.mended[0].parts))
    return Place(written.first + min(lines) - 1, _text(written, nodes), parts)


def _text(written: Written, nodes: Sequence[ast.AST]) -> str:
    """The smallest piece of code that holds all the nodes; the whole line if there is none."""
    start = min((node.lineno, node.col_offset) for node in nodes)
    end = max((node.end_lineno, node.end_col_offset) for node in nodes)
    around = [
        node
        for node in ast.walk(written.tree)
        if isinstance(node, (ast.expr, ast.stmt))
        and (node.lineno, node.col_offset) <= start
        and (node.end_lineno, node.end_col_offset) >= end
    ]
    line = written.text.splitlines()[start[0] - 1].strip()
    found = ast.get_source_segment(written.text, around[-1]) if around else line
    text = found if found and "\n" not in found else line
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 2]} …"
