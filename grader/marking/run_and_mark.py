"""Run one restored submission in a confined process of its own, and judge its answers."""

from __future__ import annotations

import functools
import inspect
import py_compile
import tempfile
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from grader.build.checks_file import CHECKS, EXAMPLES
from grader.course.challenge import pose
from grader.course.data_files import data_files
from grader.course.reference_calls import reference_calls, reference_replies
from grader.course.run_limits import run_limits
from grader.marking.mark_notebook import mark
from grader.marking.slip_place import locate_slip
from grader.sandbox.exposure import refuse_exposed
from grader.sandbox.shared_zygote import zygote_here
from grader.sandbox.stand_ins import Parameters, StandIns

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.exercises import Seed
    from grader.marking.mark_notebook import Marked
    from grader.sandbox import Limits

MODULE = CHECKS.removesuffix(".py")
"""The module that students' notebooks import."""


def run_and_mark(  # noqa: PLR0913 - what a run depends on, each of its own kind
    notebook: NotebookNode,
    assignment: Assignment,
    seed: Seed,
    *,
    limits: Limits | None = None,
    unconfined: bool = False,
    excused: Collection[str] = (),
) -> Marked:
    """Mark a restored submission in a run of its own.

    Parameters
    ----------
    notebook : NotebookNode
    assignment : Assignment
    seed : int or str
        Draws the challenges.
    limits : Limits, optional
        By default the course's own.
    unconfined : bool
        Run without confinement, for one's own notebooks.
    excused : collection of str
        Exercises that are not judged.
    """
    if not unconfined:
        course = assignment.course
        refuse_exposed(course.root, course.solutions, course.classroom)
    zygote = zygote_here(unconfined=unconfined)
    files, modules = data_files(assignment.course), modules_of(assignment)
    limits = limits or run_limits(assignment.course)
    # a model in training asks for the same function hundreds of times
    parameters = functools.cache(functools.partial(_parameters, assignment, seed))
    known = functools.partial(reference_calls, assignment, seed)
    replies = reference_replies(assignment, seed)
    with (
        StandIns(zygote, assignment.reference_source, parameters, known, replies) as stand_ins,
        zygote.run(
            files,
            modules=modules,
            imported=MODULE,
            limits=limits,
            stand_ins=stand_ins,
        ) as run,
    ):
        return locate_slip(mark(notebook, assignment, run, seed, excused), assignment, run)


def _parameters(assignment: Assignment, seed: Seed, exercise: str) -> Parameters:
    """What the reference takes for an exercise: as its challenges have it."""
    signature = inspect.signature(assignment.reference[exercise])
    return Parameters(signature, pose(assignment, exercise, seed).args)


def modules_of(assignment: Assignment) -> dict[str, Path | bytes]:
    """What a notebook may import: the files that students received with it, compiled already.

    Parameters
    ----------
    assignment : Assignment
    """
    files = {name: assignment.release / name for name in (CHECKS, EXAMPLES)}
    checks = files[CHECKS]
    return {**files, cache_from_source(CHECKS): _compiled(checks, checks.stat().st_mtime_ns)}


@functools.lru_cache(maxsize=16)
def _compiled(path: Path, _changed: int) -> bytes:
    """A module's bytecode: it need not be compiled again for each notebook."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "module.pyc"
        # the run need not learn where the course lies
        py_compile.compile(
            str(path), str(made), dfile=path.name, doraise=True, invalidation_mode=mode
        )
        return made.read_bytes()
