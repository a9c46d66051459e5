"""Store marked submissions in nbgrader's gradebook: one transaction for each.

All goes through nbgrader's own models, so that formgrader, feedback and export see what
``nbgrader autograde`` would have written. A manual score or comment is never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import insert, make_url, select, update
from sqlalchemy.exc import OperationalError

from grader.course.nbgrader_api import make_tables
from grader.errors import UserError
from grader.gradebook.as_stored import as_stored, interval
from grader.gradebook.history import Entry, add_tables, enter

if TYPE_CHECKING:
    import datetime as dt

    from traitlets.config import Config

    from grader.gradebook.auto_scores import Scores


def open_gradebook(database: str, course_id: str) -> Gradebook:
    """Open the gradebook, making it when there is none.

    Parameters
    ----------
    database : str
        SQLAlchemy's address.
    course_id : str
        As in ``nbgrader_config.py``.

    Raises
    ------
    UserError
        When there is no driver for it, or its server does not let us in.
    """
    try:
        make_tables(database)
        gradebook = Gradebook(database, course_id)
        add_tables(gradebook)
    except (OperationalError, ImportError) as error:
        if make_url(database).get_backend_name() == "sqlite":
            raise
        raise UserError(
            f"expected a gradebook at {make_url(database)!r}, could not open it: "
            f"{str(error).partition(chr(10))[0]}. For PostgreSQL, install the driver with "
            "pip install '.[postgres]', and see that the server runs and lets you in."
        ) from None
    return gradebook


class Register:
    """The part of a gradebook that belongs to one assignment, looked up once for a whole batch.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    config : Config, optional
        Says how late submissions are penalised.

    Raises
    ------
    UserError
        When the gradebook does not know the assignment.
    """

    def __init__(self, gradebook: Gradebook, assignment: str, config: Config | None = None) -> None:
        self.gradebook = gradebook
        self._db = gradebook.db
        self._config = config
        known = self._db.scalar(select(Assignment).where(Assignment.name == assignment))
        if known is None:
            raise UserError(
                f"the gradebook has no assignment {assignment!r}. Run grader build, with the same "
                "--db, which enters it."
            )
        self.assignment_id: str = known.id
        self.duedate: dt.datetime | None = known.duedate
        self._notebook_id = self._id_of_notebook(assignment)
        self._graded = self._cells(GradeCell)
        self._answers = self._cells(SolutionCell)
        self._db.rollback()

    @property
    def extensions(self) -> dict[str, dt.timedelta]:
        """Who was given more time, and how much."""
        rows = self._db.execute(
            select(SubmittedAssignment.student_id, as_stored(SubmittedAssignment.extension)).where(
                SubmittedAssignment.assignment_id == self.assignment_id,
                SubmittedAssignment.extension.is_not(None),
            )
        ).all()
        self._db.rollback()
        given = {student: interval(value) for student, value in rows}
        return {student: more for student, more in given.items() if more}

    def record(
        self,
        student: str,
        scores: Scores,
        *,
        timestamp: dt.datetime | None = None,
        entry: Entry | None = None,
    ) -> None:
        """Store a marked notebook's scores and comments, all or nothing.

        Parameters
        ----------
        student : str
        scores : Scores
            With each graded cell of the assignment.
        timestamp : datetime, optional
            When it was handed in, in UTC.
        entry : Entry, optional
            What the scores were made of.
        """
        try:
            submission, notebook_id = self._rows(student)
            if timestamp is not None and timestamp != submission.timestamp:
                submission.timestamp = timestamp
            self._score(notebook_id, scores)
            self._comment(notebook_id, scores)
            self._penalise(submission, notebook_id)
            if entry is not None:
                enter(self.gradebook, notebook_id, entry)
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise
        finally:
            self._db.expunge_all()

    def _id_of_notebook(self, name: str) -> str:
        of_ours = select(Notebook.id).where(
            Notebook.assignment_id == self.assignment_id, Notebook.name == name
        )
        found: str = self._db.scalars(of_ours).one()
        return found

    def _cells(self, kind: type[GradeCell | SolutionCell]) -> dict[str, str]:
        """The ids of the assignment's cells of a kind, by their marks."""
        of_ours = select(kind.name, kind.id).where(kind.notebook_id == self._notebook_id)
        return dict(map(tuple, self._db.execute(of_ours)))

    def _rows(self, student: str) -> tuple[SubmittedAssignment, str]:
        """The submission and its notebook's id, made when they are new."""
        found = self._db.execute(
            select(SubmittedAssignment, SubmittedNotebook.id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(
                SubmittedAssignment.assignment_id == self.assignment_id,
                SubmittedAssignment.student_id == student,
                SubmittedNotebook.notebook_id == self._notebook_id,
            )
        ).one_or_none()
        return tuple(found) if found else self._new_rows(student)

    def _new_rows(self, student: str) -> tuple[SubmittedAssignment, str]:
        if self._db.get(Student, student) is None:
            self._db.execute(insert(Student).values(id=student))
        submission = SubmittedAssignment(
            id=new_uuid(), assignment_id=self.assignment_id, student_id=student
        )
        self._db.add(submission)
        self._db.flush()
        notebook_id = new_uuid()
        self._db.execute(
            insert(SubmittedNotebook).values(
                id=notebook_id, assignment_id=submission.id, notebook_id=self._notebook_id
            )
        )
        return submission, notebook_id

    def _score(self, notebook_id: str, scores: Scores) -> None:
        """As nbgrader's SaveAutoGrades: a manual score stands, and asks to be looked at again."""
        read = select(Grade.cell_id).where(
            Grade.notebook_id == notebook_id, Grade.manual_score.is_not(None)
        )
        manual = set(self._db.scalars(read))
        values = {
            cell: {
                "auto_score": scores.auto[name],
                "needs_manual_grade": cell in manual or scores.auto[name] is None,
            }
            for name, cell in self._graded.items()
        }
        self._put(Grade, notebook_id, values)

    def _comment(self, notebook_id: str, scores: Scores) -> None:
        values = {
            cell: {"auto_comment": scores.comments.get(name)}
            for name, cell in self._answers.items()
        }
        self._put(Comment, notebook_id, values)

    def _put(
        self, kind: type[Grade | Comment], notebook_id: str, values: dict[str, dict[str, Any]]
    ) -> None:
        """Write values by cell: into the rows that are there, and into new ones."""
        there = select(kind.cell_id, kind.id).where(kind.notebook_id == notebook_id)
        known = dict(map(tuple, self._db.execute(there)))
        changed = [{"id": known[cell]} | row for cell, row in values.items() if cell in known]
        new = [
            {"id": new_uuid(), "cell_id": cell, "notebook_id": notebook_id} | row
            for cell, row in values.items()
            if cell not in known
        ]
        if new:
            self._db.execute(insert(kind), new)
        if changed:
            self._db.execute(update(kind), changed)

    def _penalise(self, submission: SubmittedAssignment, notebook_id: str) -> None:
        """Assign a late penalty by the configured plugin, as nbgrader's AssignLatePenalties."""
        late = self._seconds_late(submission)
        penalty = None
        if late > 0:
            score = self._db.scalar(
                select(SubmittedNotebook.score).where(SubmittedNotebook.id == notebook_id)
            )
            step = AssignLatePenalties(config=self._config)
            step.init_plugin()
            penalty = step.plugin_inst.late_submission_penalty(submission.student_id, score, late)
            penalty = None if penalty is None else min(max(penalty, 0), score)
        self._db.execute(
            update(SubmittedNotebook)
            .where(SubmittedNotebook.id == notebook_id)
            .values(late_submission_penalty=penalty),
            execution_options={"synchronize_session": False},
        )

    def _seconds_late(self, submission: SubmittedAssignment) -> float:
        if submission.timestamp is None or self.duedate is None:
            return 0.0
        due = self.duedate + submission.extension if submission.extension else self.duedate
        return float((submission.timestamp - due).total_seconds())
