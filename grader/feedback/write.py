"""Write the feedback pages of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

from grader.course.nbgrader_api import nbgrader_config
from grader.feedback.page import Remarks, page
from grader.files import write_whole
from grader.gradebook.read import comments, people, results, scores
from grader.gradebook.store import open_gradebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grader.course.course import Assignment


def write_feedback(assignment: Assignment, database: str = "") -> int:
    """Write a page for each marked submission of an assignment.

    Parameters
    ----------
    assignment : Assignment
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.

    Returns
    -------
    int
        How many pages were written.
    """
    course = assignment.course
    count = 0
    for student, remarks in remarks_of(assignment, database or course.gradebook):
        marked = course.autograded / student / assignment.name / assignment.filename
        if marked.is_file():
            _write(assignment, student, page(nbformat.read(marked, 4), assignment, remarks))
            count += 1
    return count


def remarks_of(assignment: Assignment, database: str) -> Iterator[tuple[str, Remarks]]:
    """What each student's page about an assignment takes from the gradebook.

    Parameters
    ----------
    assignment : Assignment
    database : str
        SQLAlchemy's address of the gradebook.
    """
    course_id = nbgrader_config(assignment.course).CourseDirectory.course_id
    with open_gradebook(database, course_id) as gradebook:
        names = {person.id: person.name for person in people(gradebook)}
        commented = comments(gradebook, assignment)
        stored = results(gradebook, assignment)
        for student, score in scores(gradebook, assignment).items():
            entry = stored.get(student)
            yield (
                student,
                Remarks(
                    score,
                    names[student],
                    commented.get(student, {}),
                    entry.facts_only.all_flags if entry else (),
                    entry.seed if entry else None,
                ),
            )


def _write(assignment: Assignment, student: str, text: str) -> Path:
    path = assignment.course.feedback / student / assignment.name / f"{assignment.name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
    return path
