"""``grader export``: scores for other systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.exports import (
    class_scores,
    write_bundle,
    write_canvas,
    write_csv,
    write_moodle,
    write_results,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Course
    from grader.exports import ClassScores

FORMATS = {
    "csv": write_csv,
    "canvas": write_canvas,
    "moodle": write_moodle,
    "gradescope": write_results,
}


@click.command
@click.argument("form", metavar="FORMAT", type=click.Choice([*FORMATS, "gradescope-bundle"]))
@click.argument("assignment", required=False)
@click.option("--db", default="", help="SQLAlchemy's address of the gradebook.")
@click.option("--exercises", is_flag=True, help="Canvas, Moodle: a column for each exercise too.")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to.  [default: classroom/exports/FORMAT/]",
)
@click.pass_obj
def export(  # noqa: PLR0913 - one parameter for each option
    find: Callable[[], Course],
    *,
    form: str,
    assignment: str | None,
    db: str,
    exercises: bool,
    to: Path | None,
) -> None:
    """Write the scores of ASSIGNMENT, or of all, for another system.

    FORMAT is csv, canvas, moodle, gradescope (results.json for each submission), or
    gradescope-bundle (an autograder to upload there).
    """
    course = find()
    folder = to or course.classroom / "exports" / form
    names = [assignment] if assignment else list(course.names)
    if form == "gradescope-bundle":
        for name in names:
            click.echo(write_bundle(course.assignment(name), folder))
        return
    scores = class_scores(course, names, db)
    chosen = {"exercises": exercises} if form in {"canvas", "moodle"} else {}
    written = FORMATS[form](scores, folder, **chosen)
    _say(written, scores, folder)


def _say(written: list[Path], scores: ClassScores, folder: Path) -> None:
    click.echo(written[0] if len(written) == 1 else f"{folder}: {len(written)} files")
    if scores.waiting:
        click.echo(
            f"{scores.waiting} written answers wait to be read in formgrader; totals that lack "
            "them are left empty for Canvas and Moodle.",
            err=True,
        )
