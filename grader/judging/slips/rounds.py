"""Loops in loops: what each round begins with, counts, and takes its value from."""

from __future__ import annotations

import ast
import re

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


def entries_for_places(function: ast.FunctionDef) -> Cause | None:
    """A loop through the entries of an array, which are then taken for places in it.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        if not isinstance(loop.target, ast.Name) or not isinstance(loop.iter, ast.Name):
            continue
        name, array = loop.target.id, loop.iter.id
        if (
            array in arguments_of(function)
            and _is_index(name, loop)
            and name not in set_names(nodes_in(loop.body))
        ):
            return Cause(
                f"for {name} in {array} goes through what {array} holds, so {name} is an entry "
                f"itself, and {name} in square brackets asks for the place of that number.",
                "entries_for_places",
                "entries taken for places",
            )
    return None


def never_set_back(function: ast.FunctionDef) -> Cause | None:
    """A total that an inner loop adds to and each outer round keeps, but never starts anew.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        for loop in (node for node in outer.body if isinstance(node, (ast.For, ast.While))):
            others = [node for node in outer.body if node is not loop]
            for name in added_to(loop):
                kept = any(name in names_in(node) for node in others)
                if kept and name not in set_names(nodes_in(others)):
                    return Cause(
                        f"{name} keeps growing from one round of the outer loop to the next: "
                        "each round should start again from nothing.",
                        "total_goes_on",
                        "a total that is never set back",
                    )
    return None


def counts_elsewhere(function: ast.FunctionDef) -> Cause | None:
    """A place that is counted on in another loop than the one that writes into it.

    Parameters
    ----------
    function : FunctionDef
    """
    for outer in for_loops(function):
        counted = {name for node in outer.body if not isinstance(node, (ast.For, ast.While))
                   for name in _counted([node])}  # fmt: skip
        for loop in (node for node in outer.body if isinstance(node, ast.For)):
            for name in counted & _in_brackets(loop.body) - set_names(nodes_in([loop])):
                return Cause(
                    f"{name} changes once for each round of the outer loop only, so all rounds of "
                    "the inner one find it at the same place: look at the indentation of its line.",
                    "counts_in_another_loop",
                    "a place is counted on in the wrong loop",
                )
    return None


def computed_place(function: ast.FunctionDef) -> str:
    """The one place in square brackets that is computed with a product, or nothing.

    Parameters
    ----------
    function : FunctionDef
    """
    places = {
        ast.unparse(part)
        for node in nodes_in(body_of(function))
        if isinstance(node, ast.Subscript)
        for part in items_of(node.slice)
        if isinstance(part, ast.BinOp)
        and any(isinstance(each, ast.Mult) for each in ast.walk(part))
    }
    return places.pop() if len(places) == 1 else ""


def counted_too_early(function: ast.FunctionDef) -> Cause | None:
    """A place that starts at 0 and moves on before the first entry is taken.

    Parameters
    ----------
    function : FunctionDef
    """
    zero = {
        name
        for node in nodes_in(body_of(function))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and type(node.value.value) is int
        and node.value.value == 0
        for name in names_in(node.targets[0])
    }
    for loop in for_loops(function):
        for i, node in enumerate(loop.body):
            before = set().union(*(_in_brackets([each]) for each in loop.body[:i]))
            after = set().union(*(_in_brackets([each]) for each in loop.body[i + 1 :]))
            for name in _counted([node]) & zero & after - before:
                return Cause(
                    f"{name} grows before it is used, so the first entry that your loop takes or "
                    "sets is number 1, and number 0 is never used.",
                    "counted_too_early",
                    "counted on before the first use",
                )
    return None


def same_place_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """A loop that writes into one place, whose number is typed in.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        for node in nodes_in(loop.body):
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            if not isinstance(target, ast.Subscript) or names_in(target.slice):
                continue
            fixed = any(isinstance(each, ast.Constant) for each in items_of(target.slice))
            own = set(names_in(target.value)) & set(names_in(node.value))  # type: ignore[attr-defined]  # it is an Assign
            if fixed and not own and not set(names_in(target.value)) & set_names(nodes_in([loop])):
                return Cause(
                    f"Each round of the loop writes into {ast.unparse(target)}, the same place "
                    "every time.",
                    "same_place_in_each_round",
                    "each round writes into the same place",
                )
    return None


def starts_with_an_entry(function: ast.FunctionDef) -> Cause | None:
    """A total that starts with an entry, which the loop then adds to, from the first entry on.

    Parameters
    ----------
    function : FunctionDef
    """
    starts = {
        node.targets[0].id: ast.unparse(node.value)
        for node in body_of(function)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Subscript)
        and isinstance(node.value.slice, ast.Constant)
    }
    for loop in for_loops(function):
        begins = not re.match(r"range\([^)]*,|\w+\[", ast.unparse(loop.iter))
        for name in set(added_to(loop)) & starts.keys():
            if begins:
                return Cause(
                    f"{name} starts with {starts[name]}, and the loop then adds from the first "
                    "entry on: what should it be before anything is added?",
                    "starts_with_an_entry",
                    "a total that does not start from nothing",
                )
    return None


def shortened_on_the_way(function: ast.FunctionDef) -> Cause | None:
    """An array that a loop takes entries out of, while it counts their old places.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        for node in nodes_in(loop.body):
            call = node.value if isinstance(node, ast.Assign) else node
            name = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
            counts = set(names_in(call)) & set(names_in(loop.target)) if name else set()
            if counts and (name == "np.delete" or name.endswith((".pop", ".remove"))):
                return Cause(
                    "Each time something is taken out, all that comes after it moves up one place, "
                    "but the loop goes on counting the old places.",
                    "shortened_on_the_way",
                    "an array is shortened while a loop counts its places",
                )
    return None


