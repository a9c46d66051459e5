"""Check that a file has the classic form, before reading anything large.

A damaged file may make HDF5 fail at any step, with any error; each becomes one sentence.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import h5py
import numpy as np

from grader.pictures.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CLASSES = np.array([b"non-cat", b"cat"], dtype="S7")
RGB = 3
PICTURES_NDIM = 4
MAX_BYTES = 2_000_000_000
"""Of the pixels of one file, 160,000 pictures of the usual size."""
MAX_COMPRESSION = 100
"""How many times smaller than its pixels a file may be."""
MAX_NAME = 1000
"""Bytes of a class's name."""
BLOCK_BYTES = 3_000_000
"""The most bytes of pictures in memory at a time."""


@dataclass(frozen=True)
class OpenSplit:
    """One file of a pair, validated, whose pictures are still on disk.

    Parameters
    ----------
    path : Path
    pictures : HDF5 dataset of shape (m, num_px, num_px, 3), uint8
    y : array of shape (m,), int64
    """

    path: Path
    pictures: h5py.Dataset
    y: np.ndarray

    @property
    def num_px(self) -> int:
        """Height and width of a picture."""
        return int(self.pictures.shape[1])

    def read(self) -> np.ndarray:
        """All pictures at once.

        Raises
        ------
        DataError
            When the file is damaged.
        """
        with damage_said(self.path):
            pictures: np.ndarray = self.pictures[:]
        return pictures

    def blocks(self) -> Iterator[np.ndarray]:
        """The pictures, as many at a time as fit into `BLOCK_BYTES`.

        Raises
        ------
        DataError
            When the file is damaged.
        """
        step = max(1, BLOCK_BYTES // (RGB * self.num_px**2))
        for start in range(0, len(self.y), step):
            with damage_said(self.path):
                block = self.pictures[start : start + step]
            yield block


@contextmanager
def damage_said(path: Path) -> Iterator[None]:
    """Turn any error of HDF5 about a damaged file into one sentence.

    Parameters
    ----------
    path : Path
        The file, for the sentence.

    Raises
    ------
    DataError
        In the place of any error but a `DataError`.
    """
    try:
        yield
    except DataError:
        raise
    except Exception:  # noqa: BLE001 - h5py has no error of its own: damage shows as any of Python's
        raise DataError(
            f"{path}: expected an HDF5 file, got one that cannot be read; it may be cut off or "
            "damaged. Fetch or draw it again."
        ) from None


def validated(file: h5py.File, path: Path, name: str) -> OpenSplit:
    """Check an open file.

    Parameters
    ----------
    file : h5py.File
    path : Path
        For messages.
    name : str
        ``train`` or ``test``, the prefix of its keys.

    Raises
    ------
    DataError
        When it is not of the classic form.
    """
    x, y = _column(file, path, f"{name}_set_x"), _column(file, path, f"{name}_set_y")
    if "list_classes" in file:
        _check_classes(_column(file, path, "list_classes"), path)
    _check_pictures(x, path)
    _check_size(x, path)
    return OpenSplit(path, x, _labels(y, len(x), path))


def _column(file: h5py.File, path: Path, key: str) -> h5py.Dataset:
    if key not in file or not isinstance(file[key], h5py.Dataset) or file[key].shape is None:
        raise DataError(
            f"{path}: expected the key {key}; its keys are {_named(file) or 'none'}. Rename them."
        )
    return file[key]


def _named(names: Iterable[Any]) -> str:
    """Names from a file, shortened and on one line."""
    texts = [each.decode(errors="replace") if isinstance(each, bytes) else str(each)
             for each in names]  # fmt: skip
    return "".join(c if c.isprintable() else "?" for c in ", ".join(texts)[:80])


def _check_classes(classes: h5py.Dataset, path: Path) -> None:
    small = classes.size == len(CLASSES) and classes.dtype.itemsize <= MAX_NAME
    found = np.ravel(classes[()]).tolist() if small else [f"shape {classes.shape}"]
    if _named(found) != _named(CLASSES.tolist()):
        raise DataError(
            f"{path}: expected list_classes to be non-cat, cat; got {_named(found)}. "
            "Label cats with 1 and others with 0, and name the classes in this order."
        )


def _check_pictures(x: h5py.Dataset, path: Path) -> None:
    square = x.ndim == PICTURES_NDIM and x.shape[1] == x.shape[2] and x.shape[3] == RGB
    if not square or x.dtype != np.uint8 or not x.size:
        raise DataError(
            f"{path}: expected pictures of shape (m, num_px, num_px, 3) and dtype uint8, got "
            f"shape {x.shape} and dtype {x.dtype}. Convert them."
        )


def _check_size(x: h5py.Dataset, path: Path) -> None:
    """Refuse a claim that memory could not hold, or that the file cannot hold."""
    claimed, there = int(np.prod(x.shape, dtype=object)), path.stat().st_size
    if claimed > MAX_BYTES or claimed > MAX_COMPRESSION * there:
        raise DataError(
            f"{path}: expected at most {MAX_BYTES / 1e9:g} GB of pictures that are in the file, "
            f"got shape {x.shape} in {there:,} bytes. Reduce them, or fetch the file again."
        )


def _labels(y: h5py.Dataset, m: int, path: Path) -> np.ndarray:
    if y.shape not in {(m,), (1, m)}:
        raise DataError(
            f"{path}: expected {m} labels, one for each picture, got shape {y.shape}. Correct them."
        )
    if y.dtype.kind not in "iub":
        raise DataError(
            f"{path}: expected labels 0 and 1 as whole numbers, got dtype {y.dtype}. "
            "Save them as int64."
        )
    labels: np.ndarray = y[()].reshape(m)
    if not np.isin(labels, (0, 1)).all():
        raise DataError(
            f"{path}: expected labels 0 and 1, got {np.unique(labels)[:5].tolist()}. "
            "Label cats with 1."
        )
    return labels.astype(np.int64)
