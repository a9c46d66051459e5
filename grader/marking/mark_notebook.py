"""Mark one notebook: run it in a sandbox, pose challenges, judge the answers outside.

The unit of grading. It knows no gradebook, no class and no file system: a notebook and a seed go
in, the notebook with verdicts comes out.
"""

from __future__ import annotations

import copy
import dataclasses
import functools
import itertools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nbformat import from_dict, v4
from nbgrader import utils

from grader.course.cells import FACTS, exercise_of, grade_id, is_demo
from grader.course.challenge import Posed, pose
from grader.course.packages import allowed_packages
from grader.judging.call import Called, looped, not_a_function, raised, told
from grader.judging.count_lines import LOOPS, SIZES
from grader.judging.judge import BLANK, VECTORIZED, Facet, Failure, Rules, Verdict, judge
from grader.judging.verdict_view import verdict_html
from grader.marking.stopped_cells import IMPORTS, StoppedCells, release_imports
from grader.sandbox import Raised, Returned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

    from grader.course.course import Assignment
    from grader.sandbox import Answer, CellRun, Run

VERDICT_MIME = "application/vnd.cat-course.verdict+json"
"""Under which a check cell's output carries its verdict, for reports."""

UNLIKE = "expected right answers for {} examples too, where lines are counted"


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


def mark(notebook: NotebookNode, assignment: Assignment, run: Run, seed: int) -> Marked:
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
    stopped = StoppedCells(functools.partial(allowed_packages, assignment.course))
    imports = release_imports(assignment.release_notebook)
    not_right: set[str] = set()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, 1):
        if is_demo(cell):
            stopped.skip(number, cell.source)
            continue
        exercise = exercise_of(cell)
        if exercise in assignment.exercises:
            started = time.monotonic()
            examine = functools.partial(_examine, exercise, assignment, run, seed, stopped)
            earlier = [name for name in _before(exercise, assignment) if name in not_right]
            verdict, helped = _fairly(examine, earlier)
            if verdict.status != "passed" or helped:
                not_right.add(exercise)
            cell.outputs = [verdict_output(verdict)]
            marked.verdicts[exercise] = verdict
            took = time.monotonic() - started
            marked.seconds[exercise] = marked.seconds.get(exercise, 0.0) + took
        elif cell.source.strip():
            ran = _execute(cell, run, marked, imports)
            if ran.status != "ok":
                stopped.add(number, grade_id(cell) or cell.id, cell.source, ran)
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


def _fairly(
    examine: Callable[[list[str]], Verdict],
    names: list[str],
) -> tuple[Verdict, bool]:
    """A verdict that punishes an error once, and whether the reference helped.

    What fails after earlier exercises have failed is judged again with those answered by the
    reference. It can teach nothing that still counts, for they have been judged already.
    """
    verdict = examine([])
    hopeless = verdict.failure is not None and verdict.failure.kind in {BLANK, "unbound", "died"}
    if verdict.status == "passed" or not names or hopeless:
        return verdict, False
    again = examine(names)
    if again.points <= verdict.points:
        return verdict, False
    right = "right" if again.status == "passed" else "so far"
    note = f"{right}, once {_listed(names)} {'is' if len(names) == 1 else 'are'}"
    return dataclasses.replace(again, notes=(*again.notes, note)), True


def _before(exercise: str, assignment: Assignment) -> Iterator[str]:
    """The exercises that come before one in the course, wherever a notebook checks them.

    A later one would answer it: `optimize` for one step is `propagate`.
    """
    return itertools.takewhile(lambda name: name != exercise, assignment.points)


