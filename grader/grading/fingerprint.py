"""Fingerprints: they show which part of a stored result is out of date.

There are three. If the `run_print` or the challenges (`asked_prints`) have changed, the student's
code runs again. If only the `judge_print` has changed, the grader judges the stored answers again.
A change that no fingerprint covers regrades nothing.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import grader
from grader.build.checks_file import CHECKS
from grader.course.cells import grade_id
from grader.course.challenge import drawn
from grader.course.data_files import data_files
from grader.course.packages import allowed_packages
from grader.course.run_limits import run_limits
from grader.modules import module_name, sources_in
from grader.sandbox.wire import encode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.course.assignment import Assignment

RUN = (
    "course/cells.py", "course/data_files.py", "course/reference_calls.py",
    "in_notebook/data.py", "in_notebook/fetch.py",
    "judging/call.py", "judging/count_lines.py", "judging/function_arguments.py",
    "judging/freeze.py",
    "marking/bounds.py", "marking/defined_below.py", "marking/defined_elsewhere.py",
    "marking/file_kind.py", "marking/file_text.py", "marking/find_notebook.py",
    "marking/names_defined.py", "marking/own_code.py", "marking/parse_notebook.py",
    "marking/prose.py", "marking/read_submission.py", "marking/repair_form.py",
    "marking/repair_outputs.py", "marking/restore_cells.py", "marking/run_and_mark.py",
    "marking/stopped_cells.py", "marking/unreadable_code.py", "marking/written_answers.py",
    "sandbox",
)  # fmt: skip
"""The files and folders of `grader` whose code decides what a notebook answers."""
JUDGE = (
    "course/cells.py", "course/challenge.py", "course/mistakes.py", "course/reference.py",
    "exercises/_exercise.py", "gradebook/answer_prints.py", "gradebook/auto_scores.py",
    "grading/task.py", "judging", "marking/examine.py", "marking/kept_answers.py",
    "marking/mark_notebook.py",
    "marking/rejudge.py",
)  # fmt: skip
"""Those whose code decides which verdicts the answers earn, and how they are shown."""
ANSWERS_DEPEND_ON = ("numpy",)
"""The packages whose version is noted with each result, beside Python's."""


def fingerprint(*parts: str | bytes) -> str:
    """One fingerprint of several things.

    Parameters
    ----------
    *parts : str or bytes

    Examples
    --------
    >>> fingerprint("a", "bc") == fingerprint("ab", "c")
    False
    """
    contents = (part.encode() if isinstance(part, str) else part for part in parts)
    return digest("".join(map(digest, contents)).encode())


def digest(content: bytes) -> str:
    """SHA-256 of a file's content."""
    return hashlib.sha256(content).hexdigest()


def run_print(assignment: Assignment, submission: str) -> str:
    """The fingerprint of what decides the answers, apart from the challenges.

    Parameters
    ----------
    assignment : Assignment
    submission : str
        Of the submitted file, or why there is none.
    """
    course = assignment.course
    allowed = repr((allowed_packages(course), run_limits(course)))
    return fingerprint(_code_print(run_code()), _data_print(assignment), allowed, submission)


def asked_prints(assignment: Assignment, seed: int) -> dict[str, str]:
    """By exercise, the fingerprint of its challenges.

    Parameters
    ----------
    assignment : Assignment
    seed : int
        Draws them.
    """
    return {name: _asked_print(assignment, name, seed) for name in assignment.exercises}


def judge_print(assignment: Assignment) -> str:
    """The fingerprint of what decides the verdicts once there are answers.

    Points, reference, tolerances, known mistakes, the marks of cells, and the judge itself. Prose
    is not part of it: a corrected comma regrades no submission.

    Parameters
    ----------
    assignment : Assignment
    """
    release = assignment.release_notebook
    marked = [cell for cell in release.cells if grade_id(cell)]
    source = repr([cell for cell in assignment.source.cells if cell.mark])
    shown = json.dumps([release.metadata, marked], sort_keys=True)
    return fingerprint(source, shown, _code_print(judge_code(assignment)))


def material(assignment: Assignment) -> str:
    """The fingerprint of everything that must be the same on all machines that grade.

    Parameters
    ----------
    assignment : Assignment
    """
    checks = (assignment.release / CHECKS).read_bytes()
    return fingerprint(run_print(assignment, ""), judge_print(assignment), checks)


def run_code() -> tuple[Path, ...]:
    """The files whose code decides what a notebook answers."""
    return _code(Path(grader.__file__).parent, RUN)


def judge_code(assignment: Assignment) -> tuple[Path, ...]:
    """The files whose code decides which verdicts the answers earn.

    Parameters
    ----------
    assignment : Assignment
    """
    name = module_name(assignment.name)
    exercises = Path(grader.__file__).parent / "exercises"
    mistakes = assignment.course.solutions / "mistakes"
    folders = (exercises, assignment.course.own_exercises, mistakes)
    return (
        *_code(exercises.parent, JUDGE),
        *(path for each in folders for path in sources_in(each, name)),
    )


@functools.cache
def versions() -> dict[str, str]:
    """The versions of what computes the answers."""
    return {name: version(name) for name in ANSWERS_DEPEND_ON} | {
        "Python": platform.python_version()
    }


def other_versions(noted: Mapping[str, str]) -> str:
    """How the versions stored with a result differ from those here; empty if they are the same.

    Parameters
    ----------
    noted : mapping of str to str

    Examples
    --------
    >>> other_versions({"numpy": "0.1"}).startswith("numpy 0.1, now ")
    True
    """
    here = versions()
    return "; ".join(
        f"{name} {noted[name]}, now {here[name]}"
        for name in here
        if name in noted and noted[name] != here[name]
    )


@functools.lru_cache(maxsize=4096)
def _asked_print(assignment: Assignment, exercise: str, seed: int) -> str:
    return digest(encode(drawn(assignment.exercises[exercise], seed)))


@functools.cache
def _code_print(paths: tuple[Path, ...]) -> str:
    """The fingerprint of code, computed once: a process keeps the code that it has imported."""
    return fingerprint(*(path.name for path in paths), *(path.read_bytes() for path in paths))


def _data_print(assignment: Assignment) -> str:
    """The fingerprint of the files that a notebook finds beside it."""
    paths = tuple(data_files(assignment.course).items())
    return _files_print(tuple((name, path, path.stat().st_mtime_ns) for name, path in paths))


@functools.lru_cache(maxsize=64)
def _files_print(files: tuple[tuple[str, Path, int], ...]) -> str:
    return fingerprint(*(name for name, _, _ in files), *(p.read_bytes() for _, p, _ in files))


@functools.cache
def _code(package: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    paths = (package / name for name in names)
    found = (sorted(each.rglob("*.py")) if each.is_dir() else [each] for each in paths)
    return tuple(itertools.chain.from_iterable(found))
