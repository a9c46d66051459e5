"""How late a submission is, and what penalty the course's policy gives for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import and_, case, func, select

from grader.course.cells import CHECK_PREFIX
from grader.errors import UserError
from grader.gradebook.as_stored import as_stored, interval, moment, number
from grader.gradebook.tables import EXCUSED

if TYPE_CHECKING:
    import datetime as dt

    from nbgrader.api import Gradebook
    from traitlets.config import Config


_EXCUSES = and_(
    EXCUSED.c.assignment_id == SubmittedAssignment.assignment_id,
    EXCUSED.c.student_id == SubmittedAssignment.student_id,
    BaseCell.name.in_([EXCUSED.c.name, CHECK_PREFIX + EXCUSED.c.name]),
)
"""Whether a row of the excused lets a graded cell of a submission not count."""


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
            SubmittedAssignment.student_id,
            as_stored(SubmittedAssignment.timestamp),
            as_stored(SubmittedAssignment.extension),
            func.max(SubmittedNotebook.late_submission_penalty),
            func.coalesce(func.sum(case((EXCUSED.c.name.is_(None), Grade.score), else_=0.0)), 0.0),
        )
        .select_from(SubmittedAssignment)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .outerjoin(BaseCell, BaseCell.id == Grade.cell_id)
        .outerjoin(EXCUSED, _EXCUSES)
        .where(Assignment.name == assignment)
        .group_by(
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
        )
    )
    found = {
        student: Standing(moment(when), interval(more), penalty, number(score))
        for student, when, more, penalty, score in rows
    }
    gradebook.db.rollback()
    return found
