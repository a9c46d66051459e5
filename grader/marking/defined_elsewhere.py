"""Say where a function is that is not there where its check stands: the notebook may hold it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from grader.course.cells import exercise_of, grade_id, is_demo, is_solution
from grader.marking.names_defined import names_defined

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbformat import NotebookNode

CELL_MAGIC = re.compile(r"\s*(%%[\w!]{1,30})")
SHORT = 60
"""Characters of a name that a message repeats."""


def defined_elsewhere(exercise: str, cells: list[NotebookNode], ours: Collection[str]) -> str:
    """What to say of the cell that holds a function which is not there, or nothing.

    Parameters
    ----------
    exercise : str
        The function's name; nothing of this name was there when its check was reached.
    cells : list of NotebookNode
        The notebook's.
    ours : collection of str
        The texts of the course's own cells.
    """
    holds = [i for i, cell in enumerate(cells) if _holds(cell, exercise, ours)]
    for i in holds:
        if said := _why_not(cells[i], i + 1):
            return said
    check = next((i for i, cell in enumerate(cells) if exercise_of(cell) == exercise), 0)
    if below := [i for i in holds if i > check]:
        return f"stands below its check, as cell {below[0] + 1} of the notebook: move it above"
    return _other_name(exercise, cells, ours)


def _holds(cell: NotebookNode, exercise: str, ours: Collection[str]) -> bool:
    defines = rf"(?m)^[ \t]*(?:def[ \t]+{re.escape(exercise)}\b|{re.escape(exercise)}[ \t]*=[^=])"
    return cell.source.strip() not in ours and bool(re.search(defines, cell.source))


def _why_not(cell: NotebookNode, number: int) -> str:
    """Why a cell is not run as Python."""
    if cell.cell_type != "code":
        kind = {"markdown": "text", "raw": "raw"}.get(cell.cell_type, cell.cell_type)
        return f"is a {kind} cell, cell {number} of the notebook: make it a code cell"
    if is_demo(cell):
        return f"is a demo cell, cell {number} of the notebook: those are not run at grading"
    if magic := CELL_MAGIC.match(cell.source):
        return (
            f"begins with {magic[1]}, so what it defines is not there afterwards: remove that line"
        )
    return ""


def _other_name(exercise: str, cells: list[NotebookNode], ours: Collection[str]) -> str:
    """The function of another name that stands in the exercise's own cell."""
    for cell in cells:
        if grade_id(cell) == exercise and is_solution(cell) and cell.source.strip() not in ours:
            names = {name.lower(): name for name in names_defined(cell.source)}
            if near := difflib.get_close_matches(exercise.lower(), names, 1, cutoff=0.75):
                found = names[near[0]]
                return f"defines {found[:SHORT]}, and not {exercise}: are the names the same?"
    return ""
