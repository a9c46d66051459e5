"""Mark one notebook: run it in a sandbox, pose challenges, judge the answers outside.

The unit of grading. It knows no gradebook, no class and no file system: a notebook and a seed go
in, the notebook with verdicts comes out.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nbformat import from_dict, v4
from nbgrader import utils

from grader.course.cells import FACTS, exercise_of, grade_id, is_demo
from grader.course.packages import allowed_packages
from grader.judging.count_lines import LOOPS
from grader.judging.judge import FOLLOWS
from grader.judging.source import functions_in
from grader.judging.verdict import VECTORIZED, Facet, Failure, Verdict
from grader.judging.verdict_view import by_reason, verdict_html
from grader.marking.examine import Ran, examine_fairly, listed
from grader.marking.stopped_cells import IMPORTS, StoppedCells, release_imports

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.course.course import Assignment
    from grader.exercises import Seed
    from grader.sandbox import CellRun, Run

VERDICT_MIME = "application/vnd.cat-course.verdict+json"
"""Under which a check cell's output carries its verdict, for reports."""


@dataclass
class Marked:
    """A notebook with its verdicts.

    Parameters
    ----------
    notebook : NotebookNode
        With outputs; its check cells show their verdicts.
    verdicts : dict of str to Verdict
        By exercise.
    written : dict of str to str
        By written question, ``manual`` or ``blank``.
    seconds : dict of str to float
        By exercise: how long its answer and its challenges took. By id: the other cells'.
    flags : list of str
        What happened, as facts.
    """

    notebook: NotebookNode
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)


def mark(notebook: NotebookNode, assignment: Assignment, run: Run, seed: Seed) -> Marked:
    """Run a notebook's cells in order and judge each exercise where its check stands.

    Parameters
    ----------
    notebook : NotebookNode
        A restored submission; its outputs are filled in.
    assignment : Assignment
    run : Run
        A fresh one, which has the assignment's data files.
    seed : int
        Draws the challenges.
    """
    marked = Marked(notebook, written=_written(notebook))
    ran = Ran(StoppedCells(functools.partial(allowed_packages, assignment.course)))
    imports = release_imports(assignment.release_notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, 1):
        if is_demo(cell):
            ran.stopped.skip(number, cell.source)
            continue
        exercise = exercise_of(cell)
        if exercise in assignment.exercises:
            started = time.monotonic()
            verdict = examine_fairly(exercise, assignment, run, seed, ran)
            cell.outputs = [verdict_output(verdict)]
            marked.verdicts[exercise] = verdict
            took = time.monotonic() - started
            marked.seconds[exercise] = marked.seconds.get(exercise, 0.0) + took
        elif cell.source.strip():
            ran.functions |= functions_in(cell.source)
            result = _execute(cell, run, marked, imports)
            if result.status != "ok":
                ran.stopped.add(number, grade_id(cell) or cell.id, cell.source, result)
    marked.flags += run.flags
    return marked


def cannot_mark(assignment: Assignment, kind: str, problem: str) -> Marked:
    """What a student gets back whose submission cannot be read: the release, with the reason.

    Parameters
    ----------
    assignment : Assignment
    kind : str
        ``missing`` or ``unreadable``.
    problem : str
        What was expected, what came, what to do.
    """
    notebook = copy.deepcopy(assignment.release_notebook)
    notebook.cells.insert(0, v4.new_markdown_cell(f"**{problem}**", id="problem"))
    marked = Marked(notebook, written=_written(notebook), flags=[problem])
    for cell in notebook.cells:
        exercise = exercise_of(cell)
        if exercise in assignment.exercises:
            worth = assignment.points[exercise]
            nothing = (Facet("result", 0.0, worth, problem),)
            verdict = Verdict(exercise, nothing, Failure(kind, problem))
            marked.verdicts[exercise] = verdict
            cell.outputs = [verdict_output(verdict)]
    return marked


