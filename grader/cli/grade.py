"""``grader grade``."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import click

from grader.cli.data_option import data_option
from grader.cli.option_types import SEEDS, NewFile
from grader.grading.start_early import start_early

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.course.course import Course


@click.command
@click.argument("assignment", required=False)
@click.option(
    "--student", default="*", help="Only this student, or those whose id matches * and ?."
)
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one for each core]")
@click.option("--scheduler", default="", help="Grade on the workers of this Dask scheduler.")
@click.option("--db", "database", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.option("--seed", type=SEEDS, help="Draw all challenges from this seed.")
@click.option("--new-seed", is_flag=True, help="Draw a new seed, and run all submissions on it.")
@click.option("--force", is_flag=True, help="Run unchanged submissions again too.")
@click.option("--dry-run", is_flag=True, help="Only show how many submissions would be graded.")
@click.option("--json", "json_file", type=NewFile(), help="Write the results to this file as JSON.")
@click.option("--watch", is_flag=True, help="Stay, and grade what is handed in until Ctrl-C.")
@click.option(
    "--unconfined", is_flag=True, help="Run without confinement; only for your own notebooks."
)
@data_option
@click.pass_obj
def grade(
    find: Callable[[], Course],
    /,
    *,
    assignment: str | None,
    json_file: Path | None,
    watch: bool,
    **options: Any,
) -> None:
    """Grade classroom/submitted/<student>/<ASSIGNMENT>/, or all assignments.

    New submissions run. If points, tolerances, hints, known mistakes or solutions have changed, the
    grader judges the stored answers again, and no student's code runs. Each student keeps their
    seed. All other submissions stay as they are. After an interruption, grading continues where it
    stopped. At the end, the command updates the class report. With --watch it stays and grades what
    is handed in. It ends when the course changes: run grader build, then start it again.
    """
    if watch:
        _refuse_beside_watch(options | {"json": json_file})
    course = find()
    names = [assignment] if assignment else course.names
    start_early(course, names, options)
    gc.disable()  # imports leave little garbage, and to look for it takes a tenth of their time
    # it takes half a second, in which the warm process starts on another core
    from grader.cli.class_grading import grade_assignments, watch_assignments  # noqa: PLC0415

    gc.freeze()  # nor is there any later in what was imported
    gc.enable()
    if watch:
        watch_assignments(course, names, options)
    else:
        grade_assignments(course, names, options, json_file)


def _refuse_beside_watch(options: dict[str, Any]) -> None:
    """Refuse options that speak of one grading; --watch grades again and again."""
    for name in ("dry_run", "json", "force", "new_seed", "scheduler"):
        if options[name]:
            word = name.replace("_", "-")
            raise click.UsageError(f"--watch grades again and again: leave out --{word}.")
