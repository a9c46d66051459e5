"""Import the results that earlier versions stored only in marked notebooks.

Earlier versions stored verdicts in the metadata of each marked notebook, and its seed in a table
with another name, which does not change. A notebook without a row in the table of results is read
once.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nbformat import from_dict
from nbformat.v4.rwbase import rejoin_lines
from sqlalchemy import insert, inspect, select, text

from grader.course.cells import FACTS
from grader.gradebook.answer_prints import answer_prints
from grader.gradebook.nbgrader_tables import ASSIGNMENTS, SUBMISSIONS, SUBMITTED_NOTEBOOKS
from grader.gradebook.result_json import Entry, Result, facts_of, verdicts_of
from grader.gradebook.tables import RESULTS

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course.assignment import Assignment as CourseAssignment
    from grader.gradebook.connection import Gradebook

_OLD_TABLE = "cat_course_grading"


def read_old_results(gradebook: Gradebook, assignment: CourseAssignment) -> int:
    """Store the results that only marked notebooks hold.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : Assignment

    Returns
    -------
    int
        How many there were.
    """
    missing = _without_result(gradebook, assignment.name)
    seeds = _old_seeds(gradebook) if missing else {}
    rows = []
    for student, notebook_id in missing.items():
        path = assignment.course.autograded / student / assignment.name / assignment.filename
        entry = _entry(path, seeds.get(notebook_id))
        if entry is not None:
            rows.append({"notebook_id": notebook_id} | asdict(entry))
    if rows:
        gradebook.db.execute(insert(RESULTS), rows)
    gradebook.db.commit()
    return len(rows)


def _without_result(gradebook: Gradebook, assignment: str) -> dict[str, str]:
    """By student, the submitted notebooks that the table of results does not know."""
    rows = gradebook.db.execute(
        select(SUBMISSIONS.c.student_id, SUBMITTED_NOTEBOOKS.c.id)
        .join(SUBMITTED_NOTEBOOKS, SUBMITTED_NOTEBOOKS.c.assignment_id == SUBMISSIONS.c.id)
        .outerjoin(RESULTS, RESULTS.c.notebook_id == SUBMITTED_NOTEBOOKS.c.id)
        .join(ASSIGNMENTS, ASSIGNMENTS.c.id == SUBMISSIONS.c.assignment_id)
        .where(ASSIGNMENTS.c.name == assignment, RESULTS.c.notebook_id.is_(None))
    )
    return dict(map(tuple, rows))


def _old_seeds(gradebook: Gradebook) -> dict[str, int]:
    if not inspect(gradebook.engine).has_table(_OLD_TABLE):
        return {}
    rows = gradebook.db.execute(text(f"SELECT notebook_id, seed FROM {_OLD_TABLE}"))  # noqa: S608 - the name is ours
    return dict(map(tuple, rows))


def _entry(path: Path, seed: int | None) -> Entry | None:
    """The result in a marked notebook, without fingerprints: how it was made is unknown."""
    try:
        content = path.read_bytes()
        notebook = json.loads(content)
        said = notebook["metadata"][FACTS]
        result = _result(notebook, said)
        found = said.get("seed", seed)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        if seed is None:
            return None
        content, result, found = b"", Result(), seed
    return Entry("", "", hashlib.sha256(content).hexdigest(), int(found), facts_of(result))


def _result(notebook: dict[str, Any], said: dict[str, Any]) -> Result:
    cells = rejoin_lines(from_dict(notebook))  # nbgrader writes lines
    return Result(
        verdicts=verdicts_of(said.get("verdicts", ())),
        written=dict(said.get("written", {})),
        seconds={str(cell): float(took) for cell, took in said.get("seconds", {}).items()},
        flags=tuple(map(str, said.get("flags", ()))),
        problem=str(said.get("problem", "")),
        answer_prints=answer_prints(cells),
    )
