"""What a loop counts: an axis that its counter is not used for, an end too early, a best so far."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.patterns import occurs_in
from grader.judging.slips.rounds import added_to
from grader.judging.source import (
    body_of,
    for_loops,
    items_of,
    names_in,
    nodes_in,
    read_names,
    set_names,
)
from grader.judging.verdict import Cause

_Axis = tuple[str, int]
"""An array's name, and which of its axes."""


def counts_another_axis(function: ast.FunctionDef) -> Cause | None:
    """A loop as long as one axis of an array, whose counter chooses along another one.

    Parameters
    ----------
    function : FunctionDef
    """
    sizes = _sizes(function)
    for loop, counter, end in _counting(function):
        counted = sizes.get(end.id) if isinstance(end, ast.Name) else _counted_by(end)
        chosen = [(axis, text) for name, axis, text in _chosen(loop, counter)
                  if counted and name == counted[0]]  # fmt: skip
        if counted and chosen and counted[1] not in {axis for axis, _ in chosen}:
            (name, axis), (other, text) = counted, chosen[0]
            return Cause(
                f"The loop goes round as often as {name}.shape[{axis}] says, but in "
                f"{text} {counter} chooses along the axis that {name}.shape[{other}] counts: "
                "which of the two is meant?",
                "counts_another_axis",
                "the loop counts another axis than it uses",
            )
    return None


def ends_before_zero(function: ast.FunctionDef) -> Cause | None:
    """A loop from the last place back to the first, which stops before number 0.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        if occurs_in("range(_ - 1, 0, -1)", loop.iter):
            counter = ast.unparse(loop.target)
            places = [each.slice for each in nodes_in(loop.body) if isinstance(each, ast.Subscript)]
            used = [ast.unparse(each) for each in places if counter in names_in(each)]
            if used and all(each == counter for each in used):
                return Cause(
                    f"{ast.unparse(loop.iter)} ends at 1, because the stop itself is left out: "
                    "number 0 is never used.",
                    "ends_before_zero",
                    "the loop back ends before 0",
                )
    return None


def never_goes_round(function: ast.FunctionDef) -> Cause | None:
    """A range that would have to go down, and whose step goes up.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(body_of(function)):
        loop = node.iter if isinstance(node, (ast.For, ast.comprehension)) else None
        if not isinstance(loop, ast.Call) or ast.unparse(loop.func) != "range":
            continue
        start, stop, step = [*loop.args, None, None, None][:3]
        down = isinstance(step, ast.UnaryOp) or (step and not isinstance(step, ast.Constant))
        if stop and not down and not isinstance(start, ast.Constant) and ast.unparse(stop) in {
            "0", "-1"}:  # fmt: skip
            return Cause(
                f"{ast.unparse(loop)} counts up from its start and is past its stop at once, so "
                "the loop never goes round: counting down takes a step of -1.",
                "never_goes_round",
                "a range that is empty",
            )
    return None


def best_stays(function: ast.FunctionDef) -> Cause | None:
    """A best so far that each round compares with, and that no round replaces.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        inside = list(nodes_in([loop]))
        counters = {name for node in inside if isinstance(node, ast.For)
                    for name in names_in(node.target)}  # fmt: skip
        before = set_names(nodes_in([node for node in body_of(function) if node is not loop]))
        for node in (each for each in inside if isinstance(each, ast.If) and not each.orelse):
            kept = _noted(node.body, counters)
            stays = sorted(_compared(node.test) & before - set_names(inside))
            if stays and kept and not kept & read_names(inside):
                best = stays[0]
                return Cause(
                    f"{best} stays what it was before the loop, so each round compares "
                    f"with that: what should {best} be once a round was better?",
                    "best_stays",
                    "the best so far is never replaced",
                )
    return None


def divided_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """A total that each round of a loop adds to, and divides again.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        changing = set_names(nodes_in([loop]))
        totals = set(added_to(loop))
        for node in loop.body:
            name, below = _divided(node)
            if below is None or set(names_in(below)) & changing:
                continue
            adds = isinstance(node, ast.Assign) and occurs_in("(_ + _) / _", node.value)
            if name in totals or adds:
                return Cause(
                    f"{name} is divided by {ast.unparse(below)} in each round of the loop, all "
                    "that was added before with it: divide once, after the loop.",
                    "divided_in_each_round",
                    "divided in each round",
                )
    return None


