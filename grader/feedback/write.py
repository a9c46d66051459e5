"""Write the feedback pages of a class."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nbformat

from grader.course.nbgrader_api import nbgrader_config
from grader.feedback.exchange_files import exchange_files
from grader.feedback.page import Remarks, page
from grader.files import EVERYBODY_S, write_whole
from grader.gradebook.connection import connect
from grader.gradebook.read import comments, people, results, scores
from grader.gradebook.update_late_penalties import update_late_penalties
from grader.plain_text import plain_name, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course.assignment import Assignment

CAUSE = 120
"""Characters of a cause that a problem's sentence takes."""


@dataclass(frozen=True)
class Pages:
    """The result of writing a class's pages.

    Parameters
    ----------
    count : int
        How many pages were written.
    problems : list of str
        Why a student has none, one sentence each.
    """

    count: int
    problems: list[str]


def write_feedback(assignment: Assignment, database: str = "") -> Pages:
    """Write a page for each marked submission of an assignment.

    A page that cannot be written is that student's problem; the others are written.

    Parameters
    ----------
    assignment : Assignment
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.

    Returns
    -------
    Pages
    """
    count, problems = 0, []
    for student, remarks in remarks_of(assignment, database or assignment.course.gradebook):
        try:
            count += _write(assignment, student, remarks)
        except Exception as error:
            if isinstance(error, OSError) and error.errno in EVERYBODY_S:
                raise
            problems.append(_problem(assignment, student, error))
    return Pages(count, problems)


def remarks_of(assignment: Assignment, database: str) -> Iterator[tuple[str, Remarks]]:
    """What each student's page about an assignment takes from the gradebook.

    Parameters
    ----------
    assignment : Assignment
    database : str
        SQLAlchemy's address of the gradebook.
    """
    config = nbgrader_config(assignment.course)
    with connect(database, config.CourseDirectory.course_id) as gradebook:
        update_late_penalties(gradebook, assignment.name, config)
        names = {person.id: person.name for person in people(gradebook)}
        commented = comments(gradebook, assignment)
        stored = results(gradebook, assignment)
        for student, score in scores(gradebook, assignment).items():
            entry = stored.get(student)
            yield (
                student,
                Remarks(
                    score,
                    names.get(student, student),
                    commented.get(student, {}),
                    entry.facts_only.all_flags if entry else (),
                    entry.seed if entry else None,
                ),
            )


def _write(assignment: Assignment, student: str, remarks: Remarks) -> bool:
    """Write a student's page; false when nothing of theirs is marked."""
    course = assignment.course
    marked = course.autograded / student / assignment.name / assignment.filename
    if not marked.exists():
        return False
    if not marked.is_file():
        raise ValueError("it is no file")
    # without its schema, which takes longer than all the rest: what is damaged shows itself
    notebook = nbformat.v4.reads(marked.read_text(encoding="utf-8"))
    text = page(notebook, assignment, remarks)
    path = course.feedback / student / assignment.name / f"{assignment.name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
    submitted = course.submitted / student / assignment.name
    exchange_files(marked.parent, submitted, path.parent)
    return True


def _problem(assignment: Assignment, student: str, error: Exception) -> str:
    if isinstance(error, OSError):
        place = plain_name(str(error.filename))
        if error.errno in {errno.ENOTDIR, errno.EEXIST}:
            why = "expected a folder, found a file. Move the file away"
        else:
            why = f"cannot be read or written ({error.strerror})"
        return f"{place}: {why}; {student} gets no page."
    place = plain_name(f"classroom/autograded/{student}/{assignment.name}/{assignment.filename}")
    cause = " ".join(plain_text(str(error), CAUSE).split()) or type(error).__name__
    return (
        f"{place}: expected a marked notebook, could not make a page of it ({cause}). "
        f"Run grader grade {assignment.name} again, which repairs it."
    )
