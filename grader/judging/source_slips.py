"""Slips that show in the text of a function, in any exercise.

A line still says None, a return stands in a loop, an argument is never used. They are asked for
only after an answer was found to be wrong. The certain ones explain any wrong answer; the likely
ones are told when nothing else explains it.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Sequence

from grader.judging.patterns import occurs
from grader.judging.source import arguments_of, body_of, nodes_in
from grader.judging.verdict import Cause

OPTIONAL = {"print_cost"}
"""Parameters that an answer does not depend on."""
_MODULES = {"np", "numpy", "math", "plt", "scipy", "random", "copy", "functools", "itertools"}
_LOOPS = (ast.For, ast.While)
Slip = Callable[[ast.FunctionDef], "Cause | None"]


def certain_slip(function: ast.FunctionDef) -> Cause | None:
    """A slip that makes any answer wrong.

    Parameters
    ----------
    function : FunctionDef
    """
    return next(filter(None, (slip(function) for slip in _CERTAIN)), None)


def likely_slip(function: ast.FunctionDef, known: Sequence[str]) -> Cause | None:
    """A slip that probably makes the answer wrong.

    Parameters
    ----------
    function : FunctionDef
    known : sequence of str
        The exercises' names, which a function may well use.
    """
    slips: list[Slip] = [*_LIKELY, lambda tree: _foreign_names(tree, known)]
    return next(filter(None, (slip(function) for slip in slips)), None)


def unfinished(function: ast.FunctionDef) -> str:
    """Why there is nothing to judge yet, or nothing: lines that wait for the student's code.

    Parameters
    ----------
    function : FunctionDef
    """
    body = [node for node in body_of(function) if not isinstance(node, ast.Pass)]
    if all(isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) for node in body):
        return "there is nothing to judge yet: the function is not written"
    if names := _none_lines(function):
        lines = " and ".join(f"{name} = None" for name in names)
        says = "a line still says" if len(names) == 1 else "some lines still say"
        return f"{says} {lines}: put your own code there"
    returned = body[-1].value if isinstance(body[-1], ast.Return) else None
    if len(body) == 1 and returned is not None and (missing := _never_set(function, returned)):
        return f"{missing[0]} never gets a value: the lines that compute it are still to be written"
    return ""


def _none_lines(function: ast.FunctionDef) -> list[str]:
    """The names that are set to None and never to anything else."""
    none, other = [], set(arguments_of(function))
    for node in nodes_in(function.body):
        targets = node.targets if isinstance(node, ast.Assign) else []
        names = [each for target in targets for each in _names(target)]
        if isinstance(node, ast.Assign) and _only_none(node.value):
            none += names
        else:
            other |= set(names) | _set_otherwise(node)
    return [name for name in dict.fromkeys(none) if name not in other]


def _only_none(value: ast.expr) -> bool:
    if isinstance(value, ast.Tuple):
        return all(map(_only_none, value.elts))
    return isinstance(value, ast.Constant) and value.value is None


def _set_otherwise(node: ast.AST) -> set[str]:
    if isinstance(node, (ast.AugAssign, ast.AnnAssign, ast.NamedExpr, ast.For, ast.comprehension)):
        return set(_names(node.target))
    return (
        set(_names(node.optional_vars))
        if isinstance(node, ast.withitem) and node.optional_vars
        else set()
    )


def _names(target: ast.AST) -> list[str]:
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def _never_set(function: ast.FunctionDef, returned: ast.expr) -> list[str]:
    known = {*arguments_of(function), *_MODULES, *dir(builtins)}
    parts = returned.elts if isinstance(returned, ast.Tuple) else [returned]
    return [part.id for part in parts if isinstance(part, ast.Name) and part.id not in known]


def _no_return(function: ast.FunctionDef) -> Cause | None:
    returns = [node for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if any(node.value is not None for node in returns) or _raises_or_yields(function):
        return None
    prints = any(occurs("print(_)", function) for _ in [0])
    shown = " print only shows a value; return gives it back." if prints else ""
    return Cause(
        f"Your function computes, but gives nothing back: it needs a return.{shown}",
        "return_missing",
        "no return",
    )


def _raises_or_yields(function: ast.FunctionDef) -> bool:
    kinds = (ast.Raise, ast.Yield, ast.YieldFrom)
    return any(isinstance(node, kinds) for node in nodes_in(function.body))


def _hat(function: ast.FunctionDef) -> Cause | None:
    if not any(isinstance(node, ast.BitXor) for node in nodes_in(function.body)):
        return None
    return Cause(
        "^ is not a power in Python; a power is written **.", "power_with_a_hat", "^ for a power"
    )


def _return_in_a_loop(function: ast.FunctionDef) -> Cause | None:
    loops = [node for node in nodes_in(function.body) if isinstance(node, _LOOPS)]
    if not any(isinstance(each, ast.Return) for loop in loops for each in loop.body):
        return None
    return Cause(
        "The return stands inside the loop, so it ends the function in the first round: look at "
        "the indentation.",
        "return_in_the_loop",
        "return inside the loop",
    )


def _shape_in_two(function: ast.FunctionDef) -> Cause | None:
    forms = [f"np.{maker}(_, {n})" for maker in ("zeros", "ones", "empty") for n in ("1", "_")]
    shaped = [form for form in forms if occurs(form, function)]
    if not shaped or occurs("np.zeros(_, float)", function) or occurs("np.zeros(_, int)", function):
        return None
    return Cause(
        "np.zeros and np.ones take the shape as one argument, so it stands in parentheses of its "
        "own: ((rows, columns)).",
        "shape_without_parentheses",
        "shape without parentheses",
    )


def _starts_at_one(function: ast.FunctionDef) -> Cause | None:
    starts = [
        node
        for node in nodes_in(function.body)
        if isinstance(node, (ast.For, ast.comprehension)) and occurs_in("range(1, _)", node.iter)
    ]
    if not starts:
        return None
    return Cause(
        "range(1, ...) leaves out the first round, number 0, and ends before its last number.",
        "range_from_one",
        "the loop starts at 1",
    )


def occurs_in(pattern: str, expression: ast.expr) -> bool:
    """Whether an expression is of a form.

    Parameters
    ----------
    pattern : str
    expression : expr
    """
    wrapped = ast.FunctionDef("one", ast.arguments([], [], None, [], [], None, []),
                              [ast.Expr(expression)], [], lineno=1)  # fmt: skip
    return occurs(pattern, wrapped)


def _unused(function: ast.FunctionDef) -> Cause | None:
    loaded = {
        node.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    unused = [name for name in arguments_of(function) if name not in loaded | OPTIONAL]
    if not unused or len(body_of(function)) == 0:
        return None
    which = " and ".join(unused)
    verb = "has" if len(unused) == 1 else "have"
    return Cause(
        f"{which} {verb} no part in your function, but the answer depends on it: where does it "
        "belong?",
        "argument_unused",
        "an argument is never used",
    )


def _foreign_names(function: ast.FunctionDef, known: Sequence[str]) -> Cause | None:
    """Data of the notebook, used in place of an argument."""
    bound = {*arguments_of(function), *_MODULES, *known, *dir(builtins)}
    called = {
        node.func.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    for node in nodes_in(function.body):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        if isinstance(node, (ast.FunctionDef, ast.Import, ast.ImportFrom, ast.Global)):
            return None
    foreign = [
        node.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Name) and node.id not in bound | called and not node.id.isupper()
    ]
    if not foreign:
        return None
    arguments = ", ".join(arguments_of(function))
    return Cause(
        f"{foreign[0]} is not one of the function's arguments ({arguments}), but something from "
        "elsewhere in the notebook: compute with the arguments only.",
        "not_an_argument",
        "uses data from outside instead of an argument",
    )


def _replaced(function: ast.FunctionDef) -> Cause | None:
    """A total that each round of a loop replaces, after it was started with 0 before the loop."""
    started = {
        name
        for node in body_of(function)
        if isinstance(node, ast.Assign) and _is_start(node.value)
        for target in node.targets
        for name in _names(target)
    }
    loops = [node for node in body_of(function) if isinstance(node, ast.For)]
    for node in (each for loop in loops for each in nodes_in(loop.body)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            reads = _names(node.value)
            if name in started and name not in reads and not _read_in(loops, name):
                return Cause(
                    f"Each round of the loop replaces {name}: = puts a new value in the old one's "
                    "place, where += would add to it.",
                    "replaced_in_the_loop",
                    "= where += is needed",
                )
    return None


def _is_start(value: ast.expr) -> bool:
    number = isinstance(value, ast.Constant) and value.value == 0
    return number or occurs_in("np.zeros(_)", value) or occurs_in("np.zeros_like(_)", value)


def _read_in(loops: list[ast.For], name: str) -> bool:
    nodes = (node for loop in loops for node in nodes_in(loop.body))
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for node in nodes
    )


def _random(function: ast.FunctionDef) -> Cause | None:
    if not any(
        isinstance(node, ast.Attribute) and node.attr in {"rand", "randn", "random", "normal"}
        for node in nodes_in(function.body)
    ):
        return None
    return Cause(
        "Random numbers differ from run to run; nothing is drawn at random here.",
        "random_numbers",
        "random numbers",
    )


_CERTAIN: tuple[Slip, ...] = (_no_return, _return_in_a_loop, _hat, _shape_in_two)
_LIKELY: tuple[Slip, ...] = (_random, _replaced, _starts_at_one, _unused)
