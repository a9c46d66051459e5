"""``grader collect``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.collecting.collect import collect as collect_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.collecting.collect import Collected
    from grader.course.course import Course


@click.command
@click.argument("archive", type=click.Path(exists=True, path_type=Path))
@click.argument("assignment")
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def collect(find: Callable[[], Course], *, archive: Path, assignment: str, db: str) -> None:
    """Copy ASSIGNMENT's submissions from ARCHIVE into classroom/submitted/.

    ARCHIVE is Canvas's or Moodle's archive of submissions, Gradescope's Export Submissions, or a
    folder. The folder holds such an archive unpacked, or a folder for each student. An earlier
    submission stays until the newer one is complete. The command keeps late marks and times if the
    archive has them.
    """
    done = collect_archive(find(), archive, assignment, db)
    for line in done.left_out:
        click.echo(f"  {line}", err=True)
    click.echo(_summary(assignment, done))


def _summary(assignment: str, done: Collected) -> str:
    count = sum(done.counts.values())
    counts = ", ".join(f"{number} {what}" for what, number in sorted(done.counts.items()))
    late = f", {done.late} marked late" if done.late else ""
    return (
        f"{assignment}: {count} student{'' if count == 1 else 's'} from {done.form} "
        f"({counts or 'nothing'}{late}); next: grader grade {assignment}"
    )
