"""What every export starts from: a class, its assignments and its scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.course.nbgrader_api import nbgrader_config
from grader.errors import UserError
from grader.gradebook.connection import connect
from grader.gradebook.read import people, results, scores
from grader.gradebook.update_late_penalties import update_late_penalties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.gradebook.read import Person
    from grader.gradebook.result_json import Entry
    from grader.gradebook.score import Score


@dataclass(frozen=True)
class ClassScores:
    """A class's scores.

    Parameters
    ----------
    people : list of Person
        Everybody the gradebook knows.
    assignments : list of Assignment
    scores : dict of str to dict of str to Score
        By assignment, then by student; who handed in nothing is not in it.
    absent : float, optional
        What stands for somebody who handed in nothing; by default, an empty cell.
    entries : dict of str to dict of str to Entry
        The stored results, likewise.
    """

    people: list[Person]
    assignments: list[Assignment]
    scores: dict[str, dict[str, Score]]
    absent: float | None = None
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How many scores await manual grading."""
        return sum(score.waits for each in self.scores.values() for score in each.values())


def class_scores(
    course: Course, names: Sequence[str], database: str = "", *, absent: float | None = None
) -> ClassScores:
    """Read a class's scores.

    Parameters
    ----------
    course : Course
    names : sequence of str
        The assignments to export.
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    absent : float, optional
        What stands for somebody who handed in nothing; by default, an empty cell.

    Raises
    ------
    UserError
        When nothing of them was graded.
    """
    address = database or course.gradebook
    assignments = [course.assignment(name) for name in names]
    config = nbgrader_config(course)
    with connect(address, config.CourseDirectory.course_id) as gradebook:
        for each in assignments:
            update_late_penalties(gradebook, each.name, config)
        found = {each.name: scores(gradebook, each) for each in assignments}
        stored = {each.name: results(gradebook, each) for each in assignments}
        known = people(gradebook)
    if not any(found.values()):
        raise UserError(
            f"expected graded submissions of {', '.join(names)} in {address}, found none. "
            "Run grader grade first."
        )
    return ClassScores(known, assignments, found, absent, stored)
