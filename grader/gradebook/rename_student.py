"""Give a student another id in the gradebook, with scores, manual scores and the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from grader.gradebook.nbgrader_tables import ASSIGNMENTS, STUDENTS, SUBMISSIONS
from grader.gradebook.tables import EXCUSED, LOG

if TYPE_CHECKING:
    from collections.abc import Collection

    from grader.gradebook.connection import Gradebook


def assignments_of(gradebook: Gradebook, student: str) -> set[str]:
    """The assignments of which the gradebook holds something for a student.

    Parameters
    ----------
    gradebook : Gradebook
    student : str
    """
    return set(
        gradebook.db.scalars(
            select(ASSIGNMENTS.c.name)
            .join(SUBMISSIONS, SUBMISSIONS.c.assignment_id == ASSIGNMENTS.c.id)
            .where(SUBMISSIONS.c.student_id == student)
        )
    )


def rename_student(
    gradebook: Gradebook, student: str, new: str, assignments: Collection[str]
) -> None:
    """Move what is stored for some assignments to another id, all or nothing.

    Parameters
    ----------
    gradebook : Gradebook
    student, new : str
        The old id, which is removed when nothing is left under it, and the new id.
    assignments : collection of str
        Assignments for which the gradebook holds nothing under ``new``.
    """
    db = gradebook.db
    if db.scalar(select(STUDENTS.c.id).where(STUDENTS.c.id == new)) is None:
        db.execute(insert(STUDENTS).values(id=new))
    ids = select(ASSIGNMENTS.c.id).where(ASSIGNMENTS.c.name.in_(assignments)).scalar_subquery()
    for rows in (SUBMISSIONS, EXCUSED):
        mine = (rows.c.student_id == student, rows.c.assignment_id.in_(ids))
        db.execute(update(rows).where(*mine).values(student_id=new))
    log = (LOG.c.student_id == student, LOG.c.assignment.in_(assignments))
    db.execute(update(LOG).where(*log).values(student_id=new))
    left = select(SUBMISSIONS.c.id).where(SUBMISSIONS.c.student_id == student)
    if db.execute(left).first() is None:
        db.execute(delete(STUDENTS).where(STUDENTS.c.id == student))
    db.commit()


def forget_twin(gradebook: Gradebook, other: str, student: str) -> None:
    """Remove a student's second id if it has the same name and no submissions.

    Parameters
    ----------
    gradebook : Gradebook
    other, student : str
        Two ids of one person.
    """
    db = gradebook.db
    names = select(STUDENTS.c.first_name, STUDENTS.c.last_name)
    one, two = (
        db.execute(names.where(STUDENTS.c.id == each)).one_or_none() for each in (other, student)
    )
    if one is not None and one == two and any(one) and not assignments_of(gradebook, other):
        db.execute(delete(STUDENTS).where(STUDENTS.c.id == other))
        db.commit()
