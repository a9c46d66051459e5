"""What a slip of the hand does to a statement, backwards."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.locate.call_edits import FAR, LIKELY, MISSING, UNUSED
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
                yield from _on_condition(owner, field, i, scope)
                yield from _named_otherwise(statement)
                yield from _kept(owner, field, i)
                yield from _loops_exchanged(statement)
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
        rule = functools.partial(_sign_changed, statement, each)
        yield Edit(LIKELY, (statement,), (_with(owner, field, i, i + 1, each),), rule)


def _sign_changed(old: ast.stmt, new: ast.stmt) -> str:
    signs = [type(getattr(each, "op", None)).__name__ for each in (old, new)]
    return " → ".join(signs)


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
    if not isinstance(statement, _BLOCKS):
        yield from _into_start(owner, field, i)
    if isinstance(statement, (ast.For, ast.While)):
        yield from _before(owner, field, i)


def _into_start(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """Statements before a loop become its first ones; one alone also those of a condition."""
    block = getattr(owner, field)
    for at in range(i + 1, len(block)):
        after = block[at]
        if isinstance(after, (ast.For, ast.While)) or (isinstance(after, ast.If) and at == i + 1):
            start = _with(after, "body", 0, 0, *block[i:at])
            yield Edit(LIKELY, (block[i],), (start, _with(owner, field, i, at)))
        if isinstance(after, _BLOCKS):
            return


def _before(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """Statements of a loop come before it: each alone, and all the first ones together."""
    loop = getattr(owner, field)[i]
    for j, statement in enumerate(loop.body[:-1]):
        if not isinstance(statement, ast.Assign):
            return
        for start in {0, j}:
            moved = loop.body[start : j + 1]
            changes = (_with(loop, "body", start, j + 1), _with(owner, field, i, i, *moved))
            yield Edit(LIKELY, (moved[0],), changes)


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


def _on_condition(owner: ast.AST, field: str, i: int, scope: Scope) -> Iterator[Edit]:
    """A statement without the condition that stands elsewhere."""
    statement = getattr(owner, field)[i]
    for test in scope.conditions if isinstance(statement, ast.Expr) else ():
        guarded = ast.If(test, [statement], [])
        yield Edit(MISSING, (statement,), (_with(owner, field, i, i + 1, guarded),))


def _named_otherwise(statement: ast.stmt) -> Iterator[Edit]:
    """The values of a tuple unpacked in another order."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    items = target.elts if isinstance(target, (ast.Tuple, ast.List)) else []
    for i in range(len(items)):
        for j in range(i + 1, len(items)):
            names = [*items]
            names[i], names[j] = names[j], names[i]
            assert target is not None  # noqa: S101 - it has items
            yield Edit(LIKELY, (target,), ((target, "elts", names),))


def _kept(owner: ast.AST, field: str, i: int) -> Iterator[Edit]:
    """A result that is computed and forgotten: `x.reshape(2, 3)` for `x = x.reshape(2, 3)`."""
    statement = getattr(owner, field)[i]
    if isinstance(statement, ast.Expr) and isinstance(statement.value, (ast.Call, ast.BinOp)):
        names = [each for each in ast.walk(statement.value) if isinstance(each, ast.Name)]
        for name in dict.fromkeys(each.id for each in names):
            kept = ast.Assign([ast.Name(name, ast.Store())], statement.value)
            yield Edit(UNUSED, (statement,), (_with(owner, field, i, i + 1, kept),))


def _loops_exchanged(statement: ast.stmt) -> Iterator[Edit]:
    """Two loops in each other, the other way round."""
    inner = statement.body[0] if isinstance(statement, ast.For) else None
    if isinstance(statement, ast.For) and isinstance(inner, ast.For):
        pair = ((statement, inner), (inner, statement))
        changes = tuple(
            (one, name, getattr(other, name)) for one, other in pair for name in ("target", "iter")
        )
        yield Edit(LIKELY, (statement.target, statement.iter), changes)


def _loose_else(function: ast.FunctionDef) -> Iterator[Edit]:
    """An else that belongs to the loop and was meant for the condition in it."""
    for node in ast.walk(function):
        if isinstance(node, (ast.For, ast.While)) and node.orelse:
            last = node.body[-1]
            if isinstance(last, ast.If) and not last.orelse:
                changes: tuple[Change, ...] = ((last, "orelse", node.orelse), (node, "orelse", []))
                yield Edit(LIKELY, (node.orelse[0],), changes)


def _missing_return(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """A return that is missing at the end, or something that it should return besides."""
    last = function.body[-1]
    if not isinstance(last, ast.Return):
        count = len(function.body)
        for name in reversed(scope.names):
            given = ast.Return(ast.Name(name, ast.Load()))
            cost = UNUSED if name in scope.unused else MISSING
            yield Edit(cost, (_last_line(last),), (_with(function, "body", count, count, given),))
    elif last.value is not None:
        whole = isinstance(last.value, ast.Tuple) and last.value.elts
        for name in scope.names:
            items = [*(whole or [last.value]), ast.Name(name, ast.Load())]
            for given_items in (items, [items[-1], *items[:-1]]):
                value = ast.Tuple(given_items, ast.Load())
                ast.fix_missing_locations(ast.copy_location(value, last.value))
                cost = UNUSED if name in scope.unused else MISSING
                yield Edit(cost, (last,), ((last, "value", value),))


def _last_line(statement: ast.stmt) -> ast.stmt:
    """The statement after which the return is missing: a loop's last one, not its head."""
    block = getattr(statement, "orelse", None) or getattr(statement, "body", None)
    return _last_line(block[-1]) if block else statement
