"""Grading on two hosts that share no files: network namespaces on this machine."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest

from grader.grading.grade import Options, grade
from tests.conftest import course_like
from tests.scale.conftest import NAME
from tests.scale.test_cluster import SCHEDULER, WORKER

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

SIZE = 200
ADDRESS = "10.77.0.{}"
PATIENCE = 120


class Host:
    """A network namespace with an address, in which some folders are empty."""

    def __init__(self, number, folder, hidden=()):
        self.name, self.address = f"cat-{os.getpid()}-{number}", ADDRESS.format(number)
        self.folder, self.processes = folder, []
        self.hide = "; ".join(f"mount -t tmpfs none {each}" for each in hidden) or ":"
        folder.mkdir()
        ip("netns", "add", self.name)

    def start(self, *words):
        """Start Python there."""
        inside = f'{self.hide}; exec "$@"'
        apart = ["ip", "netns", "exec", self.name, "unshare", "-m", "sh", "-ec", inside, "sh"]
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [*apart, sys.executable, *words], cwd=self.folder, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process

    def dask(self, code, *words):
        here = ["--host", self.address, "--no-dashboard"]
        return self.start("-c", code, *words, *here)

    def worker(self, scheduler):
        places = ["--local-directory", str(self.folder)]
        return self.dask(WORKER, scheduler, "--nthreads", "1", "--no-nanny", *places)

    def end(self):
        for process in self.processes:
            process.kill()
            process.wait()
        ip("netns", "delete", self.name)


def ip(*words):
    subprocess.run([shutil.which("ip"), *words], check=True)


def connect(one, other):
    """Join two hosts by a cable."""
    ends = [f"cat{os.getpid()}{side}" for side in "ab"]
    ip("link", "add", ends[0], "type", "veth", "peer", "name", ends[1])
    for host, end in zip((one, other), ends, strict=True):
        ip("link", "set", end, "netns", host.name)
        ip("-n", host.name, "address", "add", f"{host.address}/24", "dev", end)
        ip("-n", host.name, "link", "set", end, "up")
        ip("-n", host.name, "link", "set", "lo", "up")


@pytest.fixture
def hosts(fresh_course, built_course, tmp_path):
    """Two hosts; the second one has the course in a place of its own, and nobody's submission."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("making network namespaces needs root and iproute2")
    started = [Host(1, tmp_path / "one")]
    other = tmp_path / "two"
    started.append(Host(2, other, hidden=[fresh_course.root]))
    course_like(built_course, other / "course")
    started[1].folder = other / "course"
    connect(*started)
    yield started
    for host in started:
        host.end()


def until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.soak
def test_a_worker_that_dies_on_another_host_loses_nobody(fresh_course, hand_in, scores, hosts):
    assignment = hand_in(fresh_course, SIZE)
    one, two = hosts
    scheduler = f"tcp://{one.address}:8786"
    one.dask(SCHEDULER, "--port", "8786")
    one.worker(scheduler)
    two.worker(scheduler)
    victim = two.worker(scheduler)
    until(lambda: all("Registered to" in log.read_text() for log in logs(hosts)))
    results = one.folder / "results.json"
    words = ["grade", NAME, "--seed", "5", "--scheduler", scheduler, "--json", str(results)]
    grading = one.start("-m", "grader", "--course", str(fresh_course.root), *words)
    until(lambda: len(list(fresh_course.autograded.glob("*/*"))) >= SIZE // 2)
    victim.kill()
    assert grading.wait(timeout=600) == 0, (one.folder / "2.log").read_text()
    records = json.loads(results.read_text())
    assert len({record["student"] for record in records}) == SIZE
    by_cluster = scores(fresh_course)
    list(grade(fresh_course, assignment, Options(seed=5, workers=2, force=True)))
    assert scores(fresh_course) == by_cluster


def logs(hosts):
    """What the workers have said."""
    one, two = hosts
    return [one.folder / "1.log", two.folder / "0.log", two.folder / "1.log"]
