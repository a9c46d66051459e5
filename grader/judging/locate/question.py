"""Ask about a place what the edits that correct it have in common, but never name an edit."""

from __future__ import annotations

import ast
from collections.abc import Iterable  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

from grader.judging.locate.slots import Edit, Item

_LINE = "is this line in its place, and at the right indentation?"
_SPARE = "is all of it needed?"
_MISSING = "is something still missing there?"
_REPLACED = "should each round replace what is there, or add to it?"
_LOST = "what becomes of what it gives?"
_NEEDED = "is this line needed?"
_OPERATION = "is that the operation that is meant?"
_FUNCTION = "is that the function that is meant?"
_AXIS = "along which axis does that go, and which shape does it leave?"
_ARGUMENTS = "is each of its arguments what is meant?"
_TOGETHER = "what belongs together there, and what comes first?"


def question(edits: Iterable[Edit]) -> str:
    """What to ask about a place; nothing where the edits differ in kind.

    Parameters
    ----------
    edits : sequence of Edit
        Undone, as the student's text is.
    """
    asked = {_asked_of(edit) for edit in edits}
    return asked.pop() if len(asked) == 1 else ""


def _asked_of(edit: Edit) -> str:
    asked = {_asked_of_change(*change) for change in edit.changes}
    if len(asked) == 1:
        return asked.pop()
    return _LINE if asked <= {_LINE, _NEEDED} else ""  # a line that moves goes and comes


def _asked_of_change(node: ast.AST, field: str, new: Any) -> str:
    old = getattr(node, field)
    if isinstance(new, Item):
        new = new.among(old)
    if isinstance(old, list):
        if len(old) != len(new):
            return _of_lists(old, new)
        differ = [pair for pair in zip(old, new, strict=True) if pair[0] is not pair[1]]
        if len(differ) != 1:
            return _LINE if isinstance(old[0], ast.stmt) else _TOGETHER
        [(old, new)] = differ
    if isinstance(old, ast.AugAssign) and isinstance(new, ast.AugAssign):
        return _OPERATION
    if isinstance(old, ast.stmt):
        return _LOST if isinstance(old, ast.Expr) else _REPLACED
    return _of_expressions(old, new) if isinstance(new, ast.expr) else ""


def _of_lists(old: list[ast.AST], new: list[ast.AST]) -> str:
    if not old or not isinstance(old[0], ast.stmt):
        return ""
    dropped = len(new) < len(old) and all(any(each is one for one in old) for each in new)
    return _NEEDED if dropped else _LINE


def _of_expressions(old: ast.expr, new: ast.expr) -> str:
    """What two expressions differ in, one in the other's place."""
    if _inside(new, old):
        return _SPARE
    if _inside(old, new):
        return _MISSING
    if isinstance(old, ast.BinOp) and isinstance(new, ast.BinOp):
        same = old.left is new.left and old.right is new.right
        return _OPERATION if same else _TOGETHER
    if isinstance(old, ast.Call) and isinstance(new, ast.Call):
        return _of_calls(old, new)
    for kind, asked in _ASKED:
        if isinstance(old, kind):
            return asked
    return ""


_ASKED: tuple[tuple[type[ast.expr], str], ...] = (
    (ast.Constant, "is that the number that is meant?"),
    (ast.Name, "is that what is meant there?"),
    (ast.Compare, "is that the comparison that is meant?"),
    (ast.Subscript, "is that the entry, or the slice, that is meant?"),
    (ast.Attribute, "is that what is needed of it?"),
    (ast.UnaryOp, "is that sign right?"),
    (ast.BinOp, _TOGETHER),
)
QUESTIONS = frozenset({
    _LINE, _SPARE, _MISSING, _TOGETHER, _REPLACED, _NEEDED, _OPERATION, _FUNCTION, _AXIS,
    _ARGUMENTS, *(asked for _, asked in _ASKED),
})  # fmt: skip
"""All that may be asked: nothing else that a run claims is shown."""


def _of_calls(old: ast.Call, new: ast.Call) -> str:
    if old.func is not new.func:
        return _FUNCTION
    if old.keywords is not new.keywords:
        changed = {each.arg for each in {*old.keywords} ^ {*new.keywords}}
        return _AXIS if changed <= {"axis", "keepdims"} else _ARGUMENTS
    return _TOGETHER


def _inside(part: ast.AST, whole: ast.AST) -> bool:
    return any(each is part for each in ast.walk(whole))
