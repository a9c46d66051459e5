"""``grader read``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.feedback.read_answers import gather_answers, take_marks
from grader.feedback.reading_page import write_reading_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.assignment import Assignment
    from grader.course.course import Course


@click.command
@click.argument("assignment")
@click.option(
    "--import",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Store the marks from a file that the page saved.",
)
@click.option(
    "--overwrite", is_flag=True, help="With --import: also replace newer marks by other people."
)
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def read(
    find: Callable[[], Course], *, assignment: str, file: Path | None, overwrite: bool, db: str
) -> None:
    """Write a page with all answers to each written question of ASSIGNMENT.

    The page shows the mark scheme and the answers without names; it groups equal answers. Enter
    points and comments on the page, save them as a file, and store the file with --import. Several
    people can mark at the same time: the command keeps and lists the marks that another person
    gave after the page was written.
    """
    found = find().assignment(assignment)
    if file:
        _take(found, file, db, overwrite=overwrite)
        return
    for question in found.source.written:
        answers = gather_answers(found, question, db)
        for problem in answers.problems:
            click.echo(problem, err=True)
        count = sum(len(group.students) for group in answers.groups)
        place = write_reading_page(answers).relative_to(found.course.root)
        click.echo(f"{place}: {count} answers, {len(answers.groups)} different")


def _take(assignment: Assignment, file: Path, db: str, *, overwrite: bool) -> None:
    taken = take_marks(assignment, file, overwrite=overwrite, database=db)
    for line in taken.kept:
        click.echo(f"  {line}", err=True)
    click.echo(
        f"{assignment.name}, {taken.question}: {taken.count} students marked; next: grader feedback"
    )
    if taken.kept:
        raise click.ClickException(
            f"{len(taken.kept)} marks were not stored. Use --overwrite to replace the newer marks."
        )
