"""Mark one notebook: run it in a sandbox, pose challenges, judge the answers outside.

The unit of grading. It knows no gradebook, no class and no file system: a notebook and a seed go
in, the notebook with verdicts comes out.
"""

from __future__ import annotations

import copy
import functools
import html
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nbformat import from_dict, v4

from grader.course.cells import (
    exercise_of,
    grade_id,
    is_demo,
    is_grade,
    is_solution,
    is_unchanged,
)
from grader.course.packages import allowed_packages
from grader.judging.count_lines import LOOPS
from grader.judging.judge import FOLLOWS
from grader.judging.verdict import VECTORIZED, Facet, Failure, Verdict
from grader.judging.verdict_view import by_reason, verdict_html
from grader.marking.defined_elsewhere import defined_elsewhere
from grader.marking.examine import Ran, examine_fairly, listed
from grader.marking.kept_answers import Keeping
from grader.marking.stopped_cells import IMPORTS, StoppedCells, release_imports

if TYPE_CHECKING:
    from collections.abc import Collection

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.exercises import Seed
    from grader.marking.kept_answers import Answers
    from grader.sandbox import CellRun, Run


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
        By exercise, how long its answer and its challenges took; by id, how long other cells took.
    flags : list of str
        What happened during the run, one short text each.
    answers : bytes
        The run's answers, packed by `grader.marking.kept_answers`; empty without a run.
    places : dict of str to str
        By exercise, the place that its student should look at.
    """

    notebook: NotebookNode
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    answers: bytes = b""
    places: dict[str, str] = field(default_factory=dict)


def mark(
    notebook: NotebookNode,
    assignment: Assignment,
    run: Run,
    seed: Seed,
    excused: Collection[str] = (),
) -> Marked:
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
    excused : collection of str
        Exercises that are not judged.
    """
    marked = Marked(notebook, written=written_status(notebook))
    ours = {cell.source.strip() for cell in assignment.release_notebook.cells}
    stopped = StoppedCells(
        functools.partial(allowed_packages, assignment.course),
        functools.partial(defined_elsewhere, cells=notebook.cells, ours=ours),
    )
    imports = release_imports(assignment.release_notebook)
    keeping = Keeping(run, assignment.reference, stopped)
    judging = Judging(assignment, keeping, seed)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, 1):
        if is_demo(cell):
            stopped.skip(number, cell.source)
            continue
        exercise = exercise_of(cell)
        if exercise in excused:
            continue
        if exercise in assignment.exercises:
            started = time.monotonic()
            verdict = judging.verdict(exercise)
            cell.outputs = [verdict_output(verdict)]
            marked.verdicts[exercise] = verdict
            took = time.monotonic() - started
            marked.seconds[exercise] = marked.seconds.get(exercise, 0.0) + took
        elif cell.source.strip():
            judging.note_cell(cell.source)
            result = _execute(cell, run, marked, imports)
            if result.status != "ok":
                stopped.add(number, grade_id(cell) or cell.id, cell.source, result)
    marked.flags += run.flags
    marked.answers = keeping.packed()
    return marked


class Judging:
    """Judge one notebook's exercises, in the order in which its checks stand.

    Parameters
    ----------
    assignment : Assignment
    answers : Answers
        The run, or what was kept of it.
    seed : int or str
        Draws the challenges.
    """

    def __init__(self, assignment: Assignment, answers: Answers, seed: Seed) -> None:
        self._assignment, self._answers, self._seed = assignment, answers, seed
        self._ran = Ran(answers)

    def note_cell(self, source: str) -> None:
        """Note what a cell defines that ran.

        Parameters
        ----------
        source : str
        """
        self._ran.note_cell(source)

    def verdict(self, exercise: str) -> Verdict:
        """The verdict on the function that bears an exercise's name now.

        Parameters
        ----------
        exercise : str
        """
        return examine_fairly(exercise, self._assignment, self._answers, self._seed, self._ran)


def cannot_mark(assignment: Assignment, kind: str, problem: str) -> Marked:
    """The marked notebook for a submission that cannot be read: the release, with the reason.

    Parameters
    ----------
    assignment : Assignment
    kind : str
        ``missing`` or ``unreadable``.
    problem : str
        A sentence: what was expected, what was found, what to do.

    Returns
    -------
    Marked
        Each exercise has 0 points.
    """
    notebook = copy.deepcopy(assignment.release_notebook)
    notebook.cells.insert(0, v4.new_markdown_cell(f"**{problem}**", id="problem"))
    marked = Marked(notebook, written=written_status(notebook), flags=[problem])
    for cell in notebook.cells:
        exercise = exercise_of(cell)
        if exercise in assignment.exercises:
            worth = assignment.points[exercise]
            nothing = (Facet("result", 0.0, worth, problem),)
            verdict = Verdict(exercise, nothing, Failure(kind, problem))
            marked.verdicts[exercise] = verdict
            cell.outputs = [verdict_output(verdict)]
    return marked


def written_status(notebook: NotebookNode) -> dict[str, str]:
    """Which written questions await manual grading, and which are unanswered.

    Parameters
    ----------
    notebook : NotebookNode

    Returns
    -------
    dict of str to str
        By question, ``manual`` or ``blank``.
    """
    return {
        grade_id(cell): "blank" if is_unchanged(cell) else "manual"
        for cell in notebook.cells
        if is_grade(cell) and is_solution(cell)
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
    return score_output(verdict.points, verdict_html(verdict, points=True))


def excused_output(exercise: str, reason: str) -> NotebookNode:
    """The output of a check cell that does not count for its student.

    Parameters
    ----------
    exercise, reason : str
    """
    said = f"{exercise}: excused: {reason}. It does not count for you."
    return score_output(0.0, f"<div><strong>{html.escape(said)}</strong></div>")


def score_output(points: float, shown: str) -> NotebookNode:
    """The output of a check cell.

    Parameters
    ----------
    points : float
    shown : str
        HTML.
    """
    data = {"text/plain": f"{float(points)!r}", "text/html": shown}
    # not v4.new_output: its validation takes longer than all the judging
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
        "message": message(verdict),
    }


def message(verdict: Verdict) -> str:
    """A verdict in one line: what is right, what is wrong and why, and the hint.

    Examples
    --------
    >>> from grader.judging.verdict import Facet
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
