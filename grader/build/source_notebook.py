"""The text of the instructor notebook's file, and whether the course's file is up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

from grader.build.badges import publish
from grader.build.instructor_notebook import instructor_notebook

if TYPE_CHECKING:
    from grader.course.assignment import Assignment


def source_text(assignment: Assignment) -> str:
    """What nbgrader's source notebook holds, as it is written.

    Parameters
    ----------
    assignment : Assignment
    """
    notebook = instructor_notebook(assignment)
    publish(notebook, assignment)
    text: str = nbformat.writes(notebook)
    return text + "\n"


def is_built(assignment: Assignment) -> bool:
    """Whether nbgrader's source notebook is up to date with the solutions.

    Parameters
    ----------
    assignment : Assignment
    """
    path = assignment.instructor_notebook
    return path.is_file() and path.read_text(encoding="utf-8") == source_text(assignment)
