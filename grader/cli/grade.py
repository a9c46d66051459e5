"""``grader grade``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from grader.cli.data_option import data_option
from grader.cli.option_types import SEEDS, NewFile
from grader.cli.progress import Display
from grader.errors import UserError
from grader.files import write_whole
from grader.grading.grade import Options
from grader.grading.grade import grade as grade_class
from grader.marking.read_submission import misplaced
from grader.plain_text import plain_name
from grader.report import gather, write_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.course.course import Assignment, Course
    from grader.grading.result import Graded

SHOWN = 5
"""The message names at most this many misplaced files."""
INTERRUPTED = 130
"""The exit status after Ctrl-C."""


@click.command
@click.argument("assignment", required=False)
@click.option(
    "--student", default="*", help="Only this student, or those whose id matches * and ?."
)
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one for each core]")
@click.option("--scheduler", default="", help="Grade on the workers of this Dask scheduler.")
@click.option("--db", "database", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.option("--seed", type=SEEDS, help="Draw all challenges from this seed.")
@click.option("--new-seed", is_flag=True, help="Draw a new seed, and run everything on it.")
@click.option("--force", is_flag=True, help="Run unchanged submissions again too.")
@click.option("--dry-run", is_flag=True, help="Only show how many submissions would be graded.")
@click.option("--json", "json_file", type=NewFile(), help="Write the results to this file as JSON.")
@click.option("--unconfined", is_flag=True, help="Run notebooks that you wrote yourself.")
@data_option
@click.pass_obj
def grade(
    find: Callable[[], Course],
    /,
    *,
    assignment: str | None,
    json_file: Path | None,
    **options: Any,
) -> None:
    """Grade classroom/submitted/<student>/<ASSIGNMENT>/, or all assignments.

    New submissions run. If points, tolerances, hints, known mistakes or solutions have changed, the
    grader judges the stored answers again, and no student's code runs. Each student keeps their
    seed. All other submissions stay as they are. After an interruption, grading continues where it
    stopped. At the end, the command updates the class report.
    """
    course = find()
    how = Options(**options | {"workers": options["workers"] or 0})
    names = [assignment] if assignment else course.names
    results = [each for name in names for each in _grade(course.assignment(name), how)]
    if how.dry_run:
        return
    if json_file:
        results.sort(key=lambda each: (each.submission.assignment.name, each.submission.student))
        records = [record for result in results for record in result.records()]
        write_whole(json_file, json.dumps(records, indent=1) + "\n")
    _say_misplaced(course)
    if not results:
        raise click.ClickException(
            f"expected submissions in {course.submitted}/<student>/<assignment>/, found none "
            f"for student {how.student!r} and {', '.join(names)}."
        )
    problems = [result.problem for result in results if result.problem]
    if page := _report(course, how.database):
        click.echo(f"  report: {page}; next: grader feedback (a page for each student)")
    if problems:
        raise click.ClickException(
            "\n  ".join(["some submissions could not be graded:", *problems])
        )


def _say_misplaced(course: Course) -> None:
    found = [plain_name(str(path.relative_to(course.root))) for path in misplaced(course)]
    if found:
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        click.echo(
            f"left out: {', '.join(found[:SHOWN])}{more}. Expected "
            f"{course.submitted.relative_to(course.root)}/<student>/<assignment>/"
            "<assignment>.ipynb.",
            err=True,
        )


def _report(course: Course, database: str) -> Path | None:
    """Write the class report and return its path; None if the gradebook has no scores."""
    try:
        gathered = gather(course, database)
    except UserError:
        return None
    return write_report(gathered, course.reports).relative_to(course.root)


def _grade(assignment: Assignment, options: Options) -> list[Graded]:
    console = Console(highlight=False)
    results = []
    display = Display(console)
    try:
        with display:
            for result in grade_class(assignment.course, assignment, options, display.announce):
                results.append(result)
                display.show(result)
    except KeyboardInterrupt:
        console.print(display.summary())
        console.print(
            "  interrupted; all finished results are stored: run the same command to continue"
        )
        raise click.exceptions.Exit(INTERRUPTED) from None
    if results:
        console.print(display.summary())
    return results
