"""The reference solutions, read from the course's text notebooks; they exist nowhere else."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def load(assignment: str, beside: str | Path) -> dict[str, Callable[..., object]]:
    """Compile the reference functions of an assignment.

    Only its answer cells are compiled, under the file's own name and line numbers, so that a
    traceback points into the notebook's source. Nothing else of the notebook runs.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``.
    beside : str or Path
        The folder of the text notebooks, or a file in it at any depth.

    Returns
    -------
    dict of str to function
        In the notebook's order.

    Raises
    ------
    FileNotFoundError
        When the assignment has no text notebook there.

    Examples
    --------
    >>> float(load("04-gradient-descent", "solutions")["sigmoid"](0))
    0.5
    """
    path, functions = _functions(assignment, beside)
    namespace: dict[str, object] = {"np": np, "__name__": f"solutions.{assignment}"}
    # The course's own source, not a student's: this is how a notebook's cells become functions.
    exec(compile(ast.Module([*functions], []), str(path), "exec"), namespace)  # noqa: S102
    found = {node.name: namespace[node.name] for node in functions}
    return _Answers(path, found)  # type: ignore[arg-type]  # defined by exec


class _Answers(dict[str, "Callable[..., object]"]):
    """Functions by name; the error for an unknown name says which file lacks it."""

    def __init__(self, path: Path, functions: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(functions)
        self._path = path

    def __missing__(self, name: str) -> Callable[..., object]:
        raise LookupError(
            f"{self._path.name} has no answer cell {name!r}. Remove what needs it, or keep the "
            "cell: an exercise is dropped when its check cell is gone"
        )


def source_of(assignment: str, beside: str | Path) -> str:
    """The reference functions of an assignment as a program that defines them.

    Parameters
    ----------
    assignment : str
    beside : str or Path
        As in `load`.

    Raises
    ------
    FileNotFoundError
        When the assignment has no text notebook there.
    """
    _, functions = _functions(assignment, beside)
    return "import numpy as np\n" + ast.unparse(ast.Module([*functions], []))


def _functions(assignment: str, beside: str | Path) -> tuple[Path, list[ast.FunctionDef]]:
    path = _notebook(assignment, Path(beside))
    try:
        return path, _answers(path.read_text(encoding="utf-8"), str(path))
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise UserError(f"{path}, line {error.lineno}: {error.msg}: {line!r}.") from None


def _notebook(assignment: str, beside: Path) -> Path:
    for folder in (beside, *beside.parents):
        path = folder / f"{assignment}.py"
        if path.is_file():
            return path
    raise FileNotFoundError(f"{beside}: expected {assignment}.py there or above, found none.")


@functools.lru_cache(maxsize=32)  # each file of known mistakes asks for the same notebook's
def _answers(text: str, filename: str) -> list[ast.FunctionDef]:
    """The functions that stand in cells marked ``answer``; nobody changes their trees."""
    cells = [
        (text.count("\n", 0, match.start()) + 1, "answer=" in match.group())
        for match in re.finditer(r"^# %%.*$", text, re.MULTILINE)
    ]
    return [
        node
        for node in ast.parse(text, filename).body
        if isinstance(node, ast.FunctionDef) and _in_answer(node, cells)
    ]


def _in_answer(node: ast.stmt, cells: list[tuple[int, bool]]) -> bool:
    marked = [is_answer for line, is_answer in cells if line < node.lineno]
    return bool(marked) and marked[-1]
