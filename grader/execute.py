"""nbgrader's own pipeline with this grader's engine: ``Restore``, then ``Execute``.

``nbgrader_config.py`` puts them in the place of nbgrader's steps, so that ``nbgrader autograde``,
formgrader's button and ``grader grade`` mark a notebook in exactly the same way.
"""

from __future__ import annotations

import atexit
import functools
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Integer

from grader.course import Assignment, find_course
from grader.data_files import data_files
from grader.marking import mark
from grader.restore import FACTS, restore
from grader.sandbox import Zygote
from grader.student_files import CHECKS, EXAMPLES

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.marking import Marked


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
        notebook, flags = restore(nb, _assignment(resources).release_notebook)
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
        seed = secrets.randbits(32) if self.seed is None else self.seed
        marked = run_and_mark(nb, _assignment(resources), seed, unconfined=self.unconfined)
        for flag in marked.flags:
            self.log.warning(flag)
        return marked.notebook, resources


def run_and_mark(
    notebook: NotebookNode, assignment: Assignment, seed: int, *, unconfined: bool = False
) -> Marked:
    """Mark a restored submission in a run of its own.

    Parameters
    ----------
    notebook : NotebookNode
    assignment : Assignment
    seed : int
        Draws the challenges; kept in the notebook's metadata, so that they can be drawn again.
    unconfined : bool
        Run without confinement, for one's own notebooks.
    """
    zygote = _zygote(unconfined)
    with zygote.run(data_files(assignment.course), modules=_beside(assignment)) as run:
        marked = mark(notebook, assignment, run, seed)
    flags = notebook.metadata.get(FACTS, {}).get("flags", [])
    notebook.metadata[FACTS] = {
        "seed": seed,
        "seconds": {name: round(took, 4) for name, took in marked.seconds.items() if name},
        "flags": [*flags, *marked.flags],
    }
    return marked


def _beside(assignment: Assignment) -> dict[str, Path]:
    """What a notebook may import: the files that students received with it."""
    return {name: assignment.release / name for name in (CHECKS, EXAMPLES)}


def _assignment(resources: dict[str, Any]) -> Assignment:
    # nbgrader works in the course's root folder
    return find_course(Path.cwd()).assignment(resources["nbgrader"]["assignment"])


@functools.cache
def _zygote(unconfined: bool) -> Zygote:  # noqa: FBT001 - the cache's key
    """The warm process that this process forks its runs from."""
    zygote = Zygote(unconfined=unconfined)
    atexit.register(zygote.close)
    return zygote
