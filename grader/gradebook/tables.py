"""Tables of our own, which stand beside nbgrader's in the same database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Engine

_TABLES = MetaData()
RESULTS = Table(
    "cat_course_result",
    _TABLES,
    Column("notebook_id", String(32), primary_key=True),
    Column("run_print", String(64), nullable=False),
    Column("judge_print", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("facts", Text, nullable=False),
    Column("answers", LargeBinary, nullable=True),
)
"""What grading a submitted notebook gave: verdicts and facts as JSON, answers as bytes."""
BATCHES = Table(
    "cat_course_begun",
    _TABLES,
    Column("assignment_id", String(32), primary_key=True),
    Column("material", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("exact", Boolean, nullable=False),
    Column("regrade_before", String(32), nullable=False),
)
"""Class gradings that have begun and not ended."""
CELLS = Table(
    "cat_course_cell",
    _TABLES,
    Column("assignment_id", String(32), primary_key=True),
    Column("name", String(128), primary_key=True),
    Column("since", String(32), nullable=False),
)
"""When each graded cell was added to its assignment; empty if it was there from the beginning."""
EXCUSED = Table(
    "cat_course_excused",
    _TABLES,
    Column("assignment_id", String(32), primary_key=True),
    Column("student_id", String(128), primary_key=True),
    Column("name", String(128), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("by_hand", Boolean, nullable=False),
)
"""Which exercise or written question does not count for which student, and why."""
LOG = Table(
    "cat_course_log",
    _TABLES,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("moment", String(32), nullable=False),
    Column("who", String(128), nullable=False),
    Column("command", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("student_id", String(128), nullable=False),
    Column("assignment", String(128), nullable=False, index=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("seed", BigInteger, nullable=True),
)
"""Every change of a score; `facts` and `seed` are those of the verdicts that were replaced."""


def add_tables(engine: Engine, there: Collection[str] = ()) -> None:
    """Make the tables that are not there yet.

    Parameters
    ----------
    engine : Engine
        Of a gradebook.
    there : collection of str
        The names of tables that are known to be there.
    """
    _TABLES.create_all(engine, [each for each in _TABLES.sorted_tables if each.name not in there])
