"""Results in the gradebook: verdicts and facts, stored as JSON beside the scores.

A row is written in the same transaction as the scores that it explains, and holds the digest of
the marked notebook. A row that agrees with the file proves that scores, comments and file belong
together. Where they disagree, after a power cut for example, the submission is graded again.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from grader.gradebook.nbgrader_tables import SUBMISSIONS, SUBMITTED_NOTEBOOKS
from grader.gradebook.result_json import Entry
from grader.gradebook.tables import RESULTS

if TYPE_CHECKING:
    from grader.gradebook.connection import Gradebook


_WRITE = update(RESULTS).where(RESULTS.c.notebook_id == bindparam("own"))
_ANSWERS = (
    select(RESULTS.c.answers)
    .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.id == RESULTS.c.notebook_id)
    .join(SUBMISSIONS, SUBMISSIONS.c.id == SUBMITTED_NOTEBOOKS.c.assignment_id)
    .where(
        SUBMISSIONS.c.assignment_id == bindparam("assignment"),
        SUBMISSIONS.c.student_id == bindparam("student"),
    )
)


def store_result(
    gradebook: Gradebook, notebook_id: str, entry: Entry, answers: bytes | None
) -> None:
    """Write a result in the transaction that is open.

    Parameters
    ----------
    gradebook : Gradebook
    notebook_id : str
        The submitted notebook's, in nbgrader's table.
    entry : Entry
    answers : bytes or None
        What the run answered; None keeps the stored answers.
    """
    values: dict[str, Any] = vars(entry) | ({} if answers is None else {"answers": answers})
    if gradebook.db.execute(_WRITE, values | {"own": notebook_id}).rowcount == 0:
        gradebook.db.execute(insert(RESULTS), values | {"notebook_id": notebook_id})


def entries(gradebook: Gradebook, assignment_id: str) -> dict[str, Entry]:
    """The stored results of an assignment, by student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    """
    columns = (getattr(RESULTS.c, each.name) for each in dataclasses.fields(Entry))
    rows = gradebook.db.execute(
        select(SUBMISSIONS.c.student_id, *columns)
        .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.id == RESULTS.c.notebook_id)
        .join(SUBMISSIONS, SUBMISSIONS.c.id == SUBMITTED_NOTEBOOKS.c.assignment_id)
        .where(SUBMISSIONS.c.assignment_id == assignment_id)
    )
    found = {row[0]: Entry(*row[1:]) for row in rows}
    gradebook.db.rollback()
    return found


def stored_answers(gradebook: Gradebook, assignment_id: str, student: str) -> bytes:
    """What a student's run answered; empty when nothing is stored.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id, student : str
    """
    whose = {"assignment": assignment_id, "student": student}
    answers: bytes | None = gradebook.db.scalar(_ANSWERS, whose)
    gradebook.db.rollback()
    return answers or b""
