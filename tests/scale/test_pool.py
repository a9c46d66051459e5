import os
import pickle
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

import pytest

from grader.errors import UserError
from grader.gradebook.batches import Terms
from grader.gradebook.connection import open_gradebook
from grader.gradebook.result_json import Result
from grader.gradebook.store import Register
from grader.grading import task as task_module
from grader.grading.batch import Batch
from grader.grading.fingerprint import material
from grader.grading.grade import Options, grade
from grader.grading.task import Done, Task, mark_submission
from grader.grading.workers.hand_out import Flow
from grader.grading.workers.process_pool import Pool
from grader.marking.read_submission import submissions
from tests.scale.conftest import NAME


def task_of(course, *, made_by=""):
    assignment = course.assignment(NAME)
    [first, *_] = submissions(course, assignment)
    made_by = made_by or material(assignment)
    batch = Batch(assignment, [first], Terms(7), made_by, {}, {}, None)
    return batch.run_task(batch.plans[0])


def points(results):
    return {result.submission.student: result.records() for result in results}


def without_times(records):
    return {
        student: [{key: row[key] for key in row if key != "seconds"} for row in rows]
        for student, rows in records.items()
    }


def test_a_unit_goes_through_pickle_both_ways(fresh_course, hand_in):
    hand_in(fresh_course, 1)
    task = pickle.loads(pickle.dumps(task_of(fresh_course)))
    done = pickle.loads(pickle.dumps(mark_submission(task)))
    assert sum(verdict.points for verdict in done.result.verdicts.values()) == 30
    assert done.scores.auto["check-propagate"] == 10


def test_another_version_of_the_course_is_refused(fresh_course, hand_in):
    hand_in(fresh_course, 1)
    with pytest.raises(UserError, match=r"expected the 04-gradient-descent that is being graded"):
        mark_submission(task_of(fresh_course, made_by="f" * 64))


def test_two_workers_give_what_one_gives(fresh_course, hand_in, scores):
    assignment = hand_in(fresh_course, 6)
    one = points(grade(fresh_course, assignment, Options(seed=3, workers=1)))
    stored = scores(fresh_course)
    two = points(grade(fresh_course, assignment, Options(seed=3, workers=2, force=True)))
    assert without_times(two) == without_times(one)
    assert scores(fresh_course) == stored


def test_a_killed_worker_is_replaced_and_its_submission_graded(fresh_course, hand_in, scores):
    assignment = hand_in(fresh_course, 6)
    with Pool(2) as pool:
        flow = Flow(pool, 6)
        for each in submissions(fresh_course, assignment):
            batch = Batch(assignment, [each], Terms(7), material(assignment), {}, {}, None)
            flow.hand_out(batch.run_task(batch.plans[0]))
        for pid in list(pool._pool._processes):
            os.kill(pid, signal.SIGKILL)
        results = {task.student: done for task, done in flow.until_all_is_done()}
    assert len(results) == 6
    assert not any(done.fault for done in results.values())


class Doomed(Executor):
    """Its worker always dies."""

    def submit(self, *_):
        future = Future()
        future.set_exception(BrokenExecutor("gone"))
        return future


def test_what_kills_every_worker_is_told_and_not_stored(fresh_course, hand_in):
    hand_in(fresh_course, 1)
    flow = Flow(Doomed(), 1)
    flow.hand_out(task_of(fresh_course))
    [(_, done)] = flow.until_all_is_done()
    assert "its worker died, and died again with no other task" in done.result.problem
    assert done.fault


def test_no_more_is_handed_out_than_there_is_room_for():
    handed = []

    class Slow(Executor):
        def submit(self, _, task):
            handed.append(task)
            future = Future()
            threading.Timer(0.01, future.set_result, [Done(Result())]).start()
            return future

    flow = Flow(Slow(), 3)
    for number in range(10):
        list(flow.until_there_is_room())
        assert len(flow._out) < 3
        flow.hand_out(Task(str(number), "", "", "", "", 1))
    assert len(list(flow.until_all_is_done())) <= 3
    assert len(handed) == 10


def test_workers_end_with_their_pool():
    with Pool(2) as pool:
        assert pool._pool is None  # not before there is something to do
        pool.submit(os.getpid).result()
        pids = list(pool._pool._processes)
        assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_submission_that_kills_its_workers_ends_no_batch(
    fresh_course, hand_in, monkeypatch, workers
):
    """The others are graded, it is told, and nothing is stored for it."""
    assignment = hand_in(fresh_course, 4)
    [_, victim, *_] = sorted(path.name for path in fresh_course.submitted.iterdir())
    mark = task_module._mark

    def kill(task, assignment):
        if task.student == victim:
            os.kill(os.getpid(), signal.SIGKILL)
        return mark(task, assignment)

    monkeypatch.setattr(task_module, "_mark", kill)
    results = {
        each.submission.student: each
        for each in grade(fresh_course, assignment, Options(seed=3, workers=workers))
    }
    assert len(results) == 4
    assert [student for student, each in results.items() if each.problem] == [victim]
    monkeypatch.setattr(task_module, "_mark", mark)
    again = list(grade(fresh_course, assignment, Options(seed=3, workers=workers)))
    assert not any(each.problem for each in again)


def test_a_worker_is_killed_before_the_grader_and_a_run_before_a_worker():
    with Pool(1) as pool:
        assert pool.submit(_oom_score).result() == max(500, _oom_score())


def _oom_score():
    return int(Path("/proc/self/oom_score_adj").read_text())


def test_a_gradebook_without_the_assignment_is_told(fresh_course, hand_in, tmp_path):
    assignment = hand_in(fresh_course, 1)
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    with pytest.raises(UserError, match="Run grader build, with the same --db"):
        list(grade(fresh_course, assignment, Options(database=empty)))
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        assert Register(gradebook, NAME).assignment_id


def test_only_one_grades_at_a_time(fresh_course, hand_in, monkeypatch):
    monkeypatch.setattr("grader.files.PATIENCE_SECONDS", 0.1)
    assignment = hand_in(fresh_course, 2)
    first = grade(fresh_course, assignment, Options(workers=1))
    next(first)
    with pytest.raises(UserError, match="another grader is at work there"):
        next(grade(fresh_course, assignment, Options(workers=1)))
    assert len(list(first)) == 1
    assert len(list(grade(fresh_course, assignment, Options()))) == 2
