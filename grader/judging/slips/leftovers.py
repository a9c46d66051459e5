"""Names that get a value which nothing uses."""

from __future__ import annotations

import ast

from grader.judging.source import arguments_of, nodes_in, read_names
from grader.judging.verdict import Cause


def never_used(function: ast.FunctionDef) -> Cause | None:
    """A name that is set in a line of its own, and then used nowhere.

    Parameters
    ----------
    function : FunctionDef
    """
    loaded = read_names(ast.walk(function))
    unused = [
        target.id
        for node in nodes_in(function.body)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id not in {*loaded, *arguments_of(function)}
        and not target.id.startswith("_")
    ]  # fmt: skip
    if not unused:
        return None
    return Cause(
        f"{unused[0]} gets a value that nothing uses afterwards: where does it belong?",
        "value_never_used",
        "a value is never used",
    )
