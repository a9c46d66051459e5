"""The exercises of 04-gradient-descent: logistic regression, vectorized.

Ordinary sizes are small, so that thousands of notebooks are judged in a minute, and never square,
so that a forgotten transpose cannot pass; one example and one feature come once each. Weights are
small enough that A stays away from 0 and 1.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import CHALLENGES, exercise

FLOAT32 = 2e-6
"""Values here are of order 1; this leaves room for work in float32, and for no mistake."""
COLUMN = "a column: one row per feature"
ROW = "a row: one column per example"

ONE_EXAMPLE = {"for one example": {"m": 1}}
ONE_FEATURE = {"for one feature": {"n_x": 1}}

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@exercise(
    facets={"result": 2},
    atol=FLOAT32,
    vectorized=1,
    edges={"for a table of one number": {"rows": 1, "columns": 1}},
)
def sigmoid(
    rng: np.random.Generator, size: int = 0, *, rows: int = 0, columns: int = 0
) -> tuple[Array]:
    """z (rows, columns), positive and negative."""
    shape = (size, size + 1) if size else (rng.integers(1, 4), rng.integers(4, 7))
    return (rng.normal(scale=3.0, size=(rows or shape[0], columns or shape[1])),)


@exercise(facets={"w": 1, "b": 1}, shapes={"w": COLUMN}, edges={"for one feature": {"dim": 1}})
def initialize_with_zeros(rng: np.random.Generator, *, dim: int = 0) -> tuple[int]:
    """dim, any number of features."""
    return (dim or int(rng.integers(2, 40)),)


@exercise(
    facets={"dw": 3, "db": 2, "cost": 3},
    atol=FLOAT32,
    shapes={"dw": COLUMN},
    vectorized=2,
    edges=ONE_EXAMPLE | ONE_FEATURE,
)
def propagate(
    rng: np.random.Generator, size: int = 0, *, n_x: int = 0, m: int = 0
) -> tuple[Array, float, Array, Array]:
    """w (n_x, 1), b scalar, X (n_x, m), Y (1, m) of 0 and 1."""
    n_x, m = (size, size + 1) if size else _sizes(rng, n_x, m)
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
    edges={"for a single step": {"num_iterations": 1}, **ONE_EXAMPLE, **ONE_FEATURE},
)
def optimize(
    rng: np.random.Generator, case: int, *, n_x: int = 0, m: int = 0, num_iterations: int = 0
) -> tuple[object, ...]:
    """Propagate's arguments, then num_iterations and learning_rate."""
    steps = num_iterations or _iterations(rng, long=case == 0 and not n_x + m)
    n_x, m = _sizes(rng, n_x, m)
    start = _weights(rng, n_x), float(rng.normal()), _pictures(rng, n_x, m), _labels(rng, m)
    return (*start, steps, _learning_rate(rng))


@exercise(
    shapes={"result": ROW},
    cases=2,
    edges={
        "for one example, a cat": {"m": 1, "cat": 1},
        "for one example that is no cat": {"m": 1},
        **ONE_FEATURE,
    },
)
def predict(
    rng: np.random.Generator, case: int, *, n_x: int = 0, m: int = 0, cat: int = 0
) -> tuple[Array, float, Array]:
    """w (n_x, 1), b scalar, X (n_x, m) with examples on each side of A = 0.5 where m allows it."""
    n_x, _ = _sizes(rng, n_x)
    m = m or _many(rng)
    w, X = _weights(rng, n_x), _pictures(rng, n_x, m)
    z = np.sort((w.T @ X).ravel())
    if m == 1:
        return w, float((0.3 if cat else -0.3) - z[0]), X
    # A threshold between two neighbouring examples: both classes occur, none is on the fence.
    share = rng.uniform(0.3, 0.45) if case == 0 else rng.uniform(0.55, 0.7)
    low, high = z[int(share * m) - 1], z[int(share * m)]
    b = -float(low + high) / 2
    # the first example is now a cat and now none: what it decides for all, shows
    fitting = np.flatnonzero(((w.T @ X).ravel() + b > 0) == (case == 0))
    first = int(rng.choice(fitting))
    X[:, [0, first]] = X[:, [first, 0]]
    return w, b, X


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
    edges={
        "for one training example": {"m_train": 1},
        "for one test example": {"m_test": 1},
        **ONE_FEATURE,
    },
    echoes=("learning_rate", "num_iterations"),
)
def model(
    rng: np.random.Generator, case: int, *, n_x: int = 0, m_train: int = 0, m_test: int = 0
) -> tuple[object, ...]:
    """X_train (n_x, m_train), Y_train, X_test (n_x, m_test), Y_test, num_iterations, rate."""
    steps = _iterations(rng, long=case == 0 and not n_x + m_train + m_test)
    n_x, m = _sizes(rng, n_x)
    m_train = m_train or m + 20
    m_test = m_test or _many(rng)
    train = _pictures(rng, n_x, m_train), _labels(rng, m_train)
    test = _pictures(rng, n_x, m_test), _labels(rng, m_test)
    return (*train, *test, steps, _learning_rate(rng))


def _sizes(rng: np.random.Generator, n_x: int = 0, m: int = 0) -> tuple[int, int]:
    """n_x and m: where they are not given, different, above 1, and either may be larger."""
    few, more = int(rng.integers(3, 7)), int(rng.integers(1, 5))
    first, second = (few, few + more) if rng.random() < 2 / 3 else (few + more, few)
    return n_x or first, m or second


def _iterations(rng: np.random.Generator, *, long: bool) -> int:
    """Over two hundred once, for the third cost; the other challenges need not take as long."""
    return int(rng.integers(201, 240) if long else rng.integers(12, 30))


def _learning_rate(rng: np.random.Generator) -> float:
    return float(rng.uniform(0.002, 0.02))


def _many(rng: np.random.Generator) -> int:
    """Draw enough examples that no wrong boundary between the classes is right by luck.

    One in eight lies where z > 0.5 and A > 0.5 disagree: three challenges of 60 all miss them
    once in 10^10.
    """
    return int(rng.integers(60, 80))


def _weights(rng: np.random.Generator, n_x: int) -> Array:
    return rng.normal(scale=0.4, size=(n_x, 1))


def _pictures(rng: np.random.Generator, n_x: int, m: int) -> Array:
    return rng.normal(size=(n_x, m))


def _labels(rng: np.random.Generator, m: int) -> Array:
    """Y (1, m) with both classes, where there is room for two."""
    ones = rng.integers(1, m) if m > 1 else rng.integers(2)
    return rng.permutation(np.arange(m) < ones)[None, :].astype(np.float64)
