"""Mark one notebook file without a gradebook: on the visible examples, or on fresh challenges."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.exercises import VISIBLE, Seed
from grader.gradebook.result_json import Result
from grader.gradebook.score import Part, Score
from grader.marking.find_notebook import NOTEBOOK, candidates, original_name, renamed
from grader.marking.parse_notebook import MAX_BYTES, UnreadableError, parse_notebook
from grader.marking.restore_cells import restore
from grader.marking.run_and_mark import run_and_mark

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.judging.verdict import Verdict
    from grader.marking.mark_notebook import Marked


class NotebookError(UserError):
    """A file is not a notebook that can be graded; the message is fit for its student."""


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
    course: Course,
    path: Path,
    *,
    name: str = "",
    seed: int | None = None,
    unconfined: bool = False,
) -> tuple[Score, Result, int]:
    """Mark a notebook on fresh challenges.

    Parameters
    ----------
    course : Course
    path : Path
        A notebook, or the folder that it was handed in to.
    name : str
        The assignment's; by default, the notebook's name says it.
    seed : int, optional
        Draws the challenges; a random one by default.
    unconfined : bool
        Run without confinement.

    Returns
    -------
    score : Score
    result : Result
    seed : int

    Raises
    ------
    UserError
        When it is not a notebook, or none of the course's.
    """
    seed = secrets.randbits(32) if seed is None else seed
    assignment, marked = _marked(course, path, seed, name=name, unconfined=unconfined)
    verdicts = {name: marked.verdicts[name] for name in assignment.points}
    judged = [Part(name, each.points, each.max_points) for name, each in verdicts.items()]
    written = [
        Part(name, 0.0, most, waits=marked.written[name] == "manual")
        for name, most in assignment.source.written.items()
    ]
    result = Result(verdicts, marked.written, marked.seconds, tuple(marked.flags))
    return Score("", assignment.name, (*judged, *written)), result, seed


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook file, within bounds.

    Parameters
    ----------
    path : Path

    Raises
    ------
    NotebookError
        When it is not a notebook that can be graded.
    """
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    try:
        return parse_notebook(content, str(path))
    except UnreadableError as problem:
        raise NotebookError(str(problem)) from None


def _marked(
    course: Course, path: Path, seed: Seed, *, unconfined: bool = False, name: str = ""
) -> tuple[Assignment, Marked]:
    assignment = course.assignment(name or _assignment_named(course, path))
    found = _files(path, assignment.filename)
    restored, flags = restore(read_notebook(found[0]), assignment.release_notebook)
    marked = run_and_mark(restored, assignment, seed, unconfined=unconfined)
    marked.flags[:0] = [*renamed(found, assignment.filename), *flags]
    return assignment, marked


def _assignment_named(course: Course, path: Path) -> str:
    """The assignment that a file's name refers to, even if a program changed the name."""
    wanted = original_name(path.name).casefold()
    return next((name for name in course.names if name.casefold() == wanted), path.stem)


def _files(path: Path, filename: str) -> list[Path]:
    """The notebook itself; of a folder, its candidates, or the only notebook there is."""
    if not path.is_dir():
        return [path]
    others = sorted(path.glob(f"*{NOTEBOOK}"))
    if any(other.is_symlink() for other in others):
        raise NotebookError(f"expected {filename}, found a link. Hand in the notebook itself.")
    found = candidates(path, filename) or (others if len(others) == 1 else [])
    if not found:
        raise NotebookError(
            f"expected {filename}, found {len(others)} notebooks of other names. Hand it in under "
            "that name."
        )
    return found
