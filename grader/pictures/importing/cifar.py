"""Import CIFAR-10's python archive: its cats, and as many pictures of the other nine classes.

The archive is pickled, by its makers' choice. It is read by an unpickler that makes arrays,
dictionaries, lists and bytes, and refuses to call anything else.
"""

from __future__ import annotations

import io
import pickle
import tarfile
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from grader.pictures.drawing.canvas import NUM_PX
from grader.pictures.errors import DataError
from grader.pictures.importing.report import Report
from grader.pictures.pair import writing_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CAT = 3
"""CIFAR-10's label of cats."""
SIDE = 32
BATCHES = {f"data_batch_{i}": "train" for i in range(1, 6)} | {"test_batch": "test"}
MAX_BATCH = 100_000_000
"""Bytes of one batch; the real ones have 31 million."""
ALLOWED = {
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("_codecs", "encode"),
}


class _ArraysOnly(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(f"it wants to call {module}.{name}")
        return super().find_class(module, name)


def import_cifar(
    source: Path, to: Path, seed: int, progress: Callable[[int, int], object]
) -> Report:
    """Import CIFAR-10, one batch at a time.

    Parameters
    ----------
    source : Path
        ``cifar-10-python.tar.gz``.
    to : Path
    seed : int
        Draws which of the others are taken, as many as there are cats.
    progress : function

    Raises
    ------
    DataError
        When it is not that archive.
    """
    rng = np.random.default_rng(seed)
    report = Report()
    with writing_pair(to) as files:
        for done, (split, pixels, labels) in enumerate(_batches(source), 1):
            for i in _balanced(labels == CAT, rng):
                label = int(labels[i] == CAT)
                files[split].add(_picture(pixels[i]), label)
                report.taken[split, label] += 1
            progress(done, len(BATCHES))
    return report


def _balanced(cats: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """All cats and as many others, in the batch's order."""
    others = rng.permutation(np.flatnonzero(~cats))[: int(cats.sum())]
    return np.sort(np.concatenate([np.flatnonzero(cats), others]))


def _picture(pixels: np.ndarray) -> np.ndarray:
    """Three channel rows of 1024 as a (64, 64, 3) picture."""
    small = np.ascontiguousarray(pixels.reshape(3, SIDE, SIDE).transpose(1, 2, 0))
    large = Image.fromarray(small).resize((NUM_PX, NUM_PX), Image.Resampling.BICUBIC)
    return np.asarray(large)


def _batches(source: Path) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    found = 0
    try:
        with tarfile.open(source, "r|*") as archive:
            for member in archive:
                split = BATCHES.get(member.name.rpartition("/")[2])
                content = archive.extractfile(member) if split else None
                if split and content and member.size <= MAX_BATCH:
                    found += 1
                    yield split, *_batch(content.read(MAX_BATCH))
    except (tarfile.TarError, OSError, EOFError, pickle.UnpicklingError, KeyError, ValueError,
            TypeError, IndexError, AttributeError) as error:  # fmt: skip
        raise DataError(
            f"{source}: expected CIFAR-10's python archive, got one that cannot be read ({error}). "
            "Fetch it again."
        ) from None
    if found != len(BATCHES):
        raise DataError(
            f"{source}: expected the {len(BATCHES)} batches of CIFAR-10's python archive, found "
            f"{found}. Fetch cifar-10-python.tar.gz."
        )


def _batch(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    batch = _ArraysOnly(io.BytesIO(content), encoding="bytes").load()
    pixels, labels = batch[b"data"], np.asarray(batch[b"labels"])
    if pixels.dtype != np.uint8 or pixels.shape != (len(labels), 3 * SIDE * SIDE):
        raise ValueError(f"pixels of shape {pixels.shape} and dtype {pixels.dtype}")
    return pixels, labels
