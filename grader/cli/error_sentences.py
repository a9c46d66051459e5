"""Say what a person can put right about files, disks and databases in one sentence."""

from __future__ import annotations

import errno

from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

_FILES = {
    errno.ENOSPC: "the disk is full. Make room and run the command again: what was finished is "
    "kept, nothing is half-written.",
    errno.EACCES: "no permission. Make it yours (chown, chmod), or run as the one it belongs to.",
    errno.EPERM: "no permission. Make it yours (chown, chmod), or run as the one it belongs to.",
    errno.EROFS: "it cannot be written to: the disk is mounted read-only.",
    errno.ENOTDIR: "expected a folder, found a file. Move the file away, or name another folder.",
    errno.EEXIST: "expected a folder, found a file. Move the file away, or name another folder.",
}
_DATABASE = {
    "disk is full": "the disk that holds the gradebook is full. Make room and run the command "
    "again: what was finished is kept, nothing is half-written.",
    "locked": "the gradebook is in use: another grader, nbgrader or formgrader is writing to it. "
    "Wait until it is done and run the command again.",
    "not a database": "expected nbgrader's gradebook, found a file that is no database. Restore "
    "it from a copy, or move it away and run grader build to begin a new one.",
    "no such": "the gradebook is of another version of nbgrader. Run nbgrader db upgrade, which "
    "keeps a copy of the old one.",
    "unable to open": "expected a gradebook that can be opened, in a folder that is there and can "
    "be written to. Run grader build first, correct --db, or make it yours (chown, chmod).",
    "readonly": "no permission to write to the gradebook. Make it yours (chown, chmod).",
}


def sentence(error: Exception) -> str:
    """What to tell a person about an error, or nothing where it is a fault of the grader's.

    Parameters
    ----------
    error : Exception
    """
    if isinstance(error, OSError) and error.errno in _FILES:
        # a write that fails does not know the file's name; opening it does
        return f"{error.filename}: {_FILES[error.errno]}".removeprefix("None: ")
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return (
            "expected an address such as sqlite:///classroom/gradebook.db or "
            f"postgresql://host/name after --db, got one that is not: {error}"
        )
    if isinstance(error, SQLAlchemyError):
        said = str(getattr(error, "orig", error))
        return next((text for part, text in _DATABASE.items() if part in said), "")
    return ""
