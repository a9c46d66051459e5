"""Write files whole or not at all, and one writer at a time."""

from __future__ import annotations

import errno
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
