"""Make a student's notebook harmless before formgrader shows it to an instructor.

As it comes, nbgrader's page runs any script that stands in a text cell or an output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbconvert.preprocessors import Preprocessor
from traitlets import Bool

from grader.feedback.cells import shown_data
from grader.feedback.sanitise import safe_markdown

if TYPE_CHECKING:
    from nbformat import NotebookNode

KEPT = '<div style="contain: paint; overflow: auto">'
"""Whatever is in it, nothing of it is drawn outside."""


class Harmless(Preprocessor):
    """What ``nbgrader_config.py`` names among ``HTMLExporter.preprocessors``."""

    enabled = Bool(default_value=True, help="Whether to make notebooks harmless.").tag(config=True)

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


def _block(html: str) -> str:
    """HTML as one line, which Markdown leaves as it is."""
    return f"{KEPT}{html}</div>".replace("\n", "&#10;")
