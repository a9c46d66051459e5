"""Feedback pages for students, written by nbgrader from the marked notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.nbgrader_api import nbgrader_api

if TYPE_CHECKING:
    from grader.course import Assignment


def write_feedback(assignment: Assignment) -> int:
    """Write the feedback of all graded submissions of an assignment.

    Parameters
    ----------
    assignment : Assignment

    Returns
    -------
    int
        How many pages there are now.

    Raises
    ------
    UserError
        When nbgrader cannot write them.
    """
    course = assignment.course
    if not any(course.autograded.glob(f"*/{assignment.name}")):
        return 0
    done = nbgrader_api(course).generate_feedback(assignment.name)
    if not done["success"]:
        reason = str(done.get("error") or done.get("log")).strip().splitlines()[-1]
        raise UserError(f"nbgrader could not write the feedback of {assignment.name}: {reason}")
    return len(list(course.feedback.glob(f"*/{assignment.name}/*.html")))
