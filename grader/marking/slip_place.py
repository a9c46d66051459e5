"""Name the place of a slip in a marked notebook, if the run finds one.

This happens after all exercises have been judged, and changes no score. The run's answer is a
claim: the grader keeps it only if the notebook's code has that text in that line.
"""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING, Any

from grader.course.cells import LOOK_AGAIN, exercise_of, grade_id
from grader.course.challenge import pose
from grader.exercises import VISIBLE
from grader.judging.locate.place import Place, unexplained
from grader.judging.locate.question import QUESTIONS
from grader.marking.mark_notebook import verdict_output

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.judging.verdict import Verdict
    from grader.marking.mark_notebook import Marked
    from grader.sandbox import Run

SECONDS, ALTOGETHER = 0.5, 2.0
"""How long to search one exercise, and all of a notebook."""


def locate_slip(marked: Marked, assignment: Assignment, run: Run) -> Marked:
    """Add the place of the slip to each verdict without an explanation, if a place is found.

    Parameters
    ----------
    marked : Marked
        Changed in place.
    assignment : Assignment
    run : Run
        The run that marked it; nothing is judged in it afterwards.
    """
    end = time.monotonic() + ALTOGETHER
    for exercise, verdict in marked.verdicts.items():
        if unexplained(verdict) and time.monotonic() < end and run.alive:
            claim = run.locate(exercise, **_question(marked, assignment, exercise))
            found = _held(claim, marked.notebook, verdict)
            if found:
                cell, place = found
                cell.metadata[LOOK_AGAIN] = place.line
                marked.places[exercise] = str(place)
                notes = (*verdict.notes, str(place))
                marked.verdicts[exercise] = dataclasses.replace(verdict, notes=notes)
                _show_again(marked, exercise)
    return marked


def _question(marked: Marked, assignment: Assignment, exercise: str) -> dict[str, Any]:
    """The examples that students have, and which other functions are not right."""
    posed = pose(assignment, exercise, VISIBLE)
    rules = assignment.exercises[exercise].rules
    verdicts = marked.verdicts.items()
    return {
        "args": list(posed.args),
        "expected": list(posed.expected),
        "rules": [getattr(rules, each.name) for each in dataclasses.fields(rules)],
        "wrong": [name for name, each in verdicts if name != exercise and _is_wrong(each)],
        "seconds": SECONDS,
    }


def _is_wrong(verdict: Verdict) -> bool:
    return verdict.status != "passed"


def _held(
    claim: object, notebook: NotebookNode, verdict: Verdict
) -> tuple[NotebookNode, Place] | None:
    """A claim, and the cell that it is about, if the notebook's own code agrees."""
    match claim:
        case [int(line), str(text), [*parts], int(also), str(asked)]:
            named = [facet.name for facet in verdict.facets if facet.name in parts]
            place = Place(line, text, tuple(named), also, asked if asked in QUESTIONS else "")
        case _:
            return None
    cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not exercise_of(cell)]
    cells.sort(key=lambda cell: grade_id(cell) != verdict.exercise)
    for cell in cells:
        here = _in_cell(cell, place)
        if here:
            return cell, here
    return None


def _in_cell(cell: NotebookNode, place: Place) -> Place | None:
    """A place with the lines of a cell, from 1, that it is in; nothing if it is not in there."""
    lines = cell.source.splitlines()
    # IPython counts from the first line that is not empty
    empty = next((i for i, line in enumerate(lines) if line.strip()), 0)
    text, line = place.text.removesuffix(" …"), place.line + empty
    if not (text and empty < line <= len(lines) and text in lines[line - 1]):
        return None
    also = place.also + empty if place.also else 0
    return dataclasses.replace(place, line=line, also=also if line < also <= len(lines) else 0)


def _show_again(marked: Marked, exercise: str) -> None:
    for cell in marked.notebook.cells:
        if exercise_of(cell) == exercise:
            cell.outputs = [verdict_output(marked.verdicts[exercise])]
