"""``grader backup``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.gradebook.backup import backup as write_backup
from grader.gradebook.backup import is_on_server

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The archive.  [default: classroom/backups/classroom-TIME.tar.gz]",
)
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def backup(find: Callable[[], Course], *, to: Path | None, db: str) -> None:
    """Copy classroom/ into one archive; you can grade at the same time.

    The archive holds submissions, scores, feedback and reports. It does not hold a gradebook on a
    database server (--db): copy that with the server's own tools.
    """
    click.echo(write_backup(find(), to, db))
    if is_on_server(db):
        click.echo(
            "The gradebook is not in it, for it is on a database server: copy it now with the "
            "server's own tools, for PostgreSQL with pg_dump.",
            err=True,
        )
