"""``grader restore``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.gradebook.backup import restore as put_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def restore(find: Callable[[], Course], *, archive: Path, db: str) -> None:
    """Replace classroom/ with a backup ARCHIVE.

    The command moves the old files to classroom/backups/ and deletes nothing. A gradebook on a
    database server (--db) stays as it is.
    """
    course = find()
    before = put_back(course, archive, db)
    click.echo(f"restored; the earlier files are in {before.relative_to(course.root)}/")
