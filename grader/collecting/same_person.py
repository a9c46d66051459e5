"""Students who were collected, and perhaps graded, under a platform's id before the roster came."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from grader.collecting.collect import move_record, read_record
from grader.gradebook.rename_student import assignments_of, forget_twin, rename_student

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course.course import Course
    from grader.gradebook.connection import Gradebook

NUMBERED = ("canvas", "moodle")
"""Kinds of ids that are plain numbers: another platform's may look the same."""


def join(course: Course, gradebook: Gradebook, kind: str, other: str, student: str) -> str:
    """Move everything under a student's platform id to their id here: files and scores.

    Parameters
    ----------
    course : Course
    gradebook : Gradebook
    kind, other : str
        The platform's id.
    student : str
        The id here.

    Returns
    -------
    str
        What was done, as a sentence; nothing if nothing stands under that id.
    """
    mine, theirs = (_of(course, gradebook, each) for each in (student, other))
    if not theirs:
        forget_twin(gradebook, other, student)
    if not theirs or _is_of_another_platform(course, theirs, kind, other):
        return ""
    moved, both = sorted(theirs - mine), sorted(theirs & mine)
    for name in moved:
        for folder in (course.submitted, course.autograded, course.feedback):
            _move(folder / other / name, folder / student / name)
        move_record(course, name, other, student)
    rename_student(gradebook, other, student, moved)
    said = f"{other} is {student}: moved {', '.join(moved)}, with all marks." if moved else ""
    if both:
        said += (
            f" {other} is {student}, and both have a submission of {', '.join(both)}: compare "
            f"{course.submitted / other} and {course.submitted / student}, remove the one that "
            "does not count, and import the class list again."
        )
    return said.strip()


def _of(course: Course, gradebook: Gradebook, student: str) -> set[str]:
    """The assignments of which there is something for an id, in files or in the gradebook."""
    folder = course.submitted / student
    files = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return files | assignments_of(gradebook, student)


def _is_of_another_platform(course: Course, names: set[str], kind: str, other: str) -> bool:
    if kind not in NUMBERED:
        return False
    rows = (read_record(course, name).get(other) for name in names)
    return any(row["platform"] not in ("", kind) for row in rows if row)


def _move(old: Path, new: Path) -> None:
    """Move a folder, and remove the one that it was in when that is empty now."""
    if not old.is_dir():
        return
    new.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(new, ignore_errors=True)  # of a hand-in that is there no more
    old.rename(new)
    if not any(old.parent.iterdir()):
        old.parent.rmdir()
