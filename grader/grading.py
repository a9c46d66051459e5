"""Grade many submissions: mark each, store it, and go on whatever happens to one of them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from nbgrader.utils import parse_utc

from grader.autograded import TIMESTAMP, keep
from grader.build import is_built
from grader.errors import UserError
from grader.execute import run_and_mark
from grader.gradebook import open_gradebook, record
from grader.graded import Graded, graded
from grader.marking import Marked, cannot_mark
from grader.nbgrader_api import nbgrader_config
from grader.restore import restore
from grader.submission import Submission, UnreadableError, read_submission, submissions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from nbgrader.api import Gradebook
    from traitlets.config import Config

    from grader.course import Assignment, Course


@dataclass(frozen=True)
class Options:
    """How to grade.

    Parameters
    ----------
    seed : int
        Draws the challenges, the same ones for the whole class.
    student : str
        Only students whose id matches this pattern.
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    unconfined : bool
        Run notebooks without confinement.
    """

    seed: int = field(default_factory=lambda: secrets.randbits(32))
    student: str = "*"
    database: str = ""
    unconfined: bool = False


def grade(course: Course, assignment: Assignment, options: Options) -> Iterator[Graded]:
    """Grade an assignment's submissions, yielding each as soon as it is stored.

    Parameters
    ----------
    course : Course
    assignment : Assignment
    options : Options

    Raises
    ------
    UserError
        When the assignment has not been built since it was changed.
    """
    if not is_built(assignment):
        raise UserError(
            f"{assignment.name}: expected notebooks/ and classroom/source/ to be what solutions/ "
            "gives, found them missing or outdated. Run grader build first."
        )
    config = nbgrader_config(course)
    database = options.database or course.gradebook
    with open_gradebook(database, config.CourseDirectory.course_id) as gradebook:
        for submission in submissions(course, assignment):
            if not fnmatchcase(submission.student, options.student):
                continue
            yield _grade_one(submission, options, gradebook, config)


def _grade_one(
    submission: Submission, options: Options, gradebook: Gradebook, config: Config
) -> Graded:
    assignment = submission.assignment
    try:
        marked, problem = _mark(submission, options)
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - a batch never stops because of one notebook
        return _our_fault(submission, error)
    moment = handed_in(submission, marked.flags)
    record(
        gradebook,
        assignment.name,
        submission.student,
        marked.notebook,
        timestamp=moment,
        config=config,
    )
    keep(submission, marked.notebook)
    return graded(submission, marked, problem=problem)


def _our_fault(submission: Submission, error: Exception) -> Graded:
    """Nothing is stored that the student did not earn or lose."""
    problem = (
        f"{submission.place}: expected to grade it, but the grader itself failed "
        f"({type(error).__name__}: {error}). Nothing was stored; please report this."
    )
    marked = cannot_mark(submission.assignment, "grader", problem)
    return graded(submission, marked, problem=problem)


def handed_in(submission: Submission, flags: list[str]) -> dt.datetime | None:
    """When a submission was handed in, in UTC, if its ``timestamp.txt`` says so.

    Parameters
    ----------
    submission : Submission
    flags : list of str
        Is told when the file holds no time.
    """
    path = submission.folder / TIMESTAMP
    text = _text_of(path)
    try:
        moment: dt.datetime | None = parse_utc(text) if text else None
    except ValueError:
        flags.append(
            f"{TIMESTAMP}: expected a time such as 2026-10-01 12:00:00 UTC, got {text[:40]!r}; "
            "taken as on time"
        )
        return None
    return moment


def _text_of(path: Path) -> str:
    """A small file's text; a link is not followed, for it may point at anything."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(1000).strip()


def _mark(submission: Submission, options: Options) -> tuple[Marked, str]:
    """The marked notebook, and why there was nothing to mark, if so."""
    assignment = submission.assignment
    try:
        submitted = read_submission(submission)
    except UnreadableError as problem:
        return cannot_mark(assignment, problem.kind, str(problem)), str(problem)
    restored, flags = restore(submitted, assignment.release_notebook)
    marked = run_and_mark(restored, assignment, options.seed, unconfined=options.unconfined)
    marked.flags[:0] = flags
    return marked, ""
