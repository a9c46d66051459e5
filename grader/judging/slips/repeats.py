"""What a loop goes through, or writes into, again and again."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.source import (
    arguments_of,
    body_of,
    for_loops,
    items_of,
    names_in,
    nodes_in,
    read_names,
    set_names,
)
from grader.judging.verdict import Cause

_COLUMN = {"column", "col"}


def rows_for_columns(function: ast.FunctionDef) -> Cause | None:
    """A loop through a table whose rounds are taken for its columns.

    Parameters
    ----------
    function : FunctionDef
    """
    nodes = [*nodes_in(body_of(function))]
    given = {*arguments_of(function)} - set_names(nodes)
    for node in nodes:
        if not isinstance(node, (ast.For, ast.comprehension)):
            continue
        target, table = node.target, node.iter
        named = isinstance(target, ast.Name) and target.id in _COLUMN
        if named and isinstance(table, ast.Name) and table.id in given:
            name = ast.unparse(target)
            return Cause(
                f"for {name} in {table.id} goes through the rows of {table.id}, so that {name} is "
                f"a row in each round: how do you get at a column of {table.id}?",
                "rows_for_columns",
                "rows taken for columns",
            )
    return None


def counter_set_back(function: ast.FunctionDef) -> Cause | None:
    """A place that starts from 0 in each outer round, where an inner loop counts it on.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        zero = {
            node.targets[0].id
            for node in outer.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
            and node.value.value == 0
        }
        inside = set_names(nodes_in([outer]))
        for loop in (node for node in outer.body if isinstance(node, ast.For)):
            for counter, array, written in _counted_places(loop, zero):
                if array not in inside:
                    does = "writes into" if written else "takes"
                    return Cause(
                        f"{counter} starts from 0 again in each round of the outer loop, so that "
                        f"every round {does} the same places of {array}: where should the "
                        "counting begin?",
                        "counter_set_back",
                        "a counter that is set back too often",
                    )
    return None


def _counted_places(loop: ast.For, counters: set[str]) -> Iterator[tuple[str, str, bool]]:
    """The counters that are the one place in brackets, of which array, and whether it is set."""
    counted = counters & set_names(nodes_in(loop.body))
    for node in nodes_in(loop.body):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            places = [each for each in items_of(node.slice) if not isinstance(each, ast.Constant)]
            alone = len(places) == 1 and isinstance(places[0], ast.Name)
            if alone and ast.unparse(places[0]) in counted:
                yield ast.unparse(places[0]), node.value.id, isinstance(node.ctx, ast.Store)


def filled_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """An array that each round of a loop fills as a whole.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        turning = set(names_in(loop.target))
        read = read_names(nodes_in(loop.body))
        for node in (each for each in loop.body if isinstance(each, ast.Assign)):
            target = node.targets[0]
            if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
                continue
            array = target.value.id
            others = read_names(_left_over(loop.body, target))
            if (
                all(map(_is_whole, items_of(target.slice)))
                and turning & set(names_in(node.value))
                and array in read - others
            ):
                return Cause(
                    f"Each round fills all of {array}, so that only the last one counts: which "
                    "entry belongs to which round?",
                    "filled_in_each_round",
                    "each round fills the whole array",
                )
    return None


def _left_over(body: list[ast.stmt], left_out: ast.expr) -> Iterator[ast.AST]:
    inside = {id(each) for each in ast.walk(left_out)}
    return (node for node in nodes_in(body) if id(node) not in inside)


def _is_whole(place: ast.expr) -> bool:
    whole = isinstance(place, ast.Slice) and not (place.lower or place.upper or place.step)
    return whole or (isinstance(place, ast.Constant) and place.value is ...)


def grows_another(function: ast.FunctionDef) -> Cause | None:
    """A total that starts at 0 and is never used, while a loop adds to an argument.

    Parameters
    ----------
    function : FunctionDef
    """
    nodes = [*nodes_in(body_of(function))]
    grown = {node.target.id for node in nodes if isinstance(node, ast.AugAssign)
             and isinstance(node.target, ast.Name)}  # fmt: skip
    idle = {name for node in nodes for name in _set_to_zero(node)} - read_names(nodes) - grown
    for loop in for_loops(function):
        for node in nodes_in(loop.body):
            if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
                name = ast.unparse(node.target)
                if idle and name in arguments_of(function):
                    other = min(idle)
                    return Cause(
                        f"{other} starts at 0, and nothing is added to it; the loop adds to "
                        f"{name}, which was passed to your function: which of the two should grow?",
                        "grows_another",
                        "the loop adds to an argument",
                    )
    return None


def _set_to_zero(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Assign):
        return
    targets, values = items_of(node.targets[0]), items_of(node.value)
    for target, value in zip(targets, values, strict=False):
        zero = isinstance(value, ast.Constant) and value.value == 0
        if isinstance(target, ast.Name) and zero and len(targets) == len(values):
            yield target.id


def overwritten_after_if(function: ast.FunctionDef) -> Cause | None:
    """What an if sets, and the next line sets again, whatever held.

    Parameters
    ----------
    function : FunctionDef
    """
    for block in _rows_of_statements(function):
        for branch, after in itertools.pairwise(block):
            if not (isinstance(branch, ast.If) and isinstance(after, ast.Assign)):
                continue
            target = ast.unparse(after.targets[0])
            last = branch.body[-1]
            set_there = isinstance(last, ast.Assign) and ast.unparse(last.targets[0]) == target
            if set_there and not set(names_in(after.value)) & set(names_in(after.targets[0])):
                return Cause(
                    f"The line after the if sets {target} again, whether the if held or not: does "
                    "it belong to an else?",
                    "overwritten_after_if",
                    "what an if sets is overwritten",
                )
    return None


def else_of_the_last(function: ast.FunctionDef) -> Cause | None:
    """Several ifs about the same names, and an else that belongs to the last one alone.

    Parameters
    ----------
    function : FunctionDef
    """
    for block in _rows_of_statements(function):
        for before, last in itertools.pairwise(block):
            if not (isinstance(before, ast.If) and isinstance(last, ast.If)):
                continue
            same = set(names_in(before.test)) == set(names_in(last.test))
            else_only = last.orelse and not isinstance(last.orelse[0], ast.If)
            if same and else_only and not before.orelse and not _goes_elsewhere(before):
                return Cause(
                    "The else belongs to the last if alone, so that it also runs where an if above "
                    "it was true: elif makes one choice of all of them.",
                    "else_of_the_last",
                    "an else that belongs to the last if alone",
                )
    return None


def _goes_elsewhere(branch: ast.If) -> bool:
    return isinstance(branch.body[-1], (ast.Return, ast.Continue, ast.Break, ast.Raise))


def _rows_of_statements(function: ast.FunctionDef) -> Iterator[list[ast.stmt]]:
    yield function.body
    for node in nodes_in(body_of(function)):
        if isinstance(node, (ast.For, ast.While, ast.If)):
            yield node.body
