"""``grader build``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from grader.build.build import build as build_course
from grader.build.build import drifted
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


@click.command
@click.option("--check", is_flag=True, help="Change nothing; fail if notebooks/ is out of date.")
@click.option("--db", default="", help="The gradebook for the assignments, as an SQLAlchemy URL.")
@click.option(
    "--with-solutions",
    is_flag=True,
    help='Let students see worked solutions with solution("..."), for self-study.',
)
@click.pass_obj
def build(find: Callable[[], Course], *, check: bool, db: str, with_solutions: bool) -> None:
    """Make notebooks/ and nbgrader's source from solutions/.

    A notebook with somebody's work in it is first moved to classroom/backups/. Files that no build
    wrote stay where they are. The command reports both.
    """
    course = find()
    if check:
        _say_drift(drifted(course))
        return
    say = partial(click.echo, err=True)
    for folder in build_course(course, db, say, with_solutions=with_solutions):
        click.echo(f"{folder.relative_to(course.root)}/")


def _say_drift(differences: list[str]) -> None:
    if differences:
        listed = "\n  ".join(differences)
        raise UserError(f"{listed}\nRun grader build and commit the result.")
    click.echo("notebooks/ is up to date with solutions/")
