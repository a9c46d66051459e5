"""The classic pair of HDF5 files: a training and a test set of small square pictures."""

from __future__ import annotations

import math
import os
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import h5py
import numpy as np

from grader.pictures.classic_form import CLASSES, damage_said, validated
from grader.pictures.errors import DataError
from grader.pictures.file_names import FILES, TEST_FILE, TRAIN_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.pictures.classic_form import OpenSplit

BLOCK = 256
"""The most pictures in memory at a time."""
MARGIN = 1_000_000
"""Bytes that HDF5 may need besides the pixels."""


@dataclass(frozen=True)
class Split:
    """One file of a pair.

    Parameters
    ----------
    x : array of shape (m, num_px, num_px, 3), uint8
    y : array of shape (m,), int64
        1 for a cat, 0 for anything else.
    """

    x: np.ndarray
    y: np.ndarray


@dataclass(frozen=True)
class Pair:
    """A training and a test set."""

    train: Split
    test: Split

    def splits(self) -> Iterator[tuple[str, Split]]:
        """Each split with its name, the prefix of its keys."""
        yield "train", self.train
        yield "test", self.test


def read_pair(folder: Path) -> Pair:
    """Read and validate a pair.

    Parameters
    ----------
    folder : Path
        Holds `TRAIN_FILE` and `TEST_FILE`.

    Raises
    ------
    DataError
        When a file is missing, broken, not of the classic form, or the sizes of pictures differ.
    """
    with open_pair(folder) as splits:
        return Pair(*(Split(each.read(), each.y) for each in splits.values()))


class SplitFile:
    """A split that is being written, picture by picture; memory stays bounded.

    The pixels are spooled by Python first, because HDF5 crashes where a disk is full.

    Parameters
    ----------
    path : Path
        Of the HDF5 file.
    name : str
        ``train`` or ``test``.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._name = path, name
        self._spool = path.with_suffix(".pixels").open("wb")
        self._shape: tuple[int, ...] = ()
        self.labels: list[int] = []

    def add(self, picture: np.ndarray, label: int) -> None:
        """Append one picture.

        Parameters
        ----------
        picture : array of shape (num_px, num_px, 3), uint8
        label : int
        """
        self._shape = picture.shape
        self._spool.write(picture.tobytes())
        self.labels.append(label)

    def finish(self) -> None:
        """Write the HDF5 file."""
        self.close()
        m, spool = len(self.labels), Path(self._spool.name)
        _reserve(self._path.with_suffix(".reserve"), spool.stat().st_size)
        with h5py.File(self._path, "w") as file, spool.open("rb") as pixels:
            x = file.create_dataset(f"{self._name}_set_x", (m, *self._shape), np.uint8)
            for start in range(0, m, BLOCK):
                size = math.prod(x.shape[1:]) * min(BLOCK, m - start)
                x[start : start + BLOCK] = np.fromfile(pixels, np.uint8, size).reshape(
                    -1, *self._shape
                )
            file[f"{self._name}_set_y"] = np.array(self.labels, np.int64)
            file["list_classes"] = CLASSES

    def close(self) -> None:
        """Close what is open."""
        self._spool.close()


def _reserve(path: Path, size: int) -> None:
    """Make sure that there is room, as an error of Python's and not a crash of HDF5's."""
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, size + MARGIN)
    path.unlink()


@contextmanager
def writing_pair(folder: Path) -> Iterator[dict[str, SplitFile]]:
    """Write a pair; what is there is replaced only when both new files are whole and valid.

    Parameters
    ----------
    folder : Path
        Is made when it is not there.

    Raises
    ------
    DataError
        When the folder cannot be written, or a class has no picture.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".pair-") as beside:
            files = {name: SplitFile(Path(beside) / file, name) for name, file in FILES.items()}
            try:
                yield files
            finally:
                for file in files.values():
                    file.close()
            _check_both_classes(folder, files)
            for file in files.values():
                file.finish()
            for filename in FILES.values():
                (Path(beside) / filename).replace(folder / filename)
    except OSError as error:
        raise DataError(
            f"{folder}: expected to write a pair there, got {error.strerror or error}. "
            "Nothing was changed; make room or choose another folder."
        ) from None


def write_pair(pair: Pair, folder: Path) -> None:
    """Write a pair that is in memory, as `writing_pair` does.

    Parameters
    ----------
    pair : Pair
    folder : Path
    """
    with writing_pair(folder) as files:
        for name, split in pair.splits():
            for picture, label in zip(split.x, split.y, strict=True):
                files[name].add(picture, int(label))


def _check_both_classes(folder: Path, files: dict[str, SplitFile]) -> None:
    for name, file in files.items():
        missing = {0, 1} - set(file.labels)
        if missing:
            what = "cats" if 1 in missing else "pictures of anything else"
            raise DataError(
                f"{folder}: expected cats and others in the {name} set, got no {what}. "
                "Nothing was changed; add pictures."
            )


@contextmanager
def open_pair(folder: Path) -> Iterator[dict[str, OpenSplit]]:
    """Open and validate both files of a pair, without reading their pictures.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    DataError
        As `read_pair`.
    """
    with ExitStack() as stack:
        splits = {name: _open(folder / file, name, stack) for name, file in FILES.items()}
        train, test = splits.values()
        if train.num_px != test.num_px:
            raise DataError(
                f"{folder}: expected pictures of one size, got {train.num_px} pixels across in "
                f"{TRAIN_FILE} and {test.num_px} in {TEST_FILE}. Reduce them alike."
            )
        yield splits


def _open(path: Path, name: str, stack: ExitStack) -> OpenSplit:
    if not path.is_file():
        raise DataError(
            f"{path}: expected a file, found none. Name a folder with {TRAIN_FILE} and {TEST_FILE}."
        )
    with damage_said(path):
        file = h5py.File(path, "r")
        stack.callback(_close, file, path)
        return validated(file, path, name)


def _close(file: h5py.File, path: Path) -> None:
    with damage_said(path):
        file.close()
