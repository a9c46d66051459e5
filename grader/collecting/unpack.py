"""Unpack what a learning platform gave, and what students packed themselves, without harm.

nbgrader's own unpacking stops for the whole class at one archive that is broken or not safe, and
follows archives within archives for ever.
"""

from __future__ import annotations

import os
import shutil
import tarfile
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nbgrader.plugins.zipcollect import ExtractorPlugin
from traitlets import Int

from grader.plain_text import plain_name
from grader.tar_files import unpack_tar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ENDINGS = (".tar.gz", ".tgz", ".gz", ".tar", ".zip")
UNKNOWN = (".7z", ".rar")
"""Archives that cannot be unpacked here; the command reports them."""


class Bounds(NamedTuple):
    """How much a student's own archive may hold.

    Parameters
    ----------
    deepest : int
        How many archives deep to look.
    most_files : int
        Files and folders in one.
    largest : int
        Bytes that one may unpack to.
    """

    deepest: int = 3
    most_files: int = 5_000
    largest: int = 200_000_000


class Unpacking(ExtractorPlugin):  # type: ignore[misc] # nbgrader has no types
    """Unpack every archive into a folder beside it; skip, and log, one that cannot be unpacked."""

    deepest = Int(Bounds().deepest, help="How many archives deep to look.").tag(config=True)
    most_files = Int(
        Bounds().most_files, help="Files and folders that a student's own archive may hold."
    ).tag(config=True)
    largest = Int(Bounds().largest, help="Bytes that a student's own archive may unpack to.").tag(
        config=True
    )

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack what is in a folder to another one.

        Parameters
        ----------
        archive_path, extracted_path : str
        """
        shutil.copytree(archive_path, extracted_path, dirs_exist_ok=True)
        bounds = Bounds(self.deepest, self.most_files, self.largest)
        unpack_in(Path(extracted_path), self.log.warning, bounds)


def unpack_in(folder: Path, say: Callable[[str], object], bounds: Bounds | None = None) -> None:
    """Unpack every archive in a folder, and in these every archive, each into a folder beside it.

    Parameters
    ----------
    folder : Path
    say : function
        Gets one sentence for each skipped file.
    bounds : Bounds, optional
    """
    bounds = bounds or Bounds()
    found = list(_archives(folder))
    for depth in range(bounds.deepest):
        # the platform's own archive holds the whole class and may be large
        most = bounds if depth > 0 else None
        folders = [_unpacked(path, folder, say, most) for path in found]
        found = [path for each in filter(None, folders) for path in _archives(each)]
    for path in found:
        say(f"Skipped, because it is nested too deeply: {_shown(path, folder)}")


def _unpacked(
    path: Path, root: Path, say: Callable[[str], object], bounds: Bounds | None
) -> Path | None:
    ending = next(each for each in (*ENDINGS, *UNKNOWN) if path.name.lower().endswith(each))
    folder = path.with_name(path.name[: -len(ending)])
    if folder.exists():
        folder = path.with_name(f"{path.name}.unpacked")
    try:
        _unpack(path, folder, ending, bounds)
    except Exception as error:  # noqa: BLE001 - a stranger's archive can be wrong in any way
        say(
            f"Skipped, because it cannot be unpacked: {_shown(path, root)}: "
            f"{plain_name(str(error))}"
        )
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return folder


def _shown(path: Path, root: Path) -> str:
    return plain_name(str(path.relative_to(root)))


def _archives(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.name.lower().endswith((*ENDINGS, *UNKNOWN)) and path.is_file():
            yield path


def _unpack(path: Path, folder: Path, ending: str, most: Bounds | None) -> None:
    if ending in UNKNOWN:
        raise ValueError(f"expected one of {', '.join(ENDINGS)}")
    folder.mkdir()
    if ending == ".zip":
        with zipfile.ZipFile(path) as archive:
            _bounded((member.file_size for member in archive.infolist()), most)
            archive.extractall(folder)  # noqa: S202 - zipfile itself stays within the folder
            _keep_times(archive, folder)
    else:
        with tarfile.open(path) as archive:
            _bounded((member.size for member in archive), most)
            unpack_tar(archive, folder)


def _keep_times(archive: zipfile.ZipFile, folder: Path) -> None:
    """Give files the times that the archive has for them: by these the newest is found."""
    for member in archive.infolist():
        path = folder / member.filename
        # what stands elsewhere than its name says was put somewhere safe
        if not member.is_dir() and ".." not in path.parts and path.is_relative_to(folder):
            with suppress(OSError, ValueError, OverflowError):
                moment = time.mktime((*member.date_time, 0, 0, -1))
                os.utime(path, (moment, moment), follow_symlinks=False)


def _bounded(sizes: Iterable[int], most: Bounds | None) -> None:
    """Refuse bytes or files without number; the first that is too many ends the count."""
    if most is None:
        return
    size = 0
    for count, each in enumerate(sizes, start=1):
        size += each
        if size > most.largest:
            raise ValueError(f"expected {most.largest} bytes at most, found {size}")
        if count > most.most_files:
            raise ValueError(f"expected {most.most_files} files at most, found more")
