"""nbgrader's own pipeline with this grader's engine: ``Restore``, then ``Execute``.

``nbgrader_config.py`` puts them in the place of nbgrader's steps, so that ``nbgrader autograde``,
formgrader's button and ``grader grade`` mark a notebook in exactly the same way.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import (
    ClearOutput,
    DeduplicateIds,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
)
from traitlets import Bool, Integer, Unicode

from grader.course.cells import FACTS
from grader.marking.hand_written import run_hand_written
from grader.marking.mark_notebook import keep_facts
from grader.marking.nbgrader_reader import READ, built_assignment
from grader.marking.parse_notebook import python_only
from grader.marking.restore import restore
from grader.marking.run_and_mark import run_and_mark
from grader.sandbox.shared_zygote import zygote_here

if TYPE_CHECKING:
    from nbformat import NotebookNode


HAND_WRITTEN = (ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells)
"""How nbgrader itself restores a submission, for assignments that the course did not build."""


class Restore(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Put back the course's own check cells."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Hold a submission to its release.

        Parameters
        ----------
        nb : NotebookNode
        resources : dict
            nbgrader's; names the assignment.
        """
        assignment = built_assignment(resources)
        if assignment is None:
            for step in HAND_WRITTEN:
                nb, resources = step(parent=self.parent).preprocess(nb, resources)
            return nb, resources
        if READ not in resources:
            nb.metadata.pop(FACTS, None)  # a student's own words
        python_only(nb, f"{resources['metadata']['path']}/{assignment.filename}")
        notebook, flags = restore(nb, assignment.release_notebook)
        for flag in flags:
            self.log.warning(flag)
        return notebook, resources


class Execute(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Run a notebook in the sandbox and write each exercise's verdict into its check cell."""

    seed = Integer(
        None, allow_none=True, help="Draws the challenges; by default, afresh for each notebook."
    ).tag(config=True)
    unconfined = Bool(
        default_value=False, help="Run without confinement. Only for notebooks you wrote yourself."
    ).tag(config=True)
    timeout = Integer(
        30, allow_none=True, help="Seconds for one cell of a notebook of another course."
    ).tag(config=True)
    skip_cells_with_tag = Unicode(
        "skip-execution", help="Cells of another course's notebook that are not run."
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Mark a restored submission.

        Parameters
        ----------
        nb : NotebookNode
        resources : dict
            nbgrader's; names the assignment.
        """
        assignment = built_assignment(resources)
        if assignment is None:
            flags = self._run_hand_written(nb, resources)
        else:
            seed = secrets.randbits(32) if self.seed is None else self.seed
            marked = run_and_mark(nb, assignment, seed, unconfined=self.unconfined)
            flags = tuple(marked.flags)
            marked.flags[:0] = nb.metadata.get(FACTS, {}).get("flags", [])  # Restore's
            keep_facts(marked, seed)
        for flag in flags:
            self.log.warning(flag)
        return nb, resources

    def _run_hand_written(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[str, ...]:
        return run_hand_written(
            nb,
            Path(resources["metadata"]["path"]),
            zygote_here(unconfined=self.unconfined),
            seconds=self.timeout,
            skip=self.skip_cells_with_tag,
        )
