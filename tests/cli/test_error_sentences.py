"""Slips of instructors and students: each gets a sentence with a remedy, and no traceback."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.cli.error_sentences import sentence
from grader.course.cells import is_demo
from grader.sample_class import complete
from grader.sandbox import scratch_folder
from tests.conftest import ROOT, course_like

NAME = "04-gradient-descent"
BIN = Path(sys.executable).parent
BEFORE_COURSES = """
CREATE TABLE older (id VARCHAR(32) PRIMARY KEY, name VARCHAR(128) UNIQUE, duedate TIMESTAMP);
INSERT INTO older SELECT id, name, duedate FROM assignment;
DROP TABLE assignment; ALTER TABLE older RENAME TO assignment; DROP TABLE course;
UPDATE alembic_version SET version_num = '282d30a0218e';
"""
"""Makes of a gradebook what nbgrader 0.6 had."""


@pytest.fixture(scope="module")
def graded(built_descent, tmp_path_factory):
    return course_like(built_descent, tmp_path_factory.mktemp("slips"))


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
        (("grade", NAME, "--seed", "-1"), "-1 is not in the range"),
        (("grade", NAME, "--seed", str(2**63)), "is not in the range"),
        (("grade", NAME, "--json", "nowhere/x.json"), "expected the folder nowhere, found none"),
        (("data", "draw", "--seed", "-1"), "-1 is not in the range"),
        (("data", "show", "--sheet", "nowhere/x.png"), "expected the folder nowhere, found none"),
        (("feedback",), "Run grader grade first"),
        (("grad",), "No such command 'grad'"),
    ],
)
def test_a_slip_on_the_command_line(grader, words, says):
    assert_says(grader(*words), says)


def test_a_notebook_of_another_name(grader, graded, tmp_path):
    (tmp_path / "copy of 04.ipynb").write_text("{}")
    assert_says(grader("mark", str(tmp_path / "copy of 04.ipynb")), "got 'copy of 04'")


def test_a_text_file_in_the_place_of_a_notebook(grader, tmp_path):
    path = tmp_path / f"{NAME}.ipynb"
    path.write_text("def sigmoid(z): ...")
    assert_says(grader("mark", str(path)), "got a Python program", "hand it in")


def test_student_and_assignment_the_wrong_way_round(grader, graded):
    path = graded.submitted / NAME / "ann" / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    assert_says(grader("grade"), "<student>/<assignment>/, found none")


def test_what_lies_in_the_wrong_place_is_named(fresh_course, submit):
    assignment = fresh_course.assignment(NAME)
    right = submit(assignment, "ann", complete(assignment, {}))
    for place in ("stray\x1b[2J.ipynb", f"bob/{NAME}.ipynb", f"cem/04/{NAME}.ipynb"):
        path = fresh_course.submitted / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(right.read_bytes())
    (fresh_course.submitted / "ann" / "notes").mkdir()
    done = CliRunner().invoke(main, ["--course", str(fresh_course.root), "grade"])
    assert done.exit_code == 0
    assert done.stderr == (
        f"left out: classroom/submitted/bob/{NAME}.ipynb, classroom/submitted/cem/04, "
        "classroom/submitted/stray?[2J.ipynb. Expected "
        "classroom/submitted/<student>/<assignment>/<assignment>.ipynb.\n"
    )


def test_a_gradebook_that_is_no_database(grader, tmp_path):
    path = tmp_path / "gradebook.db"
    path.write_text("student,points\nann,30\n" * 50)
    assert_says(
        grader("report", "--db", f"sqlite:///{path}"), "found a file that is not a database"
    )


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
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "x"), "the disk is full"),  # a write does not know its file
        (OSError(errno.EACCES, "x", "classroom/reports"), "classroom/reports: no permission"),
        (OSError(errno.EROFS, "x", "classroom"), "classroom: it cannot be written to"),
    ],
)
def test_a_disk_that_is_full_or_closed(error, says):
    assert sentence(error).startswith(says)


def grader_process(course, *words, before=(), patched=""):
    """The command in a process of its own; with words before it, and constants replaced in it."""
    start = ["-c", f"from grader import cli, files\n{patched}\ncli.main()"]
    command = [*before, sys.executable, *start, "--course", course.root, *words]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT
    )


def nbgrader_process(course, *words):
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        [BIN / "nbgrader", *words], cwd=course.root, env=environment, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


def said_by(process):
    said = process.communicate()[0]
    assert "Traceback" not in said
    return process.returncode, said


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 6 MB, with a class of its own on it; ``fill(n)`` leaves n kB of room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    options = ["-t", "tmpfs", "-o", "size=6M", "tmpfs", disk]
    if mount is None or subprocess.run([mount, *options], check=False).returncode:
        pytest.skip("only root may mount a small disk")

    def fill(room):
        (disk / "filling").unlink(missing_ok=True)
        (disk / "filling").write_bytes(bytes(shutil.disk_usage(disk).free - room * 1000))

    yield disk, fill
    subprocess.run([umount, disk], check=True)


def test_a_disk_that_fills_up_keeps_what_was_graded(graded, small_disk, submit, tmp_path):
    disk, fill = small_disk
    own = course_like(graded, disk / "course")
    assignment = own.assignment(NAME)
    for number in range(8):
        submit(assignment, f"s{number}", complete(assignment, {"reflection": "x"}))
    fill(350)
    code, said = said_by(grader_process(own, "grade", "--workers", "1"))
    assert code == 1
    assert "full. Make room and run the command again" in said
    assert "s0 " in said
    assert not list(own.root.rglob("*.part"))
    copy = str(tmp_path / "copy.tar.gz")
    assert said_by(grader_process(own, "backup", "--to", copy))[0] == 0
    fill(1)
    for words in (("report",), ("build",), ("backup",), ("restore", copy)):
        code, said = said_by(grader_process(own, *words))
        assert (code, "the disk is full. Make room" in said) == (1, True)
    (disk / "filling").unlink()
    code, said = said_by(grader_process(own, "grade"))
    assert (code, "8 of 8 graded" in said) == (0, True)
    assert " unchanged in" in said


def test_no_room_for_temporary_files_is_said_once(
    graded, small_disk, submit, monkeypatch, tmp_path
):
    disk, fill = small_disk
    own = course_like(graded, tmp_path / "course")
    for student in ("ann", "bob"):
        submit(own.assignment(NAME), student, complete(own.assignment(NAME), {}))
    fill(600)
    monkeypatch.setattr(scratch_folder, "own_folder", lambda: disk)
    done = CliRunner().invoke(main, ["--course", str(own.root), "grade"])
    assert_says(done, "expected 20 MB of room", "found 0.6 MB", "set TMPDIR to a folder on another")
    assert done.output.count(" MB of room") == 1
    assert list(disk.iterdir()) == [disk / "filling"]
    assert not list(own.autograded.glob("*/*"))
    assert not list(own.root.rglob("*.part"))


@pytest.fixture
def without_privileges():
    """Words before a command that take from root the right to read and write everything."""
    if os.getuid():
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root reads everything, and setpriv is not here to change that")
    return setpriv, "--bounding-set=-dac_override,-dac_read_search"


def test_no_permission(graded, tmp_path, submit, without_privileges):
    own = course_like(graded, tmp_path / "course")
    assignment = own.assignment(NAME)
    paths = [submit(assignment, f"s{i}", complete(assignment, {})) for i in range(3)]
    paths[1].chmod(0)
    paths[2].parent.parent.chmod(0)
    try:
        code, said = said_by(grader_process(own, "grade", before=without_privileges))
        assert code == 1
        for student in ("s1", "s2"):
            assert f"{student}/{NAME}: no permission to read it; the others were graded" in said
        shutil.rmtree(own.reports)
        own.classroom.chmod(0o500)
        code, said = said_by(grader_process(own, "report", before=without_privileges))
        assert (code, "reports: no permission. Make it yours" in said) == (1, True)
        code, said = said_by(grader_process(own, "doctor", before=without_privileges))
        assert "✗ classroom  " in said
        assert (code, "marked read-only (r-x------). Run chmod" in said) == (1, True)
        own.classroom.chmod(0o700)
        (own.classroom / "gradebook.db").chmod(0o400)
        words = ("extend", "s0", NAME, "--days", "1")
        code, said = said_by(grader_process(own, *words, before=without_privileges))
        assert (code, "gradebook.db cannot be written to: it is yours, but" in said) == (1, True)
    finally:
        own.classroom.chmod(0o700)
        paths[2].parent.parent.chmod(0o700)


def test_two_runs_at_once(graded, tmp_path, submit):
    own = course_like(graded, tmp_path / "course")
    assignment = own.assignment(NAME)
    slow = "import time; time.sleep(1.5)\n"
    for i in range(4):
        notebook = complete(assignment, {"reflection": "x"})
        code = (cell for cell in notebook.cells if cell.cell_type == "code" and not is_demo(cell))
        next(code).source += f"\n{slow}"
        submit(assignment, f"s{i}", notebook)
    impatient = "files.PATIENCE_SECONDS = 1"
    words = ("grade", "--workers", "1")
    both = [grader_process(own, *words, patched=impatient) for _ in range(2)]
    (first, said), (second, also_said) = sorted(map(said_by, both))
    assert (first, "4 of 4 graded" in said) == (0, True)
    assert second == 1
    waits = "another grader is at work there; waiting up to 1 s for it to finish"
    assert also_said.count(waits) == 1
    assert "another grader is at work there. Wait until it has finished." in also_said
    code, said = said_by(grader_process(own, "grade"))
    assert (code, "4 of 4 graded, 4 unchanged" in said) == (0, True)


@pytest.mark.parametrize("name", ["conda-env-cats-py", ""])
def test_a_kernel_that_is_not_here_does_not_matter_if_it_is_for_python(
    grader, graded, submit, name
):
    assignment = graded.assignment(NAME)
    notebook = complete(assignment, {})
    notebook.metadata.kernelspec = {"name": name, "display_name": "Cats", "language": "python"}
    path = submit(assignment, "ann", notebook)
    assert grader("check", str(path)).exit_code == 0
    assert "30/30" in grader("grade", "--student", "ann", "--force").output


def test_a_notebook_for_another_language(built_course, tmp_path, submit):
    own = course_like(built_course, tmp_path / "course")
    assignment = own.assignment(NAME)
    notebook = complete(assignment, {})
    notebook.metadata.kernelspec = {"name": "ir", "display_name": "R", "language": "R"}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = "sigmoid <- function(z) 1 / (1 + exp(-z))"
    path = submit(assignment, "ann", notebook)
    says = "expected a Python notebook, got one for R. Choose the Python 3 kernel"
    for command in (["check", str(path)], ["grade"]):
        assert says in CliRunner().invoke(main, ["--course", str(own.root), *command]).output
    done = nbgrader_process(own, "autograde", NAME, "--force")
    assert done.returncode == 0  # this student gets 0 and the sentence; the others are graded
    assert says in done.stderr


def test_a_gradebook_of_an_older_nbgrader(built_course, tmp_path, submit):
    own = course_like(built_course, tmp_path / "course")
    assignment = own.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    with sqlite3.connect(own.classroom / "gradebook.db") as database:
        database.executescript(BEFORE_COURSES)
    code, said = said_by(grader_process(own, "grade", NAME))
    assert code == 1
    assert "Run nbgrader db upgrade" in said
    done = nbgrader_process(own, "db", "upgrade")
    assert done.returncode == 0, done.stderr
    assert "1 of 1 graded" in said_by(grader_process(own, "grade", NAME))[1]


def test_a_fault_of_the_graders_own_is_not_hidden():
    assert sentence(ZeroDivisionError("a bug")) == ""
    assert sentence(OSError(errno.EIO, "x", "y")) == ""
