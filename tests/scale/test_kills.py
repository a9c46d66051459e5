"""Kill the grader, a worker, a zygote or a run at random moments; nothing is lost or doubled."""

import os
import random
import signal
import time

import psutil
import pytest

from grader.gradebook.connection import open_gradebook
from grader.gradebook.result_rows import entries
from grader.gradebook.store import Register
from grader.grading.autograded_folder import kept
from grader.grading.fingerprint import digest
from grader.grading.grade import Options, grade
from grader.marking.read_submission import submissions
from tests.scale.conftest import NAME

KILLS = int(os.environ.get("CAT_COURSE_KILLS", "6"))
SIZE = 10
SEED = 11


def run(course, **options):
    return list(grade(course, course.assignment(NAME), Options(seed=SEED, workers=2, **options)))


def grade_apart(course):
    """Grade in a process group of its own, which can be killed as a power cut would."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setsid()
            status = int(any(result.problem for result in run(course, force=True)))
        finally:
            os._exit(status)
    return pid


def kill_one_of(pid, rng):
    """Kill a worker, a zygote or a run; what it is."""
    try:
        family = psutil.Process(pid).children(recursive=True)
        victim = rng.choice(family)
        victim.kill()
    except (psutil.Error, IndexError):
        return "nobody"
    return "one"


def kill_all_of(pid):
    os.killpg(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def disturbed(course, kills, rng):
    """Grade with so many kills; what was killed."""
    killed = []
    while len(killed) < kills:
        pid = grade_apart(course)
        time.sleep(rng.uniform(0.05, 3.0))
        if rng.random() < 0.5:
            killed.append(kill_one_of(pid, rng))
            time.sleep(rng.uniform(0.0, 1.0))
        family = psutil.Process(pid).children(recursive=True)
        if kill_all_of(pid) == signal.SIGKILL:
            killed.append("all")
        _, left = psutil.wait_procs(family, timeout=10)
        assert not left
    return killed


@pytest.fixture
def expected(fresh_course, hand_in, scores):
    hand_in(fresh_course, SIZE)
    run(fresh_course)
    return scores(fresh_course)


def test_after_any_kill_a_rerun_gives_what_an_undisturbed_run_gives(fresh_course, expected, scores):
    rng = random.Random(7)  # noqa: S311 - when to kill, not what to hide
    killed = disturbed(fresh_course, KILLS, rng)
    assert "all" in killed
    run(fresh_course)
    assert scores(fresh_course) == expected
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        stored = entries(gradebook, Register(gradebook, NAME).assignment_id)
    for submission in submissions(fresh_course, fresh_course.assignment(NAME)):
        entry = stored.pop(submission.student)
        assert entry.digest == digest(kept(submission).read_bytes())
        assert entry.seed == SEED
    assert not stored
    assert all(result.unchanged for result in run(fresh_course))
