"""Read every student's scores, with marks by hand, late penalties and excused exercises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from grader.course.cells import CHECK_PREFIX
from grader.gradebook.as_stored import as_stored, interval, moment, number, text
from grader.gradebook.excused import excused_of
from grader.gradebook.late import seconds_late
from grader.gradebook.nbgrader_tables import (
    ASSIGNMENTS,
    CELLS,
    COMMENT,
    COMMENTS,
    GRADED_CELLS,
    GRADES,
    NOTEBOOKS,
    SCORE,
    STUDENTS,
    SUBMISSIONS,
    SUBMITTED_NOTEBOOKS,
)
from grader.gradebook.old_form import read_old_results
from grader.gradebook.result_rows import entries
from grader.gradebook.score import Part, Score
from grader.gradebook.tables import RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course.assignment import Assignment as CourseAssignment
    from grader.gradebook.connection import Gradebook
    from grader.gradebook.result_json import Entry


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


def people(gradebook: Gradebook) -> list[Person]:
    """All students in the gradebook, by id.

    Parameters
    ----------
    gradebook : Gradebook
    """
    columns = (
        STUDENTS.c.id,
        STUDENTS.c.first_name,
        STUDENTS.c.last_name,
        STUDENTS.c.email,
        STUDENTS.c.lms_user_id,
    )
    rows = gradebook.db.execute(select(*columns).order_by(STUDENTS.c.id))
    return [Person(*map(text, row)) for row in rows]


def scores(gradebook: Gradebook, assignment: CourseAssignment) -> dict[str, Score]:
    """The scores of all who handed in an assignment, by student.

    One query reads the columns of the whole class; nbgrader's objects need one for each student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : Assignment

    Returns
    -------
    dict of str to Score
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
    known = select(ASSIGNMENTS.c.id).where(ASSIGNMENTS.c.name == assignment.name)
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
        select(SUBMISSIONS.c.student_id, CELLS.c.name, COMMENT)
        .select_from(COMMENTS)
        .join(SUBMITTED_NOTEBOOKS, COMMENTS.c.notebook_id == SUBMITTED_NOTEBOOKS.c.id)
        .join(SUBMISSIONS, SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id)
        .join(ASSIGNMENTS, SUBMISSIONS.c.assignment_id == ASSIGNMENTS.c.id)
        .join(CELLS, COMMENTS.c.cell_id == CELLS.c.id)
        .where(ASSIGNMENTS.c.name == assignment.name)
    )
    found: dict[str, dict[str, str]] = {}
    for student, cell, comment in rows:
        if text(comment):
            found.setdefault(student, {})[cell] = comment
    return found


def _ordered(found: dict[str, Part], worth: dict[str, float]) -> tuple[Part, ...]:
    """The parts that the course has now; a part without a row has not been graded yet."""
    return tuple(found.get(name, Part(name, 0.0, worth[name])) for name in worth)


def _parts(gradebook: Gradebook, assignment: str) -> Iterator[tuple[str, Part, bool]]:
    """Each part of each submission, and whether anything gave it a score."""
    columns = (
        SUBMISSIONS.c.student_id,
        CELLS.c.name,
        SCORE,
        GRADED_CELLS.c.max_score,
        GRADES.c.needs_manual_grade,
        GRADES.c.manual_score,
        GRADES.c.auto_score,
    )
    rows = gradebook.db.execute(
        select(*columns)
        .select_from(GRADES)
        .join(SUBMITTED_NOTEBOOKS, GRADES.c.notebook_id == SUBMITTED_NOTEBOOKS.c.id)
        .join(SUBMISSIONS, SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id)
        .join(ASSIGNMENTS, SUBMISSIONS.c.assignment_id == ASSIGNMENTS.c.id)
        .join(CELLS, GRADES.c.cell_id == CELLS.c.id)
        .join(GRADED_CELLS, GRADED_CELLS.c.id == CELLS.c.id)
        .where(ASSIGNMENTS.c.name == assignment)
    )
    for student, cell, points, most, waits, manual, auto in rows:
        name = cell.removeprefix(CHECK_PREFIX)
        damaged = points is not None and number(points) != points
        part = Part(name, number(points), most, bool(waits) or damaged, manual is not None)
        yield student, part, part.manual or auto is not None


def _with_result(gradebook: Gradebook, assignment: str) -> set[str]:
    """The students of whom a result is stored."""
    rows = gradebook.db.scalars(
        select(SUBMISSIONS.c.student_id)
        .select_from(SUBMISSIONS)
        .join(ASSIGNMENTS, SUBMISSIONS.c.assignment_id == ASSIGNMENTS.c.id)
        .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id)
        .join(RESULTS, RESULTS.c.notebook_id == SUBMITTED_NOTEBOOKS.c.id)
        .where(ASSIGNMENTS.c.name == assignment)
    )
    return set(rows)


def _submissions(gradebook: Gradebook, assignment: str) -> Iterator[Score]:
    columns = (
        SUBMISSIONS.c.student_id,
        SUBMITTED_NOTEBOOKS.c.late_submission_penalty,
        as_stored(SUBMISSIONS.c.timestamp),
        as_stored(SUBMISSIONS.c.extension),
        ASSIGNMENTS.c.duedate,
    )
    rows = gradebook.db.execute(
        select(*columns)
        .select_from(SUBMISSIONS)
        .join(ASSIGNMENTS, SUBMISSIONS.c.assignment_id == ASSIGNMENTS.c.id)
        .join(NOTEBOOKS, NOTEBOOKS.c.assignment_id == ASSIGNMENTS.c.id)
        # by both of its keys, for which there is an index
        .join(
            SUBMITTED_NOTEBOOKS,
            and_(
                SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id,
                SUBMITTED_NOTEBOOKS.c.notebook_id == NOTEBOOKS.c.id,
            ),
        )
        .where(ASSIGNMENTS.c.name == assignment)
        .order_by(SUBMISSIONS.c.student_id)
    )
    for student, penalty, stored_moment, extension, due in rows:
        handed_in = moment(stored_moment)
        late = max(0.0, seconds_late(handed_in, due, interval(extension)))
        yield Score(student, assignment, (), number(penalty), handed_in, late)
