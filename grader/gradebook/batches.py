"""The seed and other terms of a class's grading, which stay the same after interruptions."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from grader.gradebook.moments import now
from grader.gradebook.nbgrader_tables import SUBMISSIONS, SUBMITTED_NOTEBOOKS
from grader.gradebook.tables import BATCHES, RESULTS

if TYPE_CHECKING:
    from grader.gradebook.connection import Gradebook


@dataclass(frozen=True)
class Asked:
    """What the user asked of a grading.

    Parameters
    ----------
    seed : int, optional
        Draw all challenges from this seed.
    new_seed : bool
        Draw a new seed, and all challenges from it.
    force : bool
        Run everything again.
    """

    seed: int | None = None
    new_seed: bool = False
    force: bool = False


@dataclass(frozen=True)
class Terms:
    """The terms of a batch, the same from its beginning to its end.

    Parameters
    ----------
    seed : int
        Draws the challenges of students who have no seed yet.
    exact : bool
        Whether all challenges must be drawn from this seed. Otherwise, a student who has been
        graded keeps their seed.
    regrade_before : str
        Submissions graded before this moment, in UTC, run again; empty for none.
    """

    seed: int
    exact: bool = False
    regrade_before: str = ""


def begin_batch(gradebook: Gradebook, assignment_id: str, material: str, asked: Asked) -> Terms:
    """Note that the grading of a whole class has begun; continue one that was interrupted.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    material : str
        Fingerprint of what the class is graded by.
    asked : Asked

    Returns
    -------
    Terms
        Those of an interrupted batch, if its material is the same and the request agrees with it.
    """
    terms = terms_for_some_students(gradebook, assignment_id, material, asked)
    gradebook.db.execute(delete(BATCHES).where(BATCHES.c.assignment_id == assignment_id))
    row = {"assignment_id": assignment_id, "material": material} | asdict(terms)
    gradebook.db.execute(insert(BATCHES).values(row))
    gradebook.db.commit()
    return terms


def terms_for_some_students(
    gradebook: Gradebook, assignment_id: str, material: str, asked: Asked
) -> Terms:
    """The terms for some students only, beside a batch that may have been interrupted.

    Parameters are those of `begin_batch`; nothing is noted.
    """
    left = gradebook.db.execute(
        select(BATCHES).where(BATCHES.c.assignment_id == assignment_id)
    ).one_or_none()
    used = class_seed(gradebook, assignment_id)
    gradebook.db.rollback()
    return _terms(left, used, material, asked)


def end_batch(gradebook: Gradebook, assignment_id: str) -> None:
    """Note that nothing of a batch is left to do.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    """
    gradebook.db.execute(delete(BATCHES).where(BATCHES.c.assignment_id == assignment_id))
    gradebook.db.commit()


def class_seed(gradebook: Gradebook, assignment_id: str) -> int | None:
    """The seed that most of the class was graded on; None if nobody has been graded.

    Parameters
    ----------
    gradebook : Gradebook
    assignment_id : str
    """
    seeds = gradebook.db.scalars(
        select(RESULTS.c.seed)
        .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.id == RESULTS.c.notebook_id)
        .join(SUBMISSIONS, SUBMISSIONS.c.id == SUBMITTED_NOTEBOOKS.c.assignment_id)
        .where(SUBMISSIONS.c.assignment_id == assignment_id)
    )
    common = Counter(seeds).most_common(1)
    return common[0][0] if common else None


def _terms(left: Any, used: int | None, material: str, asked: Asked) -> Terms:
    if left is not None and left.material == material and _continues(left, asked):
        return Terms(left.seed, left.exact, left.regrade_before)
    before = now() if asked.force else ""
    if asked.seed is not None:
        return Terms(asked.seed, exact=True, regrade_before=before)
    if used is None or asked.new_seed:
        return Terms(secrets.randbits(32), exact=asked.new_seed, regrade_before=before)
    return Terms(used, regrade_before=before)


def _continues(left: Any, asked: Asked) -> bool:
    """Whether what was asked is what an interrupted batch was doing."""
    same_seed = asked.seed in {None, left.seed} and (left.exact or not asked.new_seed)
    return same_seed and (bool(left.regrade_before) or not asked.force)
