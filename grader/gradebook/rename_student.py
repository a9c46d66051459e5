"""Give a student another id in the gradebook: scores, marks by hand and the audit log go along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbgrader.api import Assignment, Student, SubmittedAssignment
from sqlalchemy import delete, insert, select, update

from grader.gradebook.tables import EXCUSED, LOG

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbgrader.api import Gradebook


def assignments_of(gradebook: Gradebook, student: str) -> set[str]:
    """The assignments of which the gradebook holds something for a student.

    Parameters
    ----------
    gradebook : Gradebook
    student : str
    """
    return set(
        gradebook.db.scalars(
            select(Assignment.name)
            .join(SubmittedAssignment, SubmittedAssignment.assignment_id == Assignment.id)
            .where(SubmittedAssignment.student_id == student)
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
        The id that goes when nothing of it is left, and the one that takes its place.
    assignments : collection of str
        Ones of which the gradebook holds nothing for ``new``.
    """
    db, table = gradebook.db, Student.__table__
    if db.scalar(select(table.c.id).where(table.c.id == new)) is None:
        db.execute(insert(table).values(id=new))
    ids = select(Assignment.id).where(Assignment.name.in_(assignments)).scalar_subquery()
    submitted = SubmittedAssignment.__table__
    for rows in (submitted, EXCUSED):
        mine = (rows.c.student_id == student, rows.c.assignment_id.in_(ids))
        db.execute(update(rows).where(*mine).values(student_id=new))
    log = (LOG.c.student_id == student, LOG.c.assignment.in_(assignments))
    db.execute(update(LOG).where(*log).values(student_id=new))
    left = select(submitted.c.id).where(submitted.c.student_id == student)
    if db.execute(left).first() is None:
        db.execute(delete(table).where(table.c.id == student))
    db.commit()
    db.expire_all()
