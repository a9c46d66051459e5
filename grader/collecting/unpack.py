"""Unpack what a learning platform gave, and what students packed themselves, without harm.

nbgrader's own unpacking stops for the whole class at one archive that is broken or not safe, and
follows archives within archives for ever.
"""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.plugins.zipcollect import ExtractorPlugin
from traitlets import Int

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS = (".tar.gz", ".tgz", ".gz", ".tar", ".zip")
UNKNOWN = (".7z", ".rar")
"""Archives that cannot be unpacked here, which is said."""


class Unpacking(ExtractorPlugin):  # type: ignore[misc] # nbgrader has no types
    """Unpack every archive into a folder beside it; one that cannot be is skipped, and said."""

    deepest = Int(3, help="How many archives deep to look.").tag(config=True)
    most_files = Int(5_000, help="Files and folders that a student's own archive may hold.").tag(
        config=True
    )
    largest = Int(200_000_000, help="Bytes that a student's own archive may unpack to.").tag(
        config=True
    )

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack what is in a folder to another one.

        Parameters
        ----------
        archive_path, extracted_path : str
        """
        shutil.copytree(archive_path, extracted_path, dirs_exist_ok=True)
        found = list(_archives(Path(extracted_path)))
        for depth in range(self.deepest):
            # the platform's own archive holds the whole class and may be large
            folders = [self._unpacked(path, bounded=depth > 0) for path in found]
            found = [path for folder in filter(None, folders) for path in _archives(folder)]
        for path in found:
            self.log.warning("Skipped, for it is packed too often: %s", path)

    def _unpacked(self, path: Path, *, bounded: bool) -> Path | None:
        ending = next(each for each in (*ENDINGS, *UNKNOWN) if path.name.lower().endswith(each))
        folder = path.with_name(path.name[: -len(ending)])
        if folder.exists():
            folder = path.with_name(f"{path.name}.unpacked")
        try:
            _unpack(path, folder, ending, (self.largest, self.most_files) if bounded else None)
        except Exception as error:  # noqa: BLE001 - a stranger's archive can be wrong in any way
            self.log.warning("Skipped, for it cannot be unpacked: %s: %s", path, error)
            shutil.rmtree(folder, ignore_errors=True)
            return None
        return folder


def _archives(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.name.lower().endswith((*ENDINGS, *UNKNOWN)) and path.is_file():
            yield path


def _unpack(path: Path, folder: Path, ending: str, most: tuple[int, int] | None) -> None:
    if ending in UNKNOWN:
        raise ValueError(f"expected one of {', '.join(ENDINGS)}")
    folder.mkdir()
    if ending == ".zip":
        with zipfile.ZipFile(path) as archive:
            _bounded((member.file_size for member in archive.infolist()), most)
            archive.extractall(folder)  # noqa: S202 - zipfile itself stays within the folder
    else:
        with tarfile.open(path) as archive:
            _bounded((member.size for member in archive), most)
            # no devices, and no links to what is outside
            archive.extractall(folder, filter="data")


def _bounded(sizes: Iterable[int], most: tuple[int, int] | None) -> None:
    """Refuse bytes or files without number; the first that is too many ends the count."""
    if most is None:
        return
    largest, most_files = most
    size = 0
    for count, each in enumerate(sizes, start=1):
        size += each
        if size > largest:
            raise ValueError(f"expected {largest} bytes at most, found {size}")
        if count > most_files:
            raise ValueError(f"expected {most_files} files at most, found more")
