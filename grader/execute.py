"""nbgrader's own pipeline with this grader's engine: ``Restore``, then ``Execute``.

``nbgrader_config.py`` puts them in the place of nbgrader's steps, so that ``nbgrader autograde``,
formgrader's button and ``grader grade`` mark a notebook in exactly the same way.
"""

from __future__ import annotations

import atexit
import functools
import os
import py_compile
import secrets
import tempfile
import threading
from importlib.util import cache_from_source
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

from grader.course import Assignment, find_course
from grader.data_files import data_files
from grader.errors import UserError
from grader.exposure import refuse_exposed
from grader.hand_written import run_hand_written
from grader.marking import keep_facts, mark
from grader.restore import FACTS, restore
from grader.sandbox import Zygote
from grader.student_files import CHECKS, EXAMPLES
from grader.submission import python_only

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.marking import Marked
    from grader.sandbox import Limits


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
        assignment = _assignment(resources)
        if assignment is None:
            for step in HAND_WRITTEN:
                nb, resources = step(parent=self.parent).preprocess(nb, resources)
            return nb, resources
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
        assignment = _assignment(resources)
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


def run_and_mark(
    notebook: NotebookNode,
    assignment: Assignment,
    seed: int,
    *,
    limits: Limits | None = None,
    unconfined: bool = False,
) -> Marked:
    """Mark a restored submission in a run of its own.

    Parameters
    ----------
    notebook : NotebookNode
    assignment : Assignment
    seed : int
        Draws the challenges.
    limits : Limits, optional
    unconfined : bool
        Run without confinement, for one's own notebooks.
    """
    if not unconfined:
        refuse_exposed(assignment.course)
    zygote = zygote_here(unconfined=unconfined)
    files, modules = data_files(assignment.course), _beside(assignment)
    with zygote.run(files, modules=modules, limits=limits) as run:
        return mark(notebook, assignment, run, seed)


def _beside(assignment: Assignment) -> dict[str, Path | bytes]:
    """What a notebook may import: the files that students received with it, compiled already."""
    files = {name: assignment.release / name for name in (CHECKS, EXAMPLES)}
    checks = files[CHECKS]
    return {**files, cache_from_source(CHECKS): _compiled(checks, checks.stat().st_mtime_ns)}


@functools.lru_cache(maxsize=16)
def _compiled(path: Path, _changed: int) -> bytes:
    """A module's bytecode: it need not be compiled again for each notebook."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "module.pyc"
        py_compile.compile(str(path), str(made), doraise=True, invalidation_mode=mode)
        return made.read_bytes()


def _assignment(resources: dict[str, Any]) -> Assignment | None:
    """The course's assignment that nbgrader works on, unless somebody made it by hand."""
    name = resources["nbgrader"]["assignment"]
    try:
        course = find_course(Path.cwd())  # nbgrader works in the course's root folder
    except UserError:
        return None
    return course.assignment(name) if name in course.names else None


def zygote_here(*, unconfined: bool = False) -> Zygote:
    """The warm process that this thread forks its runs from.

    Parameters
    ----------
    unconfined : bool
        Its runs are not confined.
    """
    return _zygote(unconfined, os.getpid(), threading.get_ident())


@functools.cache
def trunk(*, unconfined: bool) -> Zygote:
    """The warm process that those of this process's threads and forks are branches of.

    Parameters
    ----------
    unconfined : bool
        Runs are not confined.
    """
    zygote = Zygote(unconfined=unconfined)
    atexit.register(zygote.close)
    return zygote


@functools.cache
def _zygote(unconfined: bool, _pid: int, _thread: int) -> Zygote:  # noqa: FBT001 - the cache's key
    # a fork or another thread has its own: two must not talk over one socket
    return Zygote(unconfined=unconfined, trunk=trunk(unconfined=unconfined))
