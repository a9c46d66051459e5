"""nbgrader's own pipeline with this grader's engine: ``Restore``, ``Execute``, then ``Save``.

``nbgrader_config.py`` puts them in the place of nbgrader's steps, so that ``nbgrader autograde``,
formgrader's button and ``grader grade`` mark and store a notebook in exactly the same way.
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
    SaveAutoGrades,
)
from traitlets import Bool, Integer, Unicode

from grader.course.cells import FACTS
from grader.course.nbgrader_api import course_id
from grader.gradebook.answer_prints import answer_prints
from grader.gradebook.auto_scores import scores_of
from grader.gradebook.batches import class_seed
from grader.gradebook.connection import open_gradebook
from grader.gradebook.late import Standing, standings
from grader.gradebook.moments import now
from grader.gradebook.result_json import Entry, Result, facts_of
from grader.gradebook.store import Record, Register
from grader.marking.hand_written import run_hand_written
from grader.marking.nbgrader_reader import READ, built_assignment
from grader.marking.parse_notebook import python_only
from grader.marking.restore_cells import marks_of, restore
from grader.marking.run_and_mark import run_and_mark
from grader.sandbox.shared_zygote import zygote_here

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.course.assignment import Assignment


HAND_WRITTEN = (ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells)
"""How nbgrader itself restores a submission, for assignments that the course did not build."""


class Restore(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Put back the course's own check cells."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Put back the release's check cells in a submission.

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
            nb.metadata.pop(FACTS, None)  # a student may have written these
        python_only(nb, f"{resources['metadata']['path']}/{assignment.filename}")
        cells = sorted(marks_of(nb))
        notebook, flags = restore(nb, assignment.release_notebook)
        for flag in flags:
            self.log.warning(flag)
        # nbgrader writes the notebook and reads it again before the next step
        notebook.metadata[FACTS] = {"flags": flags, "cells": cells}
        return notebook, resources


class Execute(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Run a notebook in the sandbox and write each exercise's verdict into its check cell."""

    seed = Integer(
        None, allow_none=True, help="Draws the challenges; by default, the seed that the class has."
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
            restored = nb.metadata.pop(FACTS, {})
            seed = _class_seed(assignment, resources) if self.seed is None else self.seed
            marked = run_and_mark(nb, assignment, seed, unconfined=self.unconfined)
            flags = tuple(marked.flags)
            marked.flags[:0] = restored.get("flags", [])
            resources[FACTS] = marked, seed, tuple(restored.get("cells", ()))
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


class Save(SaveAutoGrades):  # type: ignore[misc]  # nbgrader has no types
    """Store scores, verdicts and answers, as ``grader grade`` does."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Store what ``Execute`` found out; a notebook of another course, as nbgrader would.

        Parameters
        ----------
        nb : NotebookNode
        resources : dict
            nbgrader's; names assignment, student and gradebook.
        """
        assignment = built_assignment(resources)
        if assignment is None:
            saved: tuple[NotebookNode, dict[str, Any]] = super().preprocess(nb, resources)
            return saved
        marked, seed, cells = resources.pop(FACTS)
        result = Result(
            verdicts=marked.verdicts,
            written=marked.written,
            seconds=marked.seconds,
            flags=tuple(marked.flags),
            cells=cells,
            answer_prints=answer_prints(nb),
            graded=now(),
        )
        named = resources["nbgrader"]
        with open_gradebook(named["db_url"], course_id(assignment.course)) as gradebook:
            register = Register(gradebook, assignment.name, self.config)
            # without fingerprints: the steps that follow decide what the file will be
            entry = Entry("", "", "", seed, facts_of(result))
            known = standings(gradebook, assignment.name).get(named["student"], Standing())
            record = Record(
                named["student"],
                scores_of(nb),
                "autograded by nbgrader",
                known.moment,
                entry,
                marked.answers,
            )
            register.record(record)
        return nb, resources


def _class_seed(assignment: Assignment, resources: dict[str, Any]) -> int:
    """The seed that the class was graded on, or a random one."""
    address = resources["nbgrader"]["db_url"]
    with open_gradebook(address, course_id(assignment.course)) as gradebook:
        seed = class_seed(gradebook, gradebook.find_assignment(assignment.name).id)
    return secrets.randbits(32) if seed is None else seed
