"""Which pictures are used, and what a notebook finds beside itself while it is graded."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.pictures.file_names import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.course.course import Course

VARIABLE = "CATS_DATA"
"""Points to a folder with another pair."""


def data_folder(course: Course) -> Path:
    """The folder of the pair: ``$CATS_DATA``'s, else the course's own."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else course.datasets


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Use another pair for a while, in this process and those that it starts.

    Parameters
    ----------
    folder : Path
    """
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def data_files(course: Course) -> dict[str, Path]:
    """The pair of HDF5 files, by name.

    Raises
    ------
    UserError
        When one of them is missing.
    """
    folder = data_folder(course)
    files = {name: folder / name for name in FILES.values()}
    missing = [name for name, path in files.items() if not path.is_file()]
    if missing:
        remedy = (
            "Run grader data draw to make it again."
            if folder == course.datasets
            else f"Correct --data or ${VARIABLE}, or leave it to use the course's own pictures."
        )
        raise UserError(f"{folder}: expected {' and '.join(missing)}, found none. {remedy}")
    return files
