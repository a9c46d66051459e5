"""The pictures a notebook finds beside itself while it is graded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from datasets.pair import FILES
from grader.errors import UserError

if TYPE_CHECKING:
    from grader.course import Course

VARIABLE = "CATS_DATA"
"""Points to a folder with another pair."""


def data_files(course: Course) -> dict[str, Path]:
    """The pair of HDF5 files, by name: ``$CATS_DATA``'s, else the course's own.

    Raises
    ------
    UserError
        When one of them is missing.
    """
    named = os.environ.get(VARIABLE)
    folder = Path(named) if named else course.datasets
    files = {name: folder / name for name in FILES.values()}
    missing = [name for name, path in files.items() if not path.is_file()]
    if missing:
        remedy = (
            f"Correct ${VARIABLE}, or unset it to use the course's own pictures."
            if named
            else "Run grader data draw to make it again."
        )
        raise UserError(f"{folder}: expected {' and '.join(missing)}, found none. {remedy}")
    return files
