"""Make a student's notebook harmless before formgrader shows it to an instructor.

Without this, nbgrader's page runs any script in a text cell or an output, and shows the answer that
a person has to grade at the end of the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.preprocessors import Preprocessor
from nbformat import v4
from traitlets import Bool

from grader.course.cells import grade_id
from grader.course.course import find_course
from grader.errors import UserError
from grader.feedback.cells import shown_data
from grader.feedback.read_answers import mark_scheme
from grader.feedback.sanitise import safe_markdown

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLD = """<details class="rest"><summary>Everything else in this notebook ({count} cells)</summary>
</details><style>#notebook-container:has(details.rest:not([open])) > .cell:nth-child(n+{first})
{{ display: none; }}</style>"""
"""Folds the cells that follow, in the browser, without a script."""
KEPT = '<div style="contain: paint; overflow: auto">'
"""Whatever is in it, nothing of it is drawn outside."""


class Harmless(Preprocessor):
    """What ``nbgrader_config.py`` names among ``HTMLExporter.preprocessors``."""

    enabled = Bool(default_value=True, help="Whether to make notebooks harmless.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Make the cells harmless; for formgrader, put what a person grades first.

        Parameters
        ----------
        nb : NotebookNode
        resources : dict
            nbconvert's.
        """
        nb, resources = super().preprocess(nb, resources)  # type: ignore[no-untyped-call] # nbconvert
        if "submission_id" in resources:  # formgrader's page, and no student's
            nb.cells = reading_order(nb.cells, _schemes(resources))
        return nb, resources

    def preprocess_cell(
        self,
        cell: NotebookNode,
        resources: dict[str, Any],
        index: int,  # noqa: ARG002 - nbconvert's signature
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Replace text and rich outputs by safe HTML.

        Parameters
        ----------
        cell : NotebookNode
        resources : dict
            nbconvert's.
        index : int
        """
        if cell.cell_type == "code":
            for output in cell.outputs:
                if "data" in output:
                    output.data = {"text/html": f"{KEPT}{shown_data(output.data)}</div>"}
        else:
            html = safe_markdown(cell.source, cell.get("attachments", {}))
            cell.cell_type, cell.source = "markdown", _block(html)
            cell.attachments = {}
        return cell, resources


def reading_order(cells: list[NotebookNode], schemes: dict[str, str]) -> list[NotebookNode]:
    """Each written answer with its mark scheme, then all other cells, folded.

    Parameters
    ----------
    cells : list of NotebookNode
    schemes : dict of str to str
        Mark schemes by question, as Markdown.
    """
    written = [cell for cell in cells if _is_written(cell)]
    if not written:
        return cells
    first: list[NotebookNode] = []
    for cell in written:
        first.append(cell)
        if scheme := schemes.get(grade_id(cell)):
            html = f"<h4>Mark scheme</h4>{safe_markdown(scheme, {})}"
            first.append(v4.new_markdown_cell(_block(html)))
    others = [cell for cell in cells if not _is_written(cell)]
    fold = FOLD.format(count=len(others), first=len(first) + 2)
    return [*first, v4.new_markdown_cell(fold.replace("\n", " ")), *others]


def _is_written(cell: NotebookNode) -> bool:
    mark = cell.metadata.get("nbgrader", {})
    return cell.cell_type != "code" and bool(mark.get("grade") and mark.get("solution"))


def _schemes(resources: dict[str, Any]) -> dict[str, str]:
    """The mark schemes of an assignment that the course built."""
    try:
        course = find_course(Path(resources["metadata"]["path"]).resolve())
        assignment = course.assignment(resources["assignment_id"])
    except (UserError, KeyError):
        return {}
    return {name: mark_scheme(assignment, name) for name in assignment.source.written}


def _block(html: str) -> str:
    """HTML as one line, which Markdown leaves as it is."""
    return f"{KEPT}{html}</div>".replace("\n", "&#10;")
