"""A student's feedback as one HTML page that needs nothing but itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.feedback.cells import shown_cells
from grader.templates import templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.gradebook.score import Score


@dataclass(frozen=True)
class Remarks:
    """What the gradebook holds for a student's page about one assignment.

    Parameters
    ----------
    score : Score
    name : str
        The student's, if it is known.
    comments : mapping of str to str
        By ``grade_id``.
    flags : tuple of str
        What happened during grading, as facts.
    seed : int, optional
        Drew the challenges.
    """

    score: Score
    name: str = ""
    comments: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    seed: int | None = None


def page(notebook: NotebookNode, assignment: Assignment, remarks: Remarks) -> str:
    """The feedback page; all content of the notebook is sanitised or escaped.

    Parameters
    ----------
    notebook : NotebookNode
        Marked.
    assignment : Assignment
    remarks : Remarks
    """
    return _TEMPLATE.render(
        assignment=assignment.name,
        score=remarks.score,
        name=remarks.name,
        parts={part.name: part for part in remarks.score.parts},
        cells=shown_cells(notebook, assignment.release_notebook, remarks.comments),
        flags=remarks.flags,
        seed=remarks.seed,
    )


_TEMPLATE = templates("grader.feedback").get_template("feedback.html")
