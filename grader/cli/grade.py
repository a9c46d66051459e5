"""``grader grade``."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from grader.files import write_whole
from grader.grading import Options
from grader.grading import grade as grade_class
from grader.score_line import score_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Assignment, Course
    from grader.graded import Graded


@click.command
@click.argument("assignment", required=False)
@click.option("--student", default="*", help="Only students whose id matches this pattern.")
@click.option("--db", default="", help="SQLAlchemy's address of the gradebook.")
@click.option("--seed", type=int, help="Draws the challenges; by default, afresh.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write results."
)
@click.option("--unconfined", is_flag=True, help="Run notebooks that you wrote yourself.")
@click.option("--force", is_flag=True, help="Grade also what is graded already.")
@click.option("--workers", type=click.IntRange(0), default=0, help="Processes; by default, cores.")
@click.pass_obj
def grade(  # noqa: PLR0913 - one parameter for each option
    find: Callable[[], Course],
    *,
    assignment: str | None,
    student: str,
    db: str,
    seed: int | None,
    json_file: Path | None,
    unconfined: bool,
    force: bool,
    workers: int,
) -> None:
    """Grade classroom/submitted/<student>/<ASSIGNMENT>/, or all assignments."""
    course = find()
    options = Options(seed, student, db, unconfined, force, workers)
    names = [assignment] if assignment else course.names
    results = [each for name in names for each in _grade(course.assignment(name), options)]
    if json_file:
        records = [record for result in results for record in result.records()]
        write_whole(json_file, json.dumps(records, indent=1) + "\n")
    if not results:
        raise click.ClickException(
            f"expected submissions in {course.submitted}/<student>/<assignment>/, found none "
            f"for student {student!r} and {', '.join(names)}."
        )
    problems = [result.problem for result in results if result.problem]
    if problems:
        raise click.ClickException("\n  ".join(["some could not be graded:", *problems]))


def _grade(assignment: Assignment, options: Options) -> list[Graded]:
    console = Console(highlight=False)
    started = time.monotonic()
    results = []
    for result in grade_class(assignment.course, assignment, options):
        results.append(result)
        console.print(score_line(result, console.width))
        if result.flags and not result.problem:
            console.print(f"      {'; '.join(result.flags)}", style="dim", markup=False)
    took = time.monotonic() - started
    if results:
        done = sum(not result.problem for result in results)
        console.print(
            f"  {assignment.name}: {done} of {len(results)} graded in {took:.1f} s "
            f"· seed {results[-1].seed}"
        )
    return results
