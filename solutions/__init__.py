"""The source of the course: one text notebook per assignment, with prose, answers and points.

The reference solutions are read from these notebooks; they exist nowhere else.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parent


def load(assignment: str, folder: Path = FOLDER) -> dict[str, Callable[..., object]]:
    """Compile the reference functions of an assignment.

    Only its answer cells are compiled, under the file's own name and line numbers, so that a
    traceback points into the notebook's source. Nothing else of the notebook runs.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``.
    folder : Path
        Where the text notebooks are; by default, this package.

    Returns
    -------
    dict of str to function
        In the notebook's order.

    Examples
    --------
    >>> float(load("04-gradient-descent")["sigmoid"](0))
    0.5
    """
    path = folder / f"{assignment}.py"
    text = path.read_text(encoding="utf-8")
    functions = list(_answers(text, str(path)))
    namespace: dict[str, object] = {"np": np, "__name__": f"solutions.{assignment}"}
    # The course's own source, not a student's: this is how a notebook's cells become functions.
    exec(compile(ast.Module([*functions], []), str(path), "exec"), namespace)  # noqa: S102
    return {node.name: namespace[node.name] for node in functions}  # type: ignore[misc]  # defined by exec


def _answers(text: str, filename: str) -> Iterator[ast.FunctionDef]:
    """Yield the functions that stand in cells marked ``answer``."""
    cells = [
        (text.count("\n", 0, match.start()) + 1, "answer=" in match.group())
        for match in re.finditer(r"^# %%.*$", text, re.MULTILINE)
    ]
    for node in ast.parse(text, filename).body:
        marked = [is_answer for line, is_answer in cells if line < node.lineno]
        if isinstance(node, ast.FunctionDef) and marked and marked[-1]:
            yield node
