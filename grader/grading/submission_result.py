"""The result of grading one submission, and its form for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.grading.plan import Step
from grader.marking.mark_notebook import verdict_record

if TYPE_CHECKING:
    from grader.gradebook.result_json import Result
    from grader.judging.verdict import Verdict
    from grader.marking.read_submission import Submission


@dataclass(frozen=True)
class Graded:
    """The result of grading one submission.

    Parameters
    ----------
    submission : Submission
    result : Result
        Verdicts and facts.
    seed : int
        Drew the challenges.
    step : Step
        What was done for it.
    """

    submission: Submission
    result: Result
    seed: int
    step: Step

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """By exercise that counts, in the assignment's order."""
        found = self.result.verdicts
        return {name: found[name] for name in self.submission.assignment.points if name in found}

    @property
    def problem(self) -> str:
        """Why it could not be graded, or nothing."""
        return self.result.problem

    @property
    def flags(self) -> tuple[str, ...]:
        """What happened, as facts."""
        return self.result.all_flags

    @property
    def unchanged(self) -> bool:
        """Whether this is what was stored already."""
        return self.step is Step.NOTHING

    @property
    def points(self) -> float:
        """Points earned automatically."""
        return sum(verdict.points for verdict in self.verdicts.values())

    @property
    def max_points(self) -> float:
        """Points that could be earned automatically."""
        return sum(verdict.max_points for verdict in self.verdicts.values())

    def records(self) -> list[dict[str, Any]]:
        """One JSON record for each exercise and each written question that counts."""
        assignment = self.submission.assignment
        whose = {"student": self.submission.student, "assignment": assignment.name}
        rows = [verdict_record(verdict) for verdict in self.verdicts.values()]
        rows += [
            _written_record(name, self.result.written[name], points)
            for name, points in assignment.source.written.items()
            if name in self.result.written and name not in self.result.excused
        ]
        return [
            whose
            | row
            | {"seconds": round(self.result.seconds.get(row["exercise"], 0.0), 4)}
            | {"flags": list(self.flags)}
            for row in rows
        ]


def _written_record(name: str, status: str, points: float) -> dict[str, Any]:
    waits = status == "manual"
    return {
        "exercise": name,
        "points": None if waits else 0.0,
        "max_points": points,
        "status": status,
        "mistake": None,
        "message": "awaiting manual grading" if waits else "no answer was written",
    }
