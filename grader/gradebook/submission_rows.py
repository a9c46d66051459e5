"""One submission's rows in nbgrader's tables: read once, and written only where they differ.

The statements are built once and use the tables, not nbgrader's classes: storing a class of ten
thousand then takes a third of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import bindparam, select

from grader.gradebook.as_stored import as_stored, interval, moment, number
from grader.gradebook.audit_log import PENALTY
from grader.gradebook.nbgrader_tables import (
    COMMENTS,
    GRADES,
    STUDENTS,
    SUBMISSIONS,
    SUBMITTED_NOTEBOOKS,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from grader.gradebook.audit_log import State

_FIND = (
    select(
        SUBMISSIONS.c.id,
        SUBMITTED_NOTEBOOKS.c.id.label("notebook_id"),
        as_stored(SUBMISSIONS.c.timestamp),
        as_stored(SUBMISSIONS.c.extension),
        SUBMITTED_NOTEBOOKS.c.late_submission_penalty,
    )
    .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id)
    .where(
        SUBMISSIONS.c.assignment_id == bindparam("assignment"),
        SUBMISSIONS.c.student_id == bindparam("student"),
        SUBMITTED_NOTEBOOKS.c.notebook_id == bindparam("notebook"),
    )
)
# by both of their keys, for which there is an index
_READ_GRADES = select(
    GRADES.c.cell_id,
    GRADES.c.id,
    GRADES.c.auto_score,
    GRADES.c.manual_score,
    GRADES.c.extra_credit,
    GRADES.c.needs_manual_grade,
).where(
    GRADES.c.notebook_id == bindparam("own"),
    GRADES.c.cell_id.in_(bindparam("cells", expanding=True)),
)
_READ_COMMENTS = select(COMMENTS.c.cell_id, COMMENTS.c.id, COMMENTS.c.auto_comment).where(
    COMMENTS.c.notebook_id == bindparam("own"),
    COMMENTS.c.cell_id.in_(bindparam("cells", expanding=True)),
)
_WRITE_GRADE = (
    GRADES.update()
    .where(GRADES.c.id == bindparam("own"))
    .values(auto_score=bindparam("auto"), needs_manual_grade=bindparam("waits"))
)
_WRITE_COMMENT = (
    COMMENTS.update()
    .where(COMMENTS.c.id == bindparam("own"))
    .values(auto_comment=bindparam("comment"))
)
_WRITE_PENALTY = (
    SUBMITTED_NOTEBOOKS.update()
    .where(SUBMITTED_NOTEBOOKS.c.id == bindparam("own"))
    .values(late_submission_penalty=bindparam("penalty"))
)
_WRITE_TIME = (
    SUBMISSIONS.update()
    .where(SUBMISSIONS.c.id == bindparam("own"))
    .values(timestamp=bindparam("moment"))
)


@dataclass
class SubmissionRows:
    """What nbgrader's tables hold of one submission.

    Parameters
    ----------
    db : Connection
    id, notebook_id : str
        Of the submission and of its notebook.
    moment : datetime or None
        When it was handed in, in UTC.
    extension : timedelta or None
    penalty : float or None
    marks : dict of str to list
        By the graded cell's id: automatic score, manual score, extra credit, and whether the cell
        awaits manual grading.
    time_is_damaged : bool
        Whether the stored time cannot be read.
    grade_ids : dict of str to str
        The ids of these marks, by graded cell's id.
    """

    db: Connection
    id: str
    notebook_id: str
    moment: dt.datetime | None = None
    extension: dt.timedelta | None = None
    penalty: float | None = None
    marks: dict[str, list[Any]] = field(default_factory=dict)
    grade_ids: dict[str, str] = field(default_factory=dict)
    time_is_damaged: bool = False

    def score(self, excused: Collection[str] = ()) -> float:
        """The sum of all points, as nbgrader counts them.

        Parameters
        ----------
        excused : collection of str
            The ids of the graded cells that do not count.
        """
        return sum(
            number(auto if by_hand is None else by_hand)
            + (number(extra) if by_hand is not None or auto is not None else 0.0)
            for cell, (auto, by_hand, extra, _) in self.marks.items()
            if cell not in excused
        )

    def state(self, names: Mapping[str, str]) -> State:
        """The scores as the audit log has them.

        Parameters
        ----------
        names : mapping of str to str
            By the graded cell's id, its name.
        """
        return {PENALTY: self.penalty} | {names[cell]: [*row] for cell, row in self.marks.items()}

    def write_time(self, moment: dt.datetime | None) -> None:
        """Write when it was handed in.

        Parameters
        ----------
        moment : datetime or None
        """
        if moment != self.moment or self.time_is_damaged:
            self.db.execute(_WRITE_TIME, {"own": self.id, "moment": moment})
            self.moment = moment

    def write_penalty(self, penalty: float | None) -> None:
        """Write the late penalty.

        Parameters
        ----------
        penalty : float or None
        """
        if penalty != self.penalty:
            self.db.execute(_WRITE_PENALTY, {"own": self.notebook_id, "penalty": penalty})
            self.penalty = penalty

    def write_marks(self, values: Mapping[str, tuple[float | None, bool]]) -> None:
        """Write automatic scores, and which cells await manual grading.

        Parameters
        ----------
        values : mapping of str to (float or None, bool)
            By the graded cell's id.
        """
        changed, new = [], []
        for cell, (auto, waits) in values.items():
            row = self.marks.get(cell)
            if row is None:
                ids = {"id": uuid4().hex, "cell_id": cell, "notebook_id": self.notebook_id}
                new.append(ids | {"auto_score": auto, "needs_manual_grade": waits})
                self.marks[cell] = [auto, None, None, waits]
            elif (row[0], bool(row[3])) != (auto, waits):
                changed.append({"own": self.grade_ids[cell], "auto": auto, "waits": waits})
                row[0], row[3] = auto, waits
        if new:
            self.db.execute(GRADES.insert(), new)
        if changed:
            self.db.execute(_WRITE_GRADE, changed)

    def write_comments(self, values: Mapping[str, str | None]) -> None:
        """Write automatic comments.

        Parameters
        ----------
        values : mapping of str to str or None
            By the answer cell's id.
        """
        asked = {"own": self.notebook_id, "cells": list(values)}
        there = {row[0]: row for row in self.db.execute(_READ_COMMENTS, asked)}
        new = [
            {
                "id": uuid4().hex,
                "cell_id": cell,
                "notebook_id": self.notebook_id,
                "auto_comment": comment,
            }
            for cell, comment in values.items()
            if cell not in there
        ]
        changed = [
            {"own": there[cell][1], "comment": comment}
            for cell, comment in values.items()
            if cell in there and there[cell][2] != comment
        ]
        if new:
            self.db.execute(COMMENTS.insert(), new)
        if changed:
            self.db.execute(_WRITE_COMMENT, changed)


def find_rows(
    db: Connection, *, assignment: str, notebook: str, student: str, cells: list[str]
) -> SubmissionRows:
    """A student's rows; they are created if they do not exist.

    Parameters
    ----------
    db : Connection
    assignment, notebook : str
        Their ids.
    student : str
    cells : list of str
        The ids of the graded cells.
    """
    whose = {"assignment": assignment, "student": student, "notebook": notebook}
    found = db.execute(_FIND, whose).one_or_none()
    if found is None:
        return _new_rows(db, **whose)
    own, notebook_id, when, more, penalty = found
    rows = SubmissionRows(db, own, notebook_id, moment(when), interval(more), penalty)
    rows.time_is_damaged = when is not None and rows.moment is None
    for row in db.execute(_READ_GRADES, {"own": rows.notebook_id, "cells": cells}):
        rows.marks[row[0]] = [*row[2:5], bool(row[5])]
        rows.grade_ids[row[0]] = row[1]
    return rows


def _new_rows(db: Connection, *, assignment: str, notebook: str, student: str) -> SubmissionRows:
    if db.execute(select(STUDENTS.c.id).where(STUDENTS.c.id == student)).first() is None:
        db.execute(STUDENTS.insert(), {"id": student})
    known = db.execute(
        select(SUBMISSIONS.c.id, as_stored(SUBMISSIONS.c.extension)).where(
            SUBMISSIONS.c.assignment_id == assignment, SUBMISSIONS.c.student_id == student
        )
    ).one_or_none()
    rows = SubmissionRows(db, known[0] if known else uuid4().hex, uuid4().hex)
    if known is None:
        ids = {"id": rows.id, "assignment_id": assignment, "student_id": student}
        db.execute(SUBMISSIONS.insert(), ids)
    else:
        rows.extension = interval(known[1])
    row = {"id": rows.notebook_id, "assignment_id": rows.id, "notebook_id": notebook}
    db.execute(SUBMITTED_NOTEBOOKS.insert(), row | {"flagged": False})
    return rows
