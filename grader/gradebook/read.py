"""Read every student's scores, with marks by hand, late penalties and excused exercises."""

from __future__ import annotations

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
from grader.gradebook.excused import excused_of
from grader.gradebook.late import seconds_late
from grader.gradebook.old_form import read_old_results
from grader.gradebook.results import entries
from grader.gradebook.tables import RESULTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from nbgrader.api import Gradebook

    from grader.course.course import Assignment as CourseAssignment
    from grader.gradebook.results import Entry


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
        A mark by hand and extra credit are in it.
    waits : bool
        Whether it awaits manual grading. `points` is then the mark for an earlier answer, or 0.
    manual : bool
        Whether a person gave the points.
    excused : str
        Why it does not count for this student; then both points are 0.
    """

    name: str
    points: float
    max_points: float
    waits: bool = False
    manual: bool = False
    excused: str = ""


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
        """The sum of all parts before the penalty, without those that await manual grading."""
        return sum(part.points for part in self.parts if not part.waits)

    @property
    def max_points(self) -> float:
        """The points that this student could earn."""
        return sum(part.max_points for part in self.parts)

    @property
    def total(self) -> float:
        """The points after the penalty, at least 0."""
        return max(0.0, self.points - self.penalty)

    def out_of(self, most: float) -> float:
        """The total as a platform needs it, where everybody can earn the same.

        Parameters
        ----------
        most : float
            What can be earned there; who is excused from a part keeps their share of the rest.
        """
        excused = any(part.excused for part in self.parts)
        return self.total * most / self.max_points if excused and self.max_points else self.total

    @property
    def waits(self) -> bool:
        """Whether any part awaits manual grading."""
        return any(part.waits for part in self.parts)


def people(gradebook: Gradebook) -> list[Person]:
    """All students in the gradebook, by id.

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
    """The scores of all who handed in an assignment, by student.

    One query reads the columns of the whole class; nbgrader's objects take one for each student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : Assignment
    """
    worth = assignment.points | assignment.source.written
    found: dict[str, dict[str, Part]] = {}
    handed_in = _with_result(gradebook, assignment.name)  # an extension makes rows too, but empty
    for student, part, has_score in _parts(gradebook, assignment.name):
        found.setdefault(student, {})[part.name] = part
        if has_score:
            handed_in.add(student)
    for student, reasons in excused_of(gradebook, assignment.name).items():
        without = {name: Part(name, 0.0, 0.0, excused=why) for name, why in reasons.items()}
        found[student] = found.get(student, {}) | without
    return {
        score.student: replace(score, parts=_ordered(found.get(score.student, {}), worth))
        for score in _submissions(gradebook, assignment.name)
        if score.student in handed_in
    }


def results(gradebook: Gradebook, assignment: CourseAssignment) -> dict[str, Entry]:
    """The stored result of each graded submission, by student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : Assignment
    """
    read_old_results(gradebook, assignment)
    known = select(Assignment.id).where(Assignment.name == assignment.name)
    identity = gradebook.db.scalar(known)
    return entries(gradebook, identity) if identity else {}


def comments(gradebook: Gradebook, assignment: CourseAssignment) -> dict[str, dict[str, str]]:
    """The comments for each student, by student and the cell's ``grade_id``.

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
    found: dict[str, dict[str, str]] = {}
    for student, cell, comment in rows:
        if text(comment):
            found.setdefault(student, {})[cell] = comment
    return found


def _ordered(found: dict[str, Part], worth: dict[str, float]) -> tuple[Part, ...]:
    """The parts that the course has now; one that the gradebook lacks was not graded yet."""
    return tuple(found.get(name, Part(name, 0.0, worth[name])) for name in worth)


def _parts(gradebook: Gradebook, assignment: str) -> Iterator[tuple[str, Part, bool]]:
    """Each part of each submission, and whether anything gave it a score."""
    columns = (
        SubmittedAssignment.student_id,
        GradeCell.name,
        Grade.score,
        GradeCell.max_score,
        Grade.needs_manual_grade,
        Grade.manual_score,
        Grade.auto_score,
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
    for student, cell, points, most, waits, manual, auto in rows:
        name = cell.removeprefix(CHECK_PREFIX)
        damaged = points is not None and number(points) != points
        part = Part(name, number(points), most, bool(waits) or damaged, manual is not None)
        yield student, part, part.manual or auto is not None


def _with_result(gradebook: Gradebook, assignment: str) -> set[str]:
    """The students of whom a result is stored."""
    rows = gradebook.db.scalars(
        select(SubmittedAssignment.student_id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(RESULTS, RESULTS.c.notebook_id == SubmittedNotebook.id)
        .where(Assignment.name == assignment)
    )
    return set(rows)


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
        late = max(0.0, seconds_late(handed_in, due, interval(extension)))
        yield Score(student, assignment, (), number(penalty), handed_in, late)
