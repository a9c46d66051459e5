"""Let a gradebook follow a course that gains or loses exercises while it has submissions.

nbgrader refuses to release an assignment whose marked cells have changed once somebody has handed
it in. So cells are added and removed here first; what nbgrader then finds is what it expects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbgrader.api import (
    Comment,
    Grade,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
)
from sqlalchemy import delete

from grader.course.cells import CHECK_PREFIX, grade_id, is_grade, is_locked, is_solution
from grader.gradebook.audit_log import log_change
from grader.gradebook.connection import open_gradebook
from grader.gradebook.excused import note_cells
from grader.gradebook.moments import now
from grader.gradebook.store import Register
from grader.gradebook.tables import CELLS

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from nbgrader.api import Gradebook

Kind = type[GradeCell] | type[SolutionCell] | type[SourceCell]


def follow_course(database: str, course_id: str, assignment: str, notebook: NotebookNode) -> None:
    """Give an assignment in the gradebook the marked cells that it has in the course now.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.
    course_id : str
    assignment : str
        One that the gradebook may not know yet.
    notebook : NotebookNode
        The instructor's.
    """
    with open_gradebook(database, course_id) as gradebook:
        try:
            stored = gradebook.find_notebook(assignment, assignment)
        except MissingEntry:
            return
        identity = stored.assignment.id
        old = [cell.name for cell in stored.grade_cells]
        note_cells(gradebook, identity, [_plain(name) for name in old], now())
        if stored.submissions:
            wanted = _wanted(notebook)
            dropped = set(old) - wanted[GradeCell].keys()
            if dropped:
                _log_dropped(gradebook, assignment, dropped)
            for kind, cells in wanted.items():
                _follow(gradebook, stored, kind, cells)
            _forget(gradebook, identity, dropped)
            gradebook.db.commit()
            note_cells(gradebook, identity, map(_plain, wanted[GradeCell]), now())


def _plain(cell: str) -> str:
    return cell.removeprefix(CHECK_PREFIX)


def _wanted(notebook: NotebookNode) -> dict[Kind, dict[str, dict[str, Any]]]:
    """The marked cells by kind and name, each with what nbgrader keeps of it."""
    found: dict[Kind, dict[str, dict[str, Any]]] = {GradeCell: {}, SolutionCell: {}, SourceCell: {}}
    for cell in notebook.cells:
        name = grade_id(cell)
        if is_grade(cell):
            points = float(cell.metadata.nbgrader["points"])
            found[GradeCell][name] = {"max_score": points, "cell_type": cell.cell_type}
        if is_solution(cell):
            found[SolutionCell][name] = {}
        if is_grade(cell) or is_solution(cell) or is_locked(cell):
            found[SourceCell][name] = {"cell_type": cell.cell_type, "source": cell.source}
    return found


def _follow(
    gradebook: Gradebook, stored: Notebook, kind: Kind, wanted: dict[str, dict[str, Any]]
) -> None:
    known = {
        GradeCell: stored.grade_cells,
        SolutionCell: stored.solution_cells,
        SourceCell: stored.source_cells,
    }[kind]
    names = {cell.name for cell in known}
    for cell in [cell for cell in known if cell.name not in wanted]:
        gradebook.db.execute(delete(Grade).where(Grade.cell_id == cell.id))
        gradebook.db.execute(delete(Comment).where(Comment.cell_id == cell.id))
        gradebook.db.delete(cell)
    for name in wanted.keys() - names:
        gradebook.db.add(kind(name=name, notebook=stored, **wanted[name]))
    gradebook.db.flush()


def _log_dropped(gradebook: Gradebook, assignment: str, dropped: set[str]) -> None:
    """Record the scores of dropped exercises in the audit log, including manual scores."""
    for student, before in Register(gradebook, assignment).states().items():
        after = {name: row for name, row in before.items() if name not in dropped}
        if after != before:
            names = ", ".join(sorted(map(_plain, dropped)))
            log_change(
                gradebook,
                f"no longer part of the assignment: {names}",
                student=student,
                assignment=assignment,
                before=before,
                after=after,
            )


def _forget(gradebook: Gradebook, assignment_id: str, dropped: set[str]) -> None:
    gradebook.db.execute(
        delete(CELLS).where(
            CELLS.c.assignment_id == assignment_id,
            CELLS.c.name.in_([_plain(name) for name in dropped]),
        )
    )
