"""Complete a release notebook as a student would."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from grader.course.cells import grade_id
from grader.course.source import ANSWER, WRITTEN, without_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment


def complete(assignment: Assignment, answers: Mapping[str, str]) -> NotebookNode:
    """The release notebook with the given answers, and the reference's elsewhere.

    Parameters
    ----------
    assignment : Assignment
    answers : mapping of str to str
        By exercise or written question, what its cell holds.
    """
    filled = reference_answers(assignment) | dict(answers)
    notebook = copy.deepcopy(assignment.release_notebook)
    for cell in notebook.cells:
        if grade_id(cell) in filled:
            cell.source = filled[grade_id(cell)]
    return notebook


def reference_answers(assignment: Assignment) -> dict[str, str]:
    """The reference's cells, without the marks of where a solution begins and ends."""
    source = assignment.source
    return {
        str(cell.name): without_marks(cell.text)
        for cell in source.marked(ANSWER) + source.marked(WRITTEN)
    }
