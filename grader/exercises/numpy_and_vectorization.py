"""The exercises of 02-numpy-and-vectorization: arrays instead of loops.

Tables are small and never square, so that the wrong axis shows, and never have a single row or
column, where a sum over an axis could be forgotten.
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

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@exercise(atol=FLOAT32)
def dot_loop(rng: np.random.Generator) -> tuple[Array, Array]:
    """x and y (n,); no entry is so small that leaving it out would not show."""
    n = int(rng.integers(3, 9))
    return _far_from_zero(rng, n), _far_from_zero(rng, n)


@exercise(
    facets=RESULT,
    atol=FLOAT32,
    shapes={"result": "a column: one row for each row of A"},
    vectorized=1,
)
def matvec(rng: np.random.Generator, size: int = 0) -> tuple[Array, Array]:
    """A (m, n), v (n, 1)."""
    m, n = _sizes(rng, size)
    return rng.uniform(-2, 2, size=(m, n)), rng.uniform(-2, 2, size=(n, 1))


@exercise(facets=RESULT, atol=FLOAT32, shapes={"result": SAME}, vectorized=1)
def sigmoid(rng: np.random.Generator, size: int = 0) -> tuple[Array]:
    """z (rows, columns), positive and negative."""
    return (_scores(rng, *_sizes(rng, size)),)


@exercise(atol=FLOAT32, shapes={"result": SAME})
def sigmoid_derivative(rng: np.random.Generator) -> tuple[Array]:
    """z (rows, columns), positive and negative."""
    return (_scores(rng, *_sizes(rng)),)


@exercise(facets=RESULT, atol=FLOAT32, shapes={"result": TABLE}, vectorized=1)
def normalize_rows(rng: np.random.Generator, size: int = 0) -> tuple[Array]:
    """x (rows, columns), positive and negative; no row is of length 0."""
    return (_scores(rng, *_sizes(rng, size)),)


@exercise(facets=RESULT, atol=FLOAT32, shapes={"result": TABLE}, vectorized=1)
def softmax(rng: np.random.Generator, size: int = 0) -> tuple[Array]:
    """x (rows, columns), small enough that no exponential overflows."""
    return (_scores(rng, *_sizes(rng, size)),)


@exercise(atol=FLOAT32, shapes={"result": TABLE})
def stable_softmax(rng: np.random.Generator) -> tuple[Array]:
    """x (rows, columns) around 1000, around -1000 and, in one row, with both."""
    return (_large_scores(rng, *_sizes(rng)),)


@exercise(atol=FLOAT32)
def L1(rng: np.random.Generator) -> tuple[Array, Array]:  # noqa: N802 - the field's name
    """yhat (m,) between 0 and 1, y (m,) of 0 and 1."""
    return _predictions(rng, _examples(rng))


@exercise(atol=FLOAT32)
def L2(rng: np.random.Generator) -> tuple[Array, Array]:  # noqa: N802 - the field's name
    """yhat (m,) between 0 and 1, y (m,) of 0 and 1."""
    return _predictions(rng, _examples(rng))


def _sizes(rng: np.random.Generator, size: int = 0) -> tuple[int, int]:
    """Rows and columns, either may be more, never the same and never one."""
    few = size or int(rng.integers(3, 6))
    both = few, few + int(rng.integers(1, 4))
    return both if rng.random() < 1 / 2 else both[::-1]


def _examples(rng: np.random.Generator) -> int:
    return int(rng.integers(4, 11))


def _far_from_zero(rng: np.random.Generator, n: int) -> Array:
    return rng.uniform(0.2, 2.0, size=n) * (2 * rng.integers(0, 2, size=n) - 1)


def _scores(rng: np.random.Generator, rows: int, columns: int) -> Array:
    return rng.normal(scale=2.0, size=(rows, columns))


def _large_scores(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Rows on levels far apart: the largest of all is far above some row, one spans both.

    In steps of a quarter, which float32 holds exactly at 1000 too.
    """
    others = rng.choice([-1000.0, 0.0, 1000.0], size=rows - 3)
    level = rng.permutation([1000.0, -1000.0, -1000.0, *others])
    x: Array = level[:, None] + rng.integers(-8, 9, size=(rows, columns)) / 4
    x[rng.choice(np.flatnonzero(level < 0)), rng.integers(columns)] += 2000
    return x


def _predictions(rng: np.random.Generator, m: int) -> tuple[Array, Array]:
    """Predictions above and below their labels, too low on the whole.

    Differences of both signs cancel where their signs are not taken off. On the whole y - yhat is
    above zero: with the signs taken off only after adding, the answer is then always the same as
    without.
    """
    y = rng.permutation(np.arange(m) % 2 == 0).astype(np.float64)
    yhat = rng.uniform(0.05, 0.95, size=m)
    return (yhat, y) if np.sum(y - yhat) > 0 else (1 - yhat, 1 - y)
