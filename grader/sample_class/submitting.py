"""Hand in for a whole class of made-up students."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from grader.sample_class.completing import complete
from grader.sample_class.students import REFLECTION, STUDENTS

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course.assignment import Assignment


def submit_class(assignment: Assignment) -> list[Path]:
    """Write the made-up students' notebooks to ``classroom/submitted/``.

    Parameters
    ----------
    assignment : Assignment

    Returns
    -------
    list of Path
        The notebooks.
    """
    return [_submit(assignment, name) for name in STUDENTS]


def _submit(assignment: Assignment, name: str) -> Path:
    student = STUDENTS[name]
    notebook = (
        assignment.release_notebook
        if student.blank
        else complete(assignment, {"reflection": REFLECTION} | dict(student.answers))
    )
    if student.edit:
        student.edit(notebook)
    folder = assignment.course.submitted / name / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / assignment.filename
    # not by nbformat, which would put right what a student got wrong
    path.write_text(json.dumps(notebook, indent=1) + "\n", encoding="utf-8")
    return path
