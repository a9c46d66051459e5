"""Loops: where they begin, what belongs to them, and what a round does to what is there."""

from __future__ import annotations

import ast

from grader.judging.patterns import occurs_in
from grader.judging.source import (
    body_of,
    for_loops,
    names_in,
    nodes_in,
    read_names,
    set_names,
    set_without_assignment,
)
from grader.judging.verdict import Cause

_LOOPS = (ast.For, ast.While)


def return_in_a_loop(function: ast.FunctionDef) -> Cause | None:
    """A return that ends the function in the first round of a loop.

    Parameters
    ----------
    function : FunctionDef
    """
    loops = [node for node in nodes_in(function.body) if isinstance(node, _LOOPS)]
    if not any(map(_ends_at_once, loops)):
        return None
    return Cause(
        "The return stands inside the loop, so it ends the function in the first round: look at "
        "the indentation.",
        "return_in_the_loop",
        "return inside the loop",
    )


def _ends_at_once(loop: ast.For | ast.While) -> bool:
    """Whether each way through a loop's first round leads to a return."""
    turns = (ast.Continue, ast.Break)
    if any(isinstance(node, turns) for node in nodes_in(loop.body)) or _endless(loop):
        return False
    return any(map(_returns, loop.body))


def _endless(loop: ast.For | ast.While) -> bool:
    return isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant)


def _returns(node: ast.stmt) -> bool:
    if isinstance(node, ast.If):
        return any(map(_returns, node.body)) and any(map(_returns, node.orelse))
    return isinstance(node, ast.Return)


def starts_at_one(function: ast.FunctionDef) -> Cause | None:
    """A loop that leaves out its first round.

    Parameters
    ----------
    function : FunctionDef
    """
    starts = [
        node
        for node in nodes_in(function.body)
        if isinstance(node, (ast.For, ast.comprehension))
        and occurs_in("range(1, _)", node.iter)
        and not occurs_in("range(1, _ + 1)", node.iter)  # as many rounds as there should be
    ]
    first = any(
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Name)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value == 0
        for node in nodes_in(function.body)
    )
    if not starts or first:  # number 0 may have had its turn
        return None
    return Cause(
        "range(1, ...) leaves out the first round, number 0, and ends before its last number.",
        "range_from_one",
        "the loop starts at 1",
    )


def never_ends(function: ast.FunctionDef) -> Cause | None:
    """A ``while`` that asks about names which nothing in the loop changes.

    Parameters
    ----------
    function : FunctionDef
    """
    leaves = ast.Break, ast.Return, ast.Raise
    for loop in nodes_in(function.body):
        if not isinstance(loop, ast.While) or _endless(loop):
            continue
        inside = list(nodes_in(loop.body))
        asked = sorted(set(names_in(loop.test)))
        elsewhere = any(isinstance(node, ast.Call) for node in ast.walk(loop.test))
        touched = {name for node in inside if _changes(node) for name in names_in(node)}
        if (
            not elsewhere
            and not any(isinstance(node, leaves) for node in inside)
            and not (set(asked) & (touched | set_names(inside)))
        ):
            return Cause(
                f"Nothing in the loop changes what `while` asks about ({', '.join(asked)}): so it "
                "never ends.",
                "loop_never_ends",
                "a loop that never ends",
            )
    return None


def _changes(node: ast.AST) -> bool:
    """Whether it may change something in place: a method's call, or an entry that is set."""
    method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    entry = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
    return method or entry


def replaced(function: ast.FunctionDef) -> Cause | None:
    """A total that each round of a loop replaces, after it was started with 0 before the loop.

    Parameters
    ----------
    function : FunctionDef
    """
    started = {
        name
        for node in body_of(function)
        if isinstance(node, ast.Assign) and _is_start(node.value)
        for target in node.targets
        for name in names_in(target)
    }
    arrays = {
        name
        for node in body_of(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        for name in names_in(target)
    }
    loops = [node for node in body_of(function) if isinstance(node, ast.For)]
    read = {name for loop in loops for name in read_names(nodes_in(loop.body))}
    for node in (each for loop in loops for each in nodes_in(loop.body)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            reads = set(names_in(node.value))
            if name in started and name not in reads | read:
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


def entry_replaced(function: ast.FunctionDef) -> Cause | None:
    """An entry that each round of an inner loop replaces, which should add up.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        for inner in (node for node in outer.body if isinstance(node, ast.For)):
            for node in inner.body:
                target = node.targets[0] if isinstance(node, ast.Assign) else None
                if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
                    continue
                used = set(names_in(target))
                own = target.value.id in names_in(node.value)  # type: ignore[attr-defined]  # it is an Assign
                if (
                    not own
                    and not used & set(names_in(inner.target))
                    and used & set(names_in(outer.target))
                ):
                    return Cause(
                        f"Each round of the inner loop replaces {ast.unparse(target)}: = puts a "
                        "new value in the old one's place, where += would add to it.",
                        "replaced_in_the_loop",
                        "= where += is needed",
                    )
    return None


def index_never_moves(function: ast.FunctionDef) -> Cause | None:
    """Every round of a loop writes into the same place.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        inside = list(nodes_in([loop]))
        moved = {name for node in inside for name in set_without_assignment(node)}
        moved |= {n for node in inside if isinstance(node, ast.Assign)
                  for target in node.targets if not isinstance(target, ast.Subscript)
                  for n in names_in(target)}  # fmt: skip
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


def _is_start(value: ast.expr) -> bool:
    number = isinstance(value, ast.Constant) and value.value == 0
    return number or occurs_in("np.zeros(_)", value) or occurs_in("np.zeros_like(_)", value)
