"""A run's folder, on the grader's side: fill it, and remove it whatever it holds.

The folders of all runs of a grader lie in one folder, which the grader locks. The kernel releases
the lock when the grader and its workers have ended for any reason. The next grader then removes
the folder.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.files import EVERYBODY_S
from grader.sandbox.limits import MB

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REMEDY = (
    "Make room there, or set TMPDIR to a folder on another disk, and run the command again: what "
    "was finished is kept."
)
PREFIX = "grader-scratch-"
"""What the names of these folders begin with, in the system's folder for temporary files."""


ROOM = 20 * MB
"""The least room on the disk: with less, right notebooks would fail for want of it."""


def new_scratch() -> Path:
    """An empty folder for a run.

    Raises
    ------
    UserError
        When there is no room for it.
    """
    try:
        if not own_folder().is_dir():  # something tidied up while this grader waited
            own_folder.cache_clear()
        folder = own_folder()
        free = shutil.disk_usage(folder).free
        if free >= ROOM:
            return Path(tempfile.mkdtemp(prefix="run-", dir=folder))
    except OSError as error:
        if error.errno not in EVERYBODY_S:
            raise
        raise UserError(f"{tempfile.gettempdir()}: {error.strerror}. {REMEDY}") from error
    raise UserError(
        f"{folder.parent}: expected {ROOM / MB:g} MB of room for what notebooks write, found "
        f"{free / MB:.1f} MB. {REMEDY}"
    )


@functools.cache
def own_folder() -> Path:
    """The folder of this grader, and of its workers that were forked after the first call."""
    parent = Path(tempfile.gettempdir())
    sweep(parent)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        lock = _locked(folder)
        if lock is not None and folder.is_dir():  # otherwise another grader removed it as abandoned
            break
    atexit.register(_end, os.getpid(), folder)
    return folder


def sweep(parent: Path) -> None:
    """Remove the folders of graders that have ended, in this container or another one.

    Parameters
    ----------
    parent : Path
    """
    for folder in parent.glob(f"{PREFIX}*"):
        lock = _locked(folder)
        if lock is not None:
            with contextlib.suppress(OSError):  # another grader sweeps too
                remove(folder)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """A descriptor that locks a folder, if the folder is ours and no other process locked it."""
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if os.fstat(lock).st_uid == os.geteuid():
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return lock
    except OSError:
        pass
    os.close(lock)
    return None


def _end(pid: int, folder: Path) -> None:
    if os.getpid() == pid:  # not a fork of it
        remove(folder)


def give(folder: Path, files: Mapping[str, Path | bytes]) -> None:
    """Make a folder with the files that a run will copy.

    Parameters
    ----------
    folder : Path
    files : mapping of str to Path or bytes
        By name. A path becomes a link: the run copies the file itself, before it is confined.
    """
    for place, content in _places(folder, files):
        if isinstance(content, bytes):
            place.write_bytes(content)
        else:
            place.symlink_to(content.absolute())


def fill(folder: Path, files: Mapping[str, Path | bytes]) -> None:
    """Make a folder of copies.

    Parameters
    ----------
    folder : Path
    files : mapping of str to Path or bytes
        By name.
    """
    for place, content in _places(folder, files):
        if isinstance(content, bytes):
            place.write_bytes(content)
        else:
            shutil.copyfile(content, place)


def _places(folder: Path, files: Mapping[str, Path | bytes]) -> Iterator[tuple[Path, Path | bytes]]:
    """Where each file goes, when there is a folder for it."""
    folder.mkdir()
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        yield place, content


def keep_new(work: Path, folder: Path, size: int, files: int) -> bool:
    """Copy what a run that is over has made: ordinary files whose names are not taken.

    Parameters
    ----------
    work : Path
        The run's working folder. Links and folders are left.
    folder : Path
    size, files : int
        Bytes and files at the most: a copy fills the holes of a file that took no space.

    Returns
    -------
    bool
        Whether all were copied.
    """
    for entry in os.scandir(work) if work.is_dir() else ():  # it may have ended before it began
        if entry.is_file(follow_symlinks=False) and not os.path.lexists(folder / entry.name):
            size -= entry.stat(follow_symlinks=False).st_size
            files -= 1
            if size < 0 or files < 0:
                return False
            shutil.copyfile(entry.path, folder / entry.name)
    return True


def remove(folder: Path) -> None:
    """Remove a folder and all in it, however deep, without following a link.

    Parameters
    ----------
    folder : Path
        No process writes to it any more.
    """
    with contextlib.suppress(FileNotFoundError):
        # move inner folders to the top one by one: neither path nor stack grows with the depth
        count = 0
        waiting = [str(folder)]
        while waiting:
            current = waiting.pop()
            os.chmod(current, 0o700)  # noqa: PTH101 - paths may be no text
            for entry in list(os.scandir(os.fsencode(current))):
                if entry.is_dir(follow_symlinks=False):
                    count += 1
                    os.chmod(entry.path, 0o700)  # noqa: PTH101 - likewise
                    moved = f"{folder}-{count}"
                    os.rename(entry.path, moved)  # noqa: PTH104 - likewise
                    waiting.append(moved)
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - likewise
            os.rmdir(current)  # noqa: PTH106 - likewise
