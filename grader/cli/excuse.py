"""``grader excuse``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.course.nbgrader_api import course_id
from grader.errors import UserError
from grader.gradebook.connection import connect
from grader.gradebook.excused import excuse as excuse_by_hand
from grader.gradebook.excused import excused_of, unexcuse
from grader.gradebook.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.argument("student")
@click.argument("assignment")
@click.argument("exercises", nargs=-1)
@click.option(
    "--reason", default="your instructor excused you", help="The reason that the student reads."
)
@click.option("--undo", is_flag=True, help="Let the exercises count again.")
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def excuse(  # noqa: PLR0913 - one for each option
    find: Callable[[], Course],
    *,
    student: str,
    assignment: str,
    exercises: tuple[str, ...],
    reason: str,
    undo: bool,
    db: str,
) -> None:
    """Excuse a STUDENT from EXERCISES of an ASSIGNMENT; without EXERCISES, list the excuses.

    Excused exercises do not count for this student in reports, exports and feedback.
    """
    course = find()
    known = course.assignment(assignment)
    worth = known.points | known.source.written
    unknown = [name for name in exercises if name not in worth]
    if unknown:
        raise UserError(f"expected exercises of {', '.join(worth)}; got {', '.join(unknown)}.")
    with connect(db or course.gradebook, course_id(course)) as gradebook:
        register = Register(gradebook, assignment)
        if student not in register.states():
            raise UserError(
                f"expected a submission of {student} for {assignment} in the gradebook, found "
                "none. Run grader grade first, or correct the student's id."
            )
        if undo:
            unexcuse(gradebook, register.assignment_id, student, exercises)
        elif exercises:
            reasons = dict.fromkeys(exercises, reason)
            excuse_by_hand(gradebook, register.assignment_id, student, reasons)
        excused = excused_of(gradebook, assignment).get(student, {})
    for name, why in excused.items():
        click.echo(f"{student}, {assignment}: {name} does not count: {why}")
    if not excused:
        click.echo(f"{student}, {assignment}: everything counts")
