"""Make small slips in any right function, of kinds that the mutants of a reference do not have.

This module does not use the list of edits that the search for a place tries, so that the two stay
independent of each other.
"""

from __future__ import annotations

import ast
import copy
import re
from typing import TYPE_CHECKING, Any

from grader.judge_report.mutants import mutations

if TYPE_CHECKING:
    from collections.abc import Iterator

Change = tuple[ast.AST, str, Any]
"""A node, one of its fields, and the field's new value."""
PASS = re.compile(r"^\s*pass$", re.MULTILINE)
"""A mutant has it in the place of a statement; a slip of the hand leaves no such mark."""
BLOCKS = (ast.For, ast.While, ast.If)
OTHER_CALLS = {
    "sum": "mean", "mean": "sum", "log": "exp", "exp": "log", "zeros": "ones", "dot": "multiply",
    "argmax": "max", "max": "argmax", "abs": "square", "vstack": "hstack", "hstack": "vstack",
}  # fmt: skip


def slips_of_the_hand(function: ast.FunctionDef) -> list[str]:
    """The texts of a function with one slip each, all different from it and from each other.

    Parameters
    ----------
    function : FunctionDef
    """
    texts = [ast.unparse(mutated) for _, mutated in mutations(function)]
    changes = list(_changes(function))
    for owner, field, new in changes:
        old = getattr(owner, field)
        setattr(owner, field, new)
        texts.append(ast.unparse(function))
        setattr(owner, field, old)
    same = ast.unparse(function)
    return [text for text in dict.fromkeys(texts) if text != same and not PASS.search(text)]


def _changes(function: ast.FunctionDef) -> Iterator[Change]:
    for owner in ast.walk(function):
        for field, value in ast.iter_fields(owner):
            if isinstance(value, ast.AST):
                yield from ((owner, field, new) for new in _slips(value, function))
            elif isinstance(value, list):
                yield from ((owner, field, new) for new in _in_list(value, function))


def _in_list(items: list[ast.AST], function: ast.FunctionDef) -> Iterator[list[ast.AST]]:
    for i, item in enumerate(items):
        for new in _slips(item, function):
            yield [*items[:i], new, *items[i + 1 :]]
        if isinstance(item, ast.stmt):
            yield from _blocks(items, i)


def _slips(node: ast.AST, function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What may be written in the place of a node."""
    if isinstance(node, ast.BinOp):
        yield from _operations(node)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield from _names(node, function)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
        first, *rest = node.slice.elts
        yield ast.Subscript(node.value, ast.Tuple([*rest, first], ast.Load()), node.ctx)
    elif isinstance(node, ast.AugAssign):
        yield ast.copy_location(ast.Assign([node.target], node.value), node)


def _operations(node: ast.BinOp) -> Iterator[ast.expr]:
    """Parentheses forgotten, `1 -` forgotten, division forgotten."""
    left, right = node.left, node.right
    if isinstance(left, ast.BinOp):
        yield ast.BinOp(left.left, left.op, ast.BinOp(left.right, node.op, right))
    if isinstance(right, ast.BinOp):
        yield ast.BinOp(ast.BinOp(left, node.op, right.left), right.op, right.right)
    if isinstance(node.op, ast.Sub) and isinstance(left, ast.Constant):
        yield right
    if isinstance(node.op, (ast.Div, ast.Pow)):
        yield left


def _names(node: ast.Name, function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Another name of the function, a transpose too much, a minus too much."""
    stored = [each.id for each in ast.walk(function)
              if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]  # fmt: skip
    known = list(dict.fromkeys([*(each.arg for each in function.args.args), *stored]))
    if node.id in known:
        yield from (ast.Name(other, ast.Load()) for other in known if other != node.id)
        yield ast.Attribute(node, "T", ast.Load())
        yield ast.UnaryOp(ast.USub(), node)


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    """Another function, another axis, a range that begins or ends one off."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name in OTHER_CALLS:
        other = ast.Attribute(node.func.value, OTHER_CALLS[name], ast.Load())  # type: ignore[attr-defined]  # it has a name
        yield ast.Call(other, node.args, node.keywords)
    for i, keyword in enumerate(node.keywords):
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            turned = ast.keyword("axis", ast.Constant(1 - int(bool(keyword.value.value))))
            others = [*node.keywords[:i], turned, *node.keywords[i + 1 :]]
            yield ast.Call(node.func, node.args, others)
    if isinstance(node.func, ast.Name) and node.func.id == "range" and len(node.args) == 1:
        yield ast.Call(node.func, [ast.Constant(1), *node.args], [])
        less = ast.BinOp(node.args[0], ast.Sub(), ast.Constant(1))
        yield ast.Call(node.func, [less], [])


def _blocks(block: list[Any], i: int) -> Iterator[list[Any]]:
    """Two statements in the wrong order, or one on the wrong level, or no return."""
    statement, rest = block[i], block[i + 1 :]
    if rest and not isinstance(rest[0], ast.Return):
        yield [*block[:i], rest[0], statement, *rest[1:]]
    if isinstance(statement, ast.Return) and not rest and len(block) > 1:
        yield block[:i]
    if isinstance(statement, BLOCKS) and rest:
        into = copy.copy(statement)
        into.body = [*statement.body, rest[0]]
        yield [*block[:i], into, *rest[1:]]
    if isinstance(statement, BLOCKS) and len(statement.body) > 1:
        out = copy.copy(statement)
        out.body = statement.body[:-1]
        yield [*block[:i], out, statement.body[-1], *rest]
