"""The marks on the cells of a course's notebooks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

CHECK_PREFIX = "check-"
"""What the ``grade_id`` of an exercise's check cell starts with."""
FACTS = "cat_course"
"""The metadata key under which nbgrader's steps pass facts about a notebook to each other."""
LOOK_AGAIN = "look_again"
"""The metadata key for the line of a cell, from 1, that the student should look at again."""
DEMO = "demo"
"""The tag of cells that teach but feed nothing graded; grading does not run them."""
DRAWING = "drawing"
"""The tag of cells whose code only draws: its figure is shown, and its code is folded away."""
QUIZ = "quiz"
"""The tag that the build gives to cells with a quiz question."""


def grade_id(cell: NotebookNode) -> str:
    """The id that a cell's mark gives it, or nothing."""
    mark: Any = cell.metadata.get("nbgrader")
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else ""


def exercise_of(cell: NotebookNode) -> str:
    """The exercise whose check a cell is, or nothing."""
    name = grade_id(cell)
    return name.removeprefix(CHECK_PREFIX) if name.startswith(CHECK_PREFIX) else ""


def is_demo(cell: NotebookNode) -> bool:
    """Whether a cell is left out at grading."""
    return DEMO in cell.metadata.get("tags", ())


def is_grade(cell: NotebookNode) -> bool:
    """Whether a cell is worth points."""
    return _says(cell, "grade")


def is_solution(cell: NotebookNode) -> bool:
    """Whether a cell is for a student to fill in."""
    return _says(cell, "solution")


def is_locked(cell: NotebookNode) -> bool:
    """Whether a cell is put back as it was before a submission runs."""
    return not is_solution(cell) and (is_grade(cell) or _says(cell, "locked"))


def is_unchanged(cell: NotebookNode) -> bool:
    """Whether a student has left a cell unchanged, by nbgrader's checksum."""
    mark: Any = cell.metadata.get("nbgrader") or {}
    return "checksum" in mark and mark["checksum"] == checksum(cell)


def checksum(cell: NotebookNode) -> str:
    """nbgrader's checksum of a marked cell; nbgrader itself takes two seconds to import.

    Parameters
    ----------
    cell : NotebookNode
        With a mark.
    """
    grade, solution = is_grade(cell), is_solution(cell)
    locked = is_locked(cell)
    parts = [cell.source, cell.cell_type, str(grade), str(solution), str(locked), grade_id(cell)]
    if grade:
        parts.append(str(float(cell.metadata.nbgrader["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def _says(cell: NotebookNode, what: str) -> bool:
    mark: Any = cell.metadata.get("nbgrader") or {}
    return bool(mark.get(what, False))
