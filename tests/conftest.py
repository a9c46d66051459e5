"""What many tests need: the course as it stands, and a copy of it to work in."""

import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from grader.build.build import build
from grader.course.course import CONFIG, Course, course_beside
from grader.gradebook.connection import open_gradebook
from tests.attacks import modes

ROOT = Path(__file__).parent.parent
SPREAD = {"test_exercises.py", "test_mutants.py"}
"""Files whose tests share nothing: each may run in any worker process."""
LONG = ("browser", "scale", "outside")
"""Folders that `make test` leaves to `make test-all`: they need a browser, servers or a class."""
FIRST = (*LONG, "attacks", "sample_class", "notebooks", "grading")
"""Folders whose files take longest: they start first, so that no process works alone at the end."""


class ByWhatIsShared(LoadScopeScheduling):
    """Give a worker process all tests of a file, or all that look at one notebook."""

    def _split_scope(self, nodeid):
        path = Path(nodeid.partition("::")[0])
        if path.name in SPREAD:
            return nodeid
        notebook = re.search(r"\[(\d\d[a-z]?-[a-z-]+)", nodeid)
        return notebook[1] if path.parent.name == "notebooks" and notebook else str(path)


@pytest.hookimpl(optionalhook=True)  # xdist may be switched off
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # it would start the files with many short tests first
    return ByWhatIsShared(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Two for each core, because many tests wait: for a browser, a server or a time limit."""
    return 2 * len(os.sched_getaffinity(0))


def pytest_configure():
    modes.choose()
    # how fast a test draws or runs says how busy the machine is
    settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("busy")


def pytest_collection_modifyitems(items):
    order = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: order.get(item.path.parent.name, len(FIRST)))
    for item in items:
        if item.path.parent.name in LONG:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def course():
    """The repository itself, to be read only."""
    return Course(ROOT)


@pytest.fixture(scope="session")
def descent(course):
    return course.assignment("04-gradient-descent")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id):
    """A folder that all worker processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built_course(course, shared_folder):
    """A course of its own, built once for all workers and changed by no test: others copy it."""
    return built_once(shared_folder / "built", lambda folder: course_beside(course, folder))


@pytest.fixture(scope="session")
def built_descent(course, shared_folder):
    """The same with the last assignment only: most tests need no more."""
    name = "04-gradient-descent"
    return built_once(shared_folder / "descent", lambda folder: course_of(course, folder, name))


def built_once(folder, make):
    """Make and build a course unless another worker process has."""
    with FileLock(folder.with_suffix(".lock")):
        if not folder.is_dir():
            own = make(folder.with_suffix(".building"))
            build(own)
            own.root.rename(folder)
    return Course(folder)


@pytest.fixture
def fresh_course(built_course, tmp_path):
    """A course of its own, built, with an empty classroom."""
    return course_like(built_course, tmp_path / "course")


def course_like(built, folder):
    """A copy of a course that was built: it costs less than building another one."""
    own = course_beside(built, folder)
    shutil.copytree(built.notebooks, own.notebooks)
    shutil.copytree(built.source, own.source)
    for name in ("gradebook.db", ".built.json"):
        shutil.copyfile(built.classroom / name, own.classroom / name)
    return own


def course_of(course, folder, *names):
    """A course beside with some of the assignments only."""
    own = course_beside(course, folder)
    own.solutions.unlink()  # a link to all of them
    own.solutions.mkdir()
    (own.solutions / "mistakes").symlink_to(course.solutions / "mistakes")
    for name in names:
        (own.solutions / f"{name}.py").symlink_to(course.solutions / f"{name}.py")
    return own


@pytest.fixture(scope="session")
def classic_data():
    """The folder with the well-known photographs, which the project may not ship."""
    named = os.environ.get("CATS_CLASSIC_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    if not (folder / "train_catvnoncat.h5").is_file():
        pytest.skip("the classic pair is not here: set CATS_CLASSIC_DATA to its folder")
    return folder


@pytest.fixture
def submit():
    """Write a notebook, or any bytes, as a student's submission."""

    def write(assignment, student, notebook, filename=None):
        folder = assignment.course.submitted / student / assignment.name
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / (filename or assignment.filename)
        if isinstance(notebook, bytes):
            path.write_bytes(notebook)
        else:
            path.write_text(nbformat.writes(notebook), encoding="utf-8")
        return path

    return write


def configured(course, lines):
    """Add lines to a course's configuration, which is a link to the real one."""
    config = course.root / CONFIG
    text = config.read_text(encoding="utf-8")
    config.unlink()
    config.write_text(f"{text}\n{lines}\n", encoding="utf-8")


def late(course, name, student, points):
    """Let a submission be late, and a late policy cost it so many points."""
    configured(course, LATE_POLICY.format(points=points))
    with open_gradebook(course.gradebook, "cats") as gradebook:
        gradebook.update_or_create_assignment(name, duedate="2026-10-02 11:00:00 UTC")
        gradebook.update_or_create_submission(name, student, timestamp="2026-10-02 12:00:00 UTC")


LATE_POLICY = """
from nbgrader.plugins import LateSubmissionPlugin

class SomePoints(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return {points}

c.AssignLatePenalties.plugin_class = SomePoints
"""
