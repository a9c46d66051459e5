"""The exercises of 00-numpy-starter: one line of NumPy each.

Tables are small and never square, so that rows and columns cannot be taken for each other.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

Array = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@exercise(shapes={"result": "one axis: n numbers, one after the other"})
def countdown(rng: np.random.Generator) -> tuple[int]:
    """N, from 3 to 12."""
    return (int(rng.integers(3, 13)),)


@exercise(shapes={"result": "as many rows and columns as were asked for"})
def corner(rng: np.random.Generator) -> tuple[Array, int, int]:
    """A (height, width), rows, columns; more rows, so that slicing rows twice is noticed."""
    columns, rows = sorted(_sizes(rng))
    height, width = rng.permutation([9, 11])
    return _numbers(rng, int(height), int(width)), rows, columns


@exercise(shapes={"result": "one number for each column"})
def column_means(rng: np.random.Generator) -> tuple[Array]:
    """A (rows, columns) of whole numbers."""
    return (_numbers(rng, *_sizes(rng)),)


@exercise(shapes={"result": "as many rows as were asked for"})
def column_by_column(rng: np.random.Generator) -> tuple[Array, int]:
    """V (rows * columns,) of whole numbers, no two the same, and rows."""
    rows, columns = _sizes(rng)
    return rng.permutation(np.arange(10, 10 + rows * columns)), rows


@exercise(shapes={"result": "all rows, and a column for each cat"})
def cats_only(rng: np.random.Generator) -> tuple[Array, Array]:
    """X (n, m), y (m,) of 0 and 1: at least two of each, and fewer cats than other pictures."""
    n, m = int(rng.integers(2, 5)), int(rng.integers(7, 11))
    y = rng.permutation(np.arange(m) < rng.integers(2, (m + 1) // 2)).astype(np.int64)
    return _numbers(rng, n, m), y


def _sizes(rng: np.random.Generator) -> tuple[int, int]:
    """Two sizes from 4 to 7, different from each other."""
    first, second = rng.permutation(np.arange(4, 8))[:2]
    return int(first), int(second)


def _numbers(rng: np.random.Generator, *shape: int) -> Array:
    """Whole numbers that are all different, in no order."""
    count = int(np.prod(shape))
    return rng.permutation(np.arange(10, 10 + count)).reshape(shape)
