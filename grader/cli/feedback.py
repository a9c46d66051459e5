"""``grader feedback``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.feedback import write_feedback

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Course


NOTHING = "; nothing of it is graded yet: run grader grade first"


@click.command
@click.argument("assignment", required=False)
@click.pass_obj
def feedback(find: Callable[[], Course], *, assignment: str | None) -> None:
    """Write each student's feedback page to classroom/feedback/."""
    course = find()
    for name in [assignment] if assignment else course.names:
        count = write_feedback(course.assignment(name))
        click.echo(f"{name}: {count} page{'' if count == 1 else 's'}{'' if count else NOTHING}")
