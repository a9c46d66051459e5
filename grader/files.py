"""Write files whole or not at all, and one writer at a time."""

from __future__ import annotations

import errno
import os
import shlex
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

EVERYBODY_S = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO}
"""Errors of a disk or a process: they concern every submission, not one."""
NOT_A_FILE = {errno.ENOENT, errno.ELOOP, errno.ENXIO, errno.ENOTDIR}
"""What opening says where there is nothing, a link or a socket."""
PATIENCE_SECONDS = 10.0
"""How long the processes of a command that was killed may take to end."""


def write_whole(path: Path, text: str) -> None:
    """Write a text to a temporary file and rename it, so that no reader sees half of it.

    Halves of characters, which no file can hold, become a ``?``.

    Parameters
    ----------
    path : Path
    text : str
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", errors="replace")
        beside.replace(path)
    except OSError:  # a full disk, above all: leave what room there is
        beside.unlink(missing_ok=True)
        raise


def small_text(path: Path, most: int = 1000) -> str:
    """The beginning of a file that somebody else put there; nothing where it is no ordinary file.

    A link may point at a file that only the instructor can read, and a pipe never ends. So the
    file is opened without following or waiting, and looked at before it is read.

    Parameters
    ----------
    path : Path
    most : int
        Bytes that are read.

    Raises
    ------
    OSError
        When the file cannot be read.
    """
    waits_for_nobody = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, os.O_RDONLY | waits_for_nobody)
    except OSError as error:
        if error.errno in NOT_A_FILE:
            return ""
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return ""
        return os.read(descriptor, most).decode("utf-8", "replace")
    finally:
        os.close(descriptor)


def why_not_writable(path: Path) -> str:
    """Why a file or folder cannot be written to, and what to do; an empty text if it can.

    Of one that is not there yet, the folder that would hold it counts.

    Parameters
    ----------
    path : Path
    """
    place = next(each for each in (path, *path.absolute().parents) if each.exists())
    if os.access(place, os.W_OK | (os.X_OK if place.is_dir() else 0)):
        return ""
    if hasattr(os, "statvfs") and os.statvfs(place).f_flag & os.ST_RDONLY:
        return f"{place} cannot be written to: its disk is mounted read-only"
    found = place.stat()
    shown = stat.filemode(found.st_mode)[1:]
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        return (
            f"{place} cannot be written to: it belongs to {_owner(place)} ({shown}). Run as its "
            "owner, or make it yours (chown)"
        )
    return (
        f"{place} cannot be written to: it is yours, but marked read-only ({shown}). Run chmod "
        f"u+w{'x' if place.is_dir() else ''} {shlex.quote(str(place))}"
    )


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except KeyError:  # an account of another machine
        return f"user {path.stat().st_uid}"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Lock a folder for one process; the lock ends when the process ends for any reason.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    UserError
        When another process holds the lock.
    """
    lock = FileLock(folder / ".grading")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        sys.stderr.write(
            f"{folder}: another grader is at work there; waiting up to {PATIENCE_SECONDS:g} s "
            "for it to finish\n"
        )
        _wait_for(lock, folder)
    try:
        yield
    finally:
        lock.release()


def _wait_for(lock: BaseFileLock, folder: Path) -> None:
    try:
        lock.acquire(timeout=PATIENCE_SECONDS)
    except Timeout:
        raise UserError(
            f"{folder}: expected to grade alone, but another grader is at work there. "
            "Wait until it has finished."
        ) from None
