"""Mark one notebook file, without a class or a gradebook: as its student checks it, or afresh."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.exercises import VISIBLE, Seed
from grader.gradebook.read import Part, Score
from grader.marking.read_submission import MAX_BYTES, UnreadableError, parse_notebook
from grader.marking.restore import restore
from grader.marking.run_and_mark import run_and_mark
from grader.marking.verdict_records import MarkedRecord, record_of

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course.course import Assignment, Course
    from grader.judging.judge import Verdict
    from grader.marking.mark_notebook import Marked


def check_file(course: Course, path: Path) -> dict[str, Verdict]:
    """Check a notebook as its student would, on the visible examples.

    Parameters
    ----------
    course : Course
    path : Path
        A notebook that has the name of one of the course's assignments.

    Returns
    -------
    dict of str to Verdict
        By exercise.

    Raises
    ------
    UserError
        When it is not a notebook, or none of the course's.
    """
    assignment, marked = _marked(course, path, VISIBLE)
    return {name: marked.verdicts[name] for name in assignment.points}


def mark_file(
    course: Course, path: Path, *, seed: int | None = None, unconfined: bool = False
) -> tuple[Score, MarkedRecord]:
    """Mark a notebook on fresh challenges.

    Parameters
    ----------
    course : Course
    path : Path
        A notebook that has the name of one of the course's assignments.
    seed : int, optional
        Draws the challenges; a random one by default.
    unconfined : bool
        Run without confinement.

    Raises
    ------
    UserError
        When it is not a notebook, or none of the course's.
    """
    seed = secrets.randbits(32) if seed is None else seed
    assignment, marked = _marked(course, path, seed, unconfined=unconfined)
    verdicts = {name: record_of(marked.verdicts[name]) for name in assignment.points}
    judged = [Part(name, each.points, each.max_points) for name, each in verdicts.items()]
    written = [
        Part(name, 0.0, most, waits=marked.written[name] == "manual")
        for name, most in assignment.source.written.items()
    ]
    seconds = sum(marked.seconds.values())
    record = MarkedRecord(verdicts, seconds, tuple(marked.flags), seed)
    return Score("", assignment.name, (*judged, *written)), record


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook file, within bounds.

    Parameters
    ----------
    path : Path

    Raises
    ------
    UserError
        When it is not a notebook that can be graded.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    try:
        return parse_notebook(content, str(path))
    except UnreadableError as problem:
        raise UserError(str(problem)) from None


def _marked(
    course: Course, path: Path, seed: Seed, *, unconfined: bool = False
) -> tuple[Assignment, Marked]:
    assignment = course.assignment(path.stem)
    restored, flags = restore(read_notebook(path), assignment.release_notebook)
    marked = run_and_mark(restored, assignment, seed, unconfined=unconfined)
    marked.flags[:0] = flags
    return assignment, marked
