"""Read back what grading left in a marked notebook: verdicts, seconds, flags and the seed.

The notebook holds a student's text and outputs beside the grader's, so a verdict is taken only
from a check cell, whose outputs the grader wrote, and everything is held to its type.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode

from grader.marking import VERDICT_MIME
from grader.restore import FACTS, exercise_of

if TYPE_CHECKING:
    from pathlib import Path


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
    """

    exercise: str
    status: str
    points: float
    max_points: float
    mistake: str = ""
    message: str = ""


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
        # not by nbformat, which takes twenty times as long to check what the grader wrote itself
        notebook = json.loads(path.read_bytes())
        records = [_verdict(cell) for cell in notebook["cells"]]
        facts = notebook["metadata"].get(FACTS, {})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return MarkedRecord()
    return MarkedRecord(
        {record.exercise: record for record in records if record},
        sum(_numbers(facts.get("seconds"))),
        tuple(str(flag) for flag in facts.get("flags", ())),
        facts.get("seed"),
    )


def _verdict(cell: dict[str, Any]) -> VerdictRecord | None:
    marked = "nbgrader" in cell["metadata"]
    exercise = exercise_of(NotebookNode(metadata=cell["metadata"])) if marked else ""
    if not exercise:
        return None
    for output in cell.get("outputs", ()):
        claim = output.get("data", {}).get(VERDICT_MIME)
        if claim:
            return VerdictRecord(
                exercise,
                str(claim["status"]),
                float(claim["points"]),
                float(claim["max_points"]),
                str(claim["mistake"] or ""),
                str(claim["message"]),
            )
    return None


def _numbers(found: object) -> list[float]:
    values = found.values() if isinstance(found, dict) else ()
    return [float(value) for value in values if isinstance(value, (int, float))]