def keep_facts(marked: Marked, seed: int, **more: Any) -> None:
    """Write into a marked notebook's metadata how its verdicts came about.

    Parameters
    ----------
    marked : Marked
    seed : int
        With it the same challenges can be drawn again.
    **more : JSON
    """
    seconds = {cell: round(took, 4) for cell, took in marked.seconds.items()}
    verdicts = [dataclasses.asdict(verdict) for verdict in marked.verdicts.values()]
    facts = {"seed": seed, "seconds": seconds, "flags": marked.flags, "verdicts": verdicts}
    marked.notebook.metadata[FACTS] = facts | more


def _written(notebook: NotebookNode) -> dict[str, str]:
    """Which written questions wait for a reader, and which were left as they came."""
    return {
        grade_id(cell): "blank" if utils.determine_grade(cell)[0] == 0 else "manual"
        for cell in notebook.cells
        if utils.is_grade(cell) and utils.is_solution(cell)
    }


def _execute(
    cell: NotebookNode, run: Run, marked: Marked, imports: list[tuple[str, str]]
) -> CellRun:
    ran = run.execute(cell.source, imports if IMPORTS.search(cell.source) else [])
    cell.outputs, cell.execution_count = ran.outputs, ran.execution_count
    name = grade_id(cell) or cell.id
    marked.seconds[name] = marked.seconds.get(name, 0.0) + ran.seconds
    return ran


def verdict_output(verdict: Verdict) -> NotebookNode:
    """A verdict as the output of its check cell.

    nbgrader takes an ``execute_result`` whose text is a plain float as the score.
    """
    data = {
        "text/plain": f"{float(verdict.points)!r}",
        "text/html": verdict_html(verdict, points=True),
        VERDICT_MIME: verdict_record(verdict),
    }
    # not v4.new_output, which holds it to nbformat's schema: that takes longer than all the judging
    output: dict[str, Any] = {"output_type": "execute_result", "metadata": {}, "data": data}
    node: NotebookNode = from_dict({**output, "execution_count": None})
    return node


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """A verdict as JSON: what reports and ``--json`` say of it."""
    return {
        "exercise": verdict.exercise,
        "points": verdict.points,
        "max_points": verdict.max_points,
        "status": verdict.status,
        "mistake": verdict.mistake or None,
        "title": verdict.title or None,
        "message": message(verdict),
    }


def message(verdict: Verdict) -> str:
    """A verdict in one line: what is right, what is wrong and why, and the hint.

    Examples
    --------
    >>> from grader.judging.judge import Facet
    >>> message(Verdict("propagate", (
    ...     Facet("dw", 0, 4, "expected 1; got 5", "Average over the m examples."),
    ...     Facet("db", 2, 2), Facet("cost", 4, 4))))
    'db and cost right; dw: expected 1; got 5. Average over the m examples.'
    """
    reason = verdict.failure.message if verdict.failure else _facets_in_words(verdict)
    stopped = f"It stopped in this line: {verdict.stopped}" if verdict.stopped else ""
    hints = dict.fromkeys(facet.hint for facet in verdict.facets if facet.hint)
    notes = "; ".join(verdict.notes)
    said = [notes, reason.rstrip("."), stopped, " ".join(hints)]
    return ". ".join(filter(None, said)).replace("`", "")


def _facets_in_words(verdict: Verdict) -> str:
    right = [facet.name for facet in verdict.facets if facet.right]
    telling = [facet for facet in verdict.facets if not facet.right and not _follows(facet)]
    wrong = [f"{listed(names)}: {reason}" for reason, names in by_reason(telling).items()]
    several = len(verdict.facets) > 1
    return "; ".join([*([f"{listed(right)} right"] if right and wrong and several else []), *wrong])


def _follows(facet: Facet) -> bool:
    """Whether a part is wrong only because another one is."""
    return facet.reason == FOLLOWS or (facet.name == VECTORIZED and facet.mistake != LOOPS)
