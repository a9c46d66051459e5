"""Change one thing in a reference solution, in every way that a slip of the hand might.

Each mutant must be refused by the judge; one that is not shows a hole in the challenges, unless it
computes the same, which `solutions/equivalents.py` then says, with the reason.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.course.source import ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.course.assignment import Assignment

Node = ast.stmt | ast.expr
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.FloorDiv: ast.Mod,
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Gt: (ast.GtE, ast.Lt),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}


@dataclass(frozen=True)
class Mutant:
    """A reference with one change.

    Parameters
    ----------
    exercise : str
    change : str
        The changed part, before and after: ``A > 0.5 → A < 0.5``.
    function : function
    """

    exercise: str
    change: str
    function: Callable[..., object]


def mutants(assignment: Assignment, exercise: str) -> Iterator[Mutant]:
    """All mutants of one reference.

    Defaults of parameters are left alone, for challenges pass all arguments; so is what is printed.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    """
    [cell] = [cell for cell in assignment.source.marked(ANSWER) if cell.name == exercise]
    [function] = ast.parse(cell.text).body
    assert isinstance(function, ast.FunctionDef)  # noqa: S101 - reading the source checked that
    seen = {ast.unparse(function)}
    for change, mutated in mutations(function):
        source = ast.unparse(mutated)
        if source not in seen:
            seen.add(source)
            yield Mutant(exercise, change, _compiled(assignment, exercise, source))


def _compiled(assignment: Assignment, exercise: str, source: str) -> Callable[..., object]:
    """A mutant that calls the other references, as a student's function calls its neighbours."""
    namespace = dict(assignment.reference[exercise].__globals__)
    # Made from the course's own source, not a student's.
    exec(compile(source, f"<mutant of {exercise}>", "exec"), namespace)  # noqa: S102
    function: Callable[..., object] = namespace[exercise]
    return function


def mutations(function: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    """All changes of one thing in a function: each as text, and the function with it.

    Parameters
    ----------
    function : FunctionDef
    """
    places = len(list(_places(function)))
    for i in range(places):
        for j in range(len(_changes(list(_places(function))[i]))):
            mutated = copy.deepcopy(function)
            node = list(_places(mutated))[i]
            around = _around(mutated, node)
            before = ast.unparse(around)
            after = _changes(node)[j]
            _replace(mutated, node, after)
            shown = after if around is node else around
            yield f"{before} → {ast.unparse(ast.fix_missing_locations(shown))}", mutated


def _places(function: ast.FunctionDef) -> Iterator[Node]:
    """The statements and expressions of a body that count, without its docstring and prints."""
    docstring = 1 if ast.get_docstring(function) is not None else 0
    todo: list[ast.AST] = list(reversed(function.body[docstring:]))
    while todo:
        node = todo.pop()
        if _prints(node):
            continue
        if isinstance(node, Node):
            yield node
        todo += reversed(list(ast.iter_child_nodes(node)))


def _prints(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return all(_prints(each) for each in node.body)
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and ast.unparse(call.func) == "print"


def _around(tree: ast.AST, node: Node) -> ast.AST:
    """What makes a change plain to a reader: for a number or a string, what it stands in."""
    if not isinstance(node, ast.Constant):
        return node
    return next(parent for parent in ast.walk(tree) if node in ast.iter_child_nodes(parent))


def _replace(tree: ast.AST, old: Node, new: Node) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(each is old for each in value):
                setattr(parent, name, [new if each is old else each for each in value])


def _changes(node: Node) -> list[Node]:
    """What a node may be mistaken for."""
    made: list[Node] = []
    for kind, change in _CHANGES:
        if isinstance(node, kind):
            made += change(node)
    return made


def _operator(node: ast.BinOp | ast.AugAssign) -> list[Node]:
    other = OPERATORS.get(type(node.op))
    return [_with(node, op=other())] if other else []


def _operands(node: ast.BinOp) -> list[Node]:
    if isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult, ast.Pow)):
        return [_with(node, left=node.right, right=node.left)]
    return []


def _comparison(node: ast.Compare) -> list[Node]:
    return [_with(node, ops=[other()]) for other in COMPARISONS.get(type(node.ops[0]), ())]


def _constant(node: ast.Constant) -> list[Node]:
    value = node.value
    if isinstance(value, bool):
        return [_with(node, value=not value)]
    if isinstance(value, (int, float)):
        return [_with(node, value=value + 1), _with(node, value=value - 1)]
    return [_with(node, value=f"{value}_")] if isinstance(value, str) else []


def _call(node: ast.Call) -> list[Node]:
    """The call dropped, two arguments swapped, a keyword forgotten."""
    made: list[Node] = list(node.args[:1])
    for i in range(len(node.args) - 1):
        swapped = [*node.args]
        swapped[i : i + 2] = reversed(swapped[i : i + 2])
        made.append(_with(node, args=swapped))
    keywords = range(len(node.keywords))
    fewer = [node.keywords[:i] + node.keywords[i + 1 :] for i in keywords]
    return [*made, *(_with(node, keywords=kept) for kept in fewer)]


def _method(node: ast.Call) -> list[Node]:
    """A method's call dropped: ``x.reshape(...)`` becomes ``x``."""
    func = node.func
    module = isinstance(func, ast.Attribute) and ast.unparse(func.value) in {"np", "np.linalg"}
    return [func.value] if isinstance(func, ast.Attribute) and not module else []


def _attribute(node: ast.Attribute) -> list[Node]:
    return [node.value] if node.attr == "T" else []


def _pair(node: ast.Tuple) -> list[Node]:
    swapped = isinstance(node.ctx, ast.Load) and len(node.elts) > 1
    return [_with(node, elts=[*node.elts[1::-1], *node.elts[2:]])] if swapped else []


def _dropped(_: ast.stmt) -> list[Node]:
    return [ast.Pass()]


def _with(node: Node, **fields: object) -> Node:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


_CHANGES: tuple[tuple[type | tuple[type, ...], Callable[..., list[Node]]], ...] = (
    ((ast.BinOp, ast.AugAssign), _operator),
    (ast.BinOp, _operands),
    (ast.Compare, _comparison),
    (ast.Constant, _constant),
    (ast.Call, _call),
    (ast.Call, _method),
    (ast.Attribute, _attribute),
    (ast.Tuple, _pair),
    (ast.UnaryOp, lambda node: [node.operand]),
    ((ast.Assign, ast.AugAssign), _dropped),
)
"""What may happen to which kind of node."""
