"""Through nbgrader's exchange and back, by two Unix users: fetch, submit, grade, fetch feedback."""

import json
import multiprocessing
import os
import pwd
import shutil
import stat
import tempfile
from pathlib import Path

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import default
from traitlets.config import Config

from grader.build.release_assignment import ReleaseAssignment
from grader.feedback import write_feedback
from grader.grading.grade import Options, grade
from grader.in_notebook.data import find_data, load_pictures
from grader.sample_class import complete

NAME = "04-gradient-descent"
OTHER = "03-logistic-regression"
STUDENTS = ("nobody", "daemon")


def nbgrader(step, home, exchange, *, root=None, assignment=NAME, student="*"):
    """One of nbgrader's commands, as the user who calls it."""
    config = Config()
    config.CourseDirectory.course_id = "cats"
    config.CourseDirectory.assignment_id = assignment
    config.CourseDirectory.student_id = student
    config.CourseDirectory.root = str(root or home)
    config.CourseDirectory.release_directory = "notebooks"
    for name in ("source", "submitted", "autograded", "feedback"):
        config.CourseDirectory[f"{name}_directory"] = f"classroom/{name}"
    config.CourseDirectory.db_url = f"sqlite:///{root}/classroom/gradebook.db"
    config.Exchange.root = str(exchange)
    config.Exchange.cache = str(home / "cache")
    config.Exchange.assignment_dir = str(home)
    coursedir = CourseDirectory(config=config)
    step(coursedir=coursedir, authenticator=Authenticator(config=config), config=config).start()


def as_user(name, function, *words):
    """Do something in a process that belongs to somebody else."""

    def run():
        user = pwd.getpwnam(name)
        os.setgroups([])
        os.setresgid(user.pw_gid, user.pw_gid, user.pw_gid)
        os.setresuid(user.pw_uid, user.pw_uid, user.pw_uid)
        os.chdir(words[-1])
        os.umask(0o022)
        os.environ.pop("CATS_DATA", None)
        function(*words[:-1])

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join(60)
    assert process.exitcode == 0


@pytest.fixture
def place():
    """A folder that all users may enter, which pytest's own are not."""
    if os.getuid() != 0:
        pytest.skip("needs root, to be two other users")
    if any(name not in {user.pw_name for user in pwd.getpwall()} for name in STUDENTS):
        pytest.skip(f"needs the users {' and '.join(STUDENTS)}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def homes(place):
    found = {name: place / f"home-{name}" for name in STUDENTS}
    for name, home in found.items():
        (home / "cache").mkdir(parents=True)
        for each in (home, home / "cache"):
            shutil.chown(each, name)
    return found


def solve_and_submit(home, exchange, solved):
    nbgrader(default.ExchangeFetchAssignment, home, exchange)
    os.chdir(home / NAME)
    assert load_pictures()[0].shape[1:] == (64, 64, 3)
    assert find_data() == (exchange / "cats" / "datasets").resolve()
    Path(f"{NAME}.ipynb").write_text(solved)
    os.chdir(home)
    nbgrader(default.ExchangeSubmit, home, exchange)


def fetch_feedback(home, exchange):
    nbgrader(default.ExchangeFetchFeedback, home, exchange)
    [page] = (home / NAME / "feedback").glob(f"*/{NAME}.html")
    assert f"Feedback for {home.name.removeprefix('home-')}" in page.read_text()


def test_assignments_go_out_and_feedback_comes_back(fresh_course, place, homes):
    exchange = place / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    home = place / "instructor"
    root = fresh_course.root
    for name in (NAME, OTHER):
        nbgrader(ReleaseAssignment, home, exchange, root=root, assignment=name)
    released = exchange / "cats" / "outbound" / NAME
    assert not list(released.rglob("*.h5"))
    assert stat.S_IMODE((exchange / "cats/datasets/train_catvnoncat.h5").stat().st_mode) == 0o644

    assignment = fresh_course.assignment(NAME)
    solved = json.dumps(complete(assignment, {"reflection": "Overfit."}))
    for name, own in homes.items():
        as_user(name, solve_and_submit, own, exchange, solved, own)
    nbgrader(default.ExchangeCollect, home, exchange, root=root)
    results = list(grade(fresh_course, assignment, Options(seed=1)))
    assert {each.submission.student: each.points for each in results} == dict.fromkeys(STUDENTS, 30)

    assert write_feedback(assignment).problems == []
    nbgrader(default.ExchangeReleaseFeedback, home, exchange, root=root)
    for name, own in homes.items():
        as_user(name, fetch_feedback, own, exchange, own)


def test_a_hand_in_from_elsewhere_does_not_stop_the_release(fresh_course, submit, tmp_path):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    list(grade(fresh_course, assignment, Options(seed=1)))
    write_feedback(assignment)
    exchange = tmp_path / "exchange"
    (exchange / "cats").mkdir(parents=True)
    nbgrader(default.ExchangeReleaseFeedback, tmp_path, exchange, root=fresh_course.root)
    assert len(list((exchange / "cats/feedback").glob("*.html"))) == 1


def test_a_newer_hand_in_does_not_get_the_older_ones_page(fresh_course, submit):
    assignment = fresh_course.assignment(NAME)
    folder = submit(assignment, "ann", complete(assignment, {})).parent
    (folder / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC")
    (folder / "submission_secret.txt").write_text("first")
    list(grade(fresh_course, assignment, Options(seed=1)))
    (folder / "timestamp.txt").write_text("2026-10-02 12:00:00 UTC")
    (folder / "submission_secret.txt").write_text("second")
    write_feedback(assignment)
    written = fresh_course.feedback / "ann" / NAME
    assert (written / "submission_secret.txt").read_text() == "first"
    assert (written / "timestamp.txt").read_text() == "2026-10-01 12:00:00 UTC"
