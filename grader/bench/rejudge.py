"""How long it takes to judge the stored answers of a class again; no student's code runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from grader.bench.programs import classroom, ours
from grader.gradebook.connection import connect
from grader.gradebook.tables import RESULTS

if TYPE_CHECKING:
    from pathlib import Path

    from grader.bench.cost import Cost
    from grader.course.course import Course


def rejudge_cost(built: Course, name: str, count: int, workers: int, folder: Path) -> Cost:
    """Grade a class, then grade it again as after a change of points or tolerances.

    Parameters
    ----------
    built : Course
    name : str
    count : int
        Submissions.
    workers : int
    folder : Path
        Empty; what is made stays in it.

    Returns
    -------
    Cost
        Of the second time.
    """
    assignment = classroom(built, folder, name, count)
    ours(assignment, workers)
    with connect(assignment.course.gradebook, "cats") as gradebook:
        gradebook.db.execute(update(RESULTS).values(judge_print="of another judge"))
        gradebook.db.commit()
    return ours(assignment, workers)
