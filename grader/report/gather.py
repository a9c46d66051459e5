"""Gather a class report from the gradebook."""

from __future__ import annotations

import datetime as dt
import os
import statistics
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from grader.course.nbgrader_api import nbgrader_config
from grader.errors import UserError
from grader.gradebook.connection import connect
from grader.gradebook.read import people, results, scores
from grader.gradebook.result_json import Result
from grader.gradebook.update_late_penalties import update_late_penalties
from grader.report.records import AssignmentReport, Cell, Report, StudentRow
from grader.report.summarise import distribution, exercise_rows, flag_rows, mistake_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbgrader.api import Gradebook

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.gradebook.read import Person
    from grader.gradebook.score import Part, Score


def gather(course: Course, database: str = "", folder: Path | None = None) -> Report:
    """The report of a class.

    Parameters
    ----------
    course : Course
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    folder : Path, optional
        Where the report will be, and links to feedback begin; by default the course's own.

    Raises
    ------
    UserError
        When nothing was graded yet.
    """
    config = nbgrader_config(course)
    course_id = config.CourseDirectory.course_id
    with connect(database or course.gradebook, course_id) as gradebook:
        for name in course.names:
            update_late_penalties(gradebook, name, config)
        known = people(gradebook)
        place = folder or course.reports
        parts = [_assignment(each, gradebook, known, place) for each in course.assignments()]
    handed_in = tuple(part for part in parts if part.students)
    if not handed_in:
        raise UserError(
            f"expected graded submissions in {database or course.gradebook}, found none. "
            "Run grader grade first."
        )
    made = dt.datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
    return Report(course_id, made, handed_in)


def _assignment(
    assignment: Assignment, gradebook: Gradebook, known: list[Person], folder: Path
) -> AssignmentReport:
    found = scores(gradebook, assignment)
    names = {person.id: person.name for person in known}
    pages = _way(folder, assignment.course.feedback)
    stored = results(gradebook, assignment)
    graded = {student: stored[student].result for student in found if student in stored}
    rows = tuple(
        _row(
            score,
            names.get(student, student),
            graded.get(student, Result()),
            _feedback(assignment, student, pages),
        )
        for student, score in found.items()
    )
    final = [row.total for row in rows if not row.waits]
    most = sum((assignment.points | assignment.source.written).values())
    return AssignmentReport(
        assignment.name,
        most,
        statistics.fmean(final) if final else None,
        statistics.median(final) if final else None,
        rows,
        tuple(person.id for person in known if person.id not in found),
        exercise_rows(rows),
        mistake_rows(assignment, graded),
        flag_rows(rows),
        distribution(final, most),
    )


def _way(start: Path, end: Path) -> str:
    """The way from one folder to another, as a page's links have it."""
    return Path(os.path.relpath(end.resolve(), start.resolve())).as_posix()


def _feedback(assignment: Assignment, student: str, pages: str) -> str:
    """Where a student's page is, from the report's folder; `pages` is the way to all of them."""
    name = f"{student}/{assignment.name}/{assignment.name}.html"
    there = os.path.isfile(f"{assignment.course.feedback}/{name}")  # noqa: PTH113 - thousands of times
    return quote(f"{pages}/{name}") if there else ""


def _row(score: Score, name: str, graded: Result, feedback: str) -> StudentRow:
    verdicts = {exercise: verdict.status for exercise, verdict in graded.verdicts.items()}
    return StudentRow(
        score.student,
        name,
        tuple(
            Cell(part.name, part.points, part.max_points, _status(part, verdicts))
            for part in score.parts
        ),
        score.penalty,
        score.total,
        score.seconds_late,
        graded.run_seconds,
        (*graded.all_flags, *_excuses(score)),
        feedback,
    )


def _status(part: Part, verdicts: Mapping[str, str]) -> str:
    """The judge's status; where a person gave the points, the status that they amount to."""
    if part.excused:
        return "excused"
    if part.waits:
        return "manual"
    if not part.manual:
        return verdicts.get(part.name, "blank")
    if part.points >= part.max_points:
        return "passed"
    return "partial" if part.points > 0 else "failed"


def _excuses(score: Score) -> list[str]:
    """What does not count for a student, as flags."""
    return [f"excused from {part.name}: {part.excused}" for part in score.parts if part.excused]
