"""The classic pair of HDF5 files: a training and a test set of small square pictures."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import h5py
import numpy as np

from datasets.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

TRAIN_FILE, TEST_FILE = "train_catvnoncat.h5", "test_catvnoncat.h5"
FILES = {"train": TRAIN_FILE, "test": TEST_FILE}
CLASSES = np.array([b"non-cat", b"cat"], dtype="S7")
RGB = 3
PICTURES_NDIM = 4
BLOCK = 256
"""So many pictures are in memory at a time."""
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
        When a file is missing, broken, or not of the classic form.
    """
    splits = []
    for name in FILES:
        with open_split(folder, name) as (x, y):
            splits.append(Split(x[:], y))
    return Pair(*splits)


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
        m = len(self.labels)
        spooled = np.memmap(self._spool.name, np.uint8, "r", shape=(m, *self._shape))
        _reserve(self._path.with_suffix(".reserve"), spooled.nbytes)
        with h5py.File(self._path, "w") as file:
            x = file.create_dataset(f"{self._name}_set_x", spooled.shape, np.uint8)
            for start in range(0, m, BLOCK):
                x[start : start + BLOCK] = spooled[start : start + BLOCK]
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
def open_split(folder: Path, name: str) -> Iterator[tuple[h5py.Dataset, np.ndarray]]:
    """Open and validate one file of a pair, without reading its pictures.

    Parameters
    ----------
    folder : Path
    name : str
        ``train`` or ``test``.

    Yields
    ------
    x : HDF5 dataset of shape (m, num_px, num_px, 3), uint8
    y : array of shape (m,), int64

    Raises
    ------
    DataError
        As `read_pair`.
    """
    path = folder / FILES[name]
    if not path.is_file():
        raise DataError(
            f"{path}: expected a file, found none. Name a folder with {TRAIN_FILE} and {TEST_FILE}."
        )
    try:
        with h5py.File(path, "r") as file:
            x, y = _column(file, path, f"{name}_set_x"), _column(file, path, f"{name}_set_y")
            _check_classes(file["list_classes"][:] if "list_classes" in file else CLASSES, path)
            _check_pictures(x, path)
            yield x, _labels(y[:], len(x), path)
    except OSError:
        raise DataError(
            f"{path}: expected an HDF5 file, got one that cannot be read; it may be cut off. "
            "Fetch or draw it again."
        ) from None


def _column(file: h5py.File, path: Path, key: str) -> h5py.Dataset:
    if not isinstance(file.get(key), h5py.Dataset):
        keys = ", ".join(sorted(file)) or "none"
        raise DataError(f"{path}: expected the key {key}; its keys are {keys}. Rename them.")
    return file[key]


def _check_classes(classes: np.ndarray, path: Path) -> None:
    names = [name.decode(errors="replace") if isinstance(name, bytes) else str(name)
             for name in np.ravel(classes)]  # fmt: skip
    if names != [name.decode() for name in CLASSES.tolist()]:
        raise DataError(
            f"{path}: expected list_classes to be non-cat, cat; got {', '.join(names)[:80]}. "
            "Label cats with 1 and others with 0, and name the classes in this order."
        )


def _check_pictures(x: h5py.Dataset, path: Path) -> None:
    square = x.ndim == PICTURES_NDIM and x.shape[1] == x.shape[2] and x.shape[3] == RGB
    if not square or x.dtype != np.uint8 or not len(x):
        raise DataError(
            f"{path}: expected pictures of shape (m, num_px, num_px, 3) and dtype uint8, got "
            f"shape {x.shape} and dtype {x.dtype}. Convert them."
        )


def _labels(y: np.ndarray, m: int, path: Path) -> np.ndarray:
    if y.shape not in {(m,), (1, m)}:
        raise DataError(
            f"{path}: expected {m} labels, one for each picture, got shape {y.shape}. Mend them."
        )
    if y.dtype.kind not in "iub" or not np.isin(y, (0, 1)).all():
        seen = np.unique(y)[:5].tolist() if y.dtype.kind in "iubf" else y.dtype
        raise DataError(f"{path}: expected labels 0 and 1, got {seen}. Label cats with 1.")
    return y.reshape(m).astype(np.int64)
