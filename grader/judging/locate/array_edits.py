"""What a slip of the hand does to the shape of an array, backwards: transposes, indices, sizes."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.locate.call_edits import FAR, LIKELY, MISSING, Pieces, called
from grader.judging.locate.scope import expression
from grader.judging.locate.slots import Slot, with_fields

_FLAT = {"flatten", "ravel", "reshape", "squeeze"}
_IN_ONE_TUPLE = {
    "zeros", "ones", "empty", "full", "vstack", "hstack", "concatenate", "stack", "column_stack",
}  # fmt: skip
_CONVERSIONS = {"int", "float", "bool"}


def other_product(slot: Slot) -> Pieces:
    """The same two factors of a matrix product, either of them transposed, in either order.

    Parameters
    ----------
    slot : Slot
        Of an operation or a call.
    """
    node = slot.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Mult)):
        for left, right in _turned(node.left, node.right):
            yield MISSING, with_fields(node, left=left, right=right)
    if isinstance(node, ast.Call) and called(node) in {"dot", "matmul"} and len(node.args) > 1:
        for pair in _turned(*node.args[:2]):
            yield MISSING, with_fields(node, args=list(pair))


def other_shape(slot: Slot) -> Pieces:
    """A reshaped array with its sizes the other way round, or as a row or a column.

    Parameters
    ----------
    slot : Slot
        Of a call.
    """
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - the table of edits says so
    function, name = node.func, called(node)
    if name in _FLAT and isinstance(function, ast.Attribute):
        for sizes in ([-1, 1], [1, -1], [-1]):
            constants: list[ast.expr] = [ast.Constant(size) for size in sizes]
            yield MISSING, ast.Call(with_fields(function, attr="reshape"), constants, [])
    if name == "reshape" and isinstance(function, ast.Attribute):
        for turned in _sizes_turned(node):
            yield MISSING, ast.Attribute(turned, "T", ast.Load())
            if isinstance(function.value, ast.Attribute) and function.value.attr == "T":
                straight = with_fields(function, value=function.value.value)
                whole = with_fields(turned, func=straight)
                yield MISSING, ast.Attribute(whole, "T", ast.Load())
    if name in _IN_ONE_TUPLE and len(node.args) > 1:
        yield LIKELY, with_fields(node, args=[ast.Tuple(node.args, ast.Load())])
    if isinstance(function, ast.Name) and name in _CONVERSIONS and len(node.args) == 1:
        cast = ast.Attribute(node.args[0], "astype", ast.Load())
        yield LIKELY, ast.Call(cast, [ast.Name(name, ast.Load())], [])


def other_index(slot: Slot) -> Pieces:
    """An index with one item less, or that keeps its axis; a range with one end less.

    Parameters
    ----------
    slot : Slot
        Of a subscript.
    """
    node = slot.node
    assert isinstance(node, ast.Subscript)  # noqa: S101 - likewise
    index = node.slice
    if isinstance(index, ast.Slice):
        yield from (
            (MISSING, with_fields(node, slice=with_fields(index, **{end: None})))
            for end in ("lower", "upper", "step")
            if getattr(index, end) is not None
        )
    elif isinstance(index, ast.Tuple):
        for i in range(len(index.elts)):
            rest = [*index.elts[:i], *index.elts[i + 1 :]]
            fewer = rest[0] if len(rest) == 1 else ast.Tuple(rest, ast.Load())
            yield MISSING, with_fields(node, slice=fewer)
    else:
        for pair in ([ast.Constant(0), index], [index, ast.Constant(0)]):
            yield MISSING, with_fields(node, slice=ast.Tuple(pair, ast.Load()))
    if isinstance(node.value, ast.Subscript):  # x[a][b] for x[a, b]
        both = ast.Tuple([node.value.slice, index], ast.Load())
        yield LIKELY, with_fields(node, value=node.value.value, slice=both)


def as_row_or_column(slot: Slot) -> Pieces:
    """An array that should be a column, or a row.

    Parameters
    ----------
    slot : Slot
    """
    for sizes in ("-1, 1", "1, -1"):
        shaped = expression(f"x.reshape({sizes})")
        assert isinstance(shaped, ast.Call)  # noqa: S101 - as written
        assert isinstance(shaped.func, ast.Attribute)  # noqa: S101 - as written
        shaped.func.value = slot.node
        yield FAR, shaped


def _turned(left: ast.expr, right: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The pairs of two factors that no single edit gives."""
    yield _transposed(left), _transposed(right)
    yield _transposed(right), _transposed(left)
    yield _transposed(right), left
    yield right, _transposed(left)


def _transposed(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        return node.value
    return ast.Attribute(node, "T", ast.Load())


def _sizes_turned(node: ast.Call) -> Iterator[ast.Call]:
    """A call of reshape with its sizes the other way round, and with the last one left open."""
    sizes = node.args
    if len(sizes) == 1 and isinstance(sizes[0], ast.Tuple):
        sizes = sizes[0].elts
    if len(sizes) > 1:
        yield with_fields(node, args=[*reversed(sizes)])
        yield with_fields(node, args=[sizes[-1], ast.Constant(-1)])
