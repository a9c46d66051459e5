"""The columns of points for a learning platform, for students with a final score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from grader.csv_file import BOM, csv_text
from grader.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.course.assignment import Assignment
    from grader.exports.class_scores import ClassScores
    from grader.gradebook.read import Person
    from grader.gradebook.score import Score


class Written(NamedTuple):
    """What an export wrote.

    Parameters
    ----------
    files : list of Path
    notes : list of str
        What the instructor should know about it.
    """

    files: list[Path]
    notes: list[str]


@dataclass(frozen=True)
class Column:
    """The points for an assignment or one of its exercises.

    Parameters
    ----------
    title : str
    most : float
        The maximum.
    points : dict of str to float
        By student.
    absent : float, optional
        For somebody who handed in nothing; by default, an empty cell.
    """

    title: str
    most: float
    points: dict[str, float]
    absent: float | None = None


def final(scores: ClassScores, assignment: Assignment) -> tuple[list[Person], dict[str, Score]]:
    """The people to send, and their scores by student.

    Students who are awaiting manual grading are left out: an empty cell or a partial score must not
    replace the score on the platform. Students without a submission are listed without a score.

    Parameters
    ----------
    scores : ClassScores
    assignment : Assignment
    """
    all_scores = scores.scores[assignment.name]
    found = {student: score for student, score in all_scores.items() if not score.waits}
    waits = set(all_scores) - set(found)
    return [person for person in scores.people if person.id not in waits], found


def columns(
    scores: ClassScores, assignment: Assignment, found: dict[str, Score], *, exercises: bool
) -> list[Column]:
    """The columns of an assignment, its total last.

    Parameters
    ----------
    scores : ClassScores
    assignment : Assignment
    found : dict of str to Score
        By student.
    exercises : bool
        A column for each exercise too.
    """
    worth = assignment.points | assignment.source.written
    parts = [
        Column(
            f"{assignment.name}: {name}",
            most,
            {
                student: score.parts[i].points
                for student, score in found.items()
                if not score.parts[i].excused
            },
            scores.absent,
        )
        for i, (name, most) in enumerate(worth.items())
    ]
    most = sum(worth.values())
    totals = {student: score.out_of(most) for student, score in found.items()}
    total = Column(assignment.name, most, totals, scores.absent)
    return [*(parts if exercises else []), total]


def values(made: list[Column], person: Person) -> list[float | None]:
    """A person's points, a field for each column.

    Parameters
    ----------
    made : list of Column
    person : Person
    """
    return [column.points.get(person.id, column.absent) for column in made]


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    verbatim: bool = False,
) -> Path:
    """Write a CSV file in a folder that need not be there yet.

    Parameters
    ----------
    path : Path
    header : sequence of str
    rows : sequence of sequence
    verbatim : bool
        As for ``csv_text``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, BOM + csv_text(header, rows, verbatim=verbatim))
    return path
