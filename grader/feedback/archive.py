"""Pack feedback pages as a learning platform takes them back: one file for each student.

Canvas reads the two numbers in a name, the student's and the submitted file's
(`infer_comment_context_from_filename` in `app/models/assignment.rb` of canvas-lms). Moodle reads
the participant's number after the first underscore and the plugin after the next two
(`mod/assign/feedback/file/importziplib.php`).
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from grader.course.assignment import Assignment


@dataclass(frozen=True)
class Packed:
    """An archive of feedback pages.

    Parameters
    ----------
    path : Path
    count : int
        How many pages are in it.
    left_out : list of str
        Students with a page and without a name there.
    """

    path: Path
    count: int
    left_out: list[str]


def write_archive(assignment: Assignment, names: Mapping[str, str], platform: str) -> Packed:
    """Write ``classroom/exports/feedback/<assignment>-<platform>.zip``.

    Parameters
    ----------
    assignment : Assignment
    names : mapping of str to str
        How each student's file name begins on the platform.
    platform : str
    """
    folder = assignment.course.classroom / "exports" / "feedback"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{assignment.name}-{platform}.zip"
    beside = path.with_name(f".{path.name}.part")
    left_out, count = [], 0
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in sorted(assignment.course.feedback.glob(f"*/{assignment.name}/*.html")):
            student = page.parts[-3]
            if student in names:
                archive.write(page, f"{names[student]}{page.name}")
                count += 1
            else:
                left_out.append(student)
    beside.replace(path)
    return Packed(path, count, left_out)
