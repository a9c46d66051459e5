"""What has been graded, and by what: two small tables beside nbgrader's own.

A row is written in the same transaction as the scores it speaks of, and holds the digest of the
marked notebook. So whatever a power cut leaves behind, a row that agrees with the file proves that
scores, comments and file belong together; where they do not, the submission is graded again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbgrader.api import SubmittedAssignment, SubmittedNotebook
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    MetaData,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

_TABLES = MetaData()
_GRADINGS = Table(
    "cat_course_grading",
    _TABLES,
    Column("notebook_id", String(32), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
)
_BATCHES = Table(
    "cat_course_batch",
    _TABLES,
    Column("assignment_id", String(32), primary_key=True),
    Column("material", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("exact", Boolean, nullable=False),
)


@dataclass(frozen=True)
class Terms:
    """What a batch keeps to from its beginning to its end, however often it is interrupted.

    Parameters
    ----------
    seed : int
        Draws the challenges.
    exact : bool
        Whether what is stored must have been drawn from this seed to be left as it is.
    again : bool
        Whether nothing is left as it is.
    """

    seed: int
    exact: bool = False
    again: bool = False


@dataclass(frozen=True)
class Entry:
    """What a stored grading was made of.

    Parameters
    ----------
    fingerprint : str
        Of the submission and all that decides its verdicts.
    digest : str
        SHA-256 of the marked notebook's file.
    seed : int
        Drew its challenges.
    """

    fingerprint: str
    digest: str
    seed: int


def add_tables(gradebook: Gradebook) -> None:
    """Make the tables where they are not there yet."""
    _TABLES.create_all(gradebook.engine)


def enter(gradebook: Gradebook, notebook_id: str, entry: Entry) -> None:
    """Note a grading, in the transaction that is open.

    Parameters
    ----------
    gradebook : Gradebook
    notebook_id : str
        The submitted notebook's, in nbgrader's table.
    entry : Entry
    """
    values = {"fingerprint": entry.fingerprint, "digest": entry.digest, "seed": entry.seed}
    known = update(_GRADINGS).where(_GRADINGS.c.notebook_id == notebook_id).values(values)
    if gradebook.db.execute(known).rowcount == 0:
        gradebook.db.execute(insert(_GRADINGS).values(notebook_id=notebook_id, **values))


def entries(gradebook: Gradebook, assignment_id: str) -> dict[str, Entry]:
    """What is stored of an assignment, by student.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    """
    rows = gradebook.db.execute(
        select(SubmittedAssignment.student_id, _GRADINGS)
        .join(SubmittedNotebook, SubmittedNotebook.id == _GRADINGS.c.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .where(SubmittedAssignment.assignment_id == assignment_id)
    )
    found = {row.student_id: Entry(row.fingerprint, row.digest, row.seed) for row in rows}
    gradebook.db.rollback()
    return found


def begin_batch(
    gradebook: Gradebook, assignment_id: str, material: str, seed: int | None, *, force: bool
) -> Terms:
    """Note that the grading of a whole class has begun; go on with one that was interrupted.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    material : str
        Fingerprint of what it is graded by.
    seed : int, optional
        The seed that was asked for.
    force : bool
        Whether everything is to be graded again.
    """
    mine = _BATCHES.c.assignment_id == assignment_id
    left = gradebook.db.execute(select(_BATCHES).where(mine)).one_or_none()
    terms = _terms(left, material, seed, force=force)
    gradebook.db.execute(delete(_BATCHES).where(mine))
    gradebook.db.execute(
        insert(_BATCHES).values(
            assignment_id=assignment_id, material=material, seed=terms.seed, exact=terms.exact
        )
    )
    gradebook.db.commit()
    return terms


def side_terms(
    gradebook: Gradebook, assignment_id: str, material: str, seed: int | None, *, force: bool
) -> Terms:
    """The terms for a few of the class, beside a batch that may have been interrupted.

    Parameters are those of `begin_batch`; nothing is noted.
    """
    mine = select(_BATCHES).where(_BATCHES.c.assignment_id == assignment_id)
    left = gradebook.db.execute(mine).one_or_none()
    gradebook.db.rollback()
    return _terms(left, material, seed, force=force)


def _terms(left: Any, material: str, seed: int | None, *, force: bool) -> Terms:
    goes_on = left is not None and left.material == material and seed in {None, left.seed}
    if goes_on and (left.exact or not force):
        return Terms(left.seed, exact=left.exact)
    exact = force or seed is not None
    return Terms(secrets.randbits(32) if seed is None else seed, exact=exact, again=force)


def end_batch(gradebook: Gradebook, assignment_id: str) -> None:
    """Note that nothing of a batch is left to do."""
    gradebook.db.execute(delete(_BATCHES).where(_BATCHES.c.assignment_id == assignment_id))
    gradebook.db.commit()
