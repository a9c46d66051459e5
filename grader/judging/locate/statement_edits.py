"""What a slip of the hand does to a statement, backwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.locate.call_edits import FAR, LIKELY, MISSING
from grader.judging.locate.scope import Scope  # noqa: TC001 - in checks.py too, where it is short
from grader.judging.locate.slots import OURS, Change, Edit, with_fields

_BLOCKS = (ast.For, ast.While, ast.If)
_SIGNS = (ast.Add, ast.Sub, ast.Mult, ast.Div)


def statement_edits(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Every edit of one statement, or of two neighbours, of a function.

    Parameters
    ----------
    function : FunctionDef
    scope : Scope
    """
    for owner, field in _blocks(function):
        block = getattr(owner, field)
        for i, statement in enumerate(block):
            if not _is_text(statement) and not hasattr(statement, OURS):
                yield from _assigned(owner, field, i)
                yield from _moved(function, owner, field, i)
                yield from _swapped(owner, field, i)
                yield from _dropped(owner, field, i)
    yield from _loose_else(function)
    yield from _missing_return(function, scope)


def _blocks(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield node, field


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _with(owner: ast.AST, field: str, start: int, stop: int, *new: ast.stmt) -> Change:
    """The change that puts other statements between two positions of a block."""
    block = [*getattr(owner, field)]
    for each in new:
        if not hasattr(each, "lineno"):
            ast.fix_missing_locations(ast.copy_location(each, block[min(start, len(block) - 1)]))
    block[start:stop] = new
    return owner, field, block or [ast.copy_location(ast.Pass(), owner)]


def _assigned(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """= for += and the like."""
    statement = getattr(owner, field)[i]
    if isinstance(statement, ast.AugAssign):
        new = [with_fields(statement, op=op()) for op in _SIGNS if type(statement.op) is not op]
        new.append(ast.Assign([statement.target], statement.value))
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        single = isinstance(target, (ast.Name, ast.Subscript))
        new = [ast.AugAssign(target, op(), statement.value) for op in _SIGNS if single]  # type: ignore[arg-type]  # just checked
    else:
        return
    for each in new:
        yield Edit(LIKELY, (statement,), (_with(owner, field, i, i + 1, each),))


def _moved(function: ast.FunctionDef, owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """A statement, alone or with those after it, on another level of indentation."""
    block = getattr(owner, field)
    statement = block[i]
    before = block[i - 1] if i else None
    if isinstance(before, _BLOCKS):
        for stop in {i + 1, len(block)}:
            yield from _into(owner, field, i, stop, before)
    if isinstance(owner, _BLOCKS) and (i or isinstance(statement, ast.Return)):
        yield from _out(function, owner, field, i)
    after = block[i + 1] if i + 1 < len(block) else None
    if isinstance(after, (ast.For, ast.While)) and not isinstance(statement, _BLOCKS):
        start = _with(after, "body", 0, 0, statement)
        yield Edit(LIKELY, (statement,), (start, _with(owner, field, i, i + 1)))


def _into(owner: ast.AST, field: str, i: int, stop: int, before: ast.stmt) -> Iterator[Edit]:
    """Statements that follow a loop or a condition become its last ones."""
    block = getattr(owner, field)
    moved = block[i:stop]
    inner: ast.AST = before
    while isinstance(inner, _BLOCKS):
        count = len(inner.body)
        changes = (_with(inner, "body", count, count, *moved), _with(owner, field, i, stop))
        yield Edit(LIKELY, (moved[0],), changes)
        inner = inner.body[-1]


def _out(function: ast.FunctionDef, owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """The last statements of a block come after it instead."""
    block = getattr(owner, field)
    moved = block[i:]
    for outer, name in _blocks(function):
        around = getattr(outer, name)
        if owner in around:
            at = around.index(owner) + 1
            changes = (_with(owner, field, i, len(block)), _with(outer, name, at, at, *moved))
            yield Edit(LIKELY, (moved[0],), changes)


def _swapped(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    block = getattr(owner, field)
    if i + 1 < len(block) and not isinstance(block[i + 1], ast.Return):
        pair = block[i : i + 2]
        yield Edit(LIKELY, tuple(pair), (_with(owner, field, i, i + 2, *reversed(pair)),))


def _dropped(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    statement = getattr(owner, field)[i]
    if isinstance(statement, (ast.Assign, ast.AugAssign)):
        yield Edit(MISSING, (statement,), (_with(owner, field, i, i + 1),))
    elif isinstance(statement, ast.If) and not statement.orelse:
        yield Edit(MISSING, (statement.test,), (_with(owner, field, i, i + 1, *statement.body),))
    elif isinstance(statement, ast.Return):
        yield Edit(FAR, (statement,), (_with(owner, field, i, i + 1),))


def _loose_else(function: ast.FunctionDef) -> Iterator[Edit]:
    """An else that belongs to the loop and was meant for the condition in it."""
    for node in ast.walk(function):
        if isinstance(node, (ast.For, ast.While)) and node.orelse:
            last = node.body[-1]
            if isinstance(last, ast.If) and not last.orelse:
                changes: tuple[Change, ...] = ((last, "orelse", node.orelse), (node, "orelse", []))
                yield Edit(LIKELY, (node.orelse[0],), changes)


def _missing_return(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """A return that is missing at the end."""
    last = function.body[-1]
    if not isinstance(last, ast.Return):
        count = len(function.body)
        for name in reversed(scope.names):
            given = ast.Return(ast.Name(name, ast.Load()))
            yield Edit(MISSING, (last,), (_with(function, "body", count, count, given),))
