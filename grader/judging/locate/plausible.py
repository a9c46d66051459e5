"""Edits that make the examples right and are no slip's reverse: they only go round the error."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

from grader.judging.locate.slots import Change, with_fields

_PRODUCT, _SUM = (ast.Mult, ast.Div), (ast.Add, ast.Sub)
_UNDOES = (ast.Div, ast.Sub)


def goes_round(before: ast.FunctionDef, after: ast.FunctionDef, parts: Sequence[str]) -> bool:
    """Whether an edit makes a loop idle, cancels what stands there, or gives parts other names.

    Parameters
    ----------
    before, after : FunctionDef
        As the student wrote it, and edited.
    parts : sequence of str
        What the parts of the answer are called, in order.
    """
    return bool(
        _idle(after) - _idle(before)
        or _cancelled(after) - _cancelled(before)
        or (_in_order(before, parts) and not _in_order(after, parts))
    )


def _idle(function: ast.FunctionDef) -> Counter[str]:
    """The variables of loops that nothing in the loop uses."""
    return Counter(
        node.target.id
        for node in ast.walk(function)
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name)
        and not any(isinstance(each, ast.Name) and each.id == node.target.id
                    for statement in node.body for each in ast.walk(statement))
    )  # fmt: skip


def _cancelled(function: ast.FunctionDef) -> Counter[str]:
    """What is a factor and divided by as well, or added and subtracted as well."""
    found: Counter[str] = Counter()
    for node in ast.walk(function):
        for kinds in (_PRODUCT, _SUM):
            if isinstance(node, ast.BinOp) and isinstance(node.op, kinds):
                pieces = [*_pieces_of(node, kinds, undone=False)]
                plain = {text for text, undone in pieces if not undone}
                found.update(plain & {text for text, undone in pieces if undone})
    return found


def _pieces_of(
    node: ast.expr, kinds: tuple[type[ast.operator], ...], *, undone: bool
) -> Iterator[tuple[str, bool]]:
    """The factors of a product, or the terms of a sum, and whether each is undone in it."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, kinds):
        yield from _pieces_of(node.left, kinds, undone=undone)
        other = isinstance(node.op, _UNDOES)
        yield from _pieces_of(node.right, kinds, undone=undone != other)
    elif not isinstance(node, ast.Constant):
        yield ast.dump(node), undone


def _in_order(function: ast.FunctionDef, parts: Sequence[str]) -> bool:
    """Whether the names that are returned are those of the parts, in this order."""
    last = function.body[-1]
    value = last.value if isinstance(last, ast.Return) else None
    items = value.elts if isinstance(value, ast.Tuple) else []
    names = [each.id for each in items if isinstance(each, ast.Name)]
    return 1 < len(names) == len(items) == len(parts) and all(
        part.endswith(name) for part, name in zip(parts, names, strict=True)
    )


def other_branches(function: ast.FunctionDef, nodes: Sequence[ast.AST]) -> list[Change]:
    """The changes that let an example stop in the branches beside those that hold some nodes.

    Parameters
    ----------
    function : FunctionDef
    nodes : sequence of AST
        What an edit touches.
    """
    inside = {id(each) for each in nodes}
    return [
        (node, other, [_stop(getattr(node, other)[0])])
        for node in ast.walk(function)
        if isinstance(node, ast.If) and node.orelse
        for branch, other in (("body", "orelse"), ("orelse", "body"))
        if any(id(each) in inside for one in getattr(node, branch) for each in ast.walk(one))
    ]


def _stop(place: ast.stmt) -> Any:
    error = ast.Name("RuntimeError", ast.Load())
    raised = ast.copy_location(ast.Raise(error, None), place)
    return ast.fix_missing_locations(with_fields(raised))
