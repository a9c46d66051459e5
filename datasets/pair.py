"""The classic pair of HDF5 files: a training and a test set of 64 by 64 pictures."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import h5py
import numpy as np

from datasets.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

TRAIN_FILE, TEST_FILE = "train_catvnoncat.h5", "test_catvnoncat.h5"
CLASSES = np.array([b"non-cat", b"cat"], dtype="S7")
RGB = 3
PICTURES_NDIM = 4


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

    def splits(self) -> Iterator[tuple[str, str, Split]]:
        """Each split with its file's name and the prefix of its keys."""
        yield TRAIN_FILE, "train", self.train
        yield TEST_FILE, "test", self.test


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
    return Pair(_read(folder / TRAIN_FILE, "train"), _read(folder / TEST_FILE, "test"))


def write_pair(pair: Pair, folder: Path) -> None:
    """Write a pair; files that are there are replaced only when both new ones are whole.

    Parameters
    ----------
    pair : Pair
    folder : Path
        Is made when it is not there.

    Raises
    ------
    DataError
        When the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".pair-") as beside:
            for filename, prefix, split in pair.splits():
                _write(Path(beside) / filename, prefix, split)
            for filename, _, _ in pair.splits():
                (Path(beside) / filename).replace(folder / filename)
    except OSError as error:
        raise DataError(
            f"{folder}: expected to write a pair there, got {error.strerror or error}. "
            "Nothing was changed; make room or choose another folder."
        ) from None


def _write(path: Path, prefix: str, split: Split) -> None:
    # no times in the file: the same pictures give the same bytes
    with h5py.File(path, "w", track_order=False) as file:
        for key, content in (
            (f"{prefix}_set_x", split.x.astype(np.uint8)),
            (f"{prefix}_set_y", split.y.astype(np.int64)),
            ("list_classes", CLASSES),
        ):
            file.create_dataset(key, data=content, track_times=False)


def _read(path: Path, prefix: str) -> Split:
    if not path.is_file():
        raise DataError(
            f"{path}: expected a file, found none. Name a folder with {TRAIN_FILE} and {TEST_FILE}."
        )
    try:
        with h5py.File(path, "r") as file:
            x, y = _column(file, path, f"{prefix}_set_x"), _column(file, path, f"{prefix}_set_y")
    except OSError:
        raise DataError(
            f"{path}: expected an HDF5 file, got one that cannot be read; it may be cut off. "
            "Fetch or draw it again."
        ) from None
    return Split(_pictures(x, path), _labels(y, len(x), path))


def _column(file: h5py.File, path: Path, key: str) -> np.ndarray:
    if key not in file or not isinstance(file[key], h5py.Dataset):
        keys = ", ".join(sorted(file)) or "none"
        raise DataError(f"{path}: expected the key {key}; its keys are {keys}.")
    return np.asarray(file[key])


def _pictures(x: np.ndarray, path: Path) -> np.ndarray:
    square = x.ndim == PICTURES_NDIM and x.shape[1] == x.shape[2] and x.shape[3] == RGB
    if not square or x.dtype != np.uint8 or not len(x):
        raise DataError(
            f"{path}: expected pictures of shape (m, num_px, num_px, 3) and dtype uint8, got "
            f"shape {x.shape} and dtype {x.dtype}."
        )
    return x


def _labels(y: np.ndarray, m: int, path: Path) -> np.ndarray:
    if y.shape not in {(m,), (1, m)}:
        raise DataError(f"{path}: expected {m} labels, one for each picture, got {y.shape}.")
    if y.dtype.kind not in "iub" or not np.isin(y, (0, 1)).all():
        raise DataError(f"{path}: expected labels 0 and 1, got {np.unique(y)[:5].tolist()}.")
    return y.reshape(m).astype(np.int64)
