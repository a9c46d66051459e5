"""Calls of the notebook's own functions: their arguments, and what becomes of their answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from grader.judging.source import arguments_of, nodes_in, set_names
from grader.judging.verdict import Cause

Signatures = Mapping[str, Sequence[Sequence[str]]]
"""The functions that a notebook has: of each the names that it takes and those that it gives, and
which of the first its answer depends on."""
_SEVERAL = 2
"""How many names must stand in another's place: a single one may have that name on purpose."""


def call_slip(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """A call of another exercise that cannot be meant so.

    Parameters
    ----------
    function : FunctionDef
    known : Signatures
    """
    looks = (_answer_lost, _arguments_exchanged, _argument_left_out, _answers_exchanged,
             _others_returned)  # fmt: skip
    return next(filter(None, (look(function, known) for look in looks)), None)


def _answer_lost(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    for node in nodes_in(function.body):
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and _callee(call) in known:
            return Cause(
                f"What {_callee(call)} gives is lost in the line {ast.unparse(call)[:60]}: it "
                "changes nothing by itself, so give its answer a name.",
                "answer_lost",
                "the answer of a call is lost",
            )
    return None


def _arguments_exchanged(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    for call, takes, given in _calls(function, known):
        others = list(_elsewhere(given, takes))
        if len(others) >= _SEVERAL or _is_exchanged(given, takes, others, function):
            return Cause(
                f"{_callee(call)} takes {', '.join(takes)}, in this order: compare your call of "
                "it.",
                "arguments_exchanged",
                "arguments in another order",
            )
    return None


def _is_exchanged(
    given: Sequence[str], takes: Sequence[str], others: Sequence[str], function: ast.FunctionDef
) -> bool:
    """Whether a function's own argument changed places with another name, as f in slope(w, f)."""
    own = arguments_of(function)
    for name in set(others) & set(takes) & set(own):
        here, place = given.index(name), takes.index(name)
        if place < len(given) and given[place] in own and takes[here] not in own:
            return True
    return False


def _argument_left_out(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """A name in the place of another argument, which the function has, too."""
    for call, takes, given in _calls(function, known):
        name = _callee(call)
        begins = given[:1] == takes[:1]  # where the first is another, the order is meant so
        left = set(arguments_of(function)) - {*given, *(each.arg for each in call.keywords)}
        for here, place in zip(given, takes, strict=False) if begins else ():
            if here != place and here in takes and place in left:
                return Cause(
                    f"In your call of {name}, {here} stands where {name} takes {place}.",
                    "argument_left_out",
                    "an argument in another's place",
                )
    return None


def _others_returned(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    """Other names in the return than those asked for, which the function has computed, too."""
    gives = list(known[function.name][1]) if function.name in known else []
    returns = [node.value for node in nodes_in(function.body) if isinstance(node, ast.Return)]
    if len(returns) != 1 or not isinstance(returns[0], ast.Tuple):
        return None
    names = _plain_names(returns[0].elts)
    if (
        names == gives
        or len(names) != len(gives)
        or "" in names
        or not set(gives) <= set_names(nodes_in(function.body))
    ):
        return None
    return Cause(
        f"Your return has {ast.unparse(returns[0]).strip('()')}, where {', '.join(gives)} are "
        "asked for: you have computed those, too.",
        "others_returned",
        "other names in the return",
    )


def _answers_exchanged(function: ast.FunctionDef, known: Signatures) -> Cause | None:
    for node in nodes_in(function.body):
        call = node.value if isinstance(node, ast.Assign) else None
        targets = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(call, ast.Call) and _callee(call) in known and isinstance(targets, ast.Tuple):
            gives = known[_callee(call)][1]
            names = _plain_names(targets.elts)
            if len(list(_elsewhere(names, gives))) >= _SEVERAL:
                return Cause(
                    f"{_callee(call)} gives {', '.join(gives)}, in this order: compare the line "
                    "that takes them apart.",
                    "answers_exchanged",
                    "the answers of a call in another order",
                )
    return None


def _calls(
    function: ast.FunctionDef, known: Signatures
) -> Iterator[tuple[ast.Call, list[str], list[str]]]:
    """The calls of other exercises, each with the names that it takes and is given.

    Behind a * nobody knows which argument stands where.
    """
    for node in nodes_in(function.body):
        if not isinstance(node, ast.Call) or _callee(node) not in known:
            continue
        if not any(isinstance(arg, ast.Starred) for arg in node.args):
            yield node, list(known[_callee(node)][0]), _plain_names(node.args)


def _plain_names(nodes: Sequence[ast.expr]) -> list[str]:
    """The names among some expressions; an empty text for each of the others."""
    return [each.id if isinstance(each, ast.Name) else "" for each in nodes]


def _callee(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _elsewhere(names: Sequence[str], order: Sequence[str]) -> Iterator[str]:
    """The names that stand in a place that is another one's; X_train counts as X."""
    for i, name in enumerate(names):
        short = name if name in order else name.split("_")[0]
        if short in order and i < len(order) and order.index(short) != i:
            yield name
