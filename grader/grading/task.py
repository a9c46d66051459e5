"""The unit of work: one submission's bytes in, its marked notebook and its scores out.

It is picklable both ways and needs no gradebook and no folder of the class, only the course itself:
so it runs in this process, in a pool of processes or on a cluster, and gives the same everywhere.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course.course import CONFIG, find_course
from grader.course.packages import refuse_without_packages
from grader.errors import UserError
from grader.gradebook.auto_scores import Scores, scores_of
from grader.grading.fingerprint import digest, material
from grader.marking.mark_notebook import cannot_mark, keep_facts
from grader.marking.marked_file import marked_text
from grader.marking.read_submission import UnreadableError, parse_notebook
from grader.marking.restore import restore
from grader.marking.run_and_mark import run_and_mark

if TYPE_CHECKING:
    import datetime as dt

    from nbformat import NotebookNode

    from grader.course.course import Assignment
    from grader.judging.judge import Verdict
    from grader.marking.mark_notebook import Marked
    from grader.sandbox import Limits

ATTEMPTS = 3
"""How often a submission is tried when it is the grader that fails, or is killed."""
EXITED = "run ended: its process ended"
"""The flag of a run that exited without a reply: it ended itself, or something killed it."""


@dataclass(frozen=True)
class Task:
    """A submission to mark, and how.

    Parameters
    ----------
    student, place : str
        Whose it is, and how messages name it.
    course : str
        The course's folder.
    assignment : str
    material : str
        The fingerprint of what it is to be marked by.
    fingerprint : str
        Of the material, the submission and when it was handed in; kept with the scores.
    seed : int
        Draws the challenges.
    content : bytes
        The submitted file.
    unreadable : tuple of (str, str), optional
        Why there is no content: the kind of problem, and a sentence.
    moment : datetime, optional
        When it was handed in, in UTC.
    flags : tuple of str
        What happened before, as facts.
    limits : Limits, optional
    unconfined : bool
    """

    student: str
    place: str
    course: str
    assignment: str
    material: str
    fingerprint: str
    seed: int
    content: bytes = b""
    unreadable: tuple[str, str] | None = None
    moment: dt.datetime | None = None
    flags: tuple[str, ...] = ()
    limits: Limits | None = None
    unconfined: bool = False


@dataclass(frozen=True)
class Done:
    """A marked submission.

    Parameters
    ----------
    text : str
        The marked notebook's file; its metadata say how it came about.
    digest : str
        The file's SHA-256.
    scores : Scores
        What the gradebook stores.
    verdicts : dict of str to Verdict
        By exercise.
    written : dict of str to str
        By written question, ``manual`` or ``blank``.
    seconds : dict of str to float
        By cell: its mark, or else its id.
    flags : tuple of str
    problem : str
        Why there was nothing to mark, or nothing.
    fault : str
        How the grader itself failed; then there is nothing to store.
    """

    text: str = ""
    digest: str = ""
    scores: Scores = field(default_factory=Scores)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    problem: str = ""
    fault: str = ""


def mark_submission(task: Task) -> Done:
    """Mark a submission, whatever is in it.

    Parameters
    ----------
    task : Task

    Raises
    ------
    UserError
        When nothing can be graded here: no confinement, no data, another course.
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
    """Nothing is stored that the student did not earn or lose.

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
    return Done(
        verdicts=marked.verdicts,
        written=marked.written,
        flags=tuple(marked.flags),
        problem=problem,
        fault=reason,
    )


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


def _mark(task: Task, assignment: Assignment) -> Done:
    marked, problem = _marked(task, assignment)
    marked.flags[:0] = task.flags
    notebook = marked.notebook
    keep_facts(
        marked,
        task.seed,
        fingerprint=task.fingerprint,
        problem=problem,
        written=marked.written,
    )
    text = marked_text(notebook)
    return Done(
        text,
        digest(text.encode()),
        scores_of(notebook),
        marked.verdicts,
        marked.written,
        marked.seconds,
        tuple(marked.flags),
        problem,
    )


def _marked(task: Task, assignment: Assignment) -> tuple[Marked, str]:
    """The marked notebook, and why there was nothing to mark, if so."""
    try:
        submitted = _submitted(task)
    except UnreadableError as problem:
        return cannot_mark(assignment, problem.kind, str(problem)), str(problem)
    for _ in range(2):  # a run that somebody killed is none of the student's doing
        restored, flags = restore(submitted, assignment.release_notebook)
        marked = run_and_mark(
            restored, assignment, task.seed, limits=task.limits, unconfined=task.unconfined
        )
        if EXITED not in marked.flags:
            break
    marked.flags[:0] = flags
    return marked, ""


def _submitted(task: Task) -> NotebookNode:
    if task.unreadable:
        kind, sentence = task.unreadable
        raise UnreadableError(sentence, kind)
    return parse_notebook(task.content, task.place)
