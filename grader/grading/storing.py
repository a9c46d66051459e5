"""Store results: the marked notebook, then its scores with the proof that they belong together.

The result of a run is stored at once. Results that were judged again are stored several at a time,
because one transaction waits for the disk as long as it takes to judge a result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.gradebook.moments import text_of
from grader.gradebook.result_json import Entry, Result, facts_of
from grader.gradebook.store import Record
from grader.grading.autograded_folder import keep
from grader.grading.bad_submission import reason_of, refused
from grader.grading.plan import Step
from grader.grading.submission_result import Graded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.gradebook.store import Register
    from grader.grading.batch import Plan
    from grader.grading.task import Done, Task

TOGETHER = 16
"""How many results that were judged again are stored in one transaction."""


@dataclass(frozen=True)
class Ready:
    """A result that is to be stored.

    Parameters
    ----------
    graded : Graded
    record : Record
        What the gradebook stores.
    text : str
        The marked notebook's file.
    """

    graded: Graded
    record: Record
    text: str


class Storing:
    """Stores the workers' results.

    Parameters
    ----------
    register : Register
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._waiting: list[Ready] = []

    def take(self, plan: Plan, step: Step, task: Task, done: Done) -> Iterator[Graded]:
        """Store a result, or keep it until there are enough; give what is stored now.

        Parameters
        ----------
        plan : Plan
        step : Step
            What was done.
        task : Task
        done : Done
        """
        if done.fault:
            yield Graded(plan.submission, done.result, task.seed, step)
            return
        self._waiting.append(_ready(plan, step, task, done))
        if step is not Step.REJUDGE or len(self._waiting) >= TOGETHER:
            yield from self.rest()

    def rest(self) -> Iterator[Graded]:
        """Store all that waits; what cannot be stored spoils nothing else."""
        waiting, self._waiting = self._waiting, []
        yield from self._stored(waiting)

    def _stored(self, waiting: list[Ready]) -> Iterator[Graded]:
        """Store some results together, or each alone where that fails."""
        try:
            self._store(waiting)
        except Exception as error:  # noqa: BLE001 - what concerns everybody is raised again
            if len(waiting) == 1:
                yield _not_stored(waiting[0], error)
            else:
                for each in waiting:
                    yield from self._stored([each])
        else:
            yield from (each.graded for each in waiting)

    def _store(self, waiting: list[Ready]) -> None:
        for each in waiting:
            keep(each.graded.submission, each.text)
        if waiting:
            self._register.record(*(each.record for each in waiting))


def _ready(plan: Plan, step: Step, task: Task, done: Done) -> Ready:
    result = _with_times(plan, done.result)
    record = Record(
        plan.submission.student,
        done.scores,
        step.value,
        task.moment,
        Entry(plan.found.run_print, plan.judge_print, done.digest, task.seed, facts_of(result)),
        done.answers,
        result.excused,
    )
    return Ready(Graded(plan.submission, result, task.seed, step), record, done.text)


def _not_stored(ready: Ready, error: Exception) -> Graded:
    """The result of a submission that could not be stored, unless that concerns everybody."""
    reason = reason_of(error)
    if not reason:
        raise error
    submission = ready.graded.submission
    return replace(ready.graded, result=refused(submission, reason).result)


def _with_times(plan: Plan, result: Result) -> Result:
    """A result with what is known of the time of handing in."""
    before = plan.entry.facts_only if plan.entry else Result()
    same = before.first_seen and before.content == result.content
    return replace(
        result,
        handed_in=text_of(plan.found.moment) or before.handed_in,
        first_seen=before.first_seen if same else result.graded,
    )
