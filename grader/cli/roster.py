"""``grader roster``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.collecting.import_roster import import_roster

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.group
def roster() -> None:
    """Import a class list: students, their names, and their ids on other platforms."""


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "column", default="", help="The column with the ids that this course uses.")
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def import_(find: Callable[[], Course], *, file: Path, column: str, db: str) -> None:
    """Import the class list FILE.

    FILE is the gradebook that Canvas exports, a Moodle grading worksheet or list of participants,
    Gradescope's roster, or a CSV file with the columns id, first_name, last_name, email. Names go
    into the gradebook, ids into classroom/roster.csv; grader collect finds students by these ids.
    """
    done = import_roster(find(), file, column=column, database=db)
    students = "1 student" if done.count == 1 else f"{done.count} students"
    click.echo(f"{students} from {done.form}; their ids come from the column {done.column!r}")
    for note in done.notes:
        click.echo(note, err=True)
