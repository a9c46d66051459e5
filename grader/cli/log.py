"""``grader log``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.course.nbgrader_api import course_id
from grader.csv_file import csv_text
from grader.gradebook.audit_log import changes, total
from grader.gradebook.connection import connect

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course

HEADER = ["moment", "who", "command", "reason", "assignment", "student", "before", "after"]


@click.command
@click.argument("assignment", required=False)
@click.option("--student", default="", help="Only the changes of this student's scores.")
@click.option("--db", default="", help="The gradebook, as an SQLAlchemy URL.")
@click.pass_obj
def log(find: Callable[[], Course], *, assignment: str | None, student: str, db: str) -> None:
    """Print all changes of scores as CSV: when, who, and by which command."""
    course = find()
    names = [course.assignment(assignment).name] if assignment else course.names
    with connect(db or course.gradebook, course_id(course)) as gradebook:
        found = [each for name in names for each in changes(gradebook, name, student)]
    rows = [
        [
            each.moment,
            each.who,
            each.command,
            each.reason,
            each.assignment,
            each.student,
            total(each.before) if each.before else None,
            total(each.after),
        ]
        for each in sorted(found, key=lambda each: each.moment)
    ]
    click.echo(csv_text(HEADER, rows), nl=False)
