"""What the rounds of a loop share: a start that each repeats, an entry that each reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.patterns import occurs_in
from grader.judging.slips.rounds import is_idle
from grader.judging.source import (
    arguments_of,
    body_of,
    items_of,
    names_in,
    nodes_in,
    read_names,
    set_names,
)
from grader.judging.verdict import Cause

_STARTS = ("list()", "np.zeros(_)", "np.zeros_like(_)", "np.ones(_)", "np.empty(_)")
Loop = ast.For | ast.While


def starts_anew(function: ast.FunctionDef) -> Cause | None:
    """A total or a list that gets its start inside the loop which adds to it.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in _loops(function):
        for name in _started(loop):
            inside = _times_read(loop.body, name)
            grown = sum(_grows(node, name) for node in nodes_in(loop.body))
            later = [node for node in nodes_in(function.body) if getattr(node, "lineno", 0)
                     > (loop.end_lineno or 0)]  # fmt: skip
            read = any(isinstance(node, ast.Name) and node.id == name for node in later)
            if grown and read and inside == grown:
                return Cause(
                    f"{name} gets its start inside the loop, so that each round begins anew and "
                    "what the rounds before gave is lost: is that line at the right indentation, "
                    f"and the one that uses {name} after the loop?",
                    "starts_anew",
                    "the start stands inside the loop",
                )
    return None


def same_entry(function: ast.FunctionDef) -> Cause | None:
    """The same entry of an argument in every round, where entries change or the counter is idle.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (each for each in _loops(function) if isinstance(each, ast.For)):
        counters = set(names_in(loop.target))
        sizes = {id(node.value) for node in nodes_in(loop.body)
                 if isinstance(node, (ast.Attribute, ast.Subscript))}  # fmt: skip
        entries = [node for node in nodes_in(loop.body) if isinstance(node, ast.Subscript)
                   and isinstance(node.value, ast.Name) and id(node) not in sizes]  # fmt: skip
        moving = {node.value.id for node in entries if counters & set(names_in(node.slice))}  # type: ignore[attr-defined]  # just checked
        goes_on = moving or is_idle(loop, function)
        for node in entries:
            name = node.value.id  # type: ignore[attr-defined]  # likewise
            column = name in {"w", "theta"} and ast.unparse(node.slice).strip("()") == ":, 0"
            if column:
                continue  # all of them, as a flat array
            if goes_on and name not in moving and name in arguments_of(function) and _fixed(node):
                return Cause(
                    f"{ast.unparse(node)} is the same entry in each round of the loop.",
                    "same_entry_in_each_round",
                    "the same entry in each round",
                )
    return None


def _loops(function: ast.FunctionDef) -> Iterator[Loop]:
    for node in nodes_in(function.body):
        if isinstance(node, (ast.For, ast.While)):
            yield node


def _started(loop: Loop) -> Iterator[str]:
    for node in loop.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            zero = isinstance(value, ast.Constant) and value.value == 0
            if (
                zero
                or isinstance(value, ast.List)
                or any(occurs_in(each, value) for each in _STARTS)
            ):
                yield node.targets[0].id


def _times_read(body: list[ast.stmt], name: str) -> int:
    """How often a name is read, or an entry of it set or read."""
    return sum(isinstance(node, ast.Name) and node.id == name and _reads(node)
               for node in nodes_in(body)) + sum(
        isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)
        and node.target.id == name for node in nodes_in(body))  # fmt: skip


def _reads(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def _grows(node: ast.AST, name: str) -> int:
    """How often a statement reads a name to add to it, or to set an entry of it."""
    if isinstance(node, ast.AugAssign):
        return int(name in names_in(node.target))
    if isinstance(node, ast.Assign):
        target = node.targets[0]
        if isinstance(target, ast.Subscript) and names_in(target.value) == [name]:
            return 1 + names_in(node.value).count(name)
        if isinstance(target, ast.Name) and target.id == name:
            return names_in(node.value).count(name)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        added = node.value.func
        if isinstance(added, ast.Attribute) and added.attr in {"append", "extend"}:
            return int(names_in(added.value) == [name])
    return 0


def _fixed(node: ast.Subscript) -> bool:
    """Whether an index consists of numbers, and of slices between numbers."""
    items = items_of(node.slice)
    numbers = [each for item in items for each in ast.walk(item) if isinstance(each, ast.Constant)]
    return bool(numbers) and not any(names_in(each) for each in items)


def only_the_last_round(function: ast.FunctionDef) -> Cause | None:
    """A name that each round of a loop sets anew, and that is read after the loop only.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in (node for node in body_of(function) if isinstance(node, ast.For)):
        counters = set(names_in(loop.target))
        for name in _set_in_each_round(loop.body):
            inside = read_names(nodes_in(loop.body))
            before = any(
                isinstance(node, ast.Name) and node.id == name and node.lineno < loop.lineno
                for node in nodes_in(function.body)
            )
            if (
                counters & inside
                and name not in inside
                and not before
                and _read_after(function, loop, name)
            ):
                return Cause(
                    f"Each round of the loop puts another value into {name}, and only that of the "
                    "last round is left: where do the others go?",
                    "only_the_last_round",
                    "only the last round is left",
                )
    return None


def after_the_loop(function: ast.FunctionDef) -> Cause | None:
    """A value computed after a loop from names that each round sets again.

    Parameters
    ----------
    function : FunctionDef
    """
    body = body_of(function)
    for i, loop in enumerate(body):
        if not isinstance(loop, ast.For):
            continue
        before = {name for node in body[:i] for name in set_names(ast.walk(node))}
        rounds = {name for name in _set_in_each_round(loop.body) if name not in before}
        for node in body[i + 1 :]:
            used = set(names_in(node.value)) & rounds if isinstance(node, ast.Assign) else set()
            if used:
                said = " and ".join(sorted(used))
                return Cause(
                    f"{ast.unparse(node)[:60]} stands after the loop, so it is computed once, "
                    f"with {said} of the last round: does it belong inside the loop?",
                    "after_the_loop",
                    "computed once, after the loop",
                )
    return None


def _set_in_each_round(body: list[ast.stmt]) -> list[str]:
    """The names that get a value in each round: by a line, or by both ways of an if."""
    found = []
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.append(node.targets[0].id)
        if isinstance(node, ast.If) and node.orelse:
            other = _set_in_each_round(node.orelse)
            found += [name for name in _set_in_each_round(node.body) if name in other]
    return found


def _read_after(function: ast.FunctionDef, loop: ast.For, name: str) -> bool:
    last = loop.end_lineno or 0
    return any(
        isinstance(node, ast.Name) and node.id == name and node.lineno > last
        for node in nodes_in(function.body)
    )
