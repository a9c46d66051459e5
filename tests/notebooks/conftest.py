"""Every notebook of the course, run once for all tests of this folder."""

import copy
from functools import cache, partial
from pathlib import Path

import pytest

from grader.course.course import find_course
from grader.course.reference import load
from grader.in_notebook.data import load_pictures
from grader.marking.restore_cells import restore
from grader.marking.run_and_mark import run_and_mark
from grader.sample_class import complete
from tests.notebooks.notebook_run import run_in_its_folder
from tests.notebooks.text import assert_says

ASSIGNMENTS = find_course(Path(__file__).parent).assignments()
TOOK = []
"""A line for each run, for the summary: what takes how long is to be seen, not to be tested."""


@pytest.fixture(scope="session", params=ASSIGNMENTS, ids=lambda assignment: assignment.name)
def assignment(request):
    return request.param


@pytest.fixture(scope="session")
def completed(assignment, tmp_path_factory):
    """The notebook with the reference's answers, run in an ordinary kernel."""
    run = run_in_its_folder(complete(assignment, {}), assignment, tmp_path_factory.mktemp("own"))
    TOOK.append(f"{assignment.name}: {run.seconds:.1f} s, {run.megabytes:.0f} MB")
    return run


@pytest.fixture(scope="session")
def released(assignment, tmp_path_factory):
    """The notebook as students receive it, run in an ordinary kernel."""
    notebook = copy.deepcopy(assignment.release_notebook)
    run = run_in_its_folder(notebook, assignment, tmp_path_factory.mktemp("release"))
    TOOK.append(f"{assignment.name}, as released: {run.seconds:.1f} s")
    return run


@pytest.fixture(scope="session")
def marked(assignment):
    """Mark a notebook as grading does, without a class or a gradebook."""

    def mark(notebook):
        mended, flags = restore(notebook, assignment.release_notebook)
        done = run_and_mark(mended, assignment, seed=11)
        return done, flags + done.flags

    return mark


@pytest.fixture
def says(course):
    """Fails unless a notebook says each of some sentences."""
    return partial(assert_says, course)


@pytest.fixture
def right(course):
    """The references of a notebook."""
    return cache(lambda name: load(name, course.solutions))


@pytest.fixture
def images(monkeypatch, course):
    """Training pictures and labels, test pictures and labels: the drawn pair."""
    monkeypatch.setenv("CATS_DATA", str(course.datasets))
    return load_pictures()


def pytest_terminal_summary(terminalreporter):
    if TOOK:
        terminalreporter.section("notebooks run in a kernel")
        for line in TOOK:
            terminalreporter.write_line(line)
