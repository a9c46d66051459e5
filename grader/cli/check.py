"""``grader check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.data_option import data_option
from grader.judging.verdict_view import verdict_text
from grader.marking.mark_file import check_file
from grader.marking.mark_notebook import verdict_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.argument("notebook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@data_option
@click.pass_obj
def check(find: Callable[[], Course], *, notebook: Path, as_json: bool) -> None:
    """Run NOTEBOOK's checks as its student sees them; exit 1 if a check fails."""
    verdicts = check_file(find(), notebook).values()
    if as_json:
        click.echo(json.dumps([verdict_record(verdict) for verdict in verdicts], indent=1))
    else:
        for verdict in verdicts:
            click.echo(verdict_text(verdict))
    if any(verdict.status != "passed" for verdict in verdicts):
        raise click.exceptions.Exit(1)
