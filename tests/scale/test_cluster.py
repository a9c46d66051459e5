"""Grading on a real Dask scheduler and workers, on this machine."""

import os
import signal
import subprocess
import sys
import time

import pytest

from grader.errors import UserError
from grader.grading.grade import Options, grade

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

UNCONFINED = (
    "from grader.sandbox import zygote\n"
    "zygote.START = 'import sys; from grader.sandbox.inside import landlock, warm; '"
    "'landlock.version = lambda: 0; warm.main(int(sys.argv[1]))'\n"
)
"""What a worker on a kernel without Landlock comes to."""
SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
WORKER = "from distributed.cli.dask_worker import main; main()"


class Machines:
    """A scheduler and workers, each a process."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        self.file = folder / "scheduler.json"
        host = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = self.start(SCHEDULER, *host, "--scheduler-file", str(self.file))

    def start(self, code, *words):
        command = [sys.executable, "-c", code, *words]
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(process)
        return process

    def worker(self, before=""):
        alone = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        places = ["--scheduler-file", str(self.file), "--local-directory", str(self.folder)]
        return self.start(before + WORKER, *alone, *places, "--host", "127.0.0.1")

    def address(self, workers):
        """The scheduler's address, once so many workers are there."""
        from distributed import Client  # noqa: PLC0415 - skipped without

        deadline = time.monotonic() + 120
        while not self.file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        with Client(scheduler_file=str(self.file), set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
            return client.scheduler.address

    def end(self):
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path):
    folder = tmp_path / "machines"
    folder.mkdir()
    started = Machines(folder)
    yield started
    started.end()


def test_a_worker_killed_in_the_middle_loses_nobody(fresh_course, hand_in, scores, machines):
    assignment = hand_in(fresh_course, 8)
    first, _ = machines.worker(), machines.worker()
    options = Options(seed=5, scheduler=machines.address(2))
    results = grade(fresh_course, assignment, options)
    graded = [next(results)]
    os.kill(first.pid, signal.SIGKILL)
    graded += results
    assert len({result.submission.student for result in graded}) == 8
    assert not [result.problem for result in graded if result.problem]
    by_cluster = scores(fresh_course)
    list(grade(fresh_course, assignment, Options(seed=5, workers=1, force=True)))
    assert scores(fresh_course) == by_cluster


def test_workers_that_cannot_confine_are_refused(fresh_course, hand_in, machines):
    assignment = hand_in(fresh_course, 1)
    machines.worker()
    machines.worker(before=UNCONFINED)
    options = Options(seed=5, scheduler=machines.address(2))
    with pytest.raises(UserError, match="some workers must not grade") as refused:
        list(grade(fresh_course, assignment, options))
    [_, problem] = str(refused.value).splitlines()
    assert "without protection of files" in problem


def test_a_lost_scheduler_is_told_and_the_rest_is_graded_later(fresh_course, hand_in, machines):
    assignment = hand_in(fresh_course, 8)
    machines.worker()
    results = grade(fresh_course, assignment, Options(seed=5, scheduler=machines.address(1)))
    next(results)
    machines.scheduler.kill()
    with pytest.raises(UserError, match="goes on from here"):
        list(results)
    later = list(grade(fresh_course, assignment, Options(seed=5)))
    assert len(later) == 8
    assert any(result.unchanged for result in later)


def test_where_there_is_no_scheduler_it_says_so(fresh_course, hand_in, monkeypatch):
    monkeypatch.setattr("grader.grading.workers.dask_cluster.PATIENCE_SECONDS", 1)
    assignment = hand_in(fresh_course, 1)
    with pytest.raises(UserError, match="expected a Dask scheduler at tcp:"):
        list(grade(fresh_course, assignment, Options(scheduler="tcp://127.0.0.1:9")))
