"""Check what grading needs: confinement, pictures, gradebook, packages, limits, versions."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from grader.course.course import CONFIG
from grader.course.data_files import data_files
from grader.course.packages import allowed_packages, missing_packages
from grader.course.run_limits import changed_limits, run_limits
from grader.errors import UserError
from grader.files import why_not_writable
from grader.pictures.errors import DataError
from grader.pictures.pair import read_pair
from grader.sandbox.limits import GB, MB
from grader.sandbox.zygote import REQUIRED, probe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course.course import Course

STOPS = {
    "files": "reading and writing outside the run's own folder",
    "network": "sockets, other programs and processes, namespaces, looking into other processes",
    "namespaces": "seeing other processes, outliving the run, and filling the disk",
}
INSTEAD = {"namespaces": "not permitted here; runs' folders are watched instead"}
"""The replacement for an optional layer."""
PACKAGES = ("nbgrader", "ipython", "numpy", "h5py", "matplotlib", "pillow")


@dataclass(frozen=True)
class Finding:
    """The result of one check.

    Parameters
    ----------
    what : str
    state : str
        What was found.
    good : bool
        Whether grading is safe and possible with it.
    """

    what: str
    state: str
    good: bool = True


def examine(course: Course) -> Iterator[Finding]:
    """Check everything that grading relies on.

    Parameters
    ----------
    course : Course
    """
    yield from _confinement()
    yield _pictures(course)
    yield _classroom(course)
    yield _gradebook(course)
    yield _packages(course)
    yield _limits(course)
    named = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    yield Finding("versions", f"Python {platform.python_version()}, {named}")


def _confinement() -> Iterator[Finding]:
    try:
        states = probe()
    except UserError as problem:
        yield Finding("confinement", str(problem), good=False)
        return
    for layer, state in states.items():
        if state or layer in REQUIRED:
            found = f"{state or 'missing'}; stops {STOPS[layer]}"
            yield Finding(layer, found, good=bool(state))
        else:
            yield Finding(layer, INSTEAD[layer])


def _pictures(course: Course) -> Finding:
    try:
        folder = next(iter(data_files(course).values())).parent
        pair = read_pair(folder)
    except (DataError, UserError) as problem:
        return Finding("pictures", str(problem), good=False)
    return Finding("pictures", f"{len(pair.train.y)} + {len(pair.test.y)} in {folder}")


def _packages(course: Course) -> Finding:
    """The packages that notebooks may import during grading."""
    try:
        allowed, missing = allowed_packages(course), missing_packages(course)
    except UserError as problem:
        return Finding("packages", str(problem), good=False)
    listed = f"notebooks may import {', '.join(allowed)} and Python's own"
    if missing:
        lacks = f"{listed}; {', '.join(missing)} not found here. Install it, or remove it from "
        return Finding("packages", f"{lacks}c.CatCourse.packages in {CONFIG}", good=False)
    return Finding("packages", listed)


def _limits(course: Course) -> Finding:
    """How much a run may take."""
    try:
        limits = run_limits(course)
    except UserError as problem:
        return Finding("limits", str(problem), good=False)
    listed = (
        f"{limits.cell_seconds:g} s for a cell, {limits.call_seconds:g} s for an answer, "
        f"{limits.total_seconds:g} s for a notebook; {limits.memory_bytes / GB:g} GB of memory; "
        f"{limits.scratch_bytes / MB:g} MB in {limits.scratch_files:,} files"
    )
    changed = ", ".join(f"{name} = {value:g}" for name, value in changed_limits(limits).items())
    return Finding("limits", f"{listed} ({changed} in {CONFIG})" if changed else listed)


def _classroom(course: Course) -> Finding:
    """The folder that everything about a class goes into."""
    places = (course.classroom, course.submitted, course.autograded, course.reports)
    reason = next(filter(None, map(why_not_writable, places)), "")
    return Finding("classroom", reason or str(course.classroom), good=not reason)


def _gradebook(course: Course) -> Finding:
    file = course.classroom / "gradebook.db"
    if not file.is_file():
        return Finding("gradebook", "none yet; run grader build")
    reason = why_not_writable(file)
    return Finding("gradebook", reason or course.gradebook, good=not reason)
