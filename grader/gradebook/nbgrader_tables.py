"""nbgrader's tables, as queries name them: its own classes take seconds to import.

This module lists only the columns that the grader uses. A test compares them with nbgrader's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    DateTime,
    Float,
    Interval,
    String,
    case,
    column,
    func,
    table,
)

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine


def _named(name: str, texts: str, **others: TypeEngine[Any]) -> Any:
    """A table: the columns in `texts` hold text, those in `others` the given types."""
    columns = [column(each, String()) for each in texts.split()]
    return table(name, *columns, *(column(each, kind) for each, kind in others.items()))


ASSIGNMENTS = _named("assignment", "id name course_id", duedate=DateTime())
NOTEBOOKS = _named("notebook", "id name assignment_id")
CELLS = _named("base_cell", "id name notebook_id")
GRADED_CELLS = _named("grade_cells", "id", max_score=Float())
ANSWER_CELLS = _named("solution_cells", "id")
STUDENTS = _named("student", "id first_name last_name email lms_user_id")
SUBMISSIONS = _named(
    "submitted_assignment",
    "id assignment_id student_id",
    timestamp=DateTime(),
    extension=Interval(),
)
SUBMITTED_NOTEBOOKS = _named(
    "submitted_notebook",
    "id assignment_id notebook_id",
    flagged=Boolean(),
    late_submission_penalty=Float(),
)
GRADES = _named(
    "grade",
    "id notebook_id cell_id",
    auto_score=Float(),
    manual_score=Float(),
    extra_credit=Float(),
    needs_manual_grade=Boolean(),
)
COMMENTS = _named("comment", "id notebook_id cell_id auto_comment manual_comment")

_GIVEN = func.coalesce(GRADES.c.manual_score, GRADES.c.auto_score)
SCORE: ColumnElement[Any] = case(
    (_GIVEN.is_not(None), _GIVEN + func.coalesce(GRADES.c.extra_credit, 0.0)), else_=0.0
)
"""A cell's points as nbgrader counts them: a mark by hand goes first, then extra credit."""
COMMENT: ColumnElement[Any] = func.coalesce(COMMENTS.c.manual_comment, COMMENTS.c.auto_comment)
"""A cell's comment: a person's goes first."""
NEEDED = frozenset(
    each.name
    for each in (
        ASSIGNMENTS,
        NOTEBOOKS,
        CELLS,
        GRADED_CELLS,
        ANSWER_CELLS,
        STUDENTS,
        SUBMISSIONS,
        SUBMITTED_NOTEBOOKS,
        GRADES,
        COMMENTS,
    )
)
"""The names of these tables: a gradebook without one of them is new."""
