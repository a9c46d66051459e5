"""`grader grade --watch`: what is handed in is graded, and Ctrl-C leaves nothing behind."""

import os
import shutil
import signal
import sys
import time

import psutil
import pytest
from click.testing import CliRunner

from grader.cli import class_grading, main
from grader.gradebook.connection import open_gradebook
from grader.gradebook.read import scores
from tests.grading.conftest import NAME

WATCH = ["grade", NAME, "--watch"]


def hand_in_again(course, student, other):
    """The work of one student under another name."""
    folder = course.submitted / other / NAME
    shutil.copytree(course.submitted / student / NAME, folder)


def points(course):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        found = scores(gradebook, course.assignment(NAME))
    return {student: each.points for student, each in found.items()}


def test_what_is_handed_in_is_graded_and_nothing_else(graded_course, runs, monkeypatch):
    turns = iter([lambda: hand_in_again(graded_course, "ada", "new[1]"), *[lambda: None] * 2])

    def pause(_seconds):
        next(turns, interrupt)()

    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr(class_grading, "pause", pause)
    said = CliRunner().invoke(main, ["--course", str(graded_course.root), *WATCH])
    assert said.exit_code == 0, said.output
    assert said.output.count("ada") == 1  # in the first round, as it was stored
    assert "1 of 1 graded" in said.output
    assert said.output.endswith("no longer watching; all that was graded is stored\n")
    assert len(runs) == 1
    assert points(graded_course)["new[1]"] == points(graded_course)["ada"] == 30


def test_ctrl_c_ends_all_that_it_started(graded_course, tmp_path):
    log = tmp_path / "log"
    pid = os.fork()
    if pid == 0:
        status = 99
        try:
            os.setsid()
            sys.stdout = log.open("w", buffering=1)
            main(["--course", str(graded_course.root), *WATCH])
        except SystemExit as end:
            status = end.code or 0
        finally:
            os._exit(status)
    until = time.monotonic() + 60
    while not (log.exists() and "watching" in log.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    family = psutil.Process(pid).children(recursive=True)
    os.killpg(pid, signal.SIGINT)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, log.read_text()
    assert "no longer watching" in log.read_text()
    assert not psutil.wait_procs(family, timeout=10)[1]


@pytest.mark.parametrize("option", ["--force", "--dry-run", "--new-seed"])
def test_what_speaks_of_one_grading_is_refused(option):
    said = CliRunner().invoke(main, [*WATCH, option])
    assert said.exit_code == 2
    assert f"leave out {option}" in said.output
