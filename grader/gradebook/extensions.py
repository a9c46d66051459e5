"""More time for a student: nbgrader's own extension, by days or until a moment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nbgrader.api import Assignment, Gradebook


class Extension(NamedTuple):
    """More time for a student.

    Parameters
    ----------
    student : str
    more : timedelta
    until : datetime or None
        The extended due date, in UTC; None if the assignment has no due date.
    """

    student: str
    more: dt.timedelta
    until: dt.datetime | None


def extend(
    gradebook: Gradebook,
    assignment: str,
    students: Sequence[str],
    *,
    more: dt.timedelta | None = None,
    until: dt.datetime | None = None,
) -> list[Extension]:
    """Give students an extension; zero time removes it.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    students : sequence of str
    more : timedelta, optional
        How much later than the due date.
    until : datetime, optional
        In UTC, instead.

    Returns
    -------
    list of Extension
        One for each of these students.

    Raises
    ------
    UserError
        When a student or the assignment is unknown, or ``until`` is before the due date.
    """
    known = _assignment(gradebook, assignment)
    _all_known(gradebook, students)
    if until is not None:
        if known.duedate is None:
            raise UserError(
                f"{assignment} has no due date to be later than. Give it one first: "
                f"nbgrader db assignment add {assignment} --duedate='2030-12-01 23:59 UTC'."
            )
        more = until - known.duedate
    if more is None or more < dt.timedelta():
        raise UserError(
            f"expected a time after {assignment}'s due date ({_shown(known.duedate)}), got "
            f"{_shown(until)}."
        )
    for student in students:
        submission = gradebook.update_or_create_submission(assignment, student)
        submission.extension = more or None
    gradebook.db.commit()
    until = known.duedate + more if known.duedate else None
    return [Extension(student, more, until) for student in students]


def extensions(gradebook: Gradebook, assignment: str) -> list[Extension]:
    """The extensions for an assignment, sorted by student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    """
    known = _assignment(gradebook, assignment)
    given = [(each.student_id, each.extension) for each in known.submissions if each.extension]
    due = known.duedate
    return [Extension(who, more, due + more if due else None) for who, more in sorted(given)]


def _assignment(gradebook: Gradebook, name: str) -> Assignment:
    from nbgrader.api import Assignment as Row  # noqa: PLC0415 - slow to import

    known = gradebook.db.scalar(select(Row).where(Row.name == name))
    if known is None:
        raise UserError(
            f"the gradebook has no assignment {name!r}, only "
            f"{', '.join(sorted(each.name for each in gradebook.assignments)) or 'an empty list'}. "
            "grader build enters those of solutions/."
        )
    return known


def _all_known(gradebook: Gradebook, students: Sequence[str]) -> None:
    known = {each.id for each in gradebook.students}
    if unknown := [each for each in students if each not in known]:
        raise UserError(
            f"the gradebook does not know {', '.join(unknown)}; nothing was changed. Correct the "
            "id, or enter it with grader roster import or nbgrader db student add."
        )


def _shown(moment: dt.datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "none"
