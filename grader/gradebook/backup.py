"""Back up a classroom, complete and consistent even while somebody grades, and restore it."""

from __future__ import annotations

import datetime as dt
import gzip
import sqlite3
import tarfile
import tempfile
import zlib
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
"""The files that SQLite keeps beside a database in use; the copy needs none of them."""


def backup(course: Course, to: Path | None = None, database: str = "") -> Path:
    """Copy ``classroom/`` into one archive; grading may continue at the same time.

    SQLite's own backup copies the gradebook first, as it is between two transactions. The files
    follow. If a submission is graded in between, its file is newer than its row: the next grading
    after a restore notices this and corrects it.

    Parameters
    ----------
    course : Course
    to : Path, optional
        The archive, ``.tar.gz``; by default one in ``classroom/backups/``.
    database : str
        SQLAlchemy's address of the gradebook; one on a server is not in the archive.

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
    elsewhere = is_on_server(database)
    if not elsewhere and not gradebook.is_file():
        raise UserError(
            f"expected {gradebook}, found nothing to back up. Run grader build first; or name the "
            "gradebook's server with --db."
        )
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d-%H%M%S")
    archive = to or course.classroom / FOLDER / f"classroom-{now}.tar.gz"
    archive.parent.mkdir(parents=True, exist_ok=True)
    beside = archive.with_name(f".{archive.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".backup-") as folder:
            copy = Path(folder) / GRADEBOOK
            if not elsewhere:
                _copy_gradebook(gradebook, copy)
            with tarfile.open(beside, "w:gz", compresslevel=5) as tar:
                if not elsewhere:
                    tar.add(copy, GRADEBOOK)
                _add_files(course, tar)
        beside.replace(archive)
    finally:
        beside.unlink(missing_ok=True)
    return archive


def is_on_server(database: str) -> bool:
    """Whether a gradebook is on a database server, whose own tools copy it.

    Parameters
    ----------
    database : str
        SQLAlchemy's address; empty for the course's own.
    """
    if not database:
        return False
    from sqlalchemy import make_url  # noqa: PLC0415 - a backup without --db needs none of it

    return make_url(database).get_backend_name() != "sqlite"


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


def restore(course: Course, archive: Path, database: str = "") -> Path:
    """Replace ``classroom/`` with a backup; the old files move to ``classroom/backups/``.

    Parameters
    ----------
    course : Course
    archive : Path
    database : str
        SQLAlchemy's address of the gradebook; one on a server stays as it is.

    Returns
    -------
    Path
        The folder with what was there before.

    Raises
    ------
    UserError
        When the archive is not a backup, or another command grades in this classroom.
    """
    course.classroom.mkdir(exist_ok=True)
    with (
        alone(course.classroom),
        tempfile.TemporaryDirectory(dir=course.classroom, prefix=".restore-") as folder,
    ):
        new = Path(folder)
        _unpack(archive, new)
        if not is_on_server(database):
            _check_gradebook(archive, new / GRADEBOOK)
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
        with gzip.open(archive) as file:
            while file.read(1_000_000):  # the sum at its end shows damage that a tar does not
                pass
        with tarfile.open(archive) as tar:
            unpack_tar(tar, folder)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk is at fault, not the archive
        raise UserError(_no_backup(archive, str(error))) from error


def _check_gradebook(archive: Path, gradebook: Path) -> None:
    if not gradebook.is_file():  # connecting would make an empty one
        raise UserError(
            _no_backup(archive, "it holds no gradebook; if yours is on a server, name it with --db")
        )
    try:
        with sqlite3.connect(gradebook) as database:
            [(state,)] = database.execute("PRAGMA integrity_check").fetchall()
        database.close()
    except (sqlite3.Error, ValueError) as error:
        raise UserError(_no_backup(archive, str(error))) from error
    if state != "ok":
        raise UserError(_no_backup(archive, state))


def _no_backup(archive: Path, why: str) -> str:
    why = why.partition("\n")[0].rstrip(":")  # tarfile goes on with each way that it tried
    return (
        f"{archive}: expected a complete backup made by grader backup, found another file ({why}). "
        "Nothing was changed."
    )
