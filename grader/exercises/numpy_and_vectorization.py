"""The exercises of 02-numpy-and-vectorization: arrays instead of loops.

Ordinary tables are small and never square, so that the wrong axis shows. A single row and a single
column come once each, after them.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

FLOAT32 = 2e-6
"""Values here are of order 1; this leaves room for work in float32, and for no mistake."""
SAME = "the shape of the argument: every entry has its own result"
RESULT = {"result": 2}
"""Two thirds of the points, where the last third is for doing without a loop."""
TABLE = "the shape of the table: every entry is divided by what belongs to it"

SLIM = {
    "for a table of one row": {"rows": 1},
    "for a table of one column": {"columns": 1},
}
"""The smallest tables."""
ONE_PAIR = {"for arrays of one number": {"m": 1}}

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@exercise(atol=FLOAT32, edges=ONE_PAIR)
def dot_loop(rng: np.random.Generator, *, m: int = 0) -> tuple[Array, Array]:
    """x and y (n,); no entry is so small that leaving it out would not show."""
    n = m or int(rng.integers(3, 9))
    return _far_from_zero(rng, n), _far_from_zero(rng, n)


@exercise(
    facets=RESULT,
    atol=FLOAT32,
    shapes={"result": "a column: one row for each row of A"},
    vectorized=1,
    edges=SLIM,
)
def matvec(
    rng: np.random.Generator, size: int = 0, *, rows: int = 0, columns: int = 0
) -> tuple[Array, Array]:
    """A (m, n), v (n, 1)."""
    m, n = _sizes(rng, size, rows, columns)
    return rng.uniform(-2, 2, size=(m, n)), rng.uniform(-2, 2, size=(n, 1))


@exercise(facets=RESULT, atol=FLOAT32, shapes={"result": SAME}, vectorized=1, edges=SLIM)
def sigmoid(
    rng: np.random.Generator, size: int = 0, *, rows: int = 0, columns: int = 0
) -> tuple[Array]:
    """z (rows, columns), positive and negative."""
    return (_scores(rng, *_sizes(rng, size, rows, columns)),)


@exercise(atol=FLOAT32, shapes={"result": SAME}, edges=SLIM)
def sigmoid_derivative(
    rng: np.random.Generator, *, rows: int = 0, columns: int = 0
) -> tuple[Array]:
    """z (rows, columns), positive and negative."""
    return (_scores(rng, *_sizes(rng, 0, rows, columns)),)


@exercise(facets=RESULT, atol=FLOAT32, shapes={"result": TABLE}, vectorized=1, edges=SLIM)
def normalize_rows(
    rng: np.random.Generator, size: int = 0, *, rows: int = 0, columns: int = 0
) -> tuple[Array]:
    """x (rows, columns), positive and negative; no row is of length 0."""
    return (_scores(rng, *_sizes(rng, size, rows, columns)),)


@exercise(facets=RESULT, atol=FLOAT32, shapes={"result": TABLE}, vectorized=1, edges=SLIM)
def softmax(
    rng: np.random.Generator, size: int = 0, *, rows: int = 0, columns: int = 0
) -> tuple[Array]:
    """x (rows, columns), small enough that no exponential overflows."""
    return (_scores(rng, *_sizes(rng, size, rows, columns)),)


@exercise(atol=FLOAT32, shapes={"result": TABLE}, edges=SLIM)
def stable_softmax(rng: np.random.Generator, *, rows: int = 0, columns: int = 0) -> tuple[Array]:
    """x (rows, columns) around 1000, around -1000 and, in one row, with both."""
    return (_large_scores(rng, *_sizes(rng, 0, rows, columns)),)


@exercise(atol=FLOAT32, edges=ONE_PAIR)
def L1(rng: np.random.Generator, *, m: int = 0) -> tuple[Array, Array]:  # noqa: N802 - the field's name
    """yhat (m,) between 0 and 1, y (m,) of 0 and 1."""
    return _predictions(rng, m or _examples(rng))


@exercise(atol=FLOAT32, edges=ONE_PAIR)
def L2(rng: np.random.Generator, *, m: int = 0) -> tuple[Array, Array]:  # noqa: N802 - the field's name
    """yhat (m,) between 0 and 1, y (m,) of 0 and 1."""
    return _predictions(rng, m or _examples(rng))


def _sizes(
    rng: np.random.Generator, size: int = 0, rows: int = 0, columns: int = 0
) -> tuple[int, int]:
    """Rows and columns: either may be more and, where they are not given, never the same."""
    few = size or int(rng.integers(3, 6))
    both = few, few + int(rng.integers(1, 4))
    first, second = both if rng.random() < 1 / 2 else both[::-1]
    return rows or first, columns or second


def _examples(rng: np.random.Generator) -> int:
    return int(rng.integers(4, 11))


def _far_from_zero(rng: np.random.Generator, n: int) -> Array:
    return rng.uniform(0.2, 2.0, size=n) * (2 * rng.integers(0, 2, size=n) - 1)


def _scores(rng: np.random.Generator, rows: int, columns: int) -> Array:
    return rng.normal(scale=2.0, size=(rows, columns))


def _large_scores(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Rows on levels far apart: the largest of all is far above some row, one spans both.

    In steps of a quarter, which float32 holds exactly at 1000 too. The largest of the row that
    spans both is neither its first nor its last.
    """
    others = rng.choice([-1000.0, 0.0, 1000.0], size=max(rows - 3, 0))
    level = rng.permutation([1000.0, -1000.0, -1000.0, *others] if rows > 1 else [-1000.0])
    x: Array = level[:, None] + rng.integers(-8, 9, size=(rows, columns)) / 4
    inside = rng.integers(1, columns - 1) if columns > 2 else rng.integers(columns)  # noqa: PLR2004 - neither the first nor the last, which somebody may subtract
    x[rng.choice(np.flatnonzero(level < 0)), inside] += 2000
    return x


def _predictions(rng: np.random.Generator, m: int) -> tuple[Array, Array]:
    """Predictions above and below their labels, too low on the whole.

    Differences of both signs cancel where their signs are not taken off. On the whole y - yhat is
    above zero: with the signs taken off only after adding, the answer is then always the same as
    without.
    """
    ones = rng.integers(1, m) if m > 1 else 1
    y = rng.permutation(np.arange(m) < ones).astype(np.float64)
    yhat = rng.uniform(0.05, 0.95, size=m)
    return (yhat, y) if np.sum(y - yhat) > 0 else (1 - yhat, 1 - y)
