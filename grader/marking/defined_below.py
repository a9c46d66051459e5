"""Lift what an exercise's function needs, but its notebook defines below the check only.

In Jupyter, cells run in any order. At grading they run from the top, so a helper function further
down is not there yet. Its statements are copied above the check; the cell itself stays.
"""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING

from nbformat import v4

from grader.course.cells import exercise_of, is_demo
from grader.marking.names_defined import (
    LONGEST,
    functions_defined,
    names_bound,
    names_defined,
    names_needed,
    parsed,
)

if TYPE_CHECKING:
    from nbformat import NotebookNode

BELOW = "what {} needs stood below its check: {} was copied above it"
SHELL_LINE = re.compile(r"(?m)^[%!?].*$")
"""A line at a cell's margin that is for IPython; a cell magic makes the whole cell no Python."""
DEFINITIONS = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom)
MOST = 20
"""How many cells are read for one exercise."""


def lift_definitions(notebook: NotebookNode, release: NotebookNode) -> list[str]:
    """Copy above each check what its function needs and only cells below the check define.

    Parameters
    ----------
    notebook : NotebookNode
        A restored submission; changed in place.
    release : NotebookNode
        What students received: its own cells are no student's definitions.

    Returns
    -------
    list of str
        What was done, as flags.
    """
    ours = {cell.source.strip() for cell in release.cells}
    flags = []
    for check in [cell for cell in notebook.cells if exercise_of(cell)]:
        place = next(i for i, cell in enumerate(notebook.cells) if cell is check)
        exercise = exercise_of(check)
        above, below = _code(notebook.cells[:place]), _code(notebook.cells[place:])
        lifted = _lacking(exercise, above, [text for text in below if text not in ours])
        if lifted:
            names = [name for name in lifted if name != exercise] or [exercise]
            flags.append(BELOW.format(exercise, " and ".join(names[:3])))
            source = "\n\n".join(dict.fromkeys(reversed(lifted.values())))
            notebook.cells.insert(place, v4.new_code_cell(source, id=f"lifted-{exercise}"[:64]))
    return flags


def _code(cells: list[NotebookNode]) -> list[str]:
    """The texts of the cells that run, without the lines that are for IPython."""
    run = [cell for cell in cells if cell.cell_type == "code" and not is_demo(cell)]
    return [
        text if text.startswith("%%") else SHELL_LINE.sub("", text).strip()
        for text in (cell.source.strip() for cell in run if not exercise_of(cell))
    ]


def _lacking(exercise: str, above: list[str], below: list[str]) -> dict[str, str]:
    """The statements to lift, by the name that each defines; the needed ones after their users."""
    functions = {name: node for text in above for name, node in functions_defined(text).items()}
    there = {name for text in above for name in _bound(text)} | set(dir(builtins))
    own = functions.get(exercise)
    if own is None or _is_stub(own):
        there.discard(exercise)
    lifted: dict[str, str] = {}
    seen: set[str] = set()
    todo = [exercise]
    while todo and len(lifted) < MOST:
        name = todo.pop(0)
        if name in seen:
            continue
        seen.add(name)
        node: ast.AST | None = functions.get(name)
        if name not in there and (found := _definition(name, below)):
            node, lifted[name] = found
        todo += sorted(names_needed(node)) if node else []
    return lifted


def _bound(text: str) -> frozenset[str]:
    return names_bound(text) if parsed(text[:LONGEST]) else names_defined(text)


def _definition(name: str, below: list[str]) -> tuple[ast.stmt, str] | None:
    """The last statement that defines a name, and its text."""
    for text in reversed(below):
        if name not in names_bound(text):
            continue
        tree = parsed(text[:LONGEST])
        for node in reversed(tree.body if tree else []):
            if isinstance(node, DEFINITIONS) and name in names_bound(ast.unparse(node)):
                if isinstance(node, ast.FunctionDef) and _is_stub(node):
                    continue
                return node, ast.unparse(node)
    return None


def _is_stub(function: ast.FunctionDef) -> bool:
    """Whether nobody has written a function yet."""
    return all(
        isinstance(each, ast.Pass)
        or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        or (isinstance(each, ast.Raise) and "NotImplementedError" in ast.unparse(each))
        for each in function.body
    )
