"""Other ways to set the parentheses of an expression."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

_BINDS: dict[type[ast.operator], int] = {
    ast.BitXor: 0, ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.MatMult: 2,
    ast.FloorDiv: 2, ast.Mod: 2, ast.Pow: 3,
}  # fmt: skip
MAX_OPERANDS = 7
"""In one chain; more have too many groupings."""
Chain = tuple[list[ast.expr], list[ast.operator]]


def regroupings(node: ast.BinOp) -> Iterator[ast.expr]:
    """The same operands and operators with one pair of parentheses more, or one less.

    Parameters
    ----------
    node : BinOp

    Examples
    --------
    >>> node = ast.parse("1 - y * x", mode="eval").body
    >>> [ast.unparse(each) for each in regroupings(node)]
    ['(1 - y) * x']
    """
    operands, operators = _chain(node)
    if len(operands) > MAX_OPERANDS or any(type(each) not in _BINDS for each in operators):
        return
    seen = {ast.dump(node)}
    for other in (*_one_more(operands, operators), *_one_less(operands, operators)):
        if ast.dump(other) not in seen:
            seen.add(ast.dump(other))
            yield other


def retyped(node: ast.BinOp) -> Iterator[ast.expr]:
    """The same text with another operator, which may bind otherwise.

    Parameters
    ----------
    node : BinOp

    Examples
    --------
    >>> node = ast.parse("x * y * z", mode="eval").body
    >>> [ast.unparse(each) for each in retyped(node)]
    ['x + y * z', 'x - y * z']
    """
    operands, operators = _chain(node)
    if len(operands) > MAX_OPERANDS or any(type(each) not in _BINDS for each in operators):
        return
    for i, operator in enumerate(operators[:-1]):
        for other in (ast.Add, ast.Sub):
            if isinstance(operator, (ast.Mult, ast.Div)):
                yield _grouped(operands, [*operators[:i], other(), *operators[i + 1 :]])


def _one_more(operands: list[ast.expr], operators: list[ast.operator]) -> Iterator[ast.expr]:
    count = len(operands)
    for start in range(count - 1):
        for end in range(start + 2, count + (start > 0)):
            inner = _grouped(operands[start:end], operators[start : end - 1])
            outer = [*operands[:start], inner, *operands[end:]]
            yield _grouped(outer, [*operators[:start], *operators[end - 1 :]])


def _one_less(operands: list[ast.expr], operators: list[ast.operator]) -> Iterator[ast.expr]:
    for i, operand in enumerate(operands):
        if isinstance(operand, ast.BinOp):
            inner, between = _chain(operand)
            yield _grouped(
                [*operands[:i], *inner, *operands[i + 1 :]],
                [*operators[:i], *between, *operators[i:]],
            )


def _chain(node: ast.BinOp) -> Chain:
    """Operands and operators in the order in which they are written without parentheses."""
    operands: list[ast.expr] = []
    operators: list[ast.operator] = []
    for side in (node.left, node.right):
        if isinstance(side, ast.BinOp) and _needs_none(node, side):
            inner, between = _chain(side)
            operands += inner
            operators += between
        else:
            operands.append(side)
        if side is node.left:
            operators.append(node.op)
    return operands, operators


def _needs_none(node: ast.BinOp, side: ast.BinOp) -> bool:
    """Whether a side of an operation may stand there without parentheses."""
    outer, inner = _BINDS.get(type(node.op), 9), _BINDS.get(type(side.op), -1)
    from_left = not isinstance(node.op, ast.Pow)
    return inner > outer or (inner == outer and (side is node.left) == from_left)


def _grouped(operands: list[ast.expr], operators: list[ast.operator]) -> ast.expr:
    """What a chain without parentheses means."""
    if not operators:
        return operands[0]
    weakest = min(_BINDS.get(type(each), 9) for each in operators)
    at = [i for i, each in enumerate(operators) if _BINDS.get(type(each), 9) == weakest]
    i = at[0] if isinstance(operators[at[0]], ast.Pow) else at[-1]
    left = _grouped(operands[: i + 1], operators[:i])
    return ast.BinOp(left, operators[i], _grouped(operands[i + 1 :], operators[i + 1 :]))
