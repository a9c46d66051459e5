"""Judge a marked notebook again, from the answers that were kept of its run."""

from __future__ import annotations

import copy
import dataclasses
from typing import TYPE_CHECKING

from grader.course.cells import exercise_of, grade_id, is_demo
from grader.judging.locate.place import unexplained
from grader.marking.kept_answers import Kept
from grader.marking.mark_notebook import (
    Judging,
    Marked,
    excused_output,
    verdict_output,
    written_status,
)
from grader.marking.restore_cells import put_back

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.judging.verdict import Verdict


def rejudge(  # noqa: PLR0913 - what new verdicts depend on, each of its own kind
    notebook: NotebookNode,
    assignment: Assignment,
    packed: bytes,
    seed: int,
    *,
    excused: Mapping[str, str],
    places: Mapping[str, str],
) -> Marked:
    """Judge the answers of an earlier run by what the course says now.

    Parameters
    ----------
    notebook : NotebookNode
        Marked; its check cells show the new verdicts.
    assignment : Assignment
    packed : bytes
        What the run answered.
    seed : int
        Drew the challenges.
    excused : mapping of str to str
        By exercise that does not count, the reason.
    places : mapping of str to str
        By exercise, the place that its student was told to look at.

    Raises
    ------
    NotKeptError
        When an answer is needed that was not kept.
    """
    follow_release(notebook, assignment.release_notebook)
    marked = Marked(notebook, written=written_status(notebook))
    kept = Kept(packed, assignment.reference)
    judging = Judging(assignment, kept, seed)
    for cell in notebook.cells:
        exercise = exercise_of(cell)
        if cell.cell_type == "code" and not exercise and not is_demo(cell):
            judging.note_cell(cell.source)
        if exercise in assignment.exercises and exercise not in excused:
            verdict = _with_place(judging.verdict(exercise), places.get(exercise, ""))
            marked.verdicts[exercise] = verdict
            cell.outputs = [verdict_output(verdict)]
    show_excused(marked, excused)
    return marked


def _with_place(verdict: Verdict, place: str) -> Verdict:
    """A verdict with the place to look at, unless something else explains it now."""
    if not place or not unexplained(verdict):
        return verdict
    return dataclasses.replace(verdict, notes=(*verdict.notes, place))


def follow_release(notebook: NotebookNode, release: NotebookNode) -> None:
    """Give a marked notebook the marks of the course as it is now.

    Parameters
    ----------
    notebook : NotebookNode
        Marked by an earlier version of the course.
    release : NotebookNode
    """
    required = {mark: cell for cell in release.cells if (mark := grade_id(cell))}
    for cell in notebook.cells:
        mark = grade_id(cell)
        if mark in required:
            cell.metadata.nbgrader = copy.deepcopy(required[mark].metadata.nbgrader)
        elif mark:
            del cell.metadata["nbgrader"]
            if cell.cell_type == "code":
                cell.outputs = []
    put_back(notebook, required)


def show_excused(marked: Marked, excused: Mapping[str, str]) -> None:
    """Let the check cells of excused exercises say so, and take back their verdicts.

    Parameters
    ----------
    marked : Marked
    excused : mapping of str to str
        By exercise or written question, the reason.
    """
    for cell in marked.notebook.cells:
        reason = excused.get(exercise_of(cell))
        if reason is not None:
            marked.verdicts.pop(exercise_of(cell), None)
            cell.outputs = [excused_output(exercise_of(cell), reason)]
