"""Store marked submissions in nbgrader's gradebook: one transaction for each.

All goes through nbgrader's own models, so that formgrader, feedback and export see what
``nbgrader autograde`` would have written. A manual score or comment is never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbgrader import utils
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties

from grader.errors import UserError
from grader.nbgrader_api import put_alembic_on_path
from grader.restore import grade_id

if TYPE_CHECKING:
    import datetime as dt

    from nbformat import NotebookNode
    from traitlets.config import Config


def open_gradebook(database: str, course_id: str) -> Gradebook:
    """Open the gradebook, making it when there is none.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.
    course_id : str
        As in ``nbgrader_config.py``.
    """
    put_alembic_on_path()
    return Gradebook(database, course_id)


def record(  # noqa: PLR0913 - one row's worth of facts
    gradebook: Gradebook,
    assignment: str,
    student: str,
    notebook: NotebookNode,
    *,
    timestamp: dt.datetime | None = None,
    config: Config | None = None,
) -> None:
    """Store a marked notebook's scores and comments, all or nothing.

    Parameters
    ----------
    gradebook : Gradebook
    assignment, student : str
    notebook : NotebookNode
        With every graded cell of the assignment, each showing its verdict.
    timestamp : datetime, optional
        When it was handed in, in UTC.
    config : Config, optional
        Says how late submissions are penalised.

    Raises
    ------
    UserError
        When the gradebook does not know the assignment.
    """
    session = gradebook.db
    try:
        submission = _submission(gradebook, assignment, student)
        submission.timestamp = timestamp or submission.timestamp
        [submitted] = [nb for nb in submission.notebooks if nb.notebook.name == assignment]
        marked = {grade_id(cell): cell for cell in notebook.cells if grade_id(cell)}
        for grade in submitted.grades:
            _score(grade, marked[grade.cell.name])
        for comment in submitted.comments:
            _comment(comment, marked.get(comment.cell.name))
        session.flush()
        session.refresh(submitted)
        _penalise(submission, submitted, config)
        session.commit()
    except BaseException:
        session.rollback()
        raise


def _submission(gradebook: Gradebook, assignment: str, student: str) -> SubmittedAssignment:
    """The submission's row, made with all that belongs to it when it is new."""
    session = gradebook.db
    known = session.query(Assignment).filter(Assignment.name == assignment).one_or_none()
    if known is None:
        raise UserError(
            f"the gradebook has no assignment {assignment!r}. Run grader build, with the same "
            "--db, which enters it."
        )
    person = session.get(Student, student) or Student(id=student)
    session.add(person)
    found = [each for each in person.submissions if each.assignment_id == known.id]
    return found[0] if found else _new_submission(gradebook, known, person)


def _new_submission(
    gradebook: Gradebook, assignment: Assignment, student: Student
) -> SubmittedAssignment:
    # an object is complete before it meets the session, or a half-made one is written
    with gradebook.db.no_autoflush:
        submission = SubmittedAssignment(assignment_id=assignment.id, student_id=student.id)
        submission.notebooks = [_new_notebook(notebook) for notebook in assignment.notebooks]
        gradebook.db.add(submission)
    gradebook.db.flush()
    return submission


def _new_notebook(notebook: Notebook) -> SubmittedNotebook:
    cells, answers = notebook.grade_cells, notebook.solution_cells
    return SubmittedNotebook(
        notebook_id=notebook.id,
        grades=[Grade(cell_id=cell.id) for cell in cells],
        comments=[Comment(cell_id=cell.id) for cell in answers],
    )


def _score(grade: Grade, cell: NotebookNode) -> None:
    """As nbgrader's SaveAutoGrades: a manual score stands, and asks to be looked at again."""
    grade.auto_score, _ = utils.determine_grade(cell)
    grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None


def _comment(comment: Comment, cell: NotebookNode | None) -> None:
    """As nbgrader's SaveAutoGrades: an unchanged answer cell is no response."""
    checksum = cell.metadata.nbgrader.get("checksum") if cell else None
    unchanged = cell is not None and checksum == utils.compute_checksum(cell)
    comment.auto_comment = "No response." if unchanged else None


def _penalise(
    submission: SubmittedAssignment, submitted: SubmittedNotebook, config: Config | None
) -> None:
    """Assign a late penalty by the configured plugin, as nbgrader's AssignLatePenalties."""
    submitted.late_submission_penalty = None
    late = submission.total_seconds_late
    if late > 0:
        step = AssignLatePenalties(config=config)
        step.init_plugin()
        penalty = step.plugin_inst.late_submission_penalty(
            submission.student_id, submitted.score, late
        )
        if penalty is not None:
            submitted.late_submission_penalty = min(max(penalty, 0), submitted.score)
