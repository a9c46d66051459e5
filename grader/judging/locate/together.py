"""Edits that mend only together: the same slip made twice, or two slips in one line."""

from __future__ import annotations

import ast  # noqa: TC003 - in checks.py too, where it is short
import itertools
from collections.abc import Iterator, Sequence  # noqa: TC003 - likewise
from typing import Any

from grader.judging.locate.call_edits import FAR
from grader.judging.locate.slots import Edit

TWICE, IN_ONE_LINE = FAR + 1, FAR + 2
"""How unlikely these are."""
MOST_PLACES = 6
"""In which the same slip may have been made."""


def edits_together(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Pairs of edits that do the same in two places, then pairs in one line.

    Parameters
    ----------
    edits : sequence of Edit
        The likeliest first.
    """
    yield from _the_same(edits)
    yield from _in_one_line(edits)


def _the_same(edits: Sequence[Edit]) -> Iterator[Edit]:
    by_rule: dict[str, list[Edit]] = {}
    for edit in edits:
        by_rule.setdefault(edit.rule(), []).append(edit)
    by_rule.pop("", None)
    groups = [group for group in by_rule.values() if 1 < len(group) <= MOST_PLACES]
    for count in (2, 3, 4):
        for group in groups:
            for several in itertools.combinations(group, count):
                yield _together(TWICE, several)


def _in_one_line(edits: Sequence[Edit]) -> Iterator[Edit]:
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        lines = {node.lineno for node in _nodes(edit)}
        if len(lines) == 1 and edit.rule() and edit.cost < FAR:
            by_line.setdefault(lines.pop(), []).append(edit)
    for group in by_line.values():
        for pair in itertools.combinations(group, 2):
            yield _together(IN_ONE_LINE, pair)


def _together(cost: int, edits: Sequence[Edit]) -> Edit:
    """Some edits as one; it is at the first line that they touch."""
    nodes = [node for edit in edits for node in _nodes(edit)]
    first = min(node.lineno for node in nodes)
    kept: tuple[ast.AST, ...] = tuple(node for node in nodes if node.lineno == first)
    return Edit(cost, kept, tuple(change for edit in edits for change in edit.changes))


def _nodes(edit: Edit) -> list[Any]:
    return [*edit.nodes]
