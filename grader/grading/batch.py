"""A class about to be graded: which submissions are as they were, and tasks for the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.course.challenge import pose
from grader.grading.autograded_folder import TIMESTAMP, kept
from grader.grading.fingerprint import digest, fingerprint
from grader.grading.result import stored
from grader.grading.task import Task
from grader.marking.read_submission import UnreadableError, name_flags, read_content
from grader.marking.timestamps import moment_of
from grader.marking.untrusted_folder import small_text
from grader.sandbox.shared_zygote import shared_parent

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from grader.course.course import Assignment
    from grader.gradebook.history import Entry, Terms
    from grader.grading.result import Graded
    from grader.marking.read_submission import Submission


@dataclass(frozen=True)
class Batch:
    """An assignment's submissions, and what is known of them.

    Parameters
    ----------
    assignment : Assignment
    submissions : list of Submission
    terms : Terms
    material : str
        Fingerprint of what they are graded by.
    entries : dict of str to Entry
        What is stored already, by student.
    duedate : datetime, optional
    extensions : dict of str to timedelta
        By student.
    unconfined : bool
    """

    assignment: Assignment
    submissions: list[Submission]
    terms: Terms
    material: str
    entries: dict[str, Entry]
    duedate: dt.datetime | None
    extensions: dict[str, dt.timedelta]
    unconfined: bool = False

    def prepare(self) -> None:
        """Warm up what workers share: the process that runs are forked from, and the challenges.

        Raises
        ------
        UserError
            When runs cannot be confined here.
        """
        warm = shared_parent(unconfined=self.unconfined)
        warm.begin()  # it imports for a second; meanwhile
        for exercise in self.assignment.exercises:
            pose(self.assignment, exercise, self.terms.seed)
        warm.start()

    def task(self, submission: Submission) -> Task:
        """What there is to do for a submission.

        Parameters
        ----------
        submission : Submission
        """
        content, unreadable = b"", None
        try:
            content = read_content(submission)
        except UnreadableError as problem:
            unreadable = problem.kind, str(problem)
        moment, flags = handed_in(submission)
        flags += name_flags(submission)
        extension = self.extensions.get(submission.student)
        late = f"{moment} {flags} {self.duedate} {extension}"
        return Task(
            student=submission.student,
            place=submission.place,
            course=str(self.assignment.course.root),
            assignment=self.assignment.name,
            material=self.material,
            fingerprint=fingerprint(self.material, content, repr(unreadable), late),
            seed=self.terms.seed,
            content=content,
            unreadable=unreadable,
            moment=moment,
            flags=tuple(flags),
            unconfined=self.unconfined,
        )

    def unchanged(self, submission: Submission, task: Task) -> Graded | None:
        """What is stored, if it is what this task would give.

        Parameters
        ----------
        submission : Submission
        task : Task
        """
        entry = self.entries.get(submission.student)
        if entry is None or self.terms.again or entry.fingerprint != task.fingerprint:
            return None
        if self.terms.exact and entry.seed != self.terms.seed:
            return None
        text = _bytes_of(kept(submission))
        # the gradebook and the file may have been written by different hands, or not both
        return stored(submission, text) if digest(text) == entry.digest else None


def handed_in(submission: Submission) -> tuple[dt.datetime | None, list[str]]:
    """When a submission was handed in, in UTC, if its ``timestamp.txt`` says so.

    Parameters
    ----------
    submission : Submission

    Returns
    -------
    moment : datetime or None
    flags : list of str
        What is wrong with the file.
    """
    try:
        text = small_text(submission.folder / TIMESTAMP)
    except OSError as error:
        return None, [f"{TIMESTAMP}: cannot be read ({error.strerror}); taken as on time"]
    try:
        return (moment_of(text) if text else None), []
    except ValueError:
        flag = (
            f"{TIMESTAMP}: expected a time such as 2026-10-01 12:00:00 UTC, got {text[:40]!r}; "
            "taken as on time"
        )
        return None, [flag]


def _bytes_of(path: Path) -> bytes:
    """A marked notebook; nothing where none can be read, so that it is made anew."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
