"""Hand in for a whole class of made-up students."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

from grader.sample_class.completing import complete
from grader.sample_class.students import STUDENTS

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course import Assignment


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
    notebook = complete(assignment, student.answers)
    if student.edit:
        student.edit(notebook)
    folder = assignment.course.submitted / name / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / assignment.filename
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return path
