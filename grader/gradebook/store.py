"""Store marked submissions in nbgrader's gradebook: one transaction for each.

Everything goes through nbgrader's own models, so that formgrader, feedback and exports see what
``nbgrader autograde`` would have written. A mark or comment that a person gave is never changed.
A mark by hand is final until the answer that it was given for changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
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
from sqlalchemy import func, insert, make_url, select, update
from sqlalchemy.exc import OperationalError

from grader.course.nbgrader_api import make_tables
from grader.errors import UserError
from grader.gradebook.audit_log import PENALTY, State, log_change
from grader.gradebook.excused import replace_automatic
from grader.gradebook.late import LatePenalties, seconds_late
from grader.gradebook.results import Entry, Result, facts_of, result_of, store_result
from grader.gradebook.tables import RESULTS, add_tables

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

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
        Says which late penalties apply.

    Raises
    ------
    UserError
        When the gradebook does not know the assignment.
    """

    def __init__(self, gradebook: Gradebook, assignment: str, config: Config | None = None) -> None:
        self.gradebook = gradebook
        self._db = gradebook.db
        self.name = assignment
        self._penalties = LatePenalties(config)
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

    def record(  # noqa: PLR0913 - what is stored of a submission, each of its own kind
        self,
        student: str,
        scores: Scores,
        *,
        reason: str = "graded",
        timestamp: dt.datetime | None = None,
        entry: Entry | None = None,
        answers: bytes | None = None,
    ) -> None:
        """Store a marked notebook's scores, comments and result, all or nothing.

        Parameters
        ----------
        student : str
        scores : Scores
            With each graded cell of the assignment.
        reason : str
            Why the scores may change, for the audit log.
        timestamp : datetime, optional
            When it was handed in, in UTC.
        entry : Entry, optional
            The result that explains the scores.
        answers : bytes, optional
            What the run answered; none keeps what is stored.
        """
        with self._all_or_nothing():
            submission, notebook_id = self._rows(student)
            before, replaced = self._state(notebook_id), self._replaced(notebook_id)
            submission.timestamp = timestamp
            result = entry.result if entry else None
            changed = _changed_answers(replaced[0], result) if _by_hand(before) else set()
            self._score(notebook_id, scores, before, changed)
            self._comment(notebook_id, scores)
            self._penalise(submission, notebook_id)
            if entry is not None:
                replace_automatic(self.gradebook, self.assignment_id, student, entry.result.excused)
                store_result(self.gradebook, notebook_id, entry, answers)
            self._log(reason, student, notebook_id, before, replaced)

    def record_time(
        self, student: str, entry: Entry, result: Result, timestamp: dt.datetime | None
    ) -> None:
        """Store when a submission was handed in, and its late penalty; its scores stay.

        Parameters
        ----------
        student : str
        entry : Entry
            What is stored.
        result : Result
            The same with what is known of the time now.
        timestamp : datetime or None
            In UTC.
        """
        with self._all_or_nothing():
            submission, notebook_id = self._rows(student)
            before = self._state(notebook_id)
            submission.timestamp = timestamp
            self._penalise(submission, notebook_id)
            same = replace(entry, facts=facts_of(result))
            store_result(self.gradebook, notebook_id, same, None)
            self._log("time of handing in or late policy changed", student, notebook_id, before)

    def penalty(self, student: str, score: float, seconds: float) -> float | None:
        """The late penalty that the configured policy gives.

        Parameters
        ----------
        student : str
        score : float
            All points, before the penalty.
        seconds : float
            How late the submission is.
        """
        return self._penalties.penalty(student, score, seconds)

    def log_changes_by_others(self, logged: Mapping[str, State]) -> int:
        """Note in the audit log what was changed since, in formgrader for example.

        Parameters
        ----------
        logged : mapping of str to dict
            What the log says of each student's scores.

        Returns
        -------
        int
            How many students' scores were changed.
        """
        count = 0
        for student, state in self.states().items():
            before = logged.get(student, {})
            if before and before != state:
                reason = "changed by another program, such as formgrader; noticed now"
                log_change(
                    self.gradebook,
                    reason,
                    student=student,
                    assignment=self.name,
                    before=before,
                    after=state,
                )
                count += 1
        self._db.commit()
        return count

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """One transaction: what is not whole is not stored."""
        try:
            yield
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

    def _score(self, notebook_id: str, scores: Scores, before: State, changed: set[str]) -> None:
        """Write the automatic scores; a mark by hand waits again where its answer changed."""
        values = {}
        for name, cell in self._graded.items():
            auto, (_, by_hand, _, waits) = scores.auto[name], before.get(name, [None] * 4)
            waits = auto is None if by_hand is None else bool(waits) or name in changed
            values[cell] = {"auto_score": auto, "needs_manual_grade": waits}
        self._put(Grade, notebook_id, values)

    def _state(self, notebook_id: str) -> State:
        """The scores of one submitted notebook, as the audit log has them."""
        return self.states(SubmittedNotebook.id == notebook_id).popitem()[1]

    def states(self, *which: Any) -> dict[str, State]:
        """The scores of submitted notebooks as the audit log has them, by student.

        Parameters
        ----------
        *which : SQLAlchemy condition
            Only the submitted notebooks for which these hold.
        """
        submitted = self._db.execute(
            select(
                SubmittedNotebook.id,
                SubmittedAssignment.student_id,
                SubmittedNotebook.late_submission_penalty,
            )
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .where(SubmittedNotebook.notebook_id == self._notebook_id, *which)
        ).all()
        columns = (Grade.auto_score, Grade.manual_score, Grade.extra_credit)
        rows = self._db.execute(
            select(Grade.notebook_id, Grade.cell_id, *columns, Grade.needs_manual_grade)
            .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
            .where(Grade.cell_id.in_(self._graded.values()), *which)
        )
        names = {cell: name for name, cell in self._graded.items()}
        found: dict[str, State] = {row.id: {PENALTY: row[2]} for row in submitted}
        for row in rows:
            if row.notebook_id in found:
                found[row.notebook_id][names[row.cell_id]] = list(row[2:])
        return {row.student_id: found[row.id] for row in submitted}

    def _replaced(self, notebook_id: str) -> tuple[str, int | None]:
        """The stored result as JSON and its seed, or nothing."""
        asked = select(RESULTS.c.facts, RESULTS.c.seed).where(RESULTS.c.notebook_id == notebook_id)
        found = self._db.execute(asked).one_or_none()
        return (found.facts, found.seed) if found else ("", None)

    def _log(
        self,
        reason: str,
        student: str,
        notebook_id: str,
        before: State,
        replaced: tuple[str, int | None] = ("", None),
    ) -> None:
        after = self._state(notebook_id)
        if before != after:
            first = not any(name != PENALTY for name in before)
            earlier = {} if first else before
            log_change(
                self.gradebook,
                reason,
                student=student,
                assignment=self.name,
                before=earlier,
                after=after,
                replaced=replaced,
            )

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
        # by both of its keys, for which there is an index
        mine = (kind.notebook_id == notebook_id, kind.cell_id.in_(values))
        there = select(kind.cell_id, kind.id).where(*mine)
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
        """Assign the late penalty."""
        late = self._seconds_late(submission)
        penalty = None
        if late > 0:
            score = self._db.scalar(
                select(func.sum(Grade.score)).where(
                    Grade.notebook_id == notebook_id, Grade.cell_id.in_(self._graded.values())
                )
            )
            penalty = self.penalty(submission.student_id, score or 0.0, late)
        self._db.execute(
            update(SubmittedNotebook)
            .where(SubmittedNotebook.id == notebook_id)
            .values(late_submission_penalty=penalty),
            execution_options={"synchronize_session": False},
        )

    def _seconds_late(self, submission: SubmittedAssignment) -> float:
        return seconds_late(submission.timestamp, self.duedate, submission.extension)


def _by_hand(state: State) -> bool:
    """Whether a person gave any of the marks."""
    return any(name != PENALTY and row[1] is not None for name, row in state.items())


def _changed_answers(facts: str, result: Result | None) -> set[str]:
    """The graded cells whose answer is not the one that was marked."""
    if result is None:
        return set()
    before = result_of(facts) if facts else Result()
    if before.content and before.content == result.content:
        return set()
    now_there, was_there = result.answer_prints, before.answer_prints
    return {name for name in now_there if was_there.get(name) != now_there[name]}
