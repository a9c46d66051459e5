"""Grade a class: run new submissions, judge changed exercises again, and store the results."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.build.source_notebook import is_built
from grader.course.nbgrader_api import nbgrader_config
from grader.errors import UserError
from grader.files import alone
from grader.gradebook.audit_log import last_states
from grader.gradebook.batches import Asked, begin_batch, end_batch, terms_for_some_students
from grader.gradebook.connection import connect
from grader.gradebook.excused import note_cells
from grader.gradebook.late import standings
from grader.gradebook.moments import now
from grader.gradebook.old_form import read_old_results
from grader.gradebook.result_rows import entries, stored_answers
from grader.gradebook.store import Register
from grader.grading.bad_submission import refused
from grader.grading.batch import Batch
from grader.grading.fingerprint import material
from grader.grading.plan import Step, known_time
from grader.grading.storing import Storing
from grader.grading.student_pattern import is_named
from grader.grading.submission_result import Graded
from grader.grading.task import assignment_here
from grader.grading.workers.hand_out import Flow
from grader.grading.workers.process_pool import Pool
from grader.marking.read_submission import submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.course.assignment import Assignment
    from grader.course.course import Course
    from grader.grading.batch import Plan
    from grader.grading.task import Done, Task

EVERYBODY = "*"
"""The pattern that all students' ids match."""
WORTH_A_WORKER = 8
"""How many submissions one worker grades while another worker starts."""
IN_FLIGHT = 3
"""Tasks handed out for each worker: one at work, one at hand, one that waits to be stored."""


@dataclass(frozen=True)
class Options:
    """How to grade.

    Parameters
    ----------
    seed : int, optional
        The seed of all challenges, the same for the whole class. Submissions graded on another seed
        run again. By default, each student keeps their seed; a new class gets a random one.
    student : str
        Only students whose id matches this pattern.
    among : frozenset of str
        Only these students, if any are named.
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    unconfined : bool
        Run notebooks without confinement.
    force : bool
        Run again what is graded already.
    new_seed : bool
        Draw a new seed, and run everything on it.
    dry_run : bool
        Only say what would be done.
    workers : int
        How many processes; 0 for one on each core, if the class is large enough to be worth it.
    scheduler : str
        Address of a Dask scheduler, whose workers are used instead.
    """

    seed: int | None = None
    student: str = EVERYBODY
    among: frozenset[str] = frozenset()
    database: str = ""
    unconfined: bool = False
    force: bool = False
    new_seed: bool = False
    dry_run: bool = False
    workers: int = 0
    scheduler: str = ""

    @property
    def everybody(self) -> bool:
        """Whether the whole class is meant."""
        return self.student == EVERYBODY and not self.among

    def means(self, student: str) -> bool:
        """Whether a student is one of those to grade.

        Parameters
        ----------
        student : str
        """
        named = is_named(student, self.student)
        return named and (not self.among or student in self.among)

    @property
    def asked(self) -> Asked:
        """The options that decide which submissions run again, and on which seed."""
        return Asked(self.seed, self.new_seed, self.force)


def grade(
    course: Course,
    assignment: Assignment,
    options: Options,
    announce: Callable[[Batch], None] = lambda _: None,
) -> Iterator[Graded]:
    """Grade an assignment's submissions, yielding each as soon as it is stored.

    Parameters
    ----------
    course : Course
    assignment : Assignment
    options : Options
    announce : function, optional
        Receives the batch before anything is graded.

    Yields
    ------
    Graded

    Raises
    ------
    UserError
        When the assignment has changed since it was built, notebooks cannot be confined here, or
        the workers must not grade.
    """
    if not is_built(assignment):
        raise UserError(
            f"{assignment.name}: expected notebooks/ and classroom/source/ to be what solutions/ "
            "gives, found them missing or outdated. Run grader build first."
        )
    config = nbgrader_config(course)
    database = options.database or course.gradebook
    with (
        alone(course.classroom),
        connect(database, config.CourseDirectory.course_id) as gradebook,
    ):
        register = Register(gradebook, assignment.name, config)
        batch = _batch(course, assignment, options, register)
        announce(batch)
        if options.dry_run:
            return
        register.log_changes(last_states(gradebook, assignment.name))
        yield from _results(batch, options, register)
        if options.everybody:
            end_batch(gradebook, register.assignment_id)


