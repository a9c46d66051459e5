"""The exercises of 00-numpy-starter: one line of NumPy each.

Ordinary tables are small and never square, so that rows and columns cannot be taken for each other;
the smallest sizes come once each, after them.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

Array = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@exercise(
    shapes={"result": "one axis: n numbers, one after the other"}, edges={"for n = 2": {"n": 2}}
)
def countdown(rng: np.random.Generator, *, n: int = 0) -> tuple[int]:
    """N, from 3 to 12."""
    return (n or int(rng.integers(3, 13)),)


@exercise(
    shapes={"result": "as many rows and columns as were asked for"},
    cases=2,
    edges={"for one row": {"rows": 1}},
)
def corner(rng: np.random.Generator, case: int, *, rows: int = 0) -> tuple[Array, int, int]:
    """A (height, width), rows, columns; now more rows, now more columns."""
    few, many = sorted(_sizes(rng))
    rows, columns = rows or (few if case else many), many if case else few
    height, width = rng.permutation([9, 11])
    return _numbers(rng, int(height), int(width)), rows, columns


@exercise(
    shapes={"result": "one number for each column"},
    edges={"for a table of one row": {"rows": 1}, "for a table of one column": {"columns": 1}},
)
def column_means(rng: np.random.Generator, *, rows: int = 0, columns: int = 0) -> tuple[Array]:
    """A (rows, columns) of whole numbers."""
    first, second = _sizes(rng)
    return (_numbers(rng, rows or first, columns or second),)


@exercise(
    shapes={"result": "as many rows as were asked for"},
    edges={"for one row": {"rows": 1}},
)
def column_by_column(rng: np.random.Generator, *, rows: int = 0) -> tuple[Array, int]:
    """V (rows * columns,) of whole numbers, no two the same, and rows."""
    first, columns = _sizes(rng)
    rows = rows or first
    return rng.permutation(np.arange(10, 10 + rows * columns)), rows


@exercise(
    shapes={"result": "all rows, and a column for each cat"},
    cases=2,
    edges={"for a table of one row": {"n": 1}, "for a single cat": {"cats": 1}},
)
def cats_only(
    rng: np.random.Generator, case: int, *, n: int = 0, cats: int = 0
) -> tuple[Array, Array]:
    """X (n, m), y (m,) of 0 and 1; now more cats than other pictures, now fewer."""
    n, m = n or int(rng.integers(2, 5)), int(rng.integers(7, 11))
    few = int(rng.integers(2, (m + 1) // 2))
    y = rng.permutation(np.arange(m) < (cats or (m - few if case else few))).astype(np.int64)
    return _numbers(rng, n, m), y


def _sizes(rng: np.random.Generator) -> tuple[int, int]:
    """Two sizes from 4 to 7, different from each other."""
    first, second = rng.permutation(np.arange(4, 8))[:2]
    return int(first), int(second)


def _numbers(rng: np.random.Generator, *shape: int) -> Array:
    """Whole numbers that are all different, in no order."""
    count = int(np.prod(shape))
    return rng.permutation(np.arange(10, 10 + count)).reshape(shape)
