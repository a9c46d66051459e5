"""The exercises of 04-gradient-descent: logistic regression, vectorized.

Sizes are small, so that thousands of notebooks are judged in a minute; never square, so that a
forgotten transpose cannot pass; and weights small enough that A stays away from 0 and 1.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import CHALLENGES, exercise

FLOAT32 = 2e-6
"""Values here are of order 1; this leaves room for work in float32, and for no mistake."""
COLUMN = "a column: one row per feature"
ROW = "a row: one column per example"

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@exercise(facets={"result": 2}, atol=FLOAT32, vectorized=1)
def sigmoid(rng: np.random.Generator, size: int = 0) -> tuple[Array]:
    """z (rows, columns), positive and negative."""
    columns = size or rng.integers(4, 7)
    return (rng.normal(scale=3.0, size=(rng.integers(1, 4), columns)),)


@exercise(facets={"w": 1, "b": 1}, shapes={"w": COLUMN})
def initialize_with_zeros(rng: np.random.Generator) -> tuple[int]:
    """dim, any number of features but 1."""
    return (int(rng.integers(2, 40)),)


@exercise(
    facets={"dw": 3, "db": 2, "cost": 3},
    atol=FLOAT32,
    shapes={"dw": COLUMN},
    vectorized=2,
)
def propagate(rng: np.random.Generator, size: int = 0) -> tuple[Array, float, Array, Array]:
    """w (n_x, 1), b scalar, X (n_x, m), Y (1, m) of 0 and 1."""
    n_x, m = (size, size + 1) if size else _sizes(rng)
    return _weights(rng, n_x), float(rng.normal()), _pictures(rng, n_x, m), _labels(rng, m)


@exercise(
    facets={"w": 2, "b": 1, "dw": 0.5, "db": 0.5, "costs": 2},
    atol=FLOAT32,
    shapes={
        "w": COLUMN,
        "dw": COLUMN,
        "costs": "one cost for each of the iterations 0, 100, 200, ...",
    },
    cases=CHALLENGES,
)
def optimize(rng: np.random.Generator, case: int) -> tuple[object, ...]:
    """Propagate's arguments, then num_iterations and learning_rate."""
    n_x, m = _sizes(rng)
    start = _weights(rng, n_x), float(rng.normal()), _pictures(rng, n_x, m), _labels(rng, m)
    return (*start, _iterations(rng, case), _learning_rate(rng))


@exercise(shapes={"result": ROW})
def predict(rng: np.random.Generator) -> tuple[Array, float, Array]:
    """w (n_x, 1), b scalar, X (n_x, m) with many examples on each side of A = 0.5."""
    n_x, _ = _sizes(rng)
    m = _many(rng)
    w, X = _weights(rng, n_x), _pictures(rng, n_x, m)
    z = (w.T @ X).ravel()
    # A threshold between two neighbouring examples: both classes occur, none is on the fence.
    low, high = np.sort(z)[[m // 2 - 1, m // 2]]
    return w, -float(low + high) / 2, X


@exercise(
    facets={
        "costs": 4,
        "Y_prediction_test": 4,
        "Y_prediction_train": 4,
        "w": 4,
        "b": 2,
        "learning_rate": 1,
        "num_iterations": 1,
    },
    atol=FLOAT32,
    shapes={"w": COLUMN, "Y_prediction_test": ROW, "Y_prediction_train": ROW},
    cases=CHALLENGES,
)
def model(rng: np.random.Generator, case: int) -> tuple[object, ...]:
    """X_train (n_x, m_train), Y_train, X_test (n_x, m_test), Y_test, num_iterations, rate."""
    n_x, m_train = _sizes(rng)
    m_train += 20
    m_test = _many(rng)
    train = _pictures(rng, n_x, m_train), _labels(rng, m_train)
    test = _pictures(rng, n_x, m_test), _labels(rng, m_test)
    return (*train, *test, _iterations(rng, case), _learning_rate(rng))


def _sizes(rng: np.random.Generator) -> tuple[int, int]:
    """n_x and m, different from each other and from 1."""
    n_x = int(rng.integers(3, 7))
    return n_x, n_x + int(rng.integers(1, 5))


def _iterations(rng: np.random.Generator, case: int) -> int:
    """Over a hundred once, for the second cost; the other challenges need not take as long."""
    return int(rng.integers(101, 140) if case == 0 else rng.integers(12, 30))


def _learning_rate(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.002, 0.02))


def _many(rng: np.random.Generator) -> int:
    """So many examples that no wrong boundary between the classes is right by luck.

    One in eight lies where z > 0.5 and A > 0.5 disagree: three challenges of 60 all miss them
    once in 10^10.
    """
    return int(rng.integers(60, 80))


def _weights(rng: np.random.Generator, n_x: int) -> Array:
    return rng.normal(scale=0.4, size=(n_x, 1))


def _pictures(rng: np.random.Generator, n_x: int, m: int) -> Array:
    return rng.normal(size=(n_x, m))


def _labels(rng: np.random.Generator, m: int) -> Array:
    """Y (1, m) with both classes."""
    return rng.permutation(np.arange(m) % 2 == 0)[None, :].astype(np.float64)
