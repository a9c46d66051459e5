"""Walk through a folder that a hostile process may change at the same time."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class MovedError(Exception):
    """A folder was moved while the walk was in it."""


class Look:
    """A walk through everything in a folder, at any depth, without following a link.

    Each folder is entered from the one above it and left through ``..``: neither a path, of which
    the kernel takes 4,096 bytes, nor the number of open descriptors grows with the depth.

    Parameters
    ----------
    top : str
    """

    def __init__(self, top: str) -> None:
        self._here = os.open(top, FOLDER)
        self._path = [_identity(self._here)]
        self._below: list[list[str]] = []
        """For each folder on the way, its subfolders that the walk has not entered yet."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._here)

    def __iter__(self) -> Iterator[os.stat_result]:
        """Yield the ``stat`` result of each entry.

        Raises
        ------
        MovedError
            When ``..`` does not lead back to the folder that the walk came from.
        OSError
            When a folder cannot be read.
        """
        yield from self._listed()
        while self._path:
            if self._below[-1]:
                if self._enter(self._below[-1].pop()):
                    yield from self._listed()
            else:
                self._leave()

    def _listed(self) -> Iterator[os.stat_result]:
        folders: list[str] = []
        self._below.append(folders)
        with os.scandir(self._here) as entries:
            for entry in entries:
                try:
                    found = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # it was removed meanwhile
                if stat.S_ISDIR(found.st_mode):
                    folders.append(entry.name)
                yield found

    def _enter(self, name: str) -> bool:
        try:
            self._step(name)
        except (FileNotFoundError, NotADirectoryError):
            return False  # it was removed meanwhile, or is something else now
        self._path.append(_identity(self._here))
        return True

    def _leave(self) -> None:
        self._below.pop()
        self._path.pop()
        if self._path:
            self._step("..")
            if _identity(self._here) != self._path[-1]:
                raise MovedError

    def _step(self, name: str) -> None:
        there = os.open(name, FOLDER, dir_fd=self._here)
        os.close(self._here)
        self._here = there


def space_of(found: os.stat_result) -> int:
    """The bytes that a file takes on a disk, or would take after a copy that fills its holes.

    Parameters
    ----------
    found : os.stat_result
    """
    taken = 512 * found.st_blocks
    return max(taken, found.st_size) if stat.S_ISREG(found.st_mode) else taken


def removed_but_open(pid: int) -> int:
    """The bytes of removed files that a process still holds open.

    Parameters
    ----------
    pid : int
    """
    sizes: dict[tuple[int, int], int] = {}
    with contextlib.suppress(FileNotFoundError, PermissionError):  # it is gone, or going
        for name in os.listdir(f"/proc/{pid}/fd"):  # noqa: PTH208 - text
            with contextlib.suppress(FileNotFoundError):  # it was closed meanwhile
                found = os.stat(f"/proc/{pid}/fd/{name}")  # noqa: PTH116 - likewise
                if stat.S_ISREG(found.st_mode) and not found.st_nlink:
                    sizes[found.st_dev, found.st_ino] = space_of(found)
    return sum(sizes.values())


def _identity(folder: int) -> tuple[int, int]:
    found = os.fstat(folder)
    return found.st_dev, found.st_ino
