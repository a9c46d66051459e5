"""Read back what grading left in a marked notebook: verdicts, seconds, flags and the seed.

They are taken from the notebook's metadata, which are the release's and the grader's, never the
student's, and everything is held to its type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.marking.mark_notebook import verdict_record
from grader.marking.marked_file import facts_of, verdicts_in

if TYPE_CHECKING:
    from pathlib import Path

    from grader.judging.judge import Verdict


@dataclass(frozen=True)
class VerdictRecord:
    """The verdict on one exercise, as it was recorded.

    Parameters
    ----------
    exercise : str
    status : str
        One of the judge's.
    points, max_points : float
    mistake : str
        The known mistake that was recognised, or nothing.
    message : str
        Why, in one line.
    title : str
        What people call that mistake.
    """

    exercise: str
    status: str
    points: float
    max_points: float
    mistake: str = ""
    message: str = ""
    title: str = ""


@dataclass(frozen=True)
class MarkedRecord:
    """What grading left in one notebook.

    Parameters
    ----------
    verdicts : dict of str to VerdictRecord
        By exercise.
    seconds : float
        How long the run took.
    flags : tuple of str
        What happened, as facts.
    seed : int or None
        Draws the same challenges again.
    """

    verdicts: dict[str, VerdictRecord] = field(default_factory=dict)
    seconds: float = 0.0
    flags: tuple[str, ...] = ()
    seed: int | None = None


def read_marked(path: Path) -> MarkedRecord:
    """What grading left in a marked notebook; nothing where there is no notebook.

    Parameters
    ----------
    path : Path
        In ``classroom/autograded/``.
    """
    try:
        return _marked(facts_of(path))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return MarkedRecord()


def record_of(verdict: Verdict) -> VerdictRecord:
    """A verdict as it is reported.

    Parameters
    ----------
    verdict : Verdict
    """
    said = verdict_record(verdict)
    named = {name: said[name] or "" for name in ("mistake", "title")}
    return VerdictRecord(**said | named)


def _marked(facts: dict[str, Any]) -> MarkedRecord:
    return MarkedRecord(
        {exercise: record_of(verdict) for exercise, verdict in verdicts_in(facts).items()},
        sum(_numbers(facts.get("seconds"))),
        tuple(str(flag) for flag in facts.get("flags", ())),
        facts.get("seed"),
    )


def _numbers(found: object) -> list[float]:
    values = found.values() if isinstance(found, dict) else ()
    return [float(value) for value in values if isinstance(value, (int, float))]
