"""Fingerprints: whether a submission has been graded as it would be graded now."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import grader
from grader.build.checks_file import CHECKS, EXAMPLES
from grader.course.cells import grade_id
from grader.course.data_files import data_files
from grader.course.packages import allowed_packages
from grader.modules import module_name, sources_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course.course import Assignment

_DECIDE = ("course", "judging", "marking", "sandbox")
"""The packages whose code decides a score; a change anywhere else regrades nobody."""


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


def material(assignment: Assignment) -> str:
    """The fingerprint of all that decides a verdict, apart from the submission and the seed.

    Checks, points, reference, exercises, known mistakes, the files that a notebook finds, and the
    grader itself. Prose is not part of it: a corrected comma regrades nobody.

    Parameters
    ----------
    assignment : Assignment
    """
    release = assignment.release_notebook
    marked = [cell for cell in release.cells if grade_id(cell)]
    parts: list[str | bytes] = [
        grader.__version__,
        repr([cell for cell in assignment.source.cells if cell.mark]),
        json.dumps([release.metadata, marked], sort_keys=True),
        repr(allowed_packages(assignment.course)),
    ]
    files = [assignment.release / name for name in (CHECKS, EXAMPLES)]
    files += data_files(assignment.course).values()
    for path in files:
        parts += [path.name, path.read_bytes()]
    return fingerprint(*parts, _code_print(tuple(_code(assignment))))


@functools.cache
def _code_print(paths: tuple[Path, ...]) -> str:
    """The fingerprint of the code; looked at once, for a process keeps what it has imported."""
    return fingerprint(*(path.name for path in paths), *(path.read_bytes() for path in paths))


def _code(assignment: Assignment) -> Iterator[Path]:
    folder = Path(grader.__file__).parent
    for package in _DECIDE:
        yield from sorted((folder / package).rglob("*.py"))
    yield folder / "grading" / "task.py"
    exercises = folder / "exercises"
    yield exercises / "_exercise.py"
    name = module_name(assignment.name)
    yield from sources_in(exercises, name)
    yield from sources_in(assignment.course.solutions / "mistakes", name)
