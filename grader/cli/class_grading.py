"""Grade a class and show the progress, after ``grader grade`` has read its options."""

from __future__ import annotations

import json
from dataclasses import replace
from time import sleep as pause
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from grader.cli.progress import Display
from grader.errors import UserError
from grader.files import write_whole
from grader.grading.arrivals import Arrivals
from grader.grading.grade import Options
from grader.grading.grade import grade as grade_class
from grader.marking.read_submission import misplaced
from grader.plain_text import plain_name
from grader.report import gather, prepare_page, write_report
from grader.sandbox.shared_zygote import shared_parent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.grading.submission_result import Graded

SHOWN = 5
"""The message names at most this many misplaced files."""
BETWEEN_LOOKS = 1.0
"""Seconds; a new submission is graded at the second look, when it is whole."""
INTERRUPTED = 130
"""The exit status after Ctrl-C."""


def grade_assignments(
    course: Course, names: Sequence[str], options: Mapping[str, Any], json_file: Path | None
) -> None:
    """Grade assignments, show the progress, and update the class report.

    Parameters
    ----------
    course : Course
    names : sequence of str
        The assignments.
    options : mapping
        The command's other options, by the names of `Options`.
    json_file : Path, optional
        Where to write the results.
    """
    how = _options(options)
    if not how.dry_run:
        prepare_page()  # the process that runs notebooks still starts
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


def watch_assignments(course: Course, names: Sequence[str], options: Mapping[str, Any]) -> None:
    """Grade assignments, then whatever is handed in, until Ctrl-C.

    Parameters
    ----------
    course : Course
    names : sequence of str
    options : mapping
        As for `grade_assignments`.
    """
    how = _options(options)
    arrivals = Arrivals(course, names)  # before the first grading: what comes meanwhile is news
    shared_parent(unconfined=how.unconfined).begin()
    for name in names:
        _grade(course.assignment(name), how)
    try:
        _report(course, how.database)
        click.echo("  watching classroom/submitted; Ctrl-C ends it")
        while True:
            pause(BETWEEN_LOOKS)
            for name, students in arrivals.look().items():
                _grade(course.assignment(name), replace(how, among=students))
                _report(course, how.database)
    except KeyboardInterrupt:
        click.echo("\n  no longer watching; all that was graded is stored")


def _options(options: Mapping[str, Any]) -> Options:
    return Options(**dict(options) | {"workers": options["workers"] or 0})


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
