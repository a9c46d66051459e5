"""``grader report``."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.report import gather, write_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.option("--json", "as_json", is_flag=True, help="Print the report's data as JSON instead.")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.  [default: classroom/reports/]",
)
@click.pass_obj
def report(find: Callable[[], Course], *, db: str, as_json: bool, to: Path | None) -> None:
    """Write the class report: one page, and a CSV file for each of its tables."""
    course = find()
    gathered = gather(course, db, to)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(gathered), indent=1))
    else:
        click.echo(write_report(gathered, to or course.reports))
