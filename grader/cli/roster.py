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
    """Say who is who: students, their names, and platforms' ids of them."""


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "column", default="", help="The column with the students' ids here.")
@click.option("--db", default="", help="SQLAlchemy's address of the gradebook.")
@click.pass_obj
def import_(find: Callable[[], Course], *, file: Path, column: str, db: str) -> None:
    """Take in a class list FILE.

    It is the gradebook that Canvas exports, a Moodle grading worksheet or list of participants,
    Gradescope's roster, or a CSV file with the columns id, first_name, last_name, email. Names go
    into the gradebook, ids into classroom/roster.csv; grader collect finds students by them.
    """
    done = import_roster(find(), file, column=column, database=db)
    students = "1 student" if done.count == 1 else f"{done.count} students"
    click.echo(f"{students} from {done.form}; their id is the column {done.column!r}")
    for note in done.notes:
        click.echo(note, err=True)
