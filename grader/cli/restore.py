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
@click.pass_obj
def restore(find: Callable[[], Course], *, archive: Path) -> None:
    """Replace classroom/ with a backup ARCHIVE.

    The command moves the old files to classroom/backups/ and deletes nothing.
    """
    course = find()
    before = put_back(course, archive)
    click.echo(f"restored; the earlier files are in {before.relative_to(course.root)}/")
