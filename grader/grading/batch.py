"""A batch of submissions to grade: the step and the task of each one."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from grader.course.challenge import pose
from grader.course.reference_calls import reference_calls
from grader.files import small_text
from grader.gradebook.late import Standing, same_points
from grader.gradebook.result_json import DAMAGED, Result
from grader.grading.autograded_folder import TIMESTAMP, kept
from grader.grading.bad_submission import unfit_id
from grader.grading.fingerprint import digest, fingerprint, judge_print, other_versions, run_print
from grader.grading.plan import HandedIn, Step, newer_than, step_for, time_flags
from grader.grading.task import Stored, Task, rehearse
from grader.marking.read_submission import UnreadableError, name_flags, read_content
from grader.marking.run_and_mark import MODULE, modules_of
from grader.marking.timestamps import moment_of
from grader.sandbox.shared_zygote import shared_parent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from grader.course.assignment import Assignment
    from grader.gradebook.batches import Terms
    from grader.gradebook.result_json import Entry
    from grader.gradebook.store import Register
    from grader.marking.read_submission import Submission

A_CLASS = 4
"""From this many submissions on, some answer is likely to be wrong. The answers of known mistakes
are then computed before the workers start, so that all workers share them."""


@dataclass(frozen=True)
class Plan:
    """What to do for one submission, and what is known about it.

    Parameters
    ----------
    submission : Submission
    step : Step
    found : HandedIn
    entry : Entry or None
        What is stored.
    judge_print : str
        The fingerprint of what decides the verdicts now.
    """

    submission: Submission
    step: Step
    found: HandedIn
    entry: Entry | None
    judge_print: str


@dataclass(frozen=True)
class Batch:
    """An assignment's submissions, and what is known of them.

    Parameters
    ----------
    assignment : Assignment
    submissions : list of Submission
    terms : Terms
    material : str
        Fingerprint of what they are graded by.
    entries : dict of str to Entry
        What is stored already, by student.
    standings : dict of str to Standing
        What decides late penalties, by student.
    register : Register
        Knows the due date and the late policy.
    since : dict of str to str
        When each exercise and question was added to the assignment.
    unconfined : bool
    """

    assignment: Assignment
    submissions: list[Submission]
    terms: Terms
    material: str
    entries: dict[str, Entry]
    standings: dict[str, Standing]
    register: Register
    since: Mapping[str, str] = field(default_factory=dict)
    unconfined: bool = False

    @cached_property
    def judge_print(self) -> str:
        """The fingerprint of what decides the verdicts."""
        return judge_print(self.assignment)

    @cached_property
    def plans(self) -> list[Plan]:
        """What each submission needs, in the order of the students."""
        return [self._plan(each) for each in self.submissions if not unfit_id(each.student)]

    @property
    def unfit(self) -> list[tuple[Submission, str]]:
        """Submissions in folders whose names cannot be student ids, each with the reason."""
        found = ((each, unfit_id(each.student)) for each in self.submissions)
        return [(each, reason) for each, reason in found if reason]

    @property
    def counts(self) -> dict[Step, int]:
        """How many submissions need each step."""
        found = Counter(plan.step for plan in self.plans)
        return {step: found[step] for step in Step if found[step]}

    @property
    def mixed_versions(self) -> dict[str, int]:
        """How many submissions have answers from other versions, by how the versions differ."""
        stay = {Step.REJUDGE, Step.TIME, Step.NOTHING}
        kept_results = [
            plan.entry.facts_only for plan in self.plans if plan.entry and plan.step in stay
        ]
        found = Counter(other_versions(result.versions) for result in kept_results)
        return {difference: count for difference, count in found.items() if difference}

    def prepare(self) -> None:
        """Compute the challenges and their right answers, which all workers share.

        What known mistakes answer is computed for a class; for a few submissions, where one is
        wrong.
        """
        is_class = self._is_class
        for exercise in self.assignment.exercises:
            posed = pose(self.assignment, exercise, self.terms.seed)
            if is_class:
                list(posed.mistakes)

    @property
    def _is_class(self) -> bool:
        """Whether so many are judged that some answer is likely to be wrong."""
        steps = (Step.NEW, Step.RUN, Step.REJUDGE)
        return sum(self.counts.get(step, 0) for step in steps) >= A_CLASS

    def prepare_runs(self) -> None:
        """Warm up the process that runs are forked from, and what workers share.

        Raises
        ------
        UserError
            When runs cannot be confined here.
        """
        warm = shared_parent(unconfined=self.unconfined)
        warm.begin()  # it imports for a second; meanwhile
        self.prepare()
        modules = modules_of(self.assignment)  # compiled now
        if self._is_class:  # only a run asks the reference
            reference_calls(self.assignment, self.terms.seed)
        rehearse(str(self.assignment.course.root), self.assignment.name, self.material)
        warm.start()
        warm.import_once(modules, MODULE)

    def run_task(self, plan: Plan) -> Task:
        """A task that runs a submission.

        Parameters
        ----------
        plan : Plan
        """
        content, unreadable = _content(plan.submission)
        return dataclasses.replace(self._task(plan), content=content, unreadable=unreadable)

    def rejudge_task(self, plan: Plan, answers: bytes) -> Task:
        """A task that judges stored answers.

        Parameters
        ----------
        plan : Plan
            Of a submission with a stored result.
        answers : bytes
            What its run answered.
        """
        result = plan.entry.result if plan.entry else Result()
        if not result.content:  # there was no file to run
            return self.run_task(plan)
        stored = Stored(result, kept(plan.submission).read_bytes(), answers)
        return dataclasses.replace(self._task(plan), rejudge=stored)

    def _task(self, plan: Plan) -> Task:
        submission, found = plan.submission, plan.found
        keeps = plan.entry is not None and not self.terms.exact
        return Task(
            student=submission.student,
            place=submission.place,
            course=str(self.assignment.course.root),
            assignment=self.assignment.name,
            material=self.material,
            seed=plan.entry.seed if keeps and plan.entry else self.terms.seed,
            moment=found.moment,
            flags=time_flags(
                plan.entry.facts_only if plan.entry else None, found.moment, found.time_flags
            ),
            newer=found.newer,
            unconfined=self.unconfined,
        )

    def _plan(self, submission: Submission) -> Plan:
        entry = self.entries.get(submission.student)
        content, unreadable = _content(submission)
        moment, flags = handed_in(submission)
        flags += name_flags(submission)
        print_ = digest(content) if content else ""
        before = entry.facts_only if entry else None
        if before and DAMAGED in before.flags:
            entry = before = None
        first_seen = before.first_seen if before and before.content == print_ else ""
        found = HandedIn(
            content=print_,
            run_print=run_print(self.assignment, fingerprint(content, repr(unreadable))),
            moment=moment,
            time_flags=tuple(flags),
            newer=newer_than(self.since, moment, first_seen),
        )
        whole = entry is not None and _is_whole(submission, entry)
        step = step_for(
            self.assignment, found, entry, self.terms, self.judge_print, file_is_whole=whole
        )
        if step is Step.NOTHING and not self._time_agrees(submission.student, moment):
            step = Step.TIME
        return Plan(submission, step, found, entry, self.judge_print)

    def _time_agrees(self, student: str, moment: dt.datetime | None) -> bool:
        """Whether the stored time and late penalty are what they would be now."""
        stored = self.standings.get(student, Standing())
        penalty = self.register.penalty(student, stored.score, moment, stored.extension)
        return stored.moment == moment and same_points(stored.penalty, penalty)


def _content(submission: Submission) -> tuple[bytes, tuple[str, str] | None]:
    """The submitted file's bytes, or why there are none."""
    try:
        return read_content(submission), None
    except UnreadableError as problem:
        return b"", (problem.kind, str(problem))


def _is_whole(submission: Submission, entry: Entry) -> bool:
    """Whether the marked notebook is the one that the result was stored with."""
    marked = kept(submission)
    try:
        content = marked.read_bytes() if marked.is_file() else b""
    except OSError:  # the file cannot be read: make it again
        return False
    # the gradebook and the file may have been written by different programs, or not both
    return digest(content) == entry.digest


def handed_in(submission: Submission) -> tuple[dt.datetime | None, list[str]]:
    """When a submission was handed in, in UTC, if its ``timestamp.txt`` says so.

    Parameters
    ----------
    submission : Submission

    Returns
    -------
    moment : datetime or None
    flags : list of str
        What is wrong with the file.
    """
    try:
        text = small_text(submission.folder / TIMESTAMP).strip()
    except OSError as error:
        return None, [f"{TIMESTAMP}: cannot be read ({error.strerror}); taken as on time"]
    try:
        return (moment_of(text) if text else None), []
    except ValueError:
        flag = (
            f"{TIMESTAMP}: expected a time such as 2026-10-01 12:00:00 UTC, got {text[:40]!r}; "
            "taken as on time"
        )
        return None, [flag]
