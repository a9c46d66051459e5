"""Where the expressions of a function stand, and an edit that puts another one there."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from typing import Any

OURS = "counts_loops"
"""The attribute that marks the nodes which count rounds of loops: they are not the student's."""
Change = tuple[ast.AST, str, Any]
"""A node, one of its fields, and the field's new value."""


@dataclass(frozen=True)
class Edit:
    """One small edit of a function.

    Parameters
    ----------
    cost : int
        How unlikely a slip it mends: 1 is the likeliest.
    nodes : tuple of AST
        The student's own nodes that it touches.
    changes : tuple of Change
    """

    cost: int
    nodes: tuple[ast.AST, ...]
    changes: tuple[Change, ...]

    def apply(self) -> tuple[Change, ...]:
        """Carry it out; what comes back undoes it."""
        undo = tuple((node, name, getattr(node, name)) for node, name, _ in self.changes)
        for node, name, value in self.changes:
            setattr(node, name, value)
        return undo[::-1]


@dataclass(frozen=True)
class Slot:
    """An expression and the place that holds it.

    Parameters
    ----------
    node : expr
    parent : AST
    field : str
        The parent's field.
    index : int or None
        Its position, where the field is a list.
    above : Slot or None
        The expression around it.
    """

    node: ast.expr
    parent: ast.AST
    field: str
    index: int | None = None
    above: Slot | None = None

    def edit(self, cost: int, new: ast.expr) -> Edit:
        """The edit that puts another expression in its place."""
        if not hasattr(new, "lineno"):  # a student's own node keeps its place
            ast.copy_location(new, self.node)
        ast.fix_missing_locations(new)
        return Edit(cost, (self.shown,), (self.put(new),))

    def put(self, new: ast.expr) -> Change:
        """The change that puts another expression in its place."""
        if self.index is None:
            return self.parent, self.field, new
        items = list(getattr(self.parent, self.field))
        items[self.index] = new
        return self.parent, self.field, items

    @property
    def shown(self) -> ast.expr:
        """What to point at: for a bare name or number, the expression around it."""
        bare = isinstance(self.node, (ast.Name, ast.Constant))
        return self.above.node if bare and self.above else self.node


def slots_of(statements: list[ast.stmt]) -> Iterator[Slot]:
    """All expressions in some statements that are evaluated, each with its place.

    Parameters
    ----------
    statements : list of stmt
    """
    for statement in statements:
        yield from _below(statement, None)


def _below(parent: ast.AST, above: Slot | None) -> Iterator[Slot]:
    for field, index, child in _children(parent):
        around = above
        if isinstance(child, ast.expr) and not hasattr(child, OURS):
            slot = Slot(child, parent, field, index, above)
            if isinstance(getattr(child, "ctx", ast.Load()), ast.Load):
                yield slot
            around = slot
        yield from _below(child, around)


def _children(parent: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(parent):
        if isinstance(value, ast.AST):
            yield field, None, value
        elif isinstance(value, list):
            found = enumerate(value)
            yield from ((field, i, item) for i, item in found if isinstance(item, ast.AST))


def with_fields(node: Any, **fields: object) -> Any:
    """A copy of a node with other fields.

    Parameters
    ----------
    node : AST
    **fields : object
    """
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed
