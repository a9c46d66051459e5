"""Exports that are tables: nbgrader's CSV with exercises, Canvas's gradebook, Moodle's grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.csv_file import csv_text
from grader.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.course import Assignment
    from grader.exports.class_scores import ClassScores
    from grader.scores import Person, Score

CANVAS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
"""The columns by which Canvas finds a student; assignments follow."""
POINTS_POSSIBLE = "    Points Possible"
"""What Canvas calls its second row, with the spaces it writes itself."""
MOODLE = ["First name", "Surname", "ID number", "Email address"]
"""As Moodle's own export; its import maps ``ID number`` or ``Email address`` to a student."""


def write_csv(scores: ClassScores, folder: Path) -> list[Path]:
    """Write a CSV file for each assignment: nbgrader's columns, and one for each exercise.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    """
    return [
        _write(folder / f"{assignment.name}.csv", *_nbgrader(scores, assignment))
        for assignment in scores.assignments
    ]


def write_canvas(scores: ClassScores, folder: Path, *, exercises: bool = False) -> list[Path]:
    """Write a file for Canvas's *Gradebook → Import*.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    exercises : bool
        A column for each exercise too.
    """
    columns = _columns(scores, exercises=exercises)
    header = [*CANVAS, *(name for name, _, _ in columns)]
    possible: list[object] = [POINTS_POSSIBLE, "", "", "", "", *(most for _, most, _ in columns)]
    rows: list[list[object]] = [
        [_canvas_name(person), person.lms_user_id, "", person.id, "", *_values(columns, person)]
        for person in scores.people
    ]
    return [_write(folder / "canvas.csv", header, [possible, *rows])]


def write_moodle(scores: ClassScores, folder: Path, *, exercises: bool = False) -> list[Path]:
    """Write a file for Moodle's *Grades → Import → CSV file*.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    exercises : bool
        A column for each exercise too.
    """
    columns = _columns(scores, exercises=exercises)
    rows: list[list[object]] = [
        [person.first_name, person.last_name, person.id, person.email, *_values(columns, person)]
        for person in scores.people
    ]
    return [_write(folder / "moodle.csv", [*MOODLE, *(name for name, _, _ in columns)], rows)]


_Column = tuple[str, float, dict[str, float]]
"""Title, points there were to earn, points by student; what waits or is missing is not in it."""


def _columns(scores: ClassScores, *, exercises: bool) -> list[_Column]:
    return [
        column
        for assignment in scores.assignments
        for column in _assignment_columns(
            assignment, scores.scores[assignment.name], exercises=exercises
        )
    ]


def _assignment_columns(
    assignment: Assignment, found: dict[str, Score], *, exercises: bool
) -> Iterator[_Column]:
    worth = assignment.points | assignment.source.written
    if exercises:
        for i, (name, most) in enumerate(worth.items()):
            parts = {student: score.parts[i] for student, score in found.items()}
            points = {student: part.points for student, part in parts.items() if not part.waits}
            yield f"{assignment.name}: {name}", most, points
    totals = {student: score.total for student, score in found.items() if not score.waits}
    yield assignment.name, sum(worth.values()), totals


def _values(columns: list[_Column], person: Person) -> list[float | None]:
    return [points.get(person.id) for _, _, points in columns]


def _canvas_name(person: Person) -> str:
    return ", ".join(filter(None, [person.last_name, person.first_name])) or person.id


def _nbgrader(
    scores: ClassScores, assignment: Assignment
) -> tuple[list[str], list[Sequence[object]]]:
    worth = assignment.points | assignment.source.written
    header = ["assignment", "timestamp", "student_id", "last_name", "first_name", "email", *worth]
    header += ["raw_score", "late_submission_penalty", "score", "max_score", "waits"]
    found, most = scores.scores[assignment.name], sum(worth.values())
    return header, [
        [assignment.name, *_nbgrader_row(person, found.get(person.id), len(worth)), most, waits]
        for person in scores.people
        for waits in ["yes" if person.id in found and found[person.id].waits else ""]
    ]


def _nbgrader_row(person: Person, score: Score | None, count: int) -> list[object]:
    who = [person.id, person.last_name, person.first_name, person.email]
    if score is None:
        return ["", *who, *[None] * count, 0.0, 0.0, 0.0]
    points = [None if part.waits else part.points for part in score.parts]
    return [score.handed_in or "", *who, *points, score.points, score.penalty, score.total]


def _write(path: Path, header: list[str], rows: Sequence[Sequence[object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, csv_text(header, rows))
    return path
