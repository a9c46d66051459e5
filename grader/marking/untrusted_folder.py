"""Let nbgrader look into students' folders as ``grader grade`` does: ordinary files only, bounded.

nbgrader copies what lies beside a notebook, and reads ``timestamp.txt``, wherever a link leads: to
a file that only the instructor can read, which the notebook then prints, or to an endless device.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.converters import base
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files

from grader.files import small_text
from grader.marking.timestamps import moment_of

if TYPE_CHECKING:
    import datetime as dt

TIMESTAMP = "timestamp.txt"


def is_ordinary(path: str | Path) -> bool:
    """Whether a path is a file: no link, device, pipe, socket or folder.

    Parameters
    ----------
    path : str or Path
    """
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def ordinary_files(path: str, exclude: list[str] | None = None) -> list[str]:
    """The files below a folder; links and what is no file are left out, and all below a link.

    Parameters
    ----------
    path : str
    exclude : list of str, optional
        Patterns of names.
    """
    if Path(path).is_symlink():
        return []
    return [each for each in find_all_files(path, exclude) if is_ordinary(each)]


def look_safely() -> None:
    """Make nbgrader's converters use the functions of this module from now on."""
    base.find_all_files = ordinary_files
    CourseDirectory.get_existing_timestamp = _existing_timestamp


def _existing_timestamp(course: CourseDirectory, folder: str) -> dt.datetime | None:
    """When a submission was handed in, if that can be read; else it is on time."""
    path = Path(folder, TIMESTAMP)
    try:
        text = small_text(path).strip()
        return moment_of(text) if text else None
    except (OSError, ValueError) as error:
        course.log.warning("%s: cannot be read as a time, taken as on time (%s)", path, error)
        return None
