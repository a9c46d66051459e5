"""Slips of instructors and students: each gets a sentence with a remedy, and no traceback."""

import errno
import sqlite3

import pytest
from click.testing import CliRunner

from grader.build import build
from grader.cli import main
from grader.cli.slips import sentence
from grader.sample_class import complete
from tests.conftest import course_of

NAME = "04-gradient-descent"


@pytest.fixture(scope="module")
def graded(course, tmp_path_factory):
    own = course_of(course, tmp_path_factory.mktemp("slips"), NAME)
    build(own)
    return own


@pytest.fixture
def grader(graded):
    def run(*words):
        return CliRunner().invoke(main, ["--course", str(graded.root), *words])

    return run


def assert_says(done, *parts):
    assert done.exit_code != 0
    assert "Traceback" not in done.output
    assert isinstance(done.exception, SystemExit), done.exception
    for part in parts:
        assert part in done.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("report",), "Run grader grade first"),
        (("export", "csv"), "Run grader grade first"),
        (("export", "excel"), "is not one of 'csv', 'canvas'"),
        (("export", "csv", "4"), f"{NAME}; got '4'."),
        (("export", "gradescope-bundle"), "Call it in the project's own folder"),
        (("feedback", "4-gradient"), "expected one of the assignments"),
        (("mark", "nothing.ipynb"), "does not exist"),
        (("report", "--db", "gradebook.db"), "expected an address such as sqlite:///"),
        (("report", "--db", "oracel://x"), "expected an address such as sqlite:///"),
        (("grade", NAME, "--seed", "many"), "is not a valid integer"),
        (("grad",), "No such command 'grad'"),
    ],
)
def test_a_slip_on_the_command_line(grader, words, says):
    assert_says(grader(*words), says)


def test_feedback_before_grading(grader):
    assert "run grader grade first" in grader("feedback").output


def test_a_notebook_of_another_name(grader, graded, tmp_path):
    (tmp_path / "copy of 04.ipynb").write_text("{}")
    assert_says(grader("mark", str(tmp_path / "copy of 04.ipynb")), "got 'copy of 04'")


def test_a_text_file_in_the_place_of_a_notebook(grader, tmp_path):
    path = tmp_path / f"{NAME}.ipynb"
    path.write_text("def sigmoid(z): ...")
    assert_says(grader("mark", str(path)), "expected a notebook", "Open it in JupyterLab")


def test_student_and_assignment_the_wrong_way_round(grader, graded):
    path = graded.submitted / NAME / "ann" / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    assert_says(grader("grade"), "<student>/<assignment>/, found none")


def test_a_gradebook_that_is_no_database(grader, tmp_path):
    path = tmp_path / "gradebook.db"
    path.write_text("student,points\nann,30\n" * 50)
    assert_says(grader("report", "--db", f"sqlite:///{path}"), "found a file that is no database")


def test_a_gradebook_of_another_time(grader, tmp_path):
    path = tmp_path / "gradebook.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE student (id TEXT)")
        database.execute("CREATE TABLE assignment (id TEXT, name TEXT, course_id TEXT)")
    assert_says(grader("report", "--db", f"sqlite:///{path}"), "nbgrader")


def test_a_gradebook_in_a_folder_that_is_not_there(grader, tmp_path):
    address = f"sqlite:///{tmp_path / 'nowhere' / 'gradebook.db'}"
    assert_says(grader("report", "--db", address), "correct --db")


def test_a_file_where_a_folder_should_be(grader, graded, submit):
    assignment = graded.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    assert grader("grade").exit_code == 0
    graded.feedback.write_text("my notes")
    assert_says(grader("feedback"), "expected a folder, found a file")
    graded.feedback.unlink()


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "read-only"),
    ],
)
def test_a_disk_that_is_full_or_closed(grader, graded, monkeypatch, submit, number, says):
    assignment = graded.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    assert grader("grade").exit_code == 0

    def refuse(*_):
        raise OSError(number, "refused", "classroom/reports/index.html")

    monkeypatch.setattr("grader.report.page.write_whole", refuse)
    assert_says(grader("report"), "classroom/reports/index.html", says)


def test_a_fault_of_the_graders_own_is_not_hidden():
    assert sentence(ZeroDivisionError("a bug")) == ""
    assert sentence(OSError(errno.EIO, "x", "y")) == ""
