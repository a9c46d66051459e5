"""Lift what an exercise's function needs, but its notebook defines below the check only.

In Jupyter, cells run in any order. At grading they run from the top, so a helper function further
down is not there yet. Its statements are copied above the check; the cell itself stays.
"""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING, NamedTuple

from nbformat import v4

from grader.course.cells import exercise_of, is_demo
from grader.judging.source import names_in
from grader.judging.verdict import BLANK
from grader.marking.names_defined import (
    LONGEST,
    functions_defined,
    names_defined,
    names_needed,
    names_set_by,
    parsed,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from nbformat import NotebookNode

BELOW = "what {} needs stood below its check: {} was copied above it"
SHELL_LINE = re.compile(r"(?m)^[%!?].*$")
"""A line at a cell's margin that is for IPython; a cell magic makes the whole cell no Python."""
DEFINITIONS = (ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom)
MOST_CODE = 300_000
"""Characters of a notebook's code: in more, nothing is looked for."""
MOST = 20
"""How many statements are lifted for one exercise."""


class _Read(NamedTuple):
    """What was read in the text of a cell."""

    functions: dict[str, ast.FunctionDef]
    names: Collection[str]
    """What it gives a value, or deletes."""
    definitions: Mapping[str, ast.stmt]
    """By name, the last statement that defines it and can be lifted."""


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
    texts = [_code(cell) for cell in notebook.cells]
    if sum(map(len, texts)) > MOST_CODE:
        return []
    read = {text: _read(text) for text in set(texts)}
    flags = []
    for check in [cell for cell in notebook.cells if exercise_of(cell)]:
        place = next(i for i, cell in enumerate(notebook.cells) if cell is check)
        exercise = exercise_of(check)
        below = [read[text] for text in texts[place:] if text not in ours]
        lifted = _lacking(exercise, [read[text] for text in texts[:place]], below)
        if lifted:
            names = [name for name in lifted if name != exercise] or [exercise]
            flags.append(BELOW.format(exercise, " and ".join(names[:3])))
            source = "\n\n".join(dict.fromkeys(reversed(lifted.values())))
            notebook.cells.insert(place, v4.new_code_cell(source, id=f"lifted-{exercise}"[:64]))
            texts.insert(place, source)
            read[source] = _read(source)
    return flags


def _code(cell: NotebookNode) -> str:
    """A cell's text without the lines that are for IPython; nothing where it does not run."""
    if cell.cell_type != "code" or is_demo(cell) or exercise_of(cell):
        return ""
    text: str = cell.source.strip()
    return text if text.startswith("%%") else SHELL_LINE.sub("", text).strip()


def _read(text: str) -> _Read:
    functions, tree = functions_defined(text), parsed(text[:LONGEST])
    if tree is None:
        return _Read(functions, names_defined(text), {})
    definitions = {
        name: node
        for node in tree.body
        if isinstance(node, DEFINITIONS) and not _is_stub(node)
        for name in names_set_by([node])
    }
    return _Read(functions, set(names_set_by(tree.body)), definitions)


def _lacking(exercise: str, above: list[_Read], below: list[_Read]) -> dict[str, str]:
    """The statements to lift, by the name that each defines; the needed ones after their users."""
    functions = {name: node for each in above for name, node in each.functions.items()}
    there = {*dir(builtins)}.union(*(each.names for each in above))
    own = functions.get(exercise)
    if own is None or _is_stub(own):
        there.discard(exercise)
    elsewhere = {name: node for each in below for name, node in each.definitions.items()}
    lifted: dict[str, str] = {}
    seen: set[str] = set()
    todo = [exercise]
    while todo and len(lifted) < MOST:
        name = todo.pop(0)
        if name in seen:
            continue
        seen.add(name)
        node: ast.stmt | None = functions.get(name)
        if name not in there and (text := _text(elsewhere.get(name))):
            node, lifted[name] = elsewhere[name], text
        todo += sorted(names_needed(node)) if node else []
    return lifted


def _text(node: ast.stmt | None) -> str:
    """A statement as text; nothing where it is too deep."""
    try:
        return ast.unparse(node) if node else ""
    except RecursionError:
        return ""


def _is_stub(node: ast.stmt) -> bool:
    """Whether a function is there that nobody has written yet."""
    return isinstance(node, ast.FunctionDef) and all(
        isinstance(each, ast.Pass)
        or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        or (isinstance(each, ast.Raise) and BLANK in names_in(each))
        for each in node.body
    )
