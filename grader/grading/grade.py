"""Grade a class: mark what is not marked yet, on as many workers as there are, and store it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.build.build import is_built
from grader.course.nbgrader_api import nbgrader_config
from grader.errors import UserError
from grader.files import alone
from grader.gradebook.history import Entry, begin_batch, end_batch, entries, side_terms
from grader.gradebook.store import Register, open_gradebook
from grader.grading.autograded_folder import keep
from grader.grading.batch import Batch
from grader.grading.fingerprint import material
from grader.grading.one_bad import reason_of, refused, unfit_id
from grader.grading.result import Graded, graded
from grader.grading.student_pattern import is_named
from grader.grading.task import assignment_here
from grader.grading.workers.hand_out import Flow
from grader.grading.workers.process_pool import Pool
from grader.marking.read_submission import submissions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.course.course import Assignment, Course
    from grader.grading.task import Done, Task
    from grader.marking.read_submission import Submission

EVERYBODY = "*"
"""The pattern that all students' ids match."""
WORTH_A_WORKER = 8
"""How many submissions are graded in the time in which another worker warms up."""
IN_FLIGHT = 3
"""Tasks handed out for each worker: one at work, one at hand, one that waits to be stored."""


@dataclass(frozen=True)
class Options:
    """How to grade.

    Parameters
    ----------
    seed : int, optional
        Draws the challenges, the same ones for the whole class; by default afresh. What was drawn
        from another seed is graded again.
    student : str
        Only students whose id matches this pattern.
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    unconfined : bool
        Run notebooks without confinement.
    force : bool
        Grade also what is graded already.
    workers : int
        How many processes; 0 for one on each core, if the class is large enough to be worth it.
    scheduler : str
        Address of a Dask scheduler, whose workers are used instead.
    """

    seed: int | None = None
    student: str = EVERYBODY
    database: str = ""
    unconfined: bool = False
    force: bool = False
    workers: int = 0
    scheduler: str = ""


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
        Is told what is about to be graded.

    Raises
    ------
    UserError
        When the assignment has not been built since it was changed.
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
        open_gradebook(database, config.CourseDirectory.course_id) as gradebook,
    ):
        register = Register(gradebook, assignment.name, config)
        batch = _batch(course, assignment, options, register)
        announce(batch)
        yield from _results(batch, options, register)
        if options.student == EVERYBODY:
            end_batch(gradebook, register.assignment_id)


def _batch(course: Course, assignment: Assignment, options: Options, register: Register) -> Batch:
    made_by = material(assignment)
    assignment_here(str(course.root), assignment.name, made_by)  # forks need not look again
    begin = begin_batch if options.student == EVERYBODY else side_terms
    identity = register.assignment_id
    terms = begin(register.gradebook, identity, made_by, options.seed, force=options.force)
    return Batch(
        assignment,
        [
            each
            for each in submissions(course, assignment)
            if is_named(each.student, options.student)
        ],
        terms,
        made_by,
        entries(register.gradebook, identity),
        register.duedate,
        register.extensions,
        options.unconfined,
    )


def _results(batch: Batch, options: Options, register: Register) -> Iterator[Graded]:
    """Results, one by one: what was stored before, and what is now."""
    of = {each.student: each for each in batch.submissions}
    with _flow(options, batch) as flow:
        for submission in batch.submissions:
            if reason := unfit_id(submission.student):
                yield graded(submission, refused(submission, reason), batch.terms.seed)
                continue
            task = batch.task(submission)
            same = batch.unchanged(submission, task)
            if same is not None:
                yield same
                continue
            for done in flow.until_there_is_room():
                yield _store(of[done[0].student], *done, register)
            flow.hand_out(task)
        for done in flow.until_all_is_done():
            yield _store(of[done[0].student], *done, register)


@contextmanager
def _flow(options: Options, batch: Batch) -> Iterator[Flow]:
    cores = len(os.sched_getaffinity(0))
    enough = max(1, len(batch.submissions) // WORTH_A_WORKER)
    workers = options.workers or min(cores, enough)
    if options.scheduler:
        from grader.grading.workers.dask_cluster import Cluster  # noqa: PLC0415 - it needs an extra

        unit = str(batch.assignment.course.root), batch.assignment.name, batch.material
        with Cluster(options.scheduler, unit, unconfined=options.unconfined) as cluster:
            yield Flow(cluster, IN_FLIGHT * cluster.workers)
    else:
        with Pool(workers) as pool:
            yield Flow(pool, IN_FLIGHT * workers, batch.prepare)


def _store(submission: Submission, task: Task, done: Done, register: Register) -> Graded:
    """Keep the marked notebook, then its scores, with the proof that they belong together."""
    if not done.fault:
        try:
            keep(submission, done.text)
            register.record(
                submission.student,
                done.scores,
                timestamp=task.moment,
                entry=Entry(task.fingerprint, done.digest, task.seed),
            )
        except Exception as error:
            reason = reason_of(error)
            if not reason:
                raise
            done = refused(submission, reason)
    return graded(submission, done, task.seed)