def _batch(course: Course, assignment: Assignment, options: Options, register: Register) -> Batch:
    made_by = material(assignment)
    assignment_here(str(course.root), assignment.name, made_by)  # forks need not look again
    gradebook, identity = register.gradebook, register.assignment_id
    read_old_results(gradebook, assignment)
    noted = options.everybody and not options.dry_run
    begin = begin_batch if noted else terms_for_some_students
    terms = begin(gradebook, identity, made_by, options.asked)
    names = assignment.points | assignment.source.written
    return Batch(
        assignment,
        [each for each in submissions(course, assignment) if options.means(each.student)],
        terms,
        made_by,
        entries(gradebook, identity),
        standings(gradebook, assignment.name),
        register,
        note_cells(gradebook, identity, names, now()),
        options.unconfined,
    )


def _results(batch: Batch, options: Options, register: Register) -> Iterator[Graded]:
    """Results, one by one: first what runs, then what is judged again, then the rest."""
    for submission, reason in batch.unfit:
        yield Graded(submission, refused(submission, reason).result, batch.terms.seed, Step.NEW)
    of = {plan.submission.student: plan for plan in batch.plans}
    work = sorted(filter(_is_work, batch.plans), key=lambda plan: plan.step is Step.REJUDGE)
    storing = Storing(register)
    with _flow(options, batch, len(work)) as flow:
        for plan in work:
            task = _task(batch, plan, register)
            for done in flow.until_there_is_room():
                yield from _taken_in(batch, of[done[0].student], done, storing, flow)
            flow.hand_out(task)
        for done in flow.until_all_is_done():
            yield from _taken_in(batch, of[done[0].student], done, storing, flow)
        yield from storing.rest()
    for plan in batch.plans:
        if not _is_work(plan):
            yield _left(plan, register)


def _is_work(plan: Plan) -> bool:
    return plan.step in {Step.NEW, Step.RUN, Step.REJUDGE}


def _task(batch: Batch, plan: Plan, register: Register) -> Task:
    if plan.step is not Step.REJUDGE:
        return batch.run_task(plan)
    student = plan.submission.student
    answers = stored_answers(register.gradebook, register.assignment_id, student)
    return batch.rejudge_task(plan, answers)


@contextmanager
def _flow(options: Options, batch: Batch, tasks: int) -> Iterator[Flow]:
    cores = len(os.sched_getaffinity(0))
    workers = options.workers or min(cores, max(1, tasks // WORTH_A_WORKER))
    runs = any(plan.step in {Step.NEW, Step.RUN} for plan in batch.plans)
    prepare = batch.prepare_runs if runs else batch.prepare
    if options.scheduler:
        from grader.grading.workers.dask_cluster import Cluster  # noqa: PLC0415 - it needs an extra

        unit = str(batch.assignment.course.root), batch.assignment.name, batch.material
        with Cluster(options.scheduler, unit, unconfined=options.unconfined) as cluster:
            yield Flow(cluster, IN_FLIGHT * cluster.workers)
    else:
        with Pool(workers) as pool:
            yield Flow(pool, IN_FLIGHT * workers, prepare)


def _taken_in(
    batch: Batch, plan: Plan, taken: tuple[Task, Done], storing: Storing, flow: Flow
) -> Iterator[Graded]:
    """Store one result; a submission whose stored answers do not suffice runs after all."""
    task, done = taken
    if done.must_run:
        flow.hand_out(batch.run_task(plan))
        return
    step = plan.step
    if step is Step.REJUDGE and task.rejudge is None and done.answers is not None:
        step = Step.RUN
    yield from storing.take(plan, step, task, done)


def _left(plan: Plan, register: Register) -> Graded:
    """The result of a submission that is neither run nor judged again."""
    if plan.entry is None:
        raise AssertionError  # a submission without a stored result is new
    result = plan.entry.result
    if plan.step is Step.TIME:
        result = known_time(result, plan.found)
        register.record_time(plan.submission.student, plan.entry, result, plan.found.moment)
    return Graded(plan.submission, result, plan.entry.seed, plan.step)
