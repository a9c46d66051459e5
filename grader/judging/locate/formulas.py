"""Other formulas for what a line computes: two names exchanged, one more, or just two of them."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.locate.call_edits import LAST
from grader.judging.locate.scope import Scope  # noqa: TC001 - likewise
from grader.judging.locate.slots import Edit, Slot, slots_of, together

_BETWEEN = (ast.Sub, ast.Mult, ast.Div, ast.Add, ast.MatMult)
MOST_NAMES = 10
"""Of a function; more have too many pairs."""


def other_formulas(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Edits of whole formulas.

    Parameters
    ----------
    function : FunctionDef
    scope : Scope
    """
    slots = list(slots_of(function.body))
    yield from _exchanged(slots, scope)
    if len(scope.names) <= MOST_NAMES:
        values = [slot for slot in slots if slot.above is None]
        for slot in values:
            yield from _one_name_more(slot, scope)
        for slot in values:
            if isinstance(slot.node, ast.BinOp):
                yield from _of_two_names(slot, scope)


def _one_name_more(slot: Slot, scope: Scope) -> Iterator[Edit]:
    """A value to which one name more belongs."""
    if isinstance(slot.node, (ast.BinOp, ast.Call, ast.UnaryOp)):
        for name, op in itertools.product(scope.names, _BETWEEN):
            other = ast.Name(name, ast.Load())
            yield slot.edit(LAST, ast.BinOp(other, op(), slot.node))
            yield slot.edit(LAST, ast.BinOp(slot.node, op(), other))


def _of_two_names(slot: Slot, scope: Scope) -> Iterator[Edit]:
    for one, other in itertools.permutations(scope.names, 2):
        for op in _BETWEEN:
            pair = ast.Name(one, ast.Load()), ast.Name(other, ast.Load())
            yield slot.edit(LAST, ast.BinOp(pair[0], op(), pair[1]))


def _exchanged(slots: list[Slot], scope: Scope) -> Iterator[Edit]:
    """Each of two names in the place of the other one, in a whole line."""
    by_line: dict[int, list[Slot]] = {}
    for slot in slots:
        if isinstance(slot.node, ast.Name) and slot.node.id in scope.names:
            by_line.setdefault(slot.node.lineno, []).append(slot)
    for there in by_line.values():
        found = dict.fromkeys(slot.node.id for slot in there if isinstance(slot.node, ast.Name))
        for pair in itertools.combinations(found, 2):
            yield _exchange(there, dict(zip(pair, reversed(pair), strict=True)))


def _exchange(slots: list[Slot], other: dict[str, str]) -> Edit:
    edits = [
        slot.edit(LAST, ast.Name(other[slot.node.id], ast.Load()))
        for slot in slots
        if isinstance(slot.node, ast.Name) and slot.node.id in other
    ]
    return together(LAST, edits)
