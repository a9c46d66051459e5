"""What the gradebook stores of a marked notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.course.cells import CHECK_PREFIX, grade_id, is_grade, is_solution, is_unchanged

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbformat import NotebookNode


@dataclass(frozen=True)
class Scores:
    """Scores and comments that were given automatically.

    Parameters
    ----------
    auto : dict of str to float or None
        By graded cell; None if it awaits manual grading.
    comments : dict of str to str or None
        By answer cell.
    """

    auto: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)


def scores_of(notebook: NotebookNode, excused: Collection[str] = ()) -> Scores:
    """The scores of a marked notebook, as nbgrader's SaveAutoGrades takes them.

    Parameters
    ----------
    notebook : NotebookNode
        With every graded cell of the assignment, each showing its verdict.
    excused : collection of str
        Exercises and written questions that do not count and need no manual grading.
    """
    scores = Scores()
    for cell in notebook.cells:
        if is_grade(cell):
            name = grade_id(cell)
            is_excused = name.removeprefix(CHECK_PREFIX) in excused
            scores.auto[name] = 0.0 if is_excused else _points(cell)
        if is_solution(cell):
            scores.comments[grade_id(cell)] = _comment(cell)
    return scores


def _points(cell: NotebookNode) -> float | None:
    """The points that a check cell shows; for a written answer None, or 0 if it is blank."""
    if is_solution(cell) or cell.cell_type != "code":
        return 0.0 if is_unchanged(cell) else None
    shown = (each for each in cell.outputs if each.output_type == "execute_result")
    return next((float(each.data["text/plain"]) for each in shown), 0.0)


def _comment(cell: NotebookNode) -> str | None:
    """An unchanged answer cell is no response."""
    return "No response." if is_unchanged(cell) else None
