"""Put back what a submission must have: the course's own check cells, each once, unchanged.

A student's text and code do not change. Only marked cells follow the release: check cells become
the course's again, a mark that occurs twice stays on its last cell, unknown marks are removed, and
outputs are cleared, except those of demo cells.
Demo cells that have lost their tag get it back, and written answers are found beside their cells.
Code that a student's work needs is kept: see `own_code`.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from grader.course.cells import DEMO, FACTS, exercise_of, grade_id, is_demo
from grader.marking.defined_below import lift_definitions
from grader.marking.own_code import keep_code_of_checks, leave_stubs_out, put_imports_back
from grader.marking.written_answers import gather_written

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbformat import NotebookNode


def restore(
    submitted: NotebookNode, release: NotebookNode, excused: Collection[str] = ()
) -> tuple[NotebookNode, list[str]]:
    """Make a submission's marked cells follow its release.

    Parameters
    ----------
    submitted : NotebookNode
        Left as it is.
    release : NotebookNode
        What students received.
    excused : collection of str
        Exercises and written questions that it could not contain: no flag says that they are
        missing.

    Returns
    -------
    notebook : NotebookNode
    flags : list of str
        What was repaired, one short text each.
    """
    required = {mark: cell for cell in release.cells if (mark := grade_id(cell))}
    notebook = copy.deepcopy(submitted)
    notebook.metadata = copy.deepcopy(release.metadata)
    flags = list(submitted.metadata.get(FACTS, {}).get("flags", []))  # of reading it
    flags += _unmark(notebook, required)
    _tag_demos(notebook, release)
    flags += keep_code_of_checks(notebook, release)
    for cell in notebook.cells:
        mark = grade_id(cell)
        if mark in required:
            flags += _restore_cell(cell, required[mark])
        _clear(cell)
    flags += leave_stubs_out(notebook, release)
    flags += put_imports_back(notebook, release)
    flags += put_back(notebook, required, excused)
    flags += lift_definitions(notebook, release)
    flags += gather_written(notebook, release)
    return notebook, flags


def marks_of(notebook: NotebookNode) -> set[str]:
    """The ``grade_id`` of every marked cell.

    Parameters
    ----------
    notebook : NotebookNode
    """
    return {mark for cell in notebook.cells if (mark := grade_id(cell))}


def _unmark(notebook: NotebookNode, required: dict[str, NotebookNode]) -> list[str]:
    """Leave each mark on its last cell only, as nbgrader does."""
    flags: list[str] = []
    seen: set[str] = set()
    for cell in reversed(notebook.cells):
        mark = grade_id(cell)
        if mark and (mark in seen or mark not in required):
            flags.append(f"{'duplicate' if mark in seen else 'unknown'} cell {mark!r}: not graded")
            del cell.metadata["nbgrader"]
        elif "nbgrader" in cell.metadata and not mark:
            del cell.metadata["nbgrader"]
        seen.add(mark)
    return flags


def _tag_demos(notebook: NotebookNode, release: NotebookNode) -> None:
    """Tag again the demo cells of the course whose tags an editor has lost."""
    demos = {cell.source.strip() for cell in release.cells if is_demo(cell)}
    for cell in notebook.cells:
        lost = cell.cell_type == "code" and not grade_id(cell) and not is_demo(cell)
        if lost and cell.source.strip() in demos:
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), DEMO]


def _restore_cell(cell: NotebookNode, required: NotebookNode) -> list[str]:
    """Make a marked cell the course's again, but keep a student's answer."""
    mark = grade_id(required)
    changed = cell.cell_type != required.cell_type
    source = cell.source
    if exercise_of(required):
        changed |= source.strip() != required.source.strip()
        source = required.source
    identity, pictures = cell.id, cell.get("attachments")
    cell.clear()
    cell.update(copy.deepcopy(required))
    cell.source, cell.id = source, identity
    if pictures and cell.cell_type != "code":
        cell.attachments = pictures
    return [f"cell {mark!r} was changed: put right"] if changed else []


def _clear(cell: NotebookNode) -> None:
    """Clear the outputs of a cell that grading runs; keep those of a demo cell."""
    if cell.cell_type == "code" and not is_demo(cell):
        cell.outputs, cell.execution_count = [], None


def put_back(
    notebook: NotebookNode, required: dict[str, NotebookNode], excused: Collection[str] = ()
) -> list[str]:
    """Add the graded cells that are gone, each before the next one that is there.

    A check cell stands as late as possible, because the student has then most likely defined the
    function that it checks.

    Parameters
    ----------
    notebook : NotebookNode
        The cells are added to it.
    required : dict of str to NotebookNode
        The release's marked cells, by ``grade_id``.
    excused : collection of str
        Exercises and written questions whose cells are put back without a flag.

    Returns
    -------
    list of str
        What was added, as facts.
    """
    flags: list[str] = []
    following = len(notebook.cells)
    place = {grade_id(cell): i for i, cell in enumerate(notebook.cells) if grade_id(cell)}
    for mark, cell in reversed(required.items()):
        if mark in place:
            following = min(following, place[mark])
        elif cell.metadata["nbgrader"]["grade"]:
            added = copy.deepcopy(cell)
            added.id = f"restored-{mark}"[:64]
            notebook.cells.insert(following, added)
            if (exercise_of(cell) or mark) not in excused:
                flags.append(f"cell {mark!r} was missing: put back")
    return flags
