"""A link in a submission leads nowhere, also where nbgrader itself copies and reads."""

import itertools
import os
import shutil
import socket

import nbformat
import pytest
from nbformat import v4
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from grader.collecting.exchange import Collect, copy_ordinary
from grader.course.nbgrader_api import nbgrader_config
from grader.sample_class import complete
from tests.conftest import course_like

NUMBERS = itertools.count()
SECRET = "the instructor's secret"  # noqa: S105 - a text to look for
PRINT_ALL = """
from pathlib import Path
for path in Path().rglob("*"):
    if path.is_file(): print(path, path.read_bytes()[:200])
"""


def cell(source, **marks):
    made = v4.new_code_cell(source)
    known = {"schema_version": 3, "grade": False, "solution": False, "locked": False}
    made.metadata["nbgrader"] = known | marks
    return made


@pytest.fixture(scope="module")
def fresh_course(built_course, tmp_path_factory):
    """One for all tests here: each has a student of its own."""
    return course_like(built_course, tmp_path_factory.mktemp("links") / "course")


@pytest.fixture
def eve():
    """A student whom no other test knows."""
    return f"eve{next(NUMBERS)}"


@pytest.fixture(scope="module")
def api(fresh_course):
    """nbgrader in a course with an assignment that somebody made by hand."""
    folder = fresh_course.source / "by-hand"
    folder.mkdir()
    test = cell("assert x == 1", grade=True, locked=True, points=1, grade_id="test")
    notebook = v4.new_notebook(
        cells=[cell("x = 1", solution=True, grade_id="x"), test],
        metadata={"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}},
    )
    nbformat.write(notebook, folder / "work.ipynb")
    config = nbgrader_config(fresh_course)
    config.CourseDirectory.root = str(fresh_course.root)
    made = NbGraderAPI(config=config)
    assert made.generate_assignment("by-hand", force=True, create=True)["success"]
    return made


def hand_in(course, student, notebook, assignment="by-hand", name="work.ipynb"):
    folder = course.submitted / student / assignment
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / name)
    return folder


def curious(course):
    notebook = nbformat.read(course.notebooks / "by-hand" / "work.ipynb", as_version=4)
    notebook.cells.append(v4.new_code_cell(PRINT_ALL))
    return notebook


def test_a_link_beside_a_hand_written_notebook_is_not_copied(fresh_course, api, tmp_path, eve):
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    folder = hand_in(fresh_course, eve, curious(fresh_course))
    (folder / "link").symlink_to(secret)
    (folder / "own.txt").write_text("eve's own")
    (folder / "a[b]").mkdir()
    (folder / "a[b]" / "link").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    (folder / "zeros").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "socket"))
        done = api.autograde("by-hand", eve)
    assert done["success"], done
    copied = fresh_course.autograded / eve / "by-hand"
    assert {path.name for path in copied.rglob("*")} == {"work.ipynb", "own.txt"}
    text = (copied / "work.ipynb").read_text(encoding="utf-8")
    assert SECRET not in text
    assert "eve's own" in text


@pytest.mark.parametrize("assignment", ["by-hand", "04-gradient-descent"])
def test_a_link_in_the_place_of_a_notebook_is_not_read(fresh_course, api, assignment, eve):
    """To the instructor's own, with all answers."""
    name = "work.ipynb" if assignment == "by-hand" else f"{assignment}.ipynb"
    folder = fresh_course.submitted / eve / assignment
    folder.mkdir(parents=True)
    (folder / name).symlink_to(fresh_course.source / assignment / name)
    assert not api.autograde(assignment, eve)["success"]
    assert not (fresh_course.autograded / eve / assignment / name).exists()


@pytest.mark.parametrize("assignment", ["by-hand", "04-gradient-descent"])
def test_a_link_in_the_place_of_a_folder_is_not_followed(
    fresh_course, api, assignment, eve, tmp_path
):
    elsewhere = tmp_path / assignment
    shutil.copytree(fresh_course.source / assignment, elsewhere)
    (elsewhere / "secret").write_text(SECRET)
    (fresh_course.submitted / eve).mkdir(parents=True)
    (fresh_course.submitted / eve / assignment).symlink_to(elsewhere)
    assert not api.autograde(assignment, eve)["success"]
    copied = fresh_course.autograded / eve / assignment
    assert not [
        path for path in copied.rglob("*") if path.suffix == ".ipynb" or SECRET in path.read_text()
    ]


@pytest.mark.parametrize(
    "lay",
    [
        lambda path, secret: path.symlink_to(secret),
        lambda path, _: path.symlink_to("/dev/zero"),
        lambda path, _: os.mkfifo(path),
        lambda path, _: path.write_text("9999-12-31 23:59:59 -2400"),
        lambda path, _: path.write_bytes(b"\xff" * 5_000_000),
        lambda path, _: path.mkdir(),
    ],
    ids=["a link", "a device", "a pipe", "out of the calendar", "five megabytes", "a folder"],
)
def test_whatever_a_time_is_nbgrader_grades_the_notebook(fresh_course, api, tmp_path, lay, eve):
    (tmp_path / "secret").write_text(SECRET)
    assignment = fresh_course.assignment("04-gradient-descent")
    folder = hand_in(
        fresh_course, eve, complete(assignment, {}), assignment.name, assignment.filename
    )
    lay(folder / "timestamp.txt", tmp_path / "secret")
    done = api.autograde(assignment.name, eve)
    assert done["success"], done
    assert SECRET not in done.get("log", "")


def test_links_are_left_in_nbgraders_exchange(fresh_course, tmp_path):
    (tmp_path / "secret").write_text(SECRET)
    inbound = tmp_path / "inbound"
    (inbound / "deep").mkdir(parents=True)
    (inbound / "work.ipynb").write_text("{}")
    (inbound / "deep" / "own.txt").write_text("own")
    (inbound / "link").symlink_to(tmp_path / "secret")
    (inbound / "deep" / "folder").symlink_to(tmp_path)
    (inbound / "zeros").symlink_to("/dev/zero")
    os.mkfifo(inbound / "pipe")
    collect = Collect(coursedir=CourseDirectory())
    collect.do_copy(str(inbound), str(tmp_path / "collected"))
    names = {str(path.relative_to(tmp_path)) for path in (tmp_path / "collected").rglob("*")}
    assert names == {"collected/work.ipynb", "collected/deep", "collected/deep/own.txt"}


def test_a_submission_in_the_exchange_is_bounded(tmp_path):
    inbound = tmp_path / "inbound"
    inbound.mkdir()
    with (inbound / "holes").open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(RuntimeError, match="larger than max_dir_size"):
        copy_ordinary(inbound, tmp_path / "copy", 10**8)
    (tmp_path / "link").symlink_to(inbound)
    with pytest.raises(RuntimeError, match="found a link"):
        copy_ordinary(tmp_path / "link", tmp_path / "other", 10**8)


def test_the_configuration_names_them(fresh_course):
    config = nbgrader_config(fresh_course)
    assert config.ExchangeFactory.collect == "grader.collecting.exchange.Collect"
    assert config.Autograde.exporter_class == "grader.marking.nbgrader_reader.SubmissionReader"
