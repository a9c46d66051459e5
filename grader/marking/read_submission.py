"""Read what a student handed in: hostile until proven otherwise, parsed within bounds."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.marking.find_notebook import NOTEBOOK, candidates, renamed
from grader.marking.parse_notebook import MAX_BYTES, UnreadableError, parse_notebook
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grader.course.assignment import Assignment
    from grader.course.course import Course

__all__ = [
    "MAX_BYTES",
    "Submission",
    "UnreadableError",
    "misplaced",
    "name_flags",
    "parse_notebook",
    "read_content",
    "submissions",
]


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one assignment.

    Parameters
    ----------
    student : str
        The student's id: the folder's name.
    assignment : Assignment
    folder : Path
        ``classroom/submitted/<student>/<assignment>``.
    """

    student: str
    assignment: Assignment
    folder: Path

    @property
    def path(self) -> Path:
        """Where the notebook must be."""
        return self.folder / self.assignment.filename

    @property
    def place(self) -> str:
        """The submission as an instructor finds it, without the path of the machine."""
        return plain_name(f"classroom/submitted/{self.student}/{self.assignment.name}")


def submissions(course: Course, assignment: Assignment) -> Iterator[Submission]:
    """All students' submissions of an assignment, in the order of their ids.

    A student without a folder for this assignment has not submitted it.
    """
    for student in sorted(course.submitted.glob("*")):
        folder = student / assignment.name
        if _may_be_folder(folder):
            yield Submission(student.name, assignment, folder)


def misplaced(course: Course) -> Iterator[Path]:
    """Notebooks, and folders of them, that lie where no assignment is looked for."""
    for student in sorted(course.submitted.glob("*")):
        if student.suffix == NOTEBOOK:
            yield student
        elif student.is_dir() and os.access(student, os.R_OK | os.X_OK):
            yield from (path for path in sorted(student.iterdir()) if _stray(course, path))


def _stray(course: Course, path: Path) -> bool:
    if path.name in course.names:
        return False
    return path.suffix == NOTEBOOK or next(path.glob(f"*{NOTEBOOK}"), None) is not None


def _may_be_folder(folder: Path) -> bool:
    try:
        return stat.S_ISDIR(folder.stat().st_mode)  # is_dir hides errors from Python 3.14 on
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # reading it says so, where a student would silently be missing


def read_content(submission: Submission) -> bytes:
    """The bytes of a submitted notebook; of one that is too large, one more than is allowed.

    Raises
    ------
    UnreadableError
        When there is no such file, or it may not be read.
    """
    try:
        return _content(submission)
    except PermissionError:
        raise UnreadableError(
            f"{submission.place}: no permission to read it; the others were graded. Make it yours "
            "(chown, chmod) and run grader grade again."
        ) from None
    except OSError as error:
        raise UnreadableError(
            f"{submission.place}: cannot be read ({error.strerror}); the others were graded. Ask "
            "the student for it again."
        ) from None


def name_flags(submission: Submission) -> list[str]:
    """What to say about the name of a submitted notebook, as flags.

    Parameters
    ----------
    submission : Submission
    """
    try:
        return renamed(candidates(submission.folder, submission.path.name), submission.path.name)
    except OSError:  # reading it says so
        return []


def _content(submission: Submission) -> bytes:
    path = submission.path
    if path.is_symlink() or submission.folder.is_symlink():
        raise UnreadableError(
            f"{submission.place}: expected a file, found a link. Copy the notebook itself there."
        )
    for found in candidates(submission.folder, path.name):
        with found.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    found_instead, remedy = _instead(submission)
    raise UnreadableError(
        f"{submission.place}: expected {path.name}, {found_instead}. Marked missing, the others "
        f"were graded. {remedy}",
        kind="missing",
    )


def _instead(submission: Submission) -> tuple[str, str]:
    """What is there where a notebook is not, and what to do."""
    if submission.path.is_dir():
        return "found a folder of that name", "Put the notebook itself there."
    others = sorted(other.name for other in submission.folder.glob("*.ipynb"))
    if others:
        return f'found "{plain_name(others[0])}"', "Rename it and run grader grade again."
    return "found no notebook", "Ask the student for it."
