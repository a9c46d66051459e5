"""Copies of a classroom, whole and consistent while somebody grades, and back again."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.files import alone
from grader.tar_files import unpack_tar

if TYPE_CHECKING:
    from grader.course.course import Course

GRADEBOOK = "gradebook.db"
FOLDER = "backups"
LEFT_OUT = {FOLDER, ".grading"}
"""Not in the archive: other backups, and the lock of a running grading."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite has beside a database that is in use; the copy needs none of it."""


def backup(course: Course, to: Path | None = None) -> Path:
    """Copy ``classroom/`` into one archive; grading may go on meanwhile.

    The gradebook is copied first, by SQLite's own backup: at one moment, between two transactions.
    The files follow. A submission that is graded in between is newer than its row; grading again
    after a restore notices that and sets it right.

    Parameters
    ----------
    course : Course
    to : Path, optional
        The archive, ``.tar.gz``; by default one in ``classroom/backups/``.

    Returns
    -------
    Path
        The archive.

    Raises
    ------
    UserError
        When there is no gradebook yet.
    """
    gradebook = course.classroom / GRADEBOOK
    if not gradebook.is_file():
        raise UserError(f"expected {gradebook}, found nothing to back up. Run grader build first.")
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d-%H%M%S")
    archive = to or course.classroom / FOLDER / f"classroom-{now}.tar.gz"
    archive.parent.mkdir(parents=True, exist_ok=True)
    beside = archive.with_name(f".{archive.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".backup-") as folder:
            copy = Path(folder) / GRADEBOOK
            _copy_gradebook(gradebook, copy)
            with tarfile.open(beside, "w:gz", compresslevel=5) as tar:
                tar.add(copy, GRADEBOOK)
                _add_files(course, tar)
        beside.replace(archive)
    finally:
        beside.unlink(missing_ok=True)
    return archive


def _copy_gradebook(source: Path, copy: Path) -> None:
    with sqlite3.connect(source) as ours, sqlite3.connect(copy) as theirs:
        ours.backup(theirs)
    ours.close()
    theirs.close()


def _add_files(course: Course, tar: tarfile.TarFile) -> None:
    own = {f"{GRADEBOOK}{ending}" for ending in ("", *BESIDE)}
    for path in sorted(course.classroom.rglob("*")):
        inside = path.relative_to(course.classroom)
        if inside.parts[0] in LEFT_OUT | own or path.name.endswith(".part"):
            continue
        try:
            tar.add(path, str(inside), recursive=False)
        except FileNotFoundError:  # written anew at this moment, under its final name
            continue


def restore(course: Course, archive: Path) -> Path:
    """Put a backup in the place of ``classroom/``; what was there is kept beside it.

    Parameters
    ----------
    course : Course
    archive : Path

    Returns
    -------
    Path
        The folder with what was there before.

    Raises
    ------
    UserError
        When it is no backup, or somebody grades.
    """
    course.classroom.mkdir(exist_ok=True)
    with (
        alone(course.classroom),
        tempfile.TemporaryDirectory(dir=course.classroom, prefix=".restore-") as folder,
    ):
        new = Path(folder)
        _unpack(archive, new)
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d-%H%M%S-%f")
        before = course.classroom / FOLDER / f"before-restore-{now}"
        before.mkdir(parents=True)
        for path in course.classroom.iterdir():
            if path.name not in LEFT_OUT and path != new:
                path.rename(before / path.name)
        for path in new.iterdir():
            path.rename(course.classroom / path.name)
    return before


def _unpack(archive: Path, folder: Path) -> None:
    try:
        with tarfile.open(archive) as tar:
            unpack_tar(tar, folder)
        with sqlite3.connect(folder / GRADEBOOK) as database:
            [(state,)] = database.execute("PRAGMA integrity_check").fetchall()
        database.close()
    except (tarfile.TarError, sqlite3.Error, EOFError, OSError, ValueError) as error:
        raise UserError(_no_backup(archive, str(error))) from error
    if state != "ok":
        raise UserError(_no_backup(archive, state))


def _no_backup(archive: Path, why: str) -> str:
    return (
        f"{archive}: expected a whole backup by grader backup, found another file ({why}). "
        "Nothing was changed."
    )
