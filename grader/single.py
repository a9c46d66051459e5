"""Mark one notebook file on fresh challenges, without a class or a gradebook."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from grader.checking import marked_file
from grader.scores import Part, Score
from grader.verdict_records import MarkedRecord, record_of

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course import Course


def mark_file(
    course: Course, path: Path, *, seed: int | None = None, unconfined: bool = False
) -> tuple[Score, MarkedRecord]:
    """Mark a notebook that bears the name of one of the course's assignments.

    Parameters
    ----------
    course : Course
    path : Path
    seed : int, optional
        Draws the challenges; by default, afresh.
    unconfined : bool
        Run without confinement.

    Raises
    ------
    UserError
        When it is not a notebook, or none of the course's.
    """
    seed = secrets.randbits(32) if seed is None else seed
    assignment, marked = marked_file(course, path, seed, unconfined=unconfined)
    verdicts = {name: record_of(marked.verdicts[name]) for name in assignment.points}
    judged = [Part(name, each.points, each.max_points) for name, each in verdicts.items()]
    written = [
        Part(name, 0.0, most, waits=marked.written[name] == "manual")
        for name, most in assignment.source.written.items()
    ]
    seconds = sum(marked.seconds.values())
    record = MarkedRecord(verdicts, seconds, tuple(marked.flags), seed)
    return Score("", assignment.name, (*judged, *written)), record
