"""``grader export``: scores for other systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.exports.canvas import write_canvas
from grader.exports.class_scores import class_scores
from grader.exports.gradescope import write_bundle, write_results
from grader.exports.moodle import write_moodle
from grader.exports.nbgrader_csv import write_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course
    from grader.exports.class_scores import ClassScores
    from grader.exports.table import Written

FORMATS = {"csv": write_csv, "gradescope": write_results}
PLATFORMS = {"canvas": write_canvas, "moodle": write_moodle}
"""The platforms that import the scores into a gradebook of their own."""
NAMES = ["csv", "canvas", "moodle", "gradescope", "gradescope-bundle"]


@click.command
@click.argument("form", metavar="FORMAT", type=click.Choice(NAMES))
@click.argument("assignment", required=False)
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.option("--exercises", is_flag=True, help="Canvas, Moodle: a column for each exercise too.")
@click.option(
    "--missing",
    type=click.Choice(["empty", "zero"]),
    default="empty",
    show_default=True,
    help="The score of a student without a submission.",
)
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Canvas: the gradebook it exported; Moodle: the assignment's grading worksheet. The "
    "export uses this file's ids of students and assignments.",
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.  [default: classroom/exports/FORMAT/]",
)
@click.pass_obj
def export(  # noqa: PLR0913 - one parameter for each option
    find: Callable[[], Course],
    *,
    form: str,
    assignment: str | None,
    db: str,
    exercises: bool,
    missing: str,
    roster: Path | None,
    to: Path | None,
) -> None:
    """Write the scores of ASSIGNMENT, or of all assignments, for another system.

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
    if roster and form not in PLATFORMS:
        raise click.UsageError(f"--roster is for {' and '.join(PLATFORMS)}, not for {form}.")
    scores = class_scores(course, names, db, absent=0.0 if missing == "zero" else None)
    if form in PLATFORMS:
        written = PLATFORMS[form](scores, folder, exercises=exercises, roster=roster)
    else:
        written = FORMATS[form](scores, folder)
    _say(written, scores, folder)


def _say(written: Written, scores: ClassScores, folder: Path) -> None:
    files, notes = written
    click.echo(files[0] if len(files) == 1 else f"{folder}: {len(files)} files")
    for note in notes:
        click.echo(note, err=True)
    if scores.waiting:
        click.echo(
            f"{scores.waiting} students are awaiting manual grading; exports for Canvas and Moodle "
            "leave them out until they are graded.",
            err=True,
        )
