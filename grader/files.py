"""Write files whole or not at all, and one writer at a time."""

from __future__ import annotations

import errno
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERYBODY_S = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO}
"""Errors of a disk or a process: they concern every submission, not one."""
PATIENCE_SECONDS = 10.0
"""How long the processes of a command that was killed may take to end."""


def write_whole(path: Path, text: str) -> None:
    """Write a text beside its place and rename it there, so that nobody sees half of it.

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
    """Be the only one who works in a folder; the lock ends with its owner, whatever ends that.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    UserError
        When somebody else does.
    """
    import fcntl  # noqa: PLC0415 - not on Windows, where nobody grades

    deadline, told = time.monotonic() + PATIENCE_SECONDS, False
    with (folder / ".grading").open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise UserError(
                        f"{folder}: expected to grade alone, but another grader is at work there. "
                        "Wait until it has finished."
                    ) from None
                if not told:
                    told = True
                    sys.stderr.write(
                        f"{folder}: another grader is at work there; waiting up to "
                        f"{PATIENCE_SECONDS:g} s for it to finish\n"
                    )
                time.sleep(0.1)
        yield
