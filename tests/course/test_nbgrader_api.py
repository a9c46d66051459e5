"""A gradebook that is made here is the one that nbgrader would have made."""

import os
import sqlite3
import sys
from pathlib import Path

from nbgrader.api import Gradebook

from grader.course.nbgrader_api import make_tables


def contents(path):
    """The tables' definitions, without white space, and the version they are said to have."""
    with sqlite3.connect(path) as database:
        found = database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        version = database.execute("SELECT * FROM alembic_version").fetchall()
    tables = [(name, "".join((sql or "").split())) for name, sql in found]
    return [table for table in tables if table[0] != "alembic_version"], version


def test_the_tables_are_nbgraders(tmp_path, monkeypatch):
    beside = str(Path(sys.executable).parent)  # where nbgrader finds alembic
    monkeypatch.setenv("PATH", os.pathsep.join([beside, os.environ["PATH"]]))
    ours, theirs = tmp_path / "ours.db", tmp_path / "theirs.db"
    make_tables(f"sqlite:///{ours}")
    Gradebook(f"sqlite:///{theirs}").close()
    assert contents(ours) == contents(theirs)


def test_tables_that_are_there_stay(tmp_path):
    address = f"sqlite:///{tmp_path / 'gradebook.db'}"
    make_tables(address)
    with Gradebook(address, "cats") as gradebook:
        gradebook.add_student("ann")
    make_tables(address)
    with Gradebook(address, "cats") as gradebook:
        assert [student.id for student in gradebook.students] == ["ann"]
