"""Store marked submissions in nbgrader's gradebook: one transaction for each.

Scores and comments go into nbgrader's own tables, so that formgrader, feedback and exports see what
``nbgrader autograde`` would have written. The grader never changes a score or comment that a person
gave. A manual score is final until the answer that it was given for changes.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from grader.course.cells import CHECK_PREFIX
from grader.errors import UserError
from grader.gradebook.audit_log import PENALTY, State, log_change
from grader.gradebook.excused import excused_of, replace_automatic
from grader.gradebook.late import LatePenalties, seconds_late
from grader.gradebook.nbgrader_tables import (
    ANSWER_CELLS,
    ASSIGNMENTS,
    CELLS,
    GRADED_CELLS,
    GRADES,
    NOTEBOOKS,
    SUBMISSIONS,
    SUBMITTED_NOTEBOOKS,
)
from grader.gradebook.result_json import Entry, Result, facts_of, result_of
from grader.gradebook.result_rows import store_result
from grader.gradebook.submission_rows import SubmissionRows, find_rows
from grader.gradebook.tables import RESULTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from traitlets.config import Config

    from grader.gradebook.auto_scores import Scores
    from grader.gradebook.connection import Gradebook

_REPLACED = select(RESULTS.c.facts, RESULTS.c.seed).where(RESULTS.c.notebook_id == bindparam("own"))
BY_OTHERS = "changed by another program, such as formgrader; noticed now"
"""The audit log's reason for a change that no command of the grader made."""


