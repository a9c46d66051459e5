"""What each command imports: a command must not wait for what is not its own."""

import re
import subprocess
import sys

import pytest

LINE = re.compile(r"import time: +(\d+) \| +(\d+) \| +(\S+)")
DATABASE = {"sqlalchemy", "alembic"}
JUPYTER = {"nbgrader", "jupyter_server", "jupytext", "nbconvert", "tornado"}
STUDENTS = {"IPython", "h5py", "matplotlib", "PIL"}
"""What only the runs of notebooks need."""
SANDBOX = {"grader.sandbox.zygote", "grader.sandbox.run"}
FORBIDDEN = {
    "check": DATABASE | JUPYTER | STUDENTS | {"rich", "jinja2"},
    "mark": DATABASE | JUPYTER | STUDENTS | {"rich", "jinja2"},
    "grade": JUPYTER | STUDENTS,
    "report": JUPYTER | STUDENTS | SANDBOX | {"rich"},
    "feedback": JUPYTER | STUDENTS | SANDBOX | {"rich"},
    "backup": JUPYTER | STUDENTS | SANDBOX | DATABASE,
}
"""By command, what it must not import. What grading imports while it starts stands under grade."""
MODULES = {"grade": "grader.cli.class_grading"}


def imported(module):
    """Seconds by module, with all that it imports."""
    command = [sys.executable, "-X", "importtime", "-c", f"import {module}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = map(LINE.match, done.stderr.splitlines())
    return {match[3]: int(match[2]) / 1e6 for match in found if match}


@pytest.mark.parametrize("command", FORBIDDEN)
def test_a_command_imports_only_what_is_its_own(command):
    seconds = imported(MODULES.get(command, f"grader.cli.{command}"))
    heaviest = sorted(seconds, key=seconds.get, reverse=True)[:10]
    told = ", ".join(f"{name} {seconds[name]:.3f} s" for name in heaviest)
    packages = {name.partition(".")[0] for name in seconds} | (SANDBOX & seconds.keys())
    assert not packages & FORBIDDEN[command], f"the ten heaviest of grader {command}: {told}"


def test_a_course_is_found_before_numpy_is_imported():
    seconds = imported("grader.course.course, grader.cli.grade")
    assert "grader.grading.start_early" in seconds
    assert not {"numpy", "nbformat", *DATABASE} & seconds.keys()


def test_help_and_typing_errors_need_no_course():
    for words in (["--help"], ["grade", "--help"], ["grade", "--wrong"], ["gade"]):
        command = [sys.executable, "-X", "importtime", "-m", "grader", *words]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        assert "Traceback" not in said
        packages = {
            match[3].partition(".")[0] for match in map(LINE.match, said.splitlines()) if match
        }
        assert "grader" in packages
        assert not packages & (DATABASE | JUPYTER | STUDENTS | {"numpy", "nbformat", "rich"})
