"""A backup is whole and consistent while somebody writes, and comes back as it was."""

import sqlite3
import tarfile
import threading

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.errors import UserError
from grader.gradebook.backup import backup, restore
from grader.gradebook.connection import open_gradebook


@pytest.fixture
def classroom(fresh_course, submit):
    submit(fresh_course.assignment("04-gradient-descent"), "ann", b"first")
    with open_gradebook(fresh_course.gradebook, "cats") as gradebook:
        gradebook.add_student("ann")
    return fresh_course


def students(course):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        return {each.id for each in gradebook.students}


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(classroom):
    done = CliRunner().invoke(main, ["--course", str(classroom.root), "backup"])
    assert done.exit_code == 0, done.output
    place = next(classroom.submitted.rglob("*.ipynb"))
    place.write_bytes(b"second")
    with open_gradebook(classroom.gradebook, "cats") as gradebook:
        gradebook.add_student("bob")
    words = ["--course", str(classroom.root), "restore", done.output.strip()]
    said = CliRunner().invoke(main, words)
    assert said.exit_code == 0, said.output
    assert place.read_bytes() == b"first"
    assert students(classroom) == {"ann"}
    [before] = classroom.classroom.glob("backups/before-restore-*")
    assert (before / place.relative_to(classroom.classroom)).read_bytes() == b"second"
    assert f"classroom/backups/{before.name}/" in said.output


def test_the_gradebook_is_of_one_moment_while_somebody_writes(classroom):
    """Two tables that a transaction fills together are equally long in the copy."""
    path = classroom.classroom / "gradebook.db"
    stop = threading.Event()
    with sqlite3.connect(path) as database:
        database.executescript("PRAGMA journal_mode=WAL; CREATE TABLE a (x); CREATE TABLE b (x)")

    def write():
        own = sqlite3.connect(path, timeout=30)
        while not stop.is_set():
            with own:
                own.execute("INSERT INTO a VALUES (1)")
                own.execute("INSERT INTO b VALUES (1)")
        own.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        archives = [backup(classroom, classroom.root / f"{i}.tar.gz") for i in range(3)]
    finally:
        stop.set()
        writer.join()
    for number, archive in enumerate(archives):
        with tarfile.open(archive) as tar:
            tar.extract("gradebook.db", classroom.root / str(number), filter="data")
        copy = sqlite3.connect(classroom.root / str(number) / "gradebook.db")
        [[a, b]] = copy.execute("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)")
        assert a == b
        copy.close()


def test_a_broken_archive_changes_nothing(classroom, tmp_path):
    whole = backup(classroom, tmp_path / "whole.tar.gz")
    (tmp_path / "half.tar.gz").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    (tmp_path / "no.tar.gz").write_text("no archive")
    torn = bytearray(whole.read_bytes())
    torn[len(torn) // 2 : len(torn) // 2 + 50] = bytes(50)
    (tmp_path / "torn.tar.gz").write_bytes(torn)
    for name in ("half.tar.gz", "no.tar.gz", "torn.tar.gz"):
        with pytest.raises(UserError, match="Nothing was changed") as told:
            restore(classroom, tmp_path / name)
        assert "\n" not in str(told.value)
    assert students(classroom) == {"ann"}
    assert not list(classroom.classroom.glob(".restore-*"))


def test_an_archive_without_a_gradebook_is_no_backup_unless_a_server_has_it(classroom, tmp_path):
    server = "postgresql://cats@db.example.org/cats"
    archive = backup(classroom, tmp_path / "files.tar.gz", server)
    with tarfile.open(archive) as tar:
        assert "gradebook.db" not in tar.getnames()
    with pytest.raises(UserError, match="holds no gradebook; if yours is on a server"):
        restore(classroom, archive)
    assert students(classroom) == {"ann"}
    (classroom.classroom / "gradebook.db").unlink()
    restore(classroom, archive, server)
    assert not (classroom.classroom / "gradebook.db").exists()
