"""``grader backup``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.gradebook.backup import backup as write_backup

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The archive.  [default: classroom/backups/classroom-TIME.tar.gz]",
)
@click.pass_obj
def backup(find: Callable[[], Course], *, to: Path | None) -> None:
    """Copy classroom/ into one archive; you can grade at the same time.

    The archive holds submissions, scores, feedback and reports. It does not hold a gradebook on a
    database server: copy that with the server's own tools.
    """
    click.echo(write_backup(find(), to))
