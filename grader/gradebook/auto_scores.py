"""What the gradebook stores of a marked notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nbgrader import utils

from grader.course.cells import CHECK_PREFIX, grade_id

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbformat import NotebookNode


@dataclass(frozen=True)
class Scores:
    """Scores and comments that were given automatically.

    Parameters
    ----------
    auto : dict of str to float or None
        By graded cell; none where a person decides.
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
        if utils.is_grade(cell):
            name = grade_id(cell)
            free = name.removeprefix(CHECK_PREFIX) in excused
            scores.auto[name] = 0.0 if free else utils.determine_grade(cell)[0]
        if utils.is_solution(cell):
            scores.comments[grade_id(cell)] = _comment(cell)
    return scores


def _comment(cell: NotebookNode) -> str | None:
    """An unchanged answer cell is no response."""
    unchanged = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return "No response." if unchanged else None
