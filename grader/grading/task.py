"""The unit of work: one submission's bytes in, its marked notebook and its result out.

A task and its result are picklable. Marking needs no gradebook and no folder of the class, only the
course itself. So the result is the same in this process, in a pool and on a cluster.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nbformat import from_dict

from grader.course.course import CONFIG, find_course
from grader.course.packages import refuse_without_packages
from grader.errors import UserError
from grader.gradebook.answer_prints import answer_prints
from grader.gradebook.auto_scores import Scores, scores_of
from grader.gradebook.excused import OLDER
from grader.gradebook.moments import now
from grader.gradebook.result_json import Result
from grader.grading.fingerprint import asked_prints, digest, material, versions
from grader.marking.kept_answers import NotKeptError
from grader.marking.mark_notebook import cannot_mark
from grader.marking.marked_file import marked_text
from grader.marking.read_submission import UnreadableError, parse_notebook
from grader.marking.rejudge import rejudge, show_excused
from grader.marking.restore_cells import marks_of, restore
from grader.marking.run_and_mark import run_and_mark

if TYPE_CHECKING:
    import datetime as dt

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.marking.mark_notebook import Marked
    from grader.sandbox import Limits

ATTEMPTS = 3
"""How often a submission is tried when the grader itself fails, or is killed."""
EXITED = "run ended: its process ended"
"""The flag of a run that exited without a reply: it ended itself, or somebody killed it."""


@dataclass(frozen=True)
class Stored:
    """What is stored of an earlier grading.

    Parameters
    ----------
    result : Result
    text : bytes
        The marked notebook's file.
    answers : bytes
        What the run answered.
    """

    result: Result
    text: bytes = b""
    answers: bytes = b""


@dataclass(frozen=True)
class Task:
    """A submission to mark, and how.

    Parameters
    ----------
    student, place : str
        The student's id, and the name of the submission in messages.
    course : str
        The course's folder.
    assignment : str
    material : str
        The fingerprint of what it is to be marked by.
    seed : int
        Draws the challenges.
    content : bytes
        The submitted file.
    unreadable : tuple of (str, str), optional
        Why there is no content: the kind of problem, and a sentence.
    moment : datetime, optional
        When it was handed in, in UTC.
    flags : tuple of str
        What is wrong with the time of handing in.
    newer : tuple of str
        Exercises and questions that may be newer than the submission.
    limits : Limits, optional
    unconfined : bool
    rejudge : Stored, optional
        Judge these stored answers instead of running the submission.
    """

    student: str
    place: str
    course: str
    assignment: str
    material: str
    seed: int
    content: bytes = b""
    unreadable: tuple[str, str] | None = None
    moment: dt.datetime | None = None
    flags: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    limits: Limits | None = None
    unconfined: bool = False
    rejudge: Stored | None = None


@dataclass(frozen=True)
class Done:
    """A marked submission.

    Parameters
    ----------
    result : Result
        Verdicts and facts.
    text : str
        The marked notebook's file.
    digest : str
        The file's SHA-256.
    scores : Scores
        What nbgrader's tables store.
    answers : bytes, optional
        What the run answered; none when nothing ran.
    fault : str
        How the grader itself failed; then there is nothing to store.
    must_run : bool
        Whether an answer was needed that is not stored; then there is nothing to store, either.
    """

    result: Result
    text: str = ""
    digest: str = ""
    scores: Scores = field(default_factory=Scores)
    answers: bytes | None = None
    fault: str = ""
    must_run: bool = False


def mark_submission(task: Task) -> Done:
    """Mark a submission; its content may be anything.

    Parameters
    ----------
    task : Task

    Raises
    ------
    UserError
        When this machine cannot grade it: no confinement, no data, or another version of the
        course.
    """
    fault = ""
    for _ in range(ATTEMPTS):
        try:
            return _mark(task, assignment_here(task.course, task.assignment, task.material))
        except UserError:
            raise
        except Exception as error:  # noqa: BLE001 - a batch never stops because of one notebook
            fault = f"{type(error).__name__}: {error}"
    return our_fault(task, fault)


def our_fault(task: Task, reason: str) -> Done:
    """The result when the grader itself failed: nothing is stored.

    Parameters
    ----------
    task : Task
    reason : str
    """
    problem = (
        f"{task.place}: expected to grade it, but the grader itself failed "
        f"({reason}). Nothing was stored; please report this."
    )
    assignment = assignment_here(task.course, task.assignment, task.material)
    marked = cannot_mark(assignment, "grader", problem)
    result = Result(
        verdicts=marked.verdicts,
        written=marked.written,
        flags=tuple(marked.flags),
        problem=problem,
    )
    return Done(result, fault=reason)


@functools.lru_cache(maxsize=16)
def assignment_here(course: str, name: str, expected: str) -> Assignment:
    """The assignment as this machine has it.

    Parameters
    ----------
    course : str
        Its folder; where this machine has no course there, it works in the one it is in.
    name : str
    expected : str
        The fingerprint of its material.

    Raises
    ------
    UserError
        When this machine has another version of it.
    """
    folder = Path(course)
    assignment = find_course(folder if (folder / CONFIG).is_file() else Path.cwd()).assignment(name)
    found = material(assignment)
    if found != expected:
        raise UserError(
            f"{assignment.course.root}: expected the {name} that is being graded "
            f"({expected[:12]}), found another version of it, of its data or of the grader "
            f"({found[:12]}). Bring this folder and this installation up to date."
        )
    refuse_without_packages(assignment.course)
    return assignment


@functools.lru_cache(maxsize=16)  # once in a process, also if it grades again and again
def rehearse(course: str, name: str, expected: str) -> None:
    """Read and restore what students received: what this makes on first use, all workers share.

    Parameters
    ----------
    course, name, expected : str
        As for `assignment_here`, which raises the same.
    """
    assignment = assignment_here(course, name, expected)
    path = assignment.release / assignment.filename
    restore(parse_notebook(path.read_bytes(), path.name), assignment.release_notebook)


def _mark(task: Task, assignment: Assignment) -> Done:
    if task.rejudge is not None and not task.unreadable:
        return _rejudged(task, task.rejudge, assignment)
    cells: tuple[str, ...] = ()
    excused: dict[str, str] = {}
    problem, kept = "", None
    try:
        submitted = _submitted(task)
    except UnreadableError as unreadable:
        problem = str(unreadable)
        marked = cannot_mark(assignment, unreadable.kind, problem)
    else:
        cells = tuple(sorted(marks_of(submitted)))
        excused = excused_from(task.newer, cells)
        marked = _run(task, submitted, assignment, excused)
        kept = marked.answers
    result = Result(
        verdicts=marked.verdicts,
        written=marked.written,
        seconds=marked.seconds,
        flags=tuple(marked.flags),
        time_flags=task.flags,
        problem=problem,
        places=marked.places,
        excused=excused,
        cells=cells,
        answer_prints=answer_prints(marked.notebook),
        asked=asked_prints(assignment, task.seed),
        content=digest(task.content) if task.content else "",
        versions=versions(),
        graded=now(),
    )
    return _done(marked, result, kept)


def excused_from(newer: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """What a submission could not contain, with the reason.

    Parameters
    ----------
    newer : tuple of str
        What may be newer than the submission.
    cells : tuple of str
        The marks of the cells that the student handed in.
    """
    there = set(cells)
    return {name: OLDER for name in newer if not {name, f"check-{name}"} & there}


def _run(
    task: Task, submitted: NotebookNode, assignment: Assignment, excused: dict[str, str]
) -> Marked:
    for _ in range(2):  # a run that somebody killed is not the student's fault
        restored, flags = restore(submitted, assignment.release_notebook, excused)
        marked = run_and_mark(
            restored,
            assignment,
            task.seed,
            limits=task.limits,
            unconfined=task.unconfined,
            excused=excused,
        )
        if EXITED not in marked.flags:
            break
    marked.flags[:0] = flags
    show_excused(marked, excused)
    return marked


def _rejudged(task: Task, stored: Stored, assignment: Assignment) -> Done:
    """Judge stored answers; flags and times of the earlier run stay."""
    before = stored.result
    excused = excused_from(task.newer, before.cells)
    try:
        notebook = from_dict(json.loads(stored.text))
        marked = rejudge(
            notebook, assignment, stored.answers, task.seed, excused=excused, places=before.places
        )
    except NotKeptError:
        return Done(before, must_run=True)
    result = dataclasses.replace(
        before,
        verdicts=marked.verdicts,
        written=marked.written,
        time_flags=task.flags,
        excused=excused,
        answer_prints=answer_prints(notebook),
        asked=asked_prints(assignment, task.seed),
        graded=now(),
    )
    return _done(marked, result, None)


def _done(marked: Marked, result: Result, answers: bytes | None) -> Done:
    text = marked_text(marked.notebook)
    scores = scores_of(marked.notebook, result.excused)
    return Done(result, text, digest(text.encode()), scores, answers)


def _submitted(task: Task) -> NotebookNode:
    if task.unreadable:
        kind, sentence = task.unreadable
        raise UnreadableError(sentence, kind)
    return parse_notebook(task.content, task.place)
