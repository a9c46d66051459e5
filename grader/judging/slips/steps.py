"""Steps of an algorithm that end early, change what should stay, or take what does not belong."""

from __future__ import annotations

import ast
import re

from grader.judging.source import arguments_of, for_loops, names_in, nodes_in
from grader.judging.verdict import Cause

_STAY = {"learning_rate", "num_iterations", "eps", "steps"}
"""Arguments that say how to go, and stay as they are on the way."""
_HALF = 0.5
_ORDERS = (ast.Lt, ast.Gt, ast.LtE, ast.GtE)


def ends_early(function: ast.FunctionDef) -> Cause | None:
    """A break in a loop that has a number of rounds.

    Parameters
    ----------
    function : FunctionDef
    """
    for loop in for_loops(function):
        inner = [node for node in nodes_in(loop.body) if isinstance(node, (ast.For, ast.While))]
        hidden = {id(each) for node in inner for each in ast.walk(node)}
        if any(isinstance(node, ast.Break) and id(node) not in hidden
               for node in nodes_in(loop.body)):  # fmt: skip
            return Cause(
                "A break ends your loop before all of its rounds: is that asked for?",
                "ends_early",
                "the loop ends early",
            )
    return None


def changes_what_stays(function: ast.FunctionDef) -> Cause | None:
    """A learning rate, a number of steps or an eps that gets another value.

    Parameters
    ----------
    function : FunctionDef
    """
    for node in nodes_in(function.body):
        targets = [node.target] if isinstance(node, ast.AugAssign) else getattr(node, "targets", [])
        for target in targets:
            name = target.id if isinstance(target, ast.Name) else ""
            if name in _STAY & set(arguments_of(function)):
                return Cause(
                    f"{name} was passed to your function, and gets another value in it: it should "
                    "stay as it was passed.",
                    "argument_changed",
                    "an argument gets another value",
                )
    return None


def training_with_test(function: ast.FunctionDef) -> Cause | None:
    """Examples of one set beside the labels of the other.

    Parameters
    ----------
    function : FunctionDef
    """
    for call in (node for node in nodes_in(function.body) if isinstance(node, ast.Call)):
        names = [arg.id for arg in call.args if isinstance(arg, ast.Name)]
        train, test = ([name for name in names if name.endswith(end)] for end in _SETS)
        known = set(arguments_of(function))
        mixed = len(train) == len(test) == 1 and train[0][0] != test[0][0]
        if mixed and {*train, *test} <= known and _callee_is_plain(call):
            return Cause(
                f"{train[0]} and {test[0]} stand in one call: they belong to two different sets "
                "of examples.",
                "training_with_test",
                "the training set mixed with the test set",
            )
    return None


_SETS = ("_train", "_test")


def _callee_is_plain(call: ast.Call) -> bool:
    """Whether a function of the notebook is called: NumPy's may well join two sets."""
    return isinstance(call.func, ast.Name) and call.func.id not in {"print", "len", "zip"}


def another_threshold(function: ast.FunctionDef) -> Cause | None:
    """A probability that is compared with something else than one half.

    Parameters
    ----------
    function : FunctionDef
    """
    if function.name != "predict":
        return None
    likely = {
        name
        for node in nodes_in(function.body)
        if isinstance(node, ast.Assign) and "sigmoid" in names_in(node.value)
        for name in names_in(node.targets[0])
    }
    for node in nodes_in(function.body):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        plain = [each.value if isinstance(each, ast.Subscript) else each for each in sides]
        probability = any(isinstance(each, ast.Name) and each.id in likely for each in plain)
        whole = probability and isinstance(node.ops[0], _ORDERS)  # type: ignore[attr-defined]  # it is a Compare
        for side in sides:
            number = side.value if isinstance(side, ast.Constant) else None
            if not isinstance(number, (int, float)) or isinstance(number, bool):
                continue
            between = isinstance(number, float) and 0 < number < 1 and number != _HALF
            if between or (whole and number > 1):
                return Cause(
                    f"Your boundary is {number:g}: is that halfway between the two labels?",
                    "another_threshold",
                    "another boundary than one half",
                )
    return None


def logarithm_of_a_label(function: ast.FunctionDef) -> Cause | None:
    """The logarithm of a label, which is 0 or 1.

    Parameters
    ----------
    function : FunctionDef
    """
    labels = {"y", "Y"} & set(arguments_of(function))
    for node in nodes_in(function.body):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) and node.args else ""
        if called in {"np.log", "math.log", "numpy.log", "log"}:
            inside = names_in(node.args[0])  # type: ignore[attr-defined]  # it is a Call
            if (
                inside
                and set(inside) - {"np"} <= labels | {"eps", "epsilon"}
                and (labels & set(inside))
            ):
                return Cause(
                    f"{ast.unparse(node)} is the logarithm of a label, which is 0 or 1, and 0 has "
                    "none: which of the two are the probabilities?",
                    "logarithm_of_a_label",
                    "a logarithm of a label",
                )
    return None


def _outside_brackets(node: ast.AST) -> set[str]:
    """The names in an expression that are no part of an index or of a call's arguments."""
    if isinstance(node, ast.Subscript):
        return _outside_brackets(node.value)
    if isinstance(node, (ast.Call, ast.Compare)):
        return set()
    own = {node.id} if isinstance(node, ast.Name) else set()
    return own.union(*(_outside_brackets(each) for each in ast.iter_child_nodes(node)))


def counter_in_the_sum(function: ast.FunctionDef) -> Cause | None:
    """The number of the round as a factor.

    Parameters
    ----------
    function : FunctionDef
    """
    places = _of_places(function)
    for loop in for_loops(function):
        counts = isinstance(loop.iter, ast.Call) and re.match(r"range\(", ast.unparse(loop.iter))
        name = loop.target.id if isinstance(loop.target, ast.Name) and counts else ""
        for node in nodes_in(loop.body) if name else ():
            factors = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div))
            if factors and name in _outside_brackets(node) and node not in places:
                return Cause(
                    f"{name}, the number of the round, takes part in {ast.unparse(node)[:60]}: "
                    "is every round to have another factor?",
                    "counter_as_a_factor",
                    "the number of the round as a factor",
                )
    return None


def _of_places(function: ast.FunctionDef) -> set[ast.AST]:
    """All that computes a place: in square brackets, in range, or for a name in them."""
    inside = [node.slice for node in nodes_in(function.body) if isinstance(node, ast.Subscript)]
    inside += [arg for node in nodes_in(function.body) if isinstance(node, ast.Call)
               and isinstance(node.func, ast.Name) and node.func.id == "range"
               for arg in node.args]  # fmt: skip
    names = {name for each in inside for name in names_in(each)}
    inside += [node.value for node in nodes_in(function.body) if isinstance(node, ast.Assign)
               and set(names_in(node.targets[0])) & names]  # fmt: skip
    return {node for each in inside for node in ast.walk(each)}
