"""Turn errors of files, disks and databases into one sentence that says what to do."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

_FULL = (
    "the disk is full. Make room and run the command again: what was finished is kept, nothing is "
    "half-written."
)
"""A file or the gradebook's own database met it."""
_FILES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "the system allows you no more room. Delete what you do not need and run the "
    "command again: what was finished is kept, nothing is half-written.",
    errno.EACCES: "no permission. Make it yours (chown, chmod), or run as its owner.",
    errno.EPERM: "no permission. Make it yours (chown, chmod), or run as its owner.",
    errno.EROFS: "it cannot be written to: the disk is mounted read-only.",
    errno.ENOTDIR: "expected a folder, found a file. Move the file away, or name another folder.",
    errno.EEXIST: "expected a folder, found a file. Move the file away, or name another folder.",
    errno.EISDIR: "expected a file, found a folder. Move the folder away, or name another file.",
    errno.ENAMETOOLONG: "the system does not allow a name as long as this one. Shorten it.",
}
_DATABASE = {
    "disk is full": _FULL,
    "locked": "the gradebook is in use: another grader, nbgrader or formgrader is writing to it. "
    "Wait until it is done and run the command again.",
    "not a database": "expected nbgrader's gradebook, found a file that is not a database. Restore "
    "it from a copy, or move it away and run grader build to start a new one.",
    "no such": "another version of nbgrader made the gradebook. Run nbgrader db upgrade, which "
    "keeps a copy of the old one.",
    "unable to open": "expected a gradebook in a folder that exists and that you can write to. "
    "Run grader build first, correct --db, or make the folder yours (chown, chmod).",
}


def sentence(error: Exception) -> str:
    """The sentence for an error, or an empty text if the grader itself is at fault.

    Parameters
    ----------
    error : Exception
    """
    if isinstance(error, OSError) and error.errno in _FILES:
        # the error of a failed write has no file name; the error of a failed open has one
        return f"{error.filename}: {_FILES[error.errno]}".removeprefix("None: ")
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return (
            "expected an address such as sqlite:///classroom/gradebook.db or "
            f"postgresql://host/name after --db, got something else: {error}"
        )
    if isinstance(error, (SQLAlchemyError, sqlite3.Error)):
        message = str(getattr(error, "orig", error))
        return next((text for part, text in _DATABASE.items() if part in message), "")
    return ""
