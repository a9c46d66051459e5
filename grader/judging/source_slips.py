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

OPTIONAL = {"print_cost", "Y_test"}
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


def likely_slip(function: ast.FunctionDef) -> Cause | None:
    """A slip that probably makes the answer wrong.

    Parameters
    ----------
    function : FunctionDef
    """
    return next(filter(None, (slip(function) for slip in _LIKELY)), None)


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
        more = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
        return f"a line still says {names[0]} = None{more}: put your own code there"
    returned = body[-1].value if isinstance(body[-1], ast.Return) else None
    if len(body) == 1 and returned is not None and (missing := _never_set(function, returned)):
        return f"{missing[0]} never gets a value: the lines that compute it are still to be written"
    return ""


def _still_none(function: ast.FunctionDef) -> Cause | None:
    names = _none_lines(function)
    return (
        Cause(
            f"A line still says {names[0]} = None: put your own code there.",
            "line_still_none",
            "a line still says = None",
        )
        if names
        else None
    )


def lost_line(function: ast.FunctionDef) -> Cause | None:
    """A line that computes something, or compares, and keeps nothing.

    Parameters
    ----------
    function : FunctionDef
    """
    if not _returns(function):
        return None  # that is to be told first
    for node in nodes_in(body_of(function)):
        value = node.value if isinstance(node, ast.Expr) else None
        if isinstance(value, ast.Compare) and isinstance(value.ops[0], ast.Eq):
            return Cause(
                "A line with == compares and sets nothing: to give a name or an entry its value "
                "takes a single =.",
                "compared_not_set",
                "== for =",
            )
        if isinstance(value, (ast.BinOp, ast.UnaryOp, ast.Attribute, ast.Compare)):
            return Cause(
                f"The line {_short(value)} computes something that is lost: give it a name, or "
                "return it.",
                "computed_and_lost",
                "a line's result is lost",
            )
    return None


def _result_lost(function: ast.FunctionDef) -> Cause | None:
    """A call whose result is lost, of what leaves the array itself as it was."""
    for node in nodes_in(body_of(function)):
        call = node.value if isinstance(node, ast.Expr) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and (call.func.attr in _GIVE_NEW_ONES)
        ):
            return Cause(
                f"{call.func.attr} leaves the array itself as it was and gives you a new one, "
                "which is lost here: give it a name, or return it.",
                "computed_and_lost",
                "a line's result is lost",
            )
    return None


_GIVE_NEW_ONES = {"reshape", "transpose", "astype", "flatten", "ravel", "squeeze", "copy", "round",
                  "sum", "mean", "dot", "exp", "log", "divide", "multiply", "subtract"}  # fmt: skip


def _short(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - a line of a hint


def returned_none(function: ast.FunctionDef) -> Cause | None:
    """Why a function that has a return answers None all the same; nothing where that is not plain.

    Parameters
    ----------
    function : FunctionDef
    """
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if any(isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
           and value.func.id == "print" for value in returns):  # fmt: skip
        hint = "print shows a value and gives nothing back: return the value itself."
    elif isinstance(function.body[-1], ast.Return):
        return None
    else:
        hint = (
            "For some arguments the function ends without a return: what about the other case, "
            "the one your if does not cover?"
        )
    return Cause(hint, "return_not_reached", "no return in some cases")


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
    if _returns(function) or _raises_or_yields(function):
        return None
    prints = occurs("print(_)", function) or occurs("print(_, _, _)", function)
    shown = " print only shows a value; return gives it back." if prints else ""
    return Cause(
        f"Your function computes, but gives nothing back: it needs a return.{shown}",
        "return_missing",
        "no return",
    )


def _returns(function: ast.FunctionDef) -> bool:
    returns = (node for node in nodes_in(function.body) if isinstance(node, ast.Return))
    return any(node.value is not None for node in returns)


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


def foreign_name(function: ast.FunctionDef, known: Sequence[str]) -> Cause | None:
    """Data of the notebook, used in place of an argument.

    Parameters
    ----------
    function : FunctionDef
    known : sequence of str
        The exercises' names, which a function may well use.
    """
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
    arrays = {
        name
        for node in body_of(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        for name in _names(target)
    }
    loops = [node for node in body_of(function) if isinstance(node, ast.For)]
    for node in (each for loop in loops for each in nodes_in(loop.body)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            reads = _names(node.value)
            if name in started and name not in reads and not _read_in(loops, name):
                if name in arrays:
                    return Cause(
                        f"Each round of the loop puts a new value in the place of all of {name}: "
                        f"one entry is set with an index, such as {name}[0, i].",
                        "array_replaced_in_the_loop",
                        "a whole array is replaced where an entry is meant",
                    )
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


def _entry_replaced(function: ast.FunctionDef) -> Cause | None:
    """An entry that each round of an inner loop replaces, which should add up."""
    for outer in (node for node in nodes_in(function.body) if isinstance(node, ast.For)):
        for inner in (node for node in outer.body if isinstance(node, ast.For)):
            for node in inner.body:
                target = node.targets[0] if isinstance(node, ast.Assign) else None
                if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
                    continue
                used = set(_names(target))
                own = target.value.id in _names(node.value)  # type: ignore[attr-defined]  # it is an Assign
                if (
                    not own
                    and not used & set(_names(inner.target))
                    and used & set(_names(outer.target))
                ):
                    return Cause(
                        f"Each round of the inner loop replaces {ast.unparse(target)}: = puts a "
                        "new value in the old one's place, where += would add to it.",
                        "replaced_in_the_loop",
                        "= where += is needed",
                    )
    return None


def _index_never_moves(function: ast.FunctionDef) -> Cause | None:
    """Every round of a loop writes into the same place."""
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        inside = list(nodes_in([loop]))
        moved = {name for node in inside for name in _set_otherwise(node)}
        moved |= {n for node in inside if isinstance(node, ast.Assign)
                  for target in node.targets if not isinstance(target, ast.Subscript)
                  for n in _names(target)}  # fmt: skip
        for node in inside:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                place = node.targets[0].slice
                if isinstance(place, ast.Name) and place.id not in moved:
                    return Cause(
                        f"{place.id} never changes in the loop, so each round writes into the same "
                        "place.",
                        "index_never_moves",
                        "each round writes into the same place",
                    )
    return None


def _only_returned(function: ast.FunctionDef) -> Cause | None:
    """Arguments that are put into the answer, and otherwise never used."""
    kept = [
        value.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Dict)
        for value in node.values
        if isinstance(value, ast.Name) and value.id in arguments_of(function)
    ]
    loads = [
        node.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    ]
    names = [name for name in kept if loads.count(name) == kept.count(name)]
    if not names:
        return None
    which = " and ".join(names)
    return Cause(
        f"{which}: only put into the answer. Is that handed on to the functions that do the work?",
        "argument_not_handed_on",
        "an argument is not handed on",
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


_CERTAIN: tuple[Slip, ...] = (
    _still_none,
    _no_return,
    _return_in_a_loop,
    _hat,
    _shape_in_two,
    _result_lost,
    _starts_at_one,
    _index_never_moves,
)
_LIKELY: tuple[Slip, ...] = (
    _random,
    _replaced,
    _entry_replaced,
    _only_returned,
    _unused,
)
