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
@click.option("--check", is_flag=True, help="Change nothing; fail where notebooks/ has drifted.")
@click.option("--db", default="", help="SQLAlchemy's address of the gradebook to enter them in.")
@click.option(
    "--with-solutions",
    is_flag=True,
    help='Let students see worked solutions with solution("..."): for learners on their own.',
)
@click.pass_obj
def build(find: Callable[[], Course], *, check: bool, db: str, with_solutions: bool) -> None:
    """Make notebooks/ and nbgrader's source from solutions/.

    A notebook that somebody worked in is moved to classroom/backups/ first; files that no build
    wrote stay where they are. Both are said.
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
        raise UserError(f"{listed}\nRun grader build and commit what it makes.")
    click.echo("notebooks/ is what solutions/ gives")
