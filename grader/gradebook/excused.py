"""Exercises and written questions that do not count for one student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from grader.gradebook.nbgrader_tables import ASSIGNMENTS
from grader.gradebook.tables import CELLS, EXCUSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grader.gradebook.connection import Gradebook

OLDER = "your notebook was handed out before this was added"
"""Why a student is excused from what an older notebook could not contain."""


def excuse(
    gradebook: Gradebook, assignment_id: str, student: str, reasons: Mapping[str, str]
) -> None:
    """Excuse a student by hand.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id, student : str
    reasons : mapping of str to str
        By exercise or written question.
    """
    unexcuse(gradebook, assignment_id, student, reasons)
    _insert(gradebook, assignment_id, student, reasons, by_hand=True)
    gradebook.db.commit()


def unexcuse(gradebook: Gradebook, assignment_id: str, student: str, names: Iterable[str]) -> None:
    """Let exercises count again.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id, student : str
    names : iterable of str
    """
    gradebook.db.execute(
        delete(EXCUSED).where(
            EXCUSED.c.assignment_id == assignment_id,
            EXCUSED.c.student_id == student,
            EXCUSED.c.name.in_(list(names)),
        )
    )
    gradebook.db.commit()


def excused_of(gradebook: Gradebook, assignment: str) -> dict[str, dict[str, str]]:
    """By student, what does not count for them and why.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
        Its name.
    """
    rows = gradebook.db.execute(
        select(EXCUSED.c.student_id, EXCUSED.c.name, EXCUSED.c.reason)
        .join(ASSIGNMENTS, ASSIGNMENTS.c.id == EXCUSED.c.assignment_id)
        .where(ASSIGNMENTS.c.name == assignment)
    )
    found: dict[str, dict[str, str]] = {}
    for student, name, reason in rows:
        found.setdefault(student, {})[name] = reason
    return found


def replace_automatic(
    gradebook: Gradebook, assignment_id: str, student: str, reasons: Mapping[str, str]
) -> None:
    """Store what a student is excused from by rule, in the transaction that is open.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id, student : str
    reasons : mapping of str to str
        By exercise or written question.
    """
    mine = (EXCUSED.c.assignment_id == assignment_id, EXCUSED.c.student_id == student)
    rows = gradebook.db.execute(select(EXCUSED.c.name, EXCUSED.c.by_hand).where(*mine))
    there = dict(map(tuple, rows))
    if any(not by_hand for by_hand in there.values()):
        gradebook.db.execute(delete(EXCUSED).where(*mine, EXCUSED.c.by_hand.is_(False)))
    left = {name: why for name, why in reasons.items() if not there.get(name)}
    _insert(gradebook, assignment_id, student, left, by_hand=False)


def note_cells(
    gradebook: Gradebook, assignment_id: str, names: Iterable[str], moment: str
) -> dict[str, str]:
    """Note which graded cells an assignment has now.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    names : iterable of str
        Exercises and written questions.
    moment : str
        Now; a cell that is new has been there since then.

    Returns
    -------
    dict of str to str
        By name, when it was added; empty for those that were there from the beginning.
    """
    rows = gradebook.db.execute(
        select(CELLS.c.name, CELLS.c.since).where(CELLS.c.assignment_id == assignment_id)
    )
    known: dict[str, str] = dict(map(tuple, rows))
    new = {name: moment if known else "" for name in names if name not in known}
    if new:
        values = [
            {"assignment_id": assignment_id, "name": name, "since": since}
            for name, since in new.items()
        ]
        gradebook.db.execute(insert(CELLS), values)
    gradebook.db.commit()
    return known | new


def _insert(
    gradebook: Gradebook,
    assignment_id: str,
    student: str,
    reasons: Mapping[str, str],
    *,
    by_hand: bool,
) -> None:
    whose = {"assignment_id": assignment_id, "student_id": student, "by_hand": by_hand}
    rows = [whose | {"name": name, "reason": reason} for name, reason in reasons.items()]
    if rows:
        gradebook.db.execute(insert(EXCUSED), rows)
