"""Make the same pages for nbgrader's own command and formgrader's button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import Exporter, HTMLExporter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import GetGrades

from grader.course.course import find_course
from grader.feedback.formgrader_preprocessor import Harmless
from grader.feedback.page import page
from grader.feedback.write import remarks_of

if TYPE_CHECKING:
    from nbformat import NotebookNode


class FeedbackExporter(Exporter):
    """What ``nbgrader_config.py`` names as ``GenerateFeedback.exporter_class``."""

    file_extension = ".html"

    def from_notebook_node(  # type: ignore[override]  # as nbconvert's own exporters: a page is text
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Make the feedback page of one marked notebook.

        Parameters
        ----------
        nb : NotebookNode
        resources : dict
            nbgrader's; names assignment, student and gradebook.
        **kwargs
            nbconvert's.
        """
        notebook, resources = super().from_notebook_node(nb, resources, **kwargs)
        named = resources["nbgrader"]
        course = find_course(Path.cwd())  # nbgrader works in the course's root folder
        if named["assignment"] not in course.names:
            return self._nbgraders_own(notebook, resources)
        assignment = course.assignment(named["assignment"])
        remarks = dict(remarks_of(assignment, named["db_url"]))[named["student"]]
        return page(notebook, assignment, remarks), resources

    def _nbgraders_own(
        self, notebook: NotebookNode, resources: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        """nbgrader's page, made harmless, for an assignment that the course did not build."""
        steps = [GetGrades, Harmless, CSSHTMLHeaderPreprocessor]  # in this order, whatever is set
        exporter = HTMLExporter(config=self.config, preprocessors=[])  # type: ignore[no-untyped-call]
        for step in steps:
            exporter.register_preprocessor(step(config=self.config), enabled=True)  # type: ignore[no-untyped-call]
        made: tuple[str, dict[str, Any]] = exporter.from_notebook_node(notebook, resources)
        return made
