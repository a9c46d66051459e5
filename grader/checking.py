"""Check a notebook as its student would: on the visible examples, from the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.execute import run_and_mark
from grader.restore import restore
from grader.student_files import VISIBLE_SEED
from grader.submission import MAX_BYTES, UnreadableError, parse_notebook

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course import Assignment, Course
    from grader.judge import Verdict
    from grader.marking import Marked


def check_notebook(course: Course, path: Path) -> dict[str, Verdict]:
    """The verdict on each exercise of a notebook, by name.

    Parameters
    ----------
    course : Course
    path : Path
        A notebook that bears the name of one of the course's assignments.

    Raises
    ------
    UserError
        When it is not a notebook, or none of the course's.
    """
    assignment, marked = marked_file(course, path, VISIBLE_SEED)
    return {name: marked.verdicts[name] for name in assignment.points}


def marked_file(
    course: Course, path: Path, seed: int, *, unconfined: bool = False
) -> tuple[Assignment, Marked]:
    """Mark a notebook file that bears the name of one of the course's assignments.

    Parameters
    ----------
    course : Course
    path : Path
    seed : int
        Draws the challenges.
    unconfined : bool
        Run without confinement.

    Raises
    ------
    UserError
        When it is not a notebook, or none of the course's.
    """
    assignment = course.assignment(path.stem)
    restored, flags = restore(read_notebook(path), assignment.release_notebook)
    marked = run_and_mark(restored, assignment, seed, unconfined=unconfined)
    marked.flags[:0] = flags
    return assignment, marked


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
