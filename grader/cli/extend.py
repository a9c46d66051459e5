"""``grader extend``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from grader.course.nbgrader_api import nbgrader_config
from grader.gradebook.connection import open_gradebook
from grader.gradebook.extensions import extend as give
from grader.gradebook.extensions import extensions
from grader.marking.timestamps import moment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nbgrader.api import Gradebook

    from grader.course.course import Course
    from grader.gradebook.extensions import Extension


class Moment(click.ParamType):  # type: ignore[type-arg] # generic only for type checkers
    """A time; it is in UTC if it names no time zone."""

    name = "TIME"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Read the time from the command line.

        Parameters
        ----------
        value : str or datetime
        param, ctx
            From click.
        """
        if isinstance(value, dt.datetime):
            return value
        try:
            return moment_of(str(value))
        except ValueError as error:
            self.fail(f"expected a time such as '2030-12-03 23:59 UTC': {error}.", param, ctx)


@click.command
@click.argument("words", nargs=-1, metavar="[STUDENT]... ASSIGNMENT")
@click.option("--days", type=click.FloatRange(0, 3650), help="Extra days; 0 removes the extension.")
@click.option("--until", type=Moment(), help="A time, such as '2030-12-03 23:59 UTC'.")
@click.option("--list", "listed", is_flag=True, help="Only list who has an extension.")
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def extend(  # noqa: PLR0913 - one parameter for each option
    find: Callable[[], Course],
    *,
    words: tuple[str, ...],
    days: float | None,
    until: dt.datetime | None,
    listed: bool,
    db: str,
) -> None:
    """Give students more time for ASSIGNMENT.

    The gradebook stores nbgrader's own extension. Formgrader shows it, and late penalties count
    from the extended due date. The next grader grade applies it. --list takes any number of
    assignments, and lists all of them where none is named.
    """
    *students, assignment = words or ("",)
    if not listed and (not students or (days is None) == (until is None)):
        raise click.UsageError("Name students and either --days or --until, or ask for --list.")
    course = find()
    course_id = nbgrader_config(course).CourseDirectory.course_id
    with open_gradebook(db or course.gradebook, course_id) as gradebook:
        if listed:
            _list(gradebook, words)
            return
        more = None if days is None else dt.timedelta(days=days)
        for each in give(gradebook, assignment, students, more=more, until=until):
            click.echo(_line(each))


def _list(gradebook: Gradebook, names: Sequence[str]) -> None:
    for name in names or sorted(each.name for each in gradebook.assignments):
        found = extensions(gradebook, name)
        for each in found:
            click.echo(f"{name}: {_line(each)}")
        if names and not found:
            click.echo(f"{name}: no extensions")


def _line(each: Extension) -> str:
    if not each.more:
        return f"{each.student}: no extension"
    until = f", until {each.until:%Y-%m-%d %H:%M} UTC" if each.until else "; no due date is set"
    days = each.more / dt.timedelta(days=1)
    return f"{each.student}: {days:g} day{'' if days == 1 else 's'} more{until}"
