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
    written = {name: write_feedback(course.assignment(name), db) for name in names}
    problems = [problem for pages in written.values() for problem in pages.problems]
    if not problems and not any(pages.count for pages in written.values()):
        raise click.ClickException(
            f"nothing of {', '.join(names)} is graded yet. Run grader grade first."
        )
    for name, pages in written.items():
        if pages.count:
            click.echo(f"{name}: {pages.count} page{'' if pages.count == 1 else 's'}")
    write_report(gather(course, db), course.reports)
    if problems:
        raise click.ClickException("\n  ".join(["some pages could not be written:", *problems]))
