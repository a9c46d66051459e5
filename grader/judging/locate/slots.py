"""Where the expressions of a function stand, and an edit that puts another one there."""

from __future__ import annotations

import ast
import copy
import functools
from collections.abc import Callable, Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass
from typing import Any

OURS = "counts_loops"
"""The attribute that marks the nodes which count rounds of loops: they are not the student's."""
ALL = "the whole"
"""In the rule of an edit, what was there before."""
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
    rule : function
        Gives a text that is the same for edits that do the same in two places.
    replaced : expr or None
        The one expression that it puts another one in the place of.
    """

    cost: int
    nodes: tuple[ast.AST, ...]
    changes: tuple[Change, ...]
    rule: Callable[[], str] = lambda: ""
    replaced: ast.expr | None = None

    @property
    def wraps(self) -> bool:
        """Whether it puts something around an expression that stays as it is."""
        return ALL in self.rule()

    @property
    def lines(self) -> frozenset[int]:
        """The lines that it touches."""
        nodes: tuple[Any, ...] = self.nodes
        return frozenset(node.lineno for node in nodes)

    def apply(self) -> tuple[Change, ...]:
        """Carry it out; what comes back undoes it."""
        undo = []
        for node, name, value in self.changes:
            before = getattr(node, name)
            undo.append((node, name, before))
            setattr(node, name, value.among(before) if isinstance(value, Item) else value)
        return tuple(undo[::-1])


def together(cost: int, edits: Sequence[Edit]) -> Edit:
    """Some edits as one.

    Parameters
    ----------
    cost : int
        Of the whole.
    edits : sequence of Edit
    """
    nodes = tuple(node for edit in edits for node in edit.nodes)
    return Edit(cost, nodes, tuple(change for edit in edits for change in edit.changes))


@dataclass(frozen=True)
class Item:
    """One item of a list, to be put into it.

    Parameters
    ----------
    index : int
    value : AST
    """

    index: int
    value: ast.AST

    def among(self, items: list[Any]) -> list[Any]:
        """The list with this item in its place."""
        return [*items[: self.index], self.value, *items[self.index + 1 :]]


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
        rule = functools.partial(_rule, self.node, new)
        return Edit(cost, (self.shown,), (self.put(new),), rule, self.node)

    def put(self, new: ast.expr) -> Change:
        """The change that puts another expression in its place."""
        if self.index is None:
            return self.parent, self.field, new
        return self.parent, self.field, Item(self.index, new)

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


def _rule(old: ast.expr, new: ast.expr) -> str:
    """What an edit does, whatever the operands are: `x / m` becomes `x`."""
    known = {id(child): f"operand {i}" for i, child in enumerate(ast.iter_child_nodes(old))}
    return f"{_form(old, known)} → {_form(new, {**known, id(old): ALL})}"


def _form(node: Any, known: dict[int, str]) -> str:
    if id(node) in known:
        return known[id(node)]
    if isinstance(node, list):
        return str([_form(each, known) for each in node])
    if not isinstance(node, ast.AST):
        return repr(node)
    fields = [_form(value, known) for _, value in ast.iter_fields(node)]
    return f"{type(node).__name__}({', '.join(fields)})"


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