def _examine(  # noqa: PLR0913, PLR0917 - what an examination needs, each of its own kind
    exercise: str,
    assignment: Assignment,
    run: Run,
    seed: int,
    stopped: StoppedCells,
    stand_ins: list[str],
) -> Verdict:
    """Pose one exercise to the function that bears its name now, and judge its answers."""
    posed = pose(assignment, exercise, seed)
    calls: list[Called] = []
    for args in (*posed.args, *posed.sized):
        count = len(calls) >= len(posed.args)
        answer = run.call(exercise, args, stand_ins=stand_ins, count=count)
        calls.append(_called(answer, exercise, stopped))
        if isinstance(calls[-1].outcome, Failure):
            break  # no need to wait for the same time-out again
    outcomes = [each.outcome for each in calls[: len(posed.args)]]
    rules, sized = assignment.exercises[exercise].rules, calls[len(posed.args) :]
    judged = functools.partial(
        judge,
        exercise,
        outcomes,
        posed.expected[: len(outcomes)],
        rules=rules,
        mistakes=[known.first(len(outcomes)) for known in posed.mistakes],
        points=assignment.points[exercise],
    )
    verdict = judged(looped=looped(sized))
    if unlike := _unlike(verdict, sized, posed, rules):
        verdict = judged(looped=unlike)
    changes = {position for each in calls for position in each.changed}
    return dataclasses.replace(verdict, notes=told(list(changes), posed.parameters))


def _unlike(verdict: Verdict, sized: list[Called], posed: Posed, rules: Rules) -> str:
    """Why it does not count how many lines ran: what is right elsewhere is not right there."""
    if not sized or len(sized) < len(posed.sized_expected):
        return ""  # loops are welcome, or a failure has been told
    outcomes = [each.outcome for each in sized]
    there = judge(posed.exercise, outcomes, posed.sized_expected, rules=rules)
    if _right(verdict) - {VECTORIZED} <= _right(there):
        return ""
    return UNLIKE.format(" and ".join(map(str, SIZES)))


def _right(verdict: Verdict) -> set[str]:
    return {facet.name for facet in verdict.facets if facet.right}


def _called(answer: Answer, exercise: str, stopped: StoppedCells) -> Called:
    """What an answer from the sandbox means to the judge."""
    if isinstance(answer, Returned):
        return Called(answer.value, answer.changed, answer.lines)
    if isinstance(answer, Raised):
        failure = raised(answer.ename, answer.evalue)
        behind = stopped.behind(answer.ename, answer.evalue)
        return Called(dataclasses.replace(failure, message=f"{failure.message}{behind}"))
    if answer.reason == "unbound" and stopped.of(exercise):
        why = f"there is no {exercise} to judge: its cell {stopped.of(exercise)}"
        return Called(Failure("unbound", why))
    if answer.reason == "not callable":
        return Called(Failure(answer.reason, not_a_function(exercise, answer.detail)))
    why = _SAYS[answer.reason].format(exercise, answer.detail)
    return Called(Failure(answer.reason, why))


_SAYS = {
    "unbound": "there is no function called {0} where its check stands",
    "timeout": "{0} did not answer in time: {1}",
    "died": "the notebook's process had ended: {1}",
    "unsendable": "expected numbers and arrays; got {1}",
    "too large": "the answer is too large: {1}",
    "protocol": "the notebook interfered with grading: {1}",
}


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
    if verdict.failure:
        reason = verdict.failure.message
    else:
        right = [facet.name for facet in verdict.facets if facet.right]
        telling = [facet for facet in verdict.facets if not facet.right and not _follows(facet)]
        wrong = [f"{facet.name}: {facet.reason}" for facet in telling]
        several = len(verdict.facets) > 1
        said = [f"{_listed(right)} right"] if right and wrong and several else []
        reason = "; ".join([*said, *wrong])
    hints = dict.fromkeys(facet.hint for facet in verdict.facets if facet.hint)
    notes = "; ".join(verdict.notes)
    return ". ".join(filter(None, [notes, reason.rstrip("."), " ".join(hints)]))


def _follows(facet: Facet) -> bool:
    """Whether a part is wrong only because another one is."""
    return facet.name == VECTORIZED and facet.mistake != LOOPS


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
