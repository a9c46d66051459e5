"""``grader feedback``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.feedback import write_feedback
from grader.report import gather, write_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.argument("assignment", required=False)
@click.option("--db", default="", help="SQLAlchemy's address of the gradebook.")
@click.pass_obj
def feedback(find: Callable[[], Course], *, assignment: str | None, db: str) -> None:
    """Write each student's feedback page to classroom/feedback/.

    The class report, which links to them, is written anew.
    """
    course = find()
    names = [assignment] if assignment else course.names
    counts = {name: write_feedback(course.assignment(name), db) for name in names}
    if not any(counts.values()):
        raise click.ClickException(
            f"nothing of {', '.join(names)} is graded yet. Run grader grade first."
        )
    for name, count in counts.items():
        if count:
            click.echo(f"{name}: {count} page{'' if count == 1 else 's'}")
    write_report(gather(course, db), course.reports)
