"""Edits that make the examples right and are no slip's reverse: they only go round the error."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

from grader.judging.locate.slots import Change, with_fields

_PRODUCT, _SUM = (ast.Mult, ast.Div), (ast.Add, ast.Sub)
_UNDOES = (ast.Div, ast.Sub)


def goes_round(
    before: ast.FunctionDef,
    after: ast.FunctionDef,
    parts: Sequence[str],
    helpers: Sequence[ast.FunctionDef] = (),
) -> bool:
    """Whether an edit makes a loop idle, cancels what stands there, or gives parts other names.

    Parameters
    ----------
    before, after : FunctionDef
        As the student wrote it, and edited.
    parts : sequence of str
        What the parts of the answer are called, in order.
    helpers : sequence of FunctionDef
        The student's own functions that it calls.
    """
    given = {each.name: _returned(each) for each in helpers}
    taken = {each.name: [arg.arg for arg in each.args.args] for each in helpers}
    return bool(
        _idle(after) - _idle(before)
        or _cancelled(after) - _cancelled(before)
        or (_in_order(before, parts) and not _in_order(after, parts))
        or _named_as_given(before, given) - _named_as_given(after, given)
        or _named_as_taken(before, taken) - _named_as_taken(after, taken)
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
    names = _returned(function)
    return 1 < len(names) == len(parts) and all(
        part.endswith(name) for part, name in zip(parts, names, strict=True)
    )


def _returned(function: ast.FunctionDef) -> list[str]:
    """The plain names that a function returns at its end, if it returns nothing else."""
    last = function.body[-1]
    return _bare_names(last.value) if isinstance(last, ast.Return) else []


def _bare_names(value: ast.expr | None) -> list[str]:
    items = value.elts if isinstance(value, ast.Tuple) else []
    names = [each.id for each in items if isinstance(each, ast.Name)]
    return names if len(names) == len(items) else []


def _named_as_given(function: ast.FunctionDef, given: dict[str, list[str]]) -> Counter[str]:
    """The calls whose values get the names that they have where they come from."""
    return Counter(
        ast.unparse(node.value.func)
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        and (names := _bare_names(node.targets[0]))
        and names == given.get(ast.unparse(node.value.func))
    )  # fmt: skip


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


def _named_as_taken(function: ast.FunctionDef, taken: dict[str, list[str]]) -> Counter[str]:
    """The calls whose arguments have the names of the parameters that they are handed to."""
    return Counter(
        node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1
        and [ast.unparse(each) for each in node.args] == taken.get(node.func.id)
    )  # fmt: skip
