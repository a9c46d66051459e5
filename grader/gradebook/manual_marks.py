"""Points and comments that a person gives to a written answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


class Mark(NamedTuple):
    """What a person gave to an answer.

    Parameters
    ----------
    points : float or None
        None if no person gave points.
    comment : str
    """

    points: float | None
    comment: str


def manual_marks(gradebook: Gradebook, assignment: str, question: str) -> dict[str, Mark]:
    """The marks for one question, by student; without a mark, `points` is None.

    Parameters
    ----------
    gradebook : Gradebook
    assignment, question : str

    Returns
    -------
    dict of str to Mark
        One for each student with a graded submission.
    """
    comments = dict(_rows(gradebook, assignment, question, Comment, Comment.manual_comment))
    grades = _rows(gradebook, assignment, question, Grade, Grade.manual_score)
    return {student: Mark(points, comments.get(student) or "") for student, points in grades}


def _rows(
    gradebook: Gradebook, assignment: str, question: str, kind: type, column: object
) -> list[tuple[str, Any]]:
    """A column of one cell's grades or comments, by student."""
    query = (
        select(SubmittedAssignment.student_id, column)  # type: ignore[call-overload] # nbgrader has no types
        .select_from(kind)
        .join(SubmittedNotebook, kind.notebook_id == SubmittedNotebook.id)  # type: ignore[attr-defined] # likewise
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(BaseCell, kind.cell_id == BaseCell.id)  # type: ignore[attr-defined] # likewise
        .where(Assignment.name == assignment, BaseCell.name == question)
    )
    return [tuple(row) for row in gradebook.db.execute(query)]


def give_mark(
    gradebook: Gradebook, assignment: str, question: str, student: str, mark: Mark
) -> None:
    """Store a mark as formgrader would; the caller commits.

    Parameters
    ----------
    gradebook : Gradebook
    assignment, question, student : str
    mark : Mark

    Raises
    ------
    nbgrader.api.MissingEntry
        When the gradebook has no such question or submission.
    """
    grade = gradebook.find_grade(question, assignment, assignment, student)
    grade.manual_score, grade.needs_manual_grade = mark.points, False
    comment = gradebook.find_comment(question, assignment, assignment, student)
    comment.manual_comment = mark.comment or None
