"""What grading one submission gave, and how it is told to machines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.marking.mark_notebook import verdict_record
from grader.marking.marked_file import facts_in, verdicts_in

if TYPE_CHECKING:
    from grader.grading.task import Done
    from grader.judging.judge import Verdict
    from grader.marking.read_submission import Submission


@dataclass(frozen=True)
class Graded:
    """What grading one submission gave.

    Parameters
    ----------
    submission : Submission
    verdicts : dict of str to Verdict
        By exercise, in the assignment's order.
    written : dict of str to str
        By written question: ``manual`` when it waits to be read, ``blank`` when it is empty.
    seconds : dict of str to float
        By exercise: how long its cells and challenges took.
    flags : tuple of str
        What happened, as facts.
    problem : str
        Why it could not be graded, or nothing.
    seed : int
        Drew the challenges.
    unchanged : bool
        Whether this is what was stored already.
    """

    submission: Submission
    verdicts: dict[str, Verdict]
    written: dict[str, str]
    seconds: dict[str, float] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    problem: str = ""
    seed: int = 0
    unchanged: bool = False

    @property
    def points(self) -> float:
        """Points earned automatically."""
        return sum(verdict.points for verdict in self.verdicts.values())

    @property
    def max_points(self) -> float:
        """Points there were to earn automatically."""
        return sum(verdict.max_points for verdict in self.verdicts.values())

    def records(self) -> list[dict[str, Any]]:
        """One JSON record for each exercise and each written question."""
        assignment = self.submission.assignment
        whose = {"student": self.submission.student, "assignment": assignment.name}
        rows = [verdict_record(verdict) for verdict in self.verdicts.values()]
        rows += [
            _written_record(name, self.written[name], points)
            for name, points in assignment.source.written.items()
        ]
        return [
            whose
            | row
            | {"seconds": round(self.seconds.get(row["exercise"], 0.0), 4)}
            | {"flags": list(self.flags)}
            for row in rows
        ]


def graded(submission: Submission, done: Done, seed: int) -> Graded:
    """What a marked notebook means for its student.

    Parameters
    ----------
    submission : Submission
    done : Done
        With a verdict for each of the assignment's exercises.
    seed : int
        Drew the challenges.
    """
    assignment = submission.assignment
    return Graded(
        submission,
        {name: done.verdicts[name] for name in assignment.points},
        {name: done.written[name] for name in assignment.source.written},
        done.seconds,
        done.flags,
        done.problem,
        seed,
    )


def stored(submission: Submission, text: bytes) -> Graded:
    """What a marked notebook that is kept says of its student.

    Parameters
    ----------
    submission : Submission
    text : bytes
        The file, as this grader wrote it.
    """
    said = facts_in(text)
    return Graded(
        submission,
        verdicts_in(said),
        said["written"],
        said["seconds"],
        tuple(said["flags"]),
        said["problem"],
        said["seed"],
        unchanged=True,
    )


def _written_record(name: str, status: str, points: float) -> dict[str, Any]:
    waits = status == "manual"
    return {
        "exercise": name,
        "points": None if waits else 0.0,
        "max_points": points,
        "status": status,
        "mistake": None,
        "message": "waits to be read in formgrader" if waits else "no answer was written",
    }
