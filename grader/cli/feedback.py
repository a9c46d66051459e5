"""``grader feedback``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.feedback import write_feedback
from grader.feedback.archive import write_archive
from grader.report import gather, write_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course

WHY = {
    "canvas": "Canvas takes back only what grader collect got from Canvas's own archive",
    "moodle": "their numbers in Moodle are unknown until grader roster import has read this "
    "assignment's grading worksheet",
}
"""Why a platform's archive lacks some students."""
SHOWN = 5
"""The message names at most this many of the students that were left out."""


@click.command
@click.argument("assignment", required=False)
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.option(
    "--zip",
    "platform",
    type=click.Choice(["canvas", "moodle"]),
    help="Also pack the pages into a zip file for this platform.",
)
@click.pass_obj
def feedback(
    find: Callable[[], Course], *, assignment: str | None, db: str, platform: str | None
) -> None:
    """Write each student's feedback page to classroom/feedback/.

    The command also updates the class report, which links to the pages. With --zip, it packs each
    assignment's pages for Canvas's "Upload Submissions" or Moodle's "Upload multiple feedback files
    in a zip".
    """
    course = find()
    names = [assignment] if assignment else course.names
    written = {name: write_feedback(course.assignment(name), db) for name in names}
    problems = [problem for pages in written.values() for problem in pages.problems]
    if not problems and not any(pages.count for pages in written.values()):
        raise click.ClickException(
            f"no submission of {', '.join(names)} is graded yet. Run grader grade first."
        )
    for name, pages in written.items():
        if pages.count:
            click.echo(f"{name}: {pages.count} page{'' if pages.count == 1 else 's'}")
        if platform and pages.count:
            _pack(course, name, platform)
    write_report(gather(course, db), course.reports)
    if problems:
        raise click.ClickException("\n  ".join(["some pages could not be written:", *problems]))


def _pack(course: Course, name: str, platform: str) -> None:
    # it needs nbgrader, which takes two seconds to import
    from grader.collecting.returning import names_for  # noqa: PLC0415

    names = names_for(course, name, platform)
    packed = write_archive(course.assignment(name), names, platform)
    click.echo(f"{packed.path.relative_to(course.root)}: {packed.count} pages")
    if packed.left_out:
        shown = ", ".join(packed.left_out[:SHOWN]) + (", …" if len(packed.left_out) > SHOWN else "")
        click.echo(
            f"{len(packed.left_out)} students left out, because {WHY[platform]}: {shown}.", err=True
        )
