"""The audit log: who changed which score, when, and by which command."""

from __future__ import annotations

import getpass
import json
import re
import shlex
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, insert, select

from grader.gradebook.moments import now
from grader.gradebook.tables import LOG

if TYPE_CHECKING:
    from grader.gradebook.connection import Gradebook

PENALTY = "late penalty"
"""The late penalty's name among the scores of a `Change`."""
State = dict[str, Any]
"""By graded cell, ``[automatic score, manual score, extra credit, awaits manual grading]``; and the
late penalty."""


@dataclass(frozen=True)
class Change:
    """One change of a student's scores.

    Parameters
    ----------
    moment : str
        In UTC.
    who, command : str
        Who ran which command.
    reason : str
        Why the scores changed.
    student, assignment : str
    before, after : dict
        The scores before and after; the first grading has none before.
    facts : str
        The result that was replaced, as JSON; empty when it stayed.
    seed : int or None
        The seed of its challenges.
    """

    moment: str
    who: str
    command: str
    reason: str
    student: str
    assignment: str
    before: State
    after: State
    facts: str = ""
    seed: int | None = None


def log_change(  # noqa: PLR0913 - the columns of a row
    gradebook: Gradebook,
    reason: str,
    *,
    student: str,
    assignment: str,
    before: State,
    after: State,
    replaced: tuple[str, int | None] = ("", None),
) -> None:
    """Write a change to the log, in the transaction that is open.

    Parameters
    ----------
    gradebook : Gradebook
    reason, student, assignment : str
    before, after : dict
        See `Change`.
    replaced : tuple of (str, int or None)
        The result that was replaced, as JSON, and its seed.
    """
    row = {
        "moment": now(),
        "who": _user(),
        "command": command_line(),
        "reason": reason,
        "student_id": student,
        "assignment": assignment,
        "before": json.dumps(before),
        "after": json.dumps(after),
        "facts": replaced[0],
        "seed": replaced[1],
    }
    gradebook.db.execute(insert(LOG).values(row))


def changes(gradebook: Gradebook, assignment: str, student: str = "") -> list[Change]:
    """The changes of an assignment's scores, oldest first.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    student : str
        Only the changes of this student; of all students if empty.

    Returns
    -------
    list of Change
    """
    asked = select(LOG).where(LOG.c.assignment == assignment).order_by(LOG.c.number)
    if student:
        asked = asked.where(LOG.c.student_id == student)
    return [_change(row) for row in gradebook.db.execute(asked)]


def last_states(gradebook: Gradebook, assignment: str) -> dict[str, State]:
    """Each student's present scores, as the log last recorded them.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    """
    latest = (
        select(func.max(LOG.c.number))
        .where(LOG.c.assignment == assignment)
        .group_by(LOG.c.student_id)
    )
    rows = gradebook.db.execute(
        select(LOG.c.student_id, LOG.c.after).where(LOG.c.number.in_(latest))
    )
    return {student: _state(after) for student, after in rows}


def total(state: State) -> float:
    """The total of logged scores, after the late penalty; at least 0.

    Parameters
    ----------
    state : dict
        As in a `Change`.

    Returns
    -------
    float
    """
    rows = [row for name, row in state.items() if name != PENALTY]
    points = [(auto if by_hand is None else by_hand) or 0.0 for auto, by_hand, *_ in rows]
    extra = [more or 0.0 for _, _, more, _ in rows]
    return max(0.0, sum(points) + sum(extra) - (state.get(PENALTY) or 0.0))


@cache
def command_line() -> str:
    """The command that runs now, without a password in a database's address."""
    words = [Path(sys.argv[0]).name, *sys.argv[1:]]
    return re.sub(r"(://[^:/@\s]*):[^@\s]*@", r"\1:…@", shlex.join(words))


@cache
def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return "unknown"


def _state(said: str) -> State:
    """Logged scores; none where the row is damaged."""
    try:
        state = json.loads(said)
        total(state)
    except (ValueError, TypeError, AttributeError):
        return {}
    return cast("State", state)


def _change(row: Any) -> Change:
    return Change(
        row.moment,
        row.who,
        row.command,
        row.reason,
        row.student_id,
        row.assignment,
        _state(row.before),
        _state(row.after),
        row.facts,
        row.seed,
    )
