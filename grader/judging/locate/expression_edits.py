"""What a slip of the hand does to an expression, backwards: every edit that might mend one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.judging.locate.regroup import regroupings
from grader.judging.locate.slots import Edit, Slot, slots_of, with_fields

LIKELY, MISSING, FAR = 1, 2, 3
"""How likely a slip is: something is wrong; something is missing or too much; far-fetched."""
_SWAPPED = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.FloorDiv, ast.Mod)
_COMPARISONS = (ast.Gt, ast.GtE, ast.Lt, ast.LtE, ast.Eq, ast.NotEq)
_CONSTANTS = (0, 1, 2, 3, -1, 0.5, 100, 255)
_ALIKE = (
    ("sum", "mean", "max", "min", "prod", "median", "cumsum", "average", "std"),
    ("dot", "multiply", "matmul", "outer", "add", "divide", "subtract"),
    ("log", "log2", "log10", "log1p"), ("exp", "expm1", "exp2"), ("zeros", "ones", "empty"),
    ("abs", "square", "sqrt"), ("argmax", "max"), ("argmin", "min"), ("round", "floor", "ceil"),
    ("vstack", "hstack", "concatenate", "stack", "column_stack"), ("maximum", "minimum"),
    ("zeros_like", "ones_like", "empty_like"), ("append", "extend"), ("shape", "size", "ndim"),
    ("less", "greater", "less_equal", "greater_equal"),
)  # fmt: skip
_AXES = {"sum", "mean", "max", "min", "prod", "norm", "concatenate", "stack", "argmax", "median"}
_KEEP = {"sum", "mean", "max", "min", "prod", "norm", "median"}
_AROUND = ("np.log", "np.exp", "np.abs", "np.sum", "np.mean", "np.sqrt", "np.square")
_Pieces = Iterator[tuple[int, ast.expr]]


@dataclass(frozen=True)
class Scope:
    """What may stand in the place of something in a function.

    Parameters
    ----------
    names : tuple of str
        Its parameters and variables.
    counts : tuple of str
        Expressions that may count the examples, such as ``m`` and ``X.shape[1]``.
    calls : tuple of str
        Functions of one argument.
    strings : tuple of str
        The keys that it writes.
    """

    names: tuple[str, ...]
    counts: tuple[str, ...]
    calls: tuple[str, ...]
    strings: tuple[str, ...]


def scope_of(function: ast.FunctionDef, helpers: tuple[str, ...]) -> Scope:
    """What is known inside a function.

    Parameters
    ----------
    function : FunctionDef
    helpers : tuple of str
        The student's own functions of one argument.
    """
    arguments = function.args
    parameters = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    stored: list[str] = []
    sized: list[str] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            stored.append(node.id)
        if isinstance(node, ast.Assign) and _counts(node.value):
            names = [each for each in ast.walk(node.targets[0]) if isinstance(each, ast.Name)]
            sized += [each.id for each in names]
    shapes = [f"{name}.shape[{axis}]" for name in parameters for axis in (1, 0)]
    strings = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40  # noqa: PLR2004 - a key, not a text
    ]
    return Scope(
        tuple(dict.fromkeys([*parameters, *stored])),
        tuple(dict.fromkeys([*sized, *shapes])),
        (*helpers, *_AROUND),
        tuple(dict.fromkeys(strings)),
    )


def _counts(value: ast.expr) -> bool:
    """Whether a value looks like a number of examples."""
    attributes = {node.attr for node in ast.walk(value) if isinstance(node, ast.Attribute)}
    names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
    return bool(attributes & {"shape", "size"} or names & {"len"})


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


def _operator(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.BinOp)  # noqa: S101 - the table below says so
    power = (ast.Pow,) if isinstance(node.right, ast.Constant) else ()
    for other in (*_SWAPPED, *power):
        if not isinstance(node.op, other):
            yield LIKELY, with_fields(node, op=other())
    if not isinstance(node.op, ast.Add):
        yield LIKELY, with_fields(node, left=node.right, right=node.left)
    yield MISSING, node.left
    yield MISSING, node.right


def _parentheses(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.BinOp)  # noqa: S101 - likewise
    for other in regroupings(node):
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


def _call_parentheses(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - likewise
    first = node.args[0] if node.args else None
    if isinstance(first, ast.BinOp):  # f(x + y) for f(x) + y
        for side in ("left", "right"):
            inner = with_fields(node, args=[getattr(first, side), *node.args[1:]])
            yield LIKELY, with_fields(first, **{side: inner})
    if isinstance(first, ast.UnaryOp):
        yield LIKELY, with_fields(first, operand=with_fields(node, args=[first.operand]))
    if isinstance(first, ast.Call) and first.args:  # f(g(x)) for g(f(x))
        inner = with_fields(node, args=[first.args[0], *node.args[1:]])
        yield MISSING, with_fields(first, args=[inner, *first.args[1:]])


def _unary(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.UnaryOp)  # noqa: S101 - likewise
    yield LIKELY, node.operand
    if isinstance(node.operand, ast.BinOp):  # -(x + y) for -x + y
        left = with_fields(node, operand=node.operand.left)
        yield LIKELY, with_fields(node.operand, left=left)


def _comparison(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Compare)  # noqa: S101 - likewise
    for other in _COMPARISONS:
        if not isinstance(node.ops[0], other):
            yield LIKELY, with_fields(node, ops=[other(), *node.ops[1:]])


def _other_constant(slot: Slot, scope: Scope) -> _Pieces:
    value = slot.node.value  # type: ignore[attr-defined]  # a Constant, as the table says
    if isinstance(value, bool):
        yield LIKELY, ast.Constant(not value)
    elif isinstance(value, str):
        for other in scope.strings:
            if other != value:
                yield LIKELY, ast.Constant(other)
    elif isinstance(value, (int, float)):
        near = dict.fromkeys([value + 1, value - 1, -value, *_CONSTANTS, value / 10, value * 10])
        # a threshold is seldom mistyped: what is compared with it is more often wrong
        cost = MISSING if isinstance(slot.parent, ast.Compare) else LIKELY
        for number in near:
            if number != value:
                yield cost, ast.Constant(number)
        if not isinstance(slot.parent, ast.Subscript):
            for name in (*scope.names, *scope.counts):
                yield MISSING, expression(name)


def _name(slot: Slot, scope: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Name)  # noqa: S101 - likewise
    if isinstance(slot.parent, ast.Call) and slot.field == "func":
        return
    if node.id in scope.names:
        beside = _names_beside(slot)
        for other in scope.names:
            if other != node.id and other not in beside:
                yield LIKELY, ast.Name(other, ast.Load())
        for number in (0, 1):
            yield MISSING, ast.Constant(number)
    else:
        for other in scope.names:  # the global name of what is an argument, or a typing error
            yield LIKELY, ast.Name(other, ast.Load())


def _call(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - likewise
    function = node.func
    name = called(node)
    for other in _like(name):
        if isinstance(function, ast.Attribute):
            yield LIKELY, with_fields(node, func=with_fields(function, attr=other))
    for i in range(len(node.args) - 1):
        swapped = [*node.args]
        swapped[i : i + 2] = reversed(swapped[i : i + 2])
        yield LIKELY, with_fields(node, args=swapped)
    if node.args:
        yield MISSING, node.args[0]
    if len(node.args) > 1:
        yield MISSING, with_fields(node, args=node.args[1:])
        yield MISSING, with_fields(node, args=node.args[:-1])
    if isinstance(function, ast.Attribute) and not _is_module(function.value):
        yield MISSING, function.value
    if name == "len" and node.args:
        for axis in (1, 0, 2):
            yield LIKELY, _axis_of(node.args[0], axis)
    if name == "range" and len(node.args) == 1:
        yield MISSING, with_fields(node, args=[ast.Constant(1), *node.args])


def _keywords(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Call)  # noqa: S101 - likewise
    name, given = called(node), node.keywords
    has = {each.arg for each in given}
    for i, keyword in enumerate(given):
        rest = [*given[:i], *given[i + 1 :]]
        yield LIKELY, with_fields(node, keywords=rest)
        if keyword.arg == "axis":
            for axis in (0, 1):
                yield LIKELY, with_fields(node, keywords=[_keyword("axis", axis), *rest])
                both = [_keyword("axis", axis), _keyword("keepdims", value=True), *rest]
                if "keepdims" not in has and name in _KEEP:
                    yield LIKELY, with_fields(node, keywords=both)
    if "axis" not in has and name in _AXES:
        for axis in (0, 1):
            along = _keyword("axis", axis)
            yield LIKELY, with_fields(node, keywords=[*given, along])
            if name in _KEEP and "keepdims" not in has:
                both = [*given, along, _keyword("keepdims", value=True)]
                yield LIKELY, with_fields(node, keywords=both)


def _attribute(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Attribute)  # noqa: S101 - likewise
    if node.attr == "T":
        yield LIKELY, node.value
    if not (isinstance(slot.parent, ast.Call) and slot.field == "func"):
        for other in _like(node.attr):
            yield LIKELY, with_fields(node, attr=other)


def _subscript(slot: Slot, _: Scope) -> _Pieces:
    node = slot.node
    assert isinstance(node, ast.Subscript)  # noqa: S101 - likewise
    yield MISSING, node.value
    index = node.slice
    whole = ast.Slice()
    if isinstance(index, ast.Name):
        yield LIKELY, with_fields(node, slice=ast.Tuple([whole, index], ast.Load()))
    items = index.elts if isinstance(index, ast.Tuple) else []
    for i in range(len(items) + bool(items)):  # images[:, c] for images[:, :, c]
        yield (
            LIKELY,
            with_fields(node, slice=ast.Tuple([*items[:i], whole, *items[i:]], ast.Load())),
        )


def _several(slot: Slot, _: Scope) -> _Pieces:
    """Two items swapped: of a tuple, a list."""
    node = slot.node
    assert isinstance(node, (ast.Tuple, ast.List))  # noqa: S101 - likewise
    for i in range(len(node.elts)):
        for j in range(i + 1, len(node.elts)):
            items = [*node.elts]
            items[i], items[j] = items[j], items[i]
            yield LIKELY, with_fields(node, elts=items)


def _entries(slot: Slot, _: Scope) -> _Pieces:
    """Two values of a dictionary swapped."""
    node = slot.node
    assert isinstance(node, ast.Dict)  # noqa: S101 - likewise
    for i in range(len(node.values)):
        for j in range(i + 1, len(node.values)):
            values = [*node.values]
            values[i], values[j] = values[j], values[i]
            yield LIKELY, with_fields(node, values=values)


def _missing(slot: Slot, scope: Scope) -> _Pieces:
    """Something around an expression that is not there: a minus, a transpose, a call."""
    node, parent = slot.node, slot.parent
    if _is_module(node) or (isinstance(parent, ast.Call) and slot.field == "func"):
        return
    if isinstance(parent, (ast.Attribute, ast.Subscript)) or _in_shape(slot):
        return
    cost = FAR if _passes_on(slot) else MISSING
    if not isinstance(parent, (ast.UnaryOp, ast.BinOp)) or _leads_sum(slot):
        yield cost, ast.UnaryOp(ast.USub(), node)
    yield cost, ast.BinOp(ast.Constant(1), ast.Sub(), node)
    if not isinstance(node, ast.Compare):
        yield cost, ast.Attribute(node, "T", ast.Load())
    if not _is_factor(slot):
        for count in scope.counts:
            yield cost, ast.BinOp(node, ast.Div(), expression(count))
        yield FAR, ast.BinOp(node, ast.Div(), ast.Constant(2))
    for name in scope.calls:
        yield cost, ast.Call(expression(name), [node], [])
    if not _names_in(node) & _targets(slot):
        yield cost, ast.BinOp(node, ast.Pow(), ast.Constant(2))
    yield FAR, ast.BinOp(node, ast.Add(), ast.Constant(1))
    yield FAR, ast.BinOp(node, ast.Sub(), ast.Constant(1))


def _names_beside(slot: Slot) -> set[str]:
    """Names that must not come twice: a list that holds itself, or doubles, never ends."""
    parent = slot.parent
    if isinstance(parent, ast.BinOp):
        return _names_in(parent.right if slot.field == "left" else parent.left)
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
        return _names_in(parent.func.value)
    return _targets(slot) if isinstance(parent, ast.AugAssign) else set()


def _targets(slot: Slot) -> set[str]:
    """The names that the statement around an expression assigns to."""
    while slot.above is not None:
        slot = slot.above
    statement = slot.parent
    found = [getattr(statement, "target", None), *getattr(statement, "targets", ())]
    return set().union(*(_names_in(each) for each in found if each is not None))


def _names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


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


def _axis_of(node: ast.expr, axis: int) -> ast.expr:
    shape = ast.Attribute(node, "shape", ast.Load())
    return ast.Subscript(shape, ast.Constant(axis), ast.Load())


def _keyword(name: str, value: object) -> ast.keyword:
    return ast.keyword(name, ast.Constant(value))  # type: ignore[arg-type]  # a number or a bool


def _like(name: str) -> Iterator[str]:
    for group in _ALIKE:
        if name in group:
            yield from (other for other in group if other != name)


def called(node: ast.Call) -> str:
    """The last part of a called function's name, or nothing.

    Parameters
    ----------
    node : Call
    """
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_module(node: ast.expr) -> bool:
    return ast.unparse(node) in {"np", "numpy", "math", "np.linalg", "numpy.linalg"}


def expression(text: str) -> ast.expr:
    """The expression that a text says.

    Parameters
    ----------
    text : str
    """
    return ast.parse(text, mode="eval").body


_EDITS: tuple[tuple[type | tuple[type, ...], Callable[[Slot, Scope], _Pieces]], ...] = (
    (ast.BinOp, _operator),
    (ast.BinOp, _parentheses),
    (ast.Call, _call),
    (ast.Call, _keywords),
    (ast.Call, _call_parentheses),
    (ast.UnaryOp, _unary),
    (ast.Compare, _comparison),
    (ast.Constant, _other_constant),
    (ast.Name, _name),
    (ast.Attribute, _attribute),
    (ast.Subscript, _subscript),
    ((ast.Tuple, ast.List), _several),
    (ast.Dict, _entries),
    (
        (ast.Name, ast.BinOp, ast.Call, ast.Attribute, ast.Subscript, ast.Compare, ast.UnaryOp),
        _missing,
    ),
)
"""What may have happened to which kind of expression."""