@dataclass(frozen=True)
class Record:
    """What is stored of a submission.

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
        What the run answered; by default, the stored answers stay.
    excused : mapping of str to str
        By exercise or written question that does not count, the reason.
    """

    student: str
    scores: Scores
    reason: str = "graded"
    timestamp: dt.datetime | None = None
    entry: Entry | None = None
    answers: bytes | None = None
    excused: Mapping[str, str] = field(default_factory=dict)


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
        named = ASSIGNMENTS.c.name == assignment
        known = self._db.execute(select(ASSIGNMENTS).where(named)).one_or_none()
        if known is None:
            raise UserError(
                f"the gradebook has no assignment {assignment!r}. Run grader build, with the same "
                "--db, which enters it."
            )
        self.assignment_id: str = known.id
        self.duedate: dt.datetime | None = known.duedate
        self._notebook_id = self._id_of_notebook(assignment)
        self._graded = self._cells(GRADED_CELLS)
        self._names = {cell: name for name, cell in self._graded.items()}
        self._answers = self._cells(ANSWER_CELLS)
        self._excused = excused_of(gradebook, assignment)
        self._db.rollback()

    def record(self, *records: Record) -> None:
        """Store marked notebooks' scores, comments and results, all or nothing.

        Parameters
        ----------
        *records : Record
            The disk is waited for once, however many there are.
        """
        with self._all_or_nothing():
            for each in records:
                self._write(each)

    def _write(self, record: Record) -> None:
        scores, entry = record.scores, record.entry
        rows = self._rows(record.student)
        before, replaced = rows.state(self._names), self._replaced(rows.notebook_id)
        rows.write_time(record.timestamp)
        changed = _changed_answers(replaced[0], entry) if _has_manual_score(before) else set()
        rows.write_marks(self._marks(scores, before, changed))
        rows.write_comments({cell: scores.comments.get(n) for n, cell in self._answers.items()})
        rows.write_penalty(self._penalty(record.student, rows))
        if entry is not None:
            self._excuse(record.student, record.excused)
            store_result(self.gradebook, rows.notebook_id, entry, record.answers)
        if before != rows.state(self._names) or _replaces_verdicts(replaced, entry):
            self._log(record.reason, record.student, before, rows, replaced)

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
            The same result with the present submission time.
        timestamp : datetime or None
            In UTC.
        """
        with self._all_or_nothing():
            rows = self._rows(student)
            before = rows.state(self._names)
            rows.write_time(timestamp)
            rows.write_penalty(self._penalty(student, rows))
            same = replace(entry, facts=facts_of(result))
            store_result(self.gradebook, rows.notebook_id, same, None)
            if before != rows.state(self._names):
                reason = "submission time or late policy changed"
                self._log(reason, student, before, rows)

    def record_penalty(self, student: str) -> None:
        """Store the late penalty that the policy gives now; nothing else changes.

        Parameters
        ----------
        student : str
        """
        with self._all_or_nothing():
            rows = self._rows(student)
            before = rows.state(self._names)
            rows.write_penalty(self._penalty(student, rows))
            self._log("late penalty computed again", student, before, rows)

    def penalty(
        self,
        student: str,
        score: float,
        moment: dt.datetime | None,
        extension: dt.timedelta | None,
    ) -> float | None:
        """The late penalty that the configured policy gives; none when nothing is late.

        Parameters
        ----------
        student : str
        score : float
            All points that count, before the penalty.
        moment : datetime or None
            When it was handed in, in UTC.
        extension : timedelta or None
        """
        late = seconds_late(moment, self.duedate, extension)
        return self._penalties.penalty(student, score, late) if late > 0 else None

    def log_changes(self, logged: Mapping[str, State], reason: str = BY_OTHERS) -> int:
        """Note in the audit log what was changed since it was last written.

        Parameters
        ----------
        logged : mapping of str to dict
            What the log says of each student's scores.
        reason : str
            Who or what changed them.

        Returns
        -------
        int
            How many students' scores were changed.
        """
        count = 0
        for student, state in self.states().items():
            before = logged.get(student, {})
            if before and before != state:
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
        """Commit everything as one transaction, or roll back."""
        try:
            yield
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise

    def _id_of_notebook(self, name: str) -> str:
        of_ours = select(NOTEBOOKS.c.id).where(
            NOTEBOOKS.c.assignment_id == self.assignment_id, NOTEBOOKS.c.name == name
        )
        found: str = self._db.scalars(of_ours).one()
        return found

    def _cells(self, kind: Any) -> dict[str, str]:
        """The ids of the assignment's cells of a kind, by their marks."""
        of_ours = (
            select(CELLS.c.name, CELLS.c.id)
            .join(kind, kind.c.id == CELLS.c.id)
            .where(CELLS.c.notebook_id == self._notebook_id)
        )
        return dict(map(tuple, self._db.execute(of_ours)))

    def _rows(self, student: str) -> SubmissionRows:
        return find_rows(
            self._db,
            assignment=self.assignment_id,
            notebook=self._notebook_id,
            student=student,
            cells=list(self._names),
        )

    def _marks(
        self, scores: Scores, before: State, changed: set[str]
    ) -> dict[str, tuple[float | None, bool]]:
        """By cell, the automatic score and whether it awaits manual grading."""
        values = {}
        for name, cell in self._graded.items():
            auto, (_, by_hand, _, waits) = scores.auto[name], before.get(name, [None] * 4)
            waits = auto is None if by_hand is None else bool(waits) or name in changed
            values[cell] = auto, waits
        return values

    def _penalty(self, student: str, rows: SubmissionRows) -> float | None:
        """The late penalty that the policy gives now."""
        names = self._excused.get(student, ())
        excused = {
            cell for name, cell in self._graded.items() if name.removeprefix(CHECK_PREFIX) in names
        }
        return self.penalty(student, rows.score(excused), rows.moment, rows.extension)

    def _excuse(self, student: str, reasons: Mapping[str, str]) -> None:
        if reasons or student in self._excused:
            replace_automatic(self.gradebook, self.assignment_id, student, reasons)

    def states(self, *which: Any) -> dict[str, State]:
        """The scores of submitted notebooks as the audit log has them, by student.

        Parameters
        ----------
        *which : SQLAlchemy condition
            Only the submitted notebooks for which these hold.
        """
        submitted = self._db.execute(
            select(
                SUBMITTED_NOTEBOOKS.c.id,
                SUBMISSIONS.c.student_id,
                SUBMITTED_NOTEBOOKS.c.late_submission_penalty,
            )
            .join(SUBMISSIONS, SUBMISSIONS.c.id == SUBMITTED_NOTEBOOKS.c.assignment_id)
            .where(SUBMITTED_NOTEBOOKS.c.notebook_id == self._notebook_id, *which)
        ).all()
        columns = (GRADES.c.auto_score, GRADES.c.manual_score, GRADES.c.extra_credit)
        rows = self._db.execute(
            select(GRADES.c.notebook_id, GRADES.c.cell_id, *columns, GRADES.c.needs_manual_grade)
            .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.id == GRADES.c.notebook_id)
            .where(GRADES.c.cell_id.in_(self._graded.values()), *which)
        )
        names = self._names
        found: dict[str, State] = {row.id: {PENALTY: row[2]} for row in submitted}
        for row in rows:
            if row.notebook_id in found:
                found[row.notebook_id][names[row.cell_id]] = [*row[2:5], bool(row[5])]
        return {row.student_id: found[row.id] for row in submitted}

    def _replaced(self, notebook_id: str) -> tuple[str, int | None]:
        """The stored result as JSON and its seed, or nothing."""
        found = self._db.execute(_REPLACED, {"own": notebook_id}).one_or_none()
        return (found.facts, found.seed) if found else ("", None)

    def _log(
        self,
        reason: str,
        student: str,
        before: State,
        rows: SubmissionRows,
        replaced: tuple[str, int | None] = ("", None),
    ) -> None:
        first = not any(name != PENALTY for name in before)
        log_change(
            self.gradebook,
            reason,
            student=student,
            assignment=self.name,
            before={} if first else before,
            after=rows.state(self._names),
            replaced=replaced,
        )


def _has_manual_score(state: State) -> bool:
    """Whether a person gave any of the marks."""
    return any(name != PENALTY and row[1] is not None for name, row in state.items())


def _changed_answers(facts: str, entry: Entry | None) -> set[str]:
    """The graded cells whose answer is not the one that was marked."""
    if entry is None:
        return set()
    result = entry.facts_only
    before = result_of(facts) if facts else Result()
    if before.content and before.content == result.content:
        return set()
    now_there, was_there = result.answer_prints, before.answer_prints
    return {name for name in now_there if was_there.get(name) != now_there[name]}


def _replaces_verdicts(replaced: tuple[str, int | None], entry: Entry | None) -> bool:
    """Whether a result replaces stored verdicts with others, or with those of another seed."""
    facts, seed = replaced
    if entry is None or not facts:
        return False
    return seed != entry.seed or _verdicts(facts) != _verdicts(entry.facts)


def _verdicts(facts: str) -> object:
    """Stored verdicts as JSON, to be compared only; nothing where they are damaged."""
    try:
        return json.loads(facts).get("verdicts")
    except (ValueError, AttributeError):
        return None
