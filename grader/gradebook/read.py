"""What the gradebook says: every student's scores, with manual ones and late penalties."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import and_, select

from grader.course.cells import CHECK_PREFIX
from grader.gradebook.as_stored import as_stored, interval, moment, number, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbgrader.api import Gradebook

    from grader.course.course import Assignment as CourseAssignment


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows them; what it does not know is empty.

    Parameters
    ----------
    id : str
    first_name, last_name, email, lms_user_id : str
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """First and last name, as far as they are known."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class Part:
    """The score of one exercise or written question.

    Parameters
    ----------
    name : str
    points, max_points : float
        A manual score and extra credit are in it.
    waits : bool
        Whether it awaits manual grading.
    manual : bool
        Whether a person gave the points.
    """

    name: str
    points: float
    max_points: float
    waits: bool = False
    manual: bool = False


@dataclass(frozen=True)
class Score:
    """What one student has for one assignment.

    Parameters
    ----------
    student, assignment : str
    parts : tuple of Part
        In the notebook's order.
    penalty : float
        Points taken off for being late.
    handed_in : datetime or None
        In UTC, if it is known.
    seconds_late : float
    """

    student: str
    assignment: str
    parts: tuple[Part, ...]
    penalty: float = 0.0
    handed_in: dt.datetime | None = None
    seconds_late: float = 0.0

    @property
    def points(self) -> float:
        """All parts together, before the penalty; without those that await manual grading."""
        return sum(part.points for part in self.parts if not part.waits)

    @property
    def max_points(self) -> float:
        """What there was to earn."""
        return sum(part.max_points for part in self.parts)

    @property
    def total(self) -> float:
        """What counts: never less than nothing."""
        return max(0.0, self.points - self.penalty)

    @property
    def waits(self) -> bool:
        """Whether any part awaits manual grading."""
        return any(part.waits for part in self.parts)


def people(gradebook: Gradebook) -> list[Person]:
    """Everybody the gradebook knows, by id.

    Parameters
    ----------
    gradebook : Gradebook
    """
    columns = (
        Student.id,
        Student.first_name,
        Student.last_name,
        Student.email,
        Student.lms_user_id,
    )
    rows = gradebook.db.execute(select(*columns).order_by(Student.id))
    return [Person(*map(text, row)) for row in rows]


def scores(gradebook: Gradebook, assignment: CourseAssignment) -> dict[str, Score]:
    """Each student's score for an assignment, by student; who handed in nothing is not in it.

    A column query for the whole class: nbgrader's objects would take a query for each student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : Assignment
    """
    worth = assignment.points | assignment.source.written
    found: dict[str, dict[str, Part]] = {}
    for student, part in _parts(gradebook, assignment.name):
        found.setdefault(student, {})[part.name] = part
    return {
        score.student: replace(score, parts=_ordered(found.get(score.student, {}), worth))
        for score in _submissions(gradebook, assignment.name)
    }


def comments(gradebook: Gradebook, assignment: CourseAssignment) -> dict[str, dict[str, str]]:
    """What was said to each student, by student and the cell's ``grade_id``.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : Assignment
    """
    rows = gradebook.db.execute(
        select(SubmittedAssignment.student_id, BaseCell.name, Comment.comment)
        .select_from(Comment)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(BaseCell, Comment.cell_id == BaseCell.id)
        .where(Assignment.name == assignment.name)
    )
    said: dict[str, dict[str, str]] = {}
    for student, cell, comment in rows:
        if text(comment):
            said.setdefault(student, {})[cell] = comment
    return said


def _ordered(found: dict[str, Part], worth: dict[str, float]) -> tuple[Part, ...]:
    """The parts the course has now; one that the gradebook lacks was not graded yet."""
    return tuple(found.get(name, Part(name, 0.0, worth[name])) for name in worth)


def _parts(gradebook: Gradebook, assignment: str) -> Iterator[tuple[str, Part]]:
    columns = (
        SubmittedAssignment.student_id,
        GradeCell.name,
        Grade.score,
        GradeCell.max_score,
        Grade.needs_manual_grade,
        Grade.manual_score,
    )
    rows = gradebook.db.execute(
        select(*columns)
        .select_from(Grade)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(GradeCell, Grade.cell_id == GradeCell.id)
        .where(Assignment.name == assignment)
    )
    for student, cell, points, most, waits, manual in rows:
        name = cell.removeprefix(CHECK_PREFIX)
        damaged = points is not None and number(points) != points
        yield student, Part(name, number(points), most, bool(waits) or damaged, manual is not None)


def _submissions(gradebook: Gradebook, assignment: str) -> Iterator[Score]:
    columns = (
        SubmittedAssignment.student_id,
        SubmittedNotebook.late_submission_penalty,
        as_stored(SubmittedAssignment.timestamp),
        as_stored(SubmittedAssignment.extension),
        Assignment.duedate,
    )
    rows = gradebook.db.execute(
        select(*columns)
        .select_from(SubmittedAssignment)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Notebook, Notebook.assignment_id == Assignment.id)
        # by both of its keys, for which there is an index
        .join(
            SubmittedNotebook,
            and_(
                SubmittedNotebook.assignment_id == SubmittedAssignment.id,
                SubmittedNotebook.notebook_id == Notebook.id,
            ),
        )
        .where(Assignment.name == assignment)
        .order_by(SubmittedAssignment.student_id)
    )
    for student, penalty, stored_moment, extension, due in rows:
        handed_in = moment(stored_moment)
        late = _seconds_late(handed_in, due, interval(extension))
        yield Score(student, assignment, (), number(penalty), handed_in, late)


def _seconds_late(
    handed_in: dt.datetime | None, due: dt.datetime | None, extension: dt.timedelta | None
) -> float:
    """As nbgrader's ``total_seconds_late``."""
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or dt.timedelta())).total_seconds())
