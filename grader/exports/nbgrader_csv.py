"""A CSV file for each assignment: nbgrader's columns, and one for each exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.exports.table import Written, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.course.assignment import Assignment
    from grader.exports.class_scores import ClassScores
    from grader.gradebook.read import Person
    from grader.gradebook.score import Score


def write_csv(scores: ClassScores, folder: Path) -> Written:
    """Write a CSV file for each assignment: nbgrader's columns, and one for each exercise.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    """
    files = [
        write_table(folder / f"{assignment.name}.csv", *_nbgrader(scores, assignment))
        for assignment in scores.assignments
    ]
    return Written(files, [])


def _nbgrader(
    scores: ClassScores, assignment: Assignment
) -> tuple[list[str], list[Sequence[object]]]:
    worth = assignment.points | assignment.source.written
    header = ["assignment", "timestamp", "student_id", "last_name", "first_name", "email", *worth]
    header += ["raw_score", "late_submission_penalty", "score", "max_score", "awaits_grading"]
    found, most = scores.scores[assignment.name], sum(worth.values())
    return header, [
        [
            assignment.name,
            *_nbgrader_row(person, score, len(worth), scores.absent),
            score.max_points if score else most,  # less where something is excused
            "yes" if score and score.waits else "",
        ]
        for person in scores.people
        for score in [found.get(person.id)]
    ]


def _nbgrader_row(
    person: Person, score: Score | None, count: int, absent: float | None
) -> list[object]:
    who = [person.id, person.last_name, person.first_name, person.email]
    if score is None:
        return ["", *who, *[absent] * (count + 3)]
    points = [None if part.waits or part.excused else part.points for part in score.parts]
    return [score.handed_in or "", *who, *points, score.points, score.penalty, score.total]
