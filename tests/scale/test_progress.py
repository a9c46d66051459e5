import io
import os
import signal
import subprocess
import sys

from rich.console import Console

from grader.cli.progress import Display
from grader.grading.grade import Options, grade
from tests.scale.conftest import NAME


def test_a_terminal_gets_a_bar_and_a_log_gets_lines(fresh_course, hand_in):
    assignment = hand_in(fresh_course, 2)
    said = {}
    for terminal in (True, False):
        file = io.StringIO()
        console = Console(file=file, force_terminal=terminal, width=120, _environ={})
        with Display(console) as display:
            for result in grade(fresh_course, assignment, Options(seed=1), display.announce):
                display.show(result)
        said[terminal] = file.getvalue()
        said[terminal, "summary"] = display.summary()
    assert "1/2" in said[True]
    assert "slowest s000" in said[True]
    assert said[False].count("\n") == 3
    assert "\x1b" not in said[False]
    assert "2 of 2 graded in" in said[True, "summary"]
    assert said[True, "summary"].endswith("seed 1")
    assert "2 of 2 graded, 2 unchanged in" in said[False, "summary"]
    assert "seed" not in said[False, "summary"]  # nothing was drawn from it


def test_ctrl_c_stops_cleanly_and_says_how_to_go_on(fresh_course, hand_in, scores):
    hand_in(fresh_course, 24)
    command = [sys.executable, "-m", "grader", "--course", str(fresh_course.root), "grade"]
    # a shell's background job ignores Ctrl-C, and hands that down
    listening = ["env", "--default-signal=INT", *command, "--workers", "2"]
    with subprocess.Popen(
        listening,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        announced, first = process.stdout.readline(), process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        rest = process.stdout.read()
    assert announced == f"  {NAME}: 24 new\n"
    assert "/30" in first
    assert process.returncode == 130
    assert "Traceback" not in rest
    assert "run the same command to continue" in rest
    stored = scores(fresh_course)
    assert 1 <= len(stored) < 24
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "24 of 24 graded" in done.stdout
    assert f"{len(stored)} unchanged" in done.stdout
    assert len(scores(fresh_course)) == 24
    assert (fresh_course.autograded / "s0000" / NAME).is_dir()