def _counting(function: ast.FunctionDef) -> Iterator[tuple[ast.For, str, ast.expr]]:
    """The loops over ``range(end)``, each with its counter and its end."""
    for loop in for_loops(function):
        call = loop.iter
        counts = isinstance(call, ast.Call) and ast.unparse(call.func) == "range"
        if counts and isinstance(loop.target, ast.Name) and call.args:  # type: ignore[attr-defined]  # just checked
            yield loop, loop.target.id, call.args[1 if len(call.args) > 1 else 0]  # type: ignore[attr-defined]  # likewise


def _sizes(function: ast.FunctionDef) -> dict[str, _Axis]:
    """Names that are the length of an axis, and get no other value."""
    found: dict[str, _Axis] = {}
    several: set[str] = set()
    for node in nodes_in(body_of(function)):
        if not isinstance(node, ast.Assign):
            continue
        target, value = node.targets[0], node.value
        whole = value.value if isinstance(value, ast.Attribute) and value.attr == "shape" else None
        array = whole.id if isinstance(whole, ast.Name) else ""
        targets, counted = items_of(target), _counted_by(value)
        for axis, each in enumerate(targets):
            of = (array, axis) if array and len(targets) > 1 else counted
            for name in names_in(each):
                several |= {name} & found.keys()
                if of:
                    found[name] = of
                else:
                    several.add(name)
    return {name: of for name, of in found.items() if not {name, of[0]} & several}


def _counted_by(size: ast.expr) -> _Axis | None:
    """Which axis ``X.shape[k]`` or ``len(X)`` counts."""
    if isinstance(size, ast.Call) and ast.unparse(size.func) == "len" and size.args:
        return (size.args[0].id, 0) if isinstance(size.args[0], ast.Name) else None
    if isinstance(size, ast.Subscript) and isinstance(size.slice, ast.Constant):
        shape = size.value
        if isinstance(shape, ast.Attribute) and shape.attr == "shape" and isinstance(
            shape.value, ast.Name) and isinstance(size.slice.value, int):  # fmt: skip
            return shape.value.id, size.slice.value
    return None


def _chosen(loop: ast.For, counter: str) -> Iterator[tuple[str, int, str]]:
    """Where a counter stands in brackets: the array, along which axis, and the text."""
    for node in nodes_in(loop.body):
        if not isinstance(node, ast.Subscript):
            continue
        behind, array = 0, node.value
        while isinstance(array, ast.Subscript) and not isinstance(
            array.slice, (ast.Tuple, ast.Slice)
        ):
            behind, array = behind + 1, array.value
        for axis, place in enumerate(items_of(node.slice)):
            if isinstance(array, ast.Name) and counter in names_in(place):
                yield array.id, behind + axis, ast.unparse(node)


def _compared(test: ast.expr) -> set[str]:
    """The plain names that something is compared with by < or >."""
    if not isinstance(test, ast.Compare) or not isinstance(
        test.ops[0], (ast.Lt, ast.Gt, ast.LtE, ast.GtE)
    ):
        return set()
    return {each.id for each in (test.left, test.comparators[0]) if isinstance(each, ast.Name)}


def _noted(body: list[ast.stmt], counters: set[str]) -> set[str]:
    """The names that are set there to where a loop is."""
    return {
        name
        for node in body
        if isinstance(node, ast.Assign) and set(names_in(node.value)) & counters
        for target in node.targets
        if not isinstance(target, ast.Subscript)
        for name in names_in(target)
    }


def _divided(node: ast.stmt) -> tuple[str, ast.expr | None]:
    """The name that a statement divides, and by what."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Div):
        return ast.unparse(node.target), node.value
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        name = ast.unparse(node.targets[0])
        if isinstance(node.value.op, ast.Div) and name in names_in(node.value.left):
            return name, node.value.right
    return "", None
