"""What a slip of the hand does to an expression, backwards: every edit that might mend one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.locate.array_edits import (
    as_row_or_column,
    other_index,
    other_product,
    other_shape,
)
from grader.judging.locate.call_edits import (
    FAR,
    LIKELY,
    MISSING,
    UNUSED,
    Pieces,
    alike,
    is_module,
    other_call,
    other_call_parentheses,
    other_keywords,
)
from grader.judging.locate.regroup import regroupings, retyped
from grader.judging.locate.scope import Scope, expression, is_size
from grader.judging.locate.slots import Edit, Slot, slots_of, with_fields
from grader.judging.source import names_in

_SWAPPED = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.FloorDiv, ast.Mod)
_COMPARISONS = (ast.Gt, ast.GtE, ast.Lt, ast.LtE, ast.Eq, ast.NotEq)
_CONSTANTS = (0, 1, 2, 3, -1, 0.5, 100, 255)


def expression_edits(function: ast.FunctionDef, scope: Scope) -> Iterator[Edit]:
    """Every edit of one expression of a function.

    Parameters
    ----------
    function : FunctionDef
    scope : Scope
    """
    for slot in slots_of(function.body):
        if isinstance(slot.parent, (ast.JoinedStr, ast.FormattedValue)):
            continue
        for kind, edits in _EDITS:
            if isinstance(slot.node, kind):
                for cost, new in edits(slot, scope):
                    yield slot.edit(cost, new)


def _operator(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.BinOp)  # noqa: S101 - the table below says so
    grows = set(names_in(node)) & _targets(slot)
    power = (ast.Pow,) if isinstance(node.right, ast.Constant) and not grows else ()
    for other in (*_SWAPPED, *power):
        if not isinstance(node.op, other):
            yield LIKELY, with_fields(node, op=other())
    if not isinstance(node.op, ast.Add):
        yield LIKELY, with_fields(node, left=node.right, right=node.left)
    yield MISSING, node.left
    yield MISSING, node.right


def _parentheses(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.BinOp)  # noqa: S101 - likewise
    for other in (*regroupings(node), *retyped(node)):
        yield LIKELY, other
    for side, other_side in (("left", node.right), ("right", node.left)):
        call = getattr(node, side)
        if isinstance(call, ast.Call) and call.args:  # f(x) + y for f(x + y)
            inner = with_fields(node, **{side: call.args[0]})
            yield LIKELY, with_fields(call, args=[inner, *call.args[1:]])
        if isinstance(call, ast.UnaryOp):  # -x + y for -(x + y)
            yield LIKELY, with_fields(call, operand=with_fields(node, **{side: call.operand}))
        if isinstance(other_side, ast.BinOp) and isinstance(call, ast.Constant):
            yield FAR, other_side


def _calls_joined(slot: Slot, _: Scope) -> Pieces:
    """One call for two, f(x) / f(y) for f(x - y); and a call for a product, f * (x) for f(x)."""
    node = slot.node
    assert isinstance(node, ast.BinOp)  # noqa: S101 - likewise
    left, right = node.left, node.right
    if isinstance(left, ast.Call) and isinstance(right, ast.Call) and left.args and right.args:
        for op in _SWAPPED[:4]:
            inner = with_fields(node, left=left.args[0], right=right.args[0], op=op())
            yield MISSING, with_fields(left, args=[inner, *left.args[1:]])
    if isinstance(left, ast.Name) and isinstance(node.op, ast.Mult):
        yield LIKELY, ast.Call(left, [right], [])


def _number(slot: Slot, _: Scope) -> Pieces:
    """A number in the place of what is computed."""
    if isinstance(slot.parent, (ast.Assign, ast.BinOp)):
        yield from ((FAR, ast.Constant(number)) for number in _CONSTANTS)


def _more(slot: Slot, scope: Scope) -> Pieces:
    """A name for what is computed from it elsewhere: x for x - c."""
    node = slot.node
    assert isinstance(node, ast.Name)  # noqa: S101 - likewise
    for other in scope.computed:
        names = set(names_in(other))
        if node.id in names and not names & _targets(slot) and node not in ast.walk(other):
            yield MISSING, other


def _unary(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.UnaryOp)  # noqa: S101 - likewise
    yield LIKELY, node.operand
    if isinstance(node.operand, ast.BinOp):  # -(x + y) for -x + y
        left = with_fields(node, operand=node.operand.left)
        yield LIKELY, with_fields(node.operand, left=left)


def _comparison(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Compare)  # noqa: S101 - likewise
    for other in _COMPARISONS:
        if not isinstance(node.ops[0], other):
            yield LIKELY, with_fields(node, ops=[other(), *node.ops[1:]])


def _other_constant(slot: Slot, scope: Scope) -> Pieces:
    value = slot.node.value  # type: ignore[attr-defined]  # a Constant, as the table says
    if isinstance(value, bool):
        yield LIKELY, ast.Constant(not value)
    elif isinstance(value, str):
        for other in scope.strings:
            if other != value:
                yield LIKELY, ast.Constant(other)
    elif value is None:  # left from the template
        yield from ((LIKELY, ast.Constant(number)) for number in (0, 1))
        yield from ((LIKELY, expression(name)) for name in scope.names)
    elif isinstance(value, (int, float)):
        yield from _other_number(slot, value, scope)


def _other_number(slot: Slot, value: float, scope: Scope) -> Pieces:
    near = dict.fromkeys([value + 1, value - 1, -value, *_CONSTANTS, value / 10, value * 10])
    # a threshold is seldom mistyped: what is compared with it is more often wrong
    cost = MISSING if isinstance(slot.parent, ast.Compare) else LIKELY
    for number in near:
        if number != value:
            yield cost, ast.Constant(number)
    for name in scope.rounds:
        yield LIKELY, expression(name)
    if not isinstance(slot.parent, ast.Subscript):
        for name in (*scope.names, *scope.counts):
            yield (UNUSED if name in scope.unused else MISSING), expression(name)


def _name(slot: Slot, scope: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Name)  # noqa: S101 - likewise
    if isinstance(slot.parent, ast.Call) and slot.field == "func":
        return
    if node.id in scope.names:
        # what is computed is handed on: without it, nothing would use it
        cost = FAR if _passes_on(slot) and node.id in scope.used_once else LIKELY
        beside = _names_beside(slot)
        for other in scope.names:
            if other != node.id and other not in beside:
                yield (UNUSED if other in scope.unused else cost), ast.Name(other, ast.Load())
        one_over = isinstance(slot.parent, ast.BinOp) and isinstance(slot.parent.op, ast.Div)
        for number in (0, 1, 2):
            likely = one_over and slot.field == "left" and number == 1
            yield LIKELY if likely else max(cost, MISSING), ast.Constant(number)
        for count in scope.counts if node.id in scope.counts else ():
            yield max(cost, MISSING), expression(count)
    else:
        for other in scope.names:  # the global name of what is an argument, or a typing error
            yield LIKELY, ast.Name(other, ast.Load())


def _attribute(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Attribute)  # noqa: S101 - likewise
    if node.attr == "T":
        yield LIKELY, node.value
    if ast.unparse(node.value) == "math":
        yield LIKELY, with_fields(node, value=ast.Name("np", ast.Load()))
    if not (isinstance(slot.parent, ast.Call) and slot.field == "func"):
        for other in alike(node.attr):
            yield LIKELY, with_fields(node, attr=other)


def _subscript(slot: Slot, _: Scope) -> Pieces:
    node = slot.node
    assert isinstance(node, ast.Subscript)  # noqa: S101 - likewise
    yield MISSING, node.value
    index = node.slice
    whole = ast.Slice()
    if isinstance(index, (ast.Name, ast.Constant)):
        for before in ([whole], [whole, whole]):
            yield LIKELY, with_fields(node, slice=ast.Tuple([*before, index], ast.Load()))
    items = index.elts if isinstance(index, ast.Tuple) else []
    for i in range(len(items) + bool(items)):  # images[:, c] for images[:, :, c]
        yield (
            LIKELY,
            with_fields(node, slice=ast.Tuple([*items[:i], whole, *items[i:]], ast.Load())),
        )


def _several(slot: Slot, scope: Scope) -> Pieces:
    """Two items swapped: of a tuple, a list; something in an empty list."""
    node = slot.node
    assert isinstance(node, (ast.Tuple, ast.List))  # noqa: S101 - likewise
    for i in range(len(node.elts)):
        for j in range(i + 1, len(node.elts)):
            items = [*node.elts]
            items[i], items[j] = items[j], items[i]
            yield LIKELY, with_fields(node, elts=items)
    if isinstance(node, ast.List) and not node.elts:
        for name in scope.names:
            yield MISSING, with_fields(node, elts=[ast.Name(name, ast.Load())])


def _entries(slot: Slot, _: Scope) -> Pieces:
    """Two values of a dictionary swapped."""
    node = slot.node
    assert isinstance(node, ast.Dict)  # noqa: S101 - likewise
    for i in range(len(node.values)):
        for j in range(i + 1, len(node.values)):
            values = [*node.values]
            values[i], values[j] = values[j], values[i]
            yield LIKELY, with_fields(node, values=values)


def _missing(slot: Slot, scope: Scope) -> Pieces:
    """Something around an expression that is not there: a minus, a transpose, a call."""
    node, parent = slot.node, slot.parent
    if is_module(node) or (isinstance(parent, ast.Call) and slot.field == "func"):
        return
    if isinstance(parent, (ast.Attribute, ast.Subscript)) or _in_shape(slot):
        return
    cost = FAR if _passes_on(slot) or is_size(node) else MISSING
    if not isinstance(parent, (ast.UnaryOp, ast.BinOp)) or _leads_sum(slot):
        yield cost, ast.UnaryOp(ast.USub(), node)
    yield cost, ast.BinOp(ast.Constant(1), ast.Sub(), node)
    if not isinstance(node, ast.Compare):
        yield cost, ast.Attribute(node, "T", ast.Load())
    for name in scope.unused:
        yield UNUSED, ast.BinOp(expression(name), ast.Mult(), node)
    for scaled in _scaled(slot, scope):
        yield MISSING if is_size(node) else cost, scaled
    for name in scope.calls:
        yield cost, ast.Call(expression(name), [node], [])
    if not set(names_in(node)) & _targets(slot):
        yield cost, ast.BinOp(node, ast.Pow(), ast.Constant(2))
    yield from as_row_or_column(slot)
    if not _is_factor(slot):
        yield FAR, ast.BinOp(node, ast.Div(), ast.Constant(2))
    yield FAR, ast.BinOp(ast.Constant(1), ast.Div(), node)
    yield FAR, ast.BinOp(ast.Constant(2), ast.Mult(), node)
    yield FAR, ast.BinOp(node, ast.Add(), ast.Constant(1))
    yield FAR, ast.BinOp(node, ast.Sub(), ast.Constant(1))


def _scaled(slot: Slot, scope: Scope) -> Iterator[ast.expr]:
    """Divided by a number of examples; for such a number, times another one."""
    op = ast.Mult() if is_size(slot.node) else ast.Div()
    if isinstance(op, ast.Mult) or not _is_factor(slot):
        yield from (ast.BinOp(slot.node, op, expression(count)) for count in scope.counts)


def _names_beside(slot: Slot) -> set[str]:
    """Names that must not come twice: a list that holds itself, or doubles, never ends."""
    parent = slot.parent
    if isinstance(parent, ast.BinOp):
        return set(names_in(parent.right if slot.field == "left" else parent.left))
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        return set(names_in(parent.func.value))
    return _targets(slot) if isinstance(parent, ast.AugAssign) else set()


def _targets(slot: Slot) -> set[str]:
    """The names that the statement around an expression assigns to."""
    while slot.above is not None:
        slot = slot.above
    statement = slot.parent
    found = [getattr(statement, "target", None), *getattr(statement, "targets", ())]
    return set().union(*(names_in(each) for each in found if each is not None))


def _leads_sum(slot: Slot) -> bool:
    parent = slot.parent
    sums = isinstance(parent, ast.BinOp) and isinstance(parent.op, (ast.Add, ast.Sub))
    return sums and slot.field == "left"


def _is_factor(slot: Slot) -> bool:
    parent = slot.parent
    return isinstance(parent, ast.BinOp) and isinstance(parent.op, (ast.Mult, ast.Div, ast.MatMult))


def _passes_on(slot: Slot) -> bool:
    """Whether a bare name is only handed on: what it stands for is computed elsewhere."""
    onward = (ast.Return, ast.Tuple, ast.Dict, ast.List, ast.Assign)
    return isinstance(slot.node, ast.Name) and isinstance(slot.parent, onward)


def _in_shape(slot: Slot) -> bool:
    """Whether an expression is an index, where nothing of this kind is missing."""
    around: Slot | None = slot
    while around is not None:
        if isinstance(around.parent, (ast.Subscript, ast.Slice)) and around.field != "value":
            return True
        around = around.above
    return False


_EDITS: tuple[tuple[type | tuple[type, ...], Callable[[Slot, Scope], Pieces]], ...] = (
    (ast.BinOp, _operator),
    (ast.BinOp, _parentheses),
    (ast.BinOp, _calls_joined),
    ((ast.BinOp, ast.Call), lambda slot, _: other_product(slot)),
    (ast.Call, lambda slot, _: other_call(slot)),
    (ast.Call, lambda slot, _: other_keywords(slot)),
    (ast.Call, lambda slot, _: other_call_parentheses(slot)),
    (ast.Call, lambda slot, _: other_shape(slot)),
    (ast.UnaryOp, _unary),
    (ast.Compare, _comparison),
    (ast.Constant, _other_constant),
    (ast.Name, _name),
    (ast.Attribute, _attribute),
    (ast.Subscript, _subscript),
    (ast.Subscript, lambda slot, _: other_index(slot)),
    ((ast.Tuple, ast.List), _several),
    (ast.Dict, _entries),
    (ast.Name, _more),
    (ast.Call, _number),
    (
        (ast.Name, ast.BinOp, ast.Call, ast.Attribute, ast.Subscript, ast.Compare, ast.UnaryOp),
        _missing,
    ),
)
"""What may have happened to which kind of expression."""