def product_from_zero(function: ast.FunctionDef) -> Cause | None:
    """A product that starts with 0, and stays 0.

    Parameters
    ----------
    function : FunctionDef
    """
    starts: dict[str, list[ast.expr]] = {}
    for node in nodes_in(function.body):
        if isinstance(node, ast.Assign):
            for name in names_in(node.targets[0]):
                starts.setdefault(name, []).append(node.value)
    for node in nodes_in(function.body):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Mult):
            name = node.target.id if isinstance(node.target, ast.Name) else ""
            own = starts.get(name, [])
            if len(own) == 1 and isinstance(own[0], ast.Constant) and own[0].value == 0:
                return Cause(
                    f"{name} starts with 0 and is only multiplied, so it stays 0: are the numbers "
                    "to be added?",
                    "product_from_zero",
                    "a product that starts with 0",
                )
    return None


def same_in_each_round(function: ast.FunctionDef) -> Cause | None:
    """A loop that puts the same into each place.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        moving = set_names(nodes_in([loop]))
        if any(isinstance(node, ast.Call) and not _pure(node) for node in nodes_in(loop.body)):
            continue
        for node in loop.body:
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Subscript):
                continue
            given = [each for each in names_in(node.value) if each not in {"np", "math"}]
            place = names_in(node.targets[0].slice)
            if given and set(place) & moving and not set(given) & (moving | _array_of(node)):
                return Cause(
                    f"Each round of the loop over {ast.unparse(loop.target)} puts the same into "
                    f"its place: in {ast.unparse(node.value)} nothing changes from round to round.",
                    "same_in_each_round",
                    "each round does the same",
                )
    return None


def idle_counter(function: ast.FunctionDef) -> Cause | None:
    """One of several loops in each other whose counter nothing uses.

    Parameters
    ----------
    function : FunctionDef
    """
    loops = list(for_loops(function))
    nested = [loop for loop in loops if any(inner in list(nodes_in(loop.body)) for inner in loops)
              or any(loop in list(nodes_in(outer.body)) for outer in loops)]  # fmt: skip
    for loop in nested:
        if is_idle(loop, function):
            name = ast.unparse(loop.target)
            return Cause(
                f"The loop over {name} never uses {name}, so each of its rounds does the same as "
                "the one before.",
                "counter_never_used",
                "a loop's counter is never used",
            )
    return None


def is_idle(loop: ast.For, function: ast.FunctionDef) -> bool:
    """Whether a loop goes through something, and nothing in it uses where it is.

    A name that begins with an underscore says so itself, and steps have no place.

    Parameters
    ----------
    loop : For
    function : FunctionDef
        In which it stands.
    """
    steps = isinstance(loop.iter, ast.Call) and any(
        isinstance(arg, ast.Name) and arg.id in arguments_of(function) for arg in loop.iter.args
    )
    name = loop.target.id if isinstance(loop.target, ast.Name) else "_"
    return not (name.startswith("_") or steps or name in read_names(ast.walk(loop)))


def _is_index(name: str, loop: ast.For) -> bool:
    """Whether a name stands by itself in square brackets behind an array, in a loop."""
    return any(
        isinstance(node, ast.Subscript)
        and any(isinstance(each, ast.Name) and each.id == name for each in items_of(node.slice))
        for node in nodes_in(loop.body)
    )


def added_to(loop: ast.stmt) -> list[str]:
    """The names that a loop adds to, as total += x or total = total + x.

    Parameters
    ----------
    loop : For or While
    """
    found = []
    for node in nodes_in([loop]):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
            counts = isinstance(node.value, ast.Constant)
            found += [node.target.id] if isinstance(node.target, ast.Name) and not counts else []
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            target = node.targets[0]
            same = isinstance(target, ast.Name) and target.id in names_in(node.value)
            counts = isinstance(node.value.right, ast.Constant)
            adds = isinstance(node.value.op, ast.Add) and not counts
            found += [target.id] if same and adds else []  # type: ignore[attr-defined]  # just checked
    return found


def _counted(statements: list[ast.stmt]) -> set[str]:
    """The names that are made larger by a fixed step, as k += 1 or k = k + 1."""
    found = set()
    for node in statements:
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            found |= set(names_in(node.targets[0])) & set(names_in(node.value))
    return found


def _in_brackets(statements: list[ast.stmt]) -> set[str]:
    """The names that stand in square brackets."""
    return {
        name
        for node in nodes_in(statements)
        if isinstance(node, ast.Subscript)
        for name in names_in(node.slice)
    }


def _array_of(node: ast.Assign) -> set[str]:
    """The array that is written into, which may be read as well."""
    return (
        set(names_in(node.targets[0].value))
        if isinstance(node.targets[0], ast.Subscript)
        else set()
    )


def _pure(call: ast.Call) -> bool:
    """Whether a call is one of NumPy's or of an array, which give the same for the same."""
    return isinstance(call.func, ast.Attribute) and call.func.attr not in {"pop", "next", "append"}
