"""How late a submission is, and what penalty the course's policy gives for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, select

from grader.course.cells import CHECK_PREFIX
from grader.errors import UserError
from grader.gradebook.as_stored import as_stored, interval, moment, number
from grader.gradebook.nbgrader_tables import (
    ASSIGNMENTS,
    CELLS,
    GRADES,
    SCORE,
    SUBMISSIONS,
    SUBMITTED_NOTEBOOKS,
)
from grader.gradebook.tables import EXCUSED

if TYPE_CHECKING:
    import datetime as dt

    from traitlets.config import Config

    from grader.gradebook.connection import Gradebook


_EXCUSES = and_(
    EXCUSED.c.assignment_id == SUBMISSIONS.c.assignment_id,
    EXCUSED.c.student_id == SUBMISSIONS.c.student_id,
    CELLS.c.name.in_([EXCUSED.c.name, CHECK_PREFIX + EXCUSED.c.name]),
)
"""Joins a graded cell of a submission to the row that excuses the student from it."""


@dataclass(frozen=True)
class Standing:
    """What decides a submission's late penalty, and which penalty is stored.

    Parameters
    ----------
    moment : datetime or None
        When it was handed in, in UTC.
    extension : timedelta or None
    penalty : float or None
    score : float
        All points that count, before the penalty.
    """

    moment: dt.datetime | None = None
    extension: dt.timedelta | None = None
    penalty: float | None = None
    score: float = 0.0


class LatePenalties:
    """The course's late policy: nbgrader's plugin, as the configuration names it.

    Parameters
    ----------
    config : Config, optional
        What ``nbgrader_config.py`` says.
    """

    def __init__(self, config: Config | None) -> None:
        self._config = config

    def penalty(self, student: str, score: float, seconds: float) -> float | None:
        """The penalty for a submission that is late, between 0 and its score.

        Parameters
        ----------
        student : str
        score : float
            All its points.
        seconds : float
            How late it is.

        Raises
        ------
        UserError
            When the configured plugin fails.
        """
        try:
            asked = self._plugin.late_submission_penalty(student, score, seconds)
            return None if asked is None else min(max(float(asked), 0.0), score)
        except Exception as error:
            raise UserError(
                f"expected a late penalty for {student} from {type(self._plugin).__name__}, got "
                f"{type(error).__name__}: {error}. Correct the plugin or its configuration."
            ) from error

    @cached_property
    def _plugin(self) -> Any:
        from nbgrader.preprocessors import AssignLatePenalties  # noqa: PLC0415 - slow to import

        step = AssignLatePenalties(config=self._config)
        step.init_plugin()
        return step.plugin_inst


def seconds_late(
    moment: dt.datetime | None, due: dt.datetime | None, extension: dt.timedelta | None
) -> float:
    """How late a submission is; not more than 0 when it is on time.

    Parameters
    ----------
    moment : datetime or None
        When it was handed in.
    due : datetime or None
    extension : timedelta or None
        How much more time the student has.
    """
    if moment is None or due is None:
        return 0.0
    late = (moment - due).total_seconds()
    return late - extension.total_seconds() if extension else late


def same_points(one: float | None, other: float | None) -> bool:
    """Whether two penalties are the same, however their sums were rounded.

    Parameters
    ----------
    one, other : float or None
    """
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, abs_tol=1e-9)


def standings(gradebook: Gradebook, assignment: str) -> dict[str, Standing]:
    """What decides each student's late penalty, in one query for the whole class.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    """
    rows = gradebook.db.execute(
        select(
            SUBMISSIONS.c.student_id,
            as_stored(SUBMISSIONS.c.timestamp),
            as_stored(SUBMISSIONS.c.extension),
            func.max(SUBMITTED_NOTEBOOKS.c.late_submission_penalty),
            func.coalesce(func.sum(case((EXCUSED.c.name.is_(None), SCORE), else_=0.0)), 0.0),
        )
        .select_from(SUBMISSIONS)
        .join(ASSIGNMENTS, ASSIGNMENTS.c.id == SUBMISSIONS.c.assignment_id)
        .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id)
        .outerjoin(GRADES, GRADES.c.notebook_id == SUBMITTED_NOTEBOOKS.c.id)
        .outerjoin(CELLS, CELLS.c.id == GRADES.c.cell_id)
        .outerjoin(EXCUSED, _EXCUSES)
        .where(ASSIGNMENTS.c.name == assignment)
        .group_by(
            SUBMISSIONS.c.student_id,
            SUBMISSIONS.c.timestamp,
            SUBMISSIONS.c.extension,
        )
    )
    found = {
        student: Standing(moment(when), interval(more), penalty, number(score))
        for student, when, more, penalty, score in rows
    }
    gradebook.db.rollback()
    return found
