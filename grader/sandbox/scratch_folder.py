"""The folder that a run is given, from the grader's side: filled, and removed whatever it holds."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def give(folder: Path, files: Mapping[str, Path | bytes]) -> None:
    """Make a folder of what a run is to copy.

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


def keep_new(work: Path, folder: Path) -> None:
    """Copy what a run that is over has made: ordinary files whose names are not taken.

    Parameters
    ----------
    work : Path
        The run's working folder. Links and folders are left.
    folder : Path
    """
    for entry in os.scandir(work) if work.is_dir() else ():  # it may have ended before it began
        if entry.is_file(follow_symlinks=False) and not os.path.lexists(folder / entry.name):
            shutil.copyfile(entry.path, folder / entry.name)


def remove(folder: Path) -> None:
    """Remove a folder and all in it, however deep, without following a link.

    Parameters
    ----------
    folder : Path
        Nobody else writes in it any more.
    """
    with contextlib.suppress(FileNotFoundError):
        # folders inside come to the top one by one: no path and no stack grows with their depth
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
