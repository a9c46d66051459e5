"""Bring late penalties up to date with what changed since the last grading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.gradebook.late import same_points, standings
from grader.gradebook.store import Register

if TYPE_CHECKING:
    from traitlets.config import Config

    from grader.gradebook.connection import Gradebook


def update_late_penalties(gradebook: Gradebook, assignment: str, config: Config) -> None:
    """Compute late penalties again where marks, due dates or the late policy have changed.

    A penalty may be a share of the points. So it changes with each manual score, also with those
    from formgrader, which does not apply the late policy.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
        If the gradebook does not know it, nothing changes.
    config : Config
        Says which late penalties apply.

    Raises
    ------
    UserError
        When the configured late policy fails.
    """
    known = standings(gradebook, assignment)
    if not known:
        return
    register = Register(gradebook, assignment, config)
    for student, stored in known.items():
        due = register.penalty(student, stored.score, stored.moment, stored.extension)
        if not same_points(stored.penalty, due):
            register.record_penalty(student)
