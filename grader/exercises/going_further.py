"""The starred exercises of 05-going-further, for practice: they are worth no points."""

from __future__ import annotations

import numpy as np

from grader.exercises._draw import (
    COLUMN,
    FLOAT32,
    ONE_EXAMPLE,
    ONE_FEATURE,
    Array,
    bias,
    labels,
    sizes,
    weights,
)
from grader.exercises._exercise import exercise

BATCHES = 3
"""Batches so that the first, one in the middle and an incomplete last one each occur."""


@exercise(facets={"row": 1, "column": 1}, cases=2)
def best_choice(rng: np.random.Generator, above: int) -> tuple[Array]:
    """costs (rates, columns), the smallest above or below the diagonal and not in a last place."""
    rates, columns = int(rng.integers(4, 6)), int(rng.integers(6, 9))
    costs = rng.permutation(np.linspace(0.2, 0.9, rates * columns)).reshape(rates, columns)
    row, column = (1, 2) if above else (2, 1)
    costs[0, 3], costs[3, -1], costs[row, column] = 0.12, 0.11, 0.1  # the first row's, the end's
    return (costs,)


@exercise(facets={"X_train": 1, "X_test": 1}, atol=FLOAT32, edges=ONE_FEATURE)
def standardize_features(rng: np.random.Generator, *, n_x: int = 0) -> tuple[Array, Array]:
    """X_train (n_x, m_train), X_test (n_x, m_test), each feature with a scale of its own."""
    n_x, m = sizes(rng, n_x)
    scale, shift = rng.uniform(0.5, 4, size=(n_x, 1)), rng.uniform(1, 5, size=(n_x, 1))
    draw = rng.normal(size=(n_x, 2 * m + 1)) * scale + shift
    return draw[:, :m], draw[:, m:] + 1


@exercise(
    facets={"dw": 2, "db": 1, "cost": 2},
    atol=FLOAT32,
    shapes={"dw": COLUMN},
    edges=ONE_EXAMPLE | ONE_FEATURE,
)
def propagate_l2(
    rng: np.random.Generator, *, n_x: int = 0, m: int = 0
) -> tuple[Array, float, Array, Array, float]:
    """w (n_x, 1), b scalar, X (n_x, m), Y (1, m) of 0 and 1, strength."""
    n_x, m = sizes(rng, n_x, m)
    w = weights(rng, n_x)
    return w, bias(rng), rng.normal(size=(n_x, m)), labels(rng, m), float(rng.uniform(1, 4))


@exercise(facets={"tp": 1, "fp": 1, "fn": 1, "tn": 1})
def confusion(rng: np.random.Generator) -> tuple[Array, Array]:
    """Y_hat (1, m) and Y (1, m) of 0 and 1; all four counts are different, and none is 0."""
    return _answers(rng)


@exercise(facets={"precision": 1, "recall": 1}, atol=FLOAT32)
def precision_recall(rng: np.random.Generator) -> tuple[Array, Array]:
    """Y_hat (1, m) and Y (1, m) of 0 and 1; all four counts are different, and none is 0."""
    return _answers(rng)


@exercise(facets={"X_batch": 1, "Y_batch": 1}, cases=BATCHES)
def mini_batch(rng: np.random.Generator, k: int) -> tuple[Array, Array, int, int]:
    """X (n_x, m), Y (1, m), k, size; m is no multiple of size, and batch 2 is the last one."""
    size = int(rng.integers(3, 6))
    m = 2 * size + int(rng.integers(1, size))
    return rng.normal(size=(2, m)), rng.normal(size=(1, m)), k, size


@exercise(atol=FLOAT32)
def walk_back(rng: np.random.Generator) -> tuple[Array, Array, int]:
    """Edges (n, 2), slopes (n,), count; from many numbers several edges leave."""
    count = int(rng.integers(5, 9))
    starts = [(end - 1, int(rng.integers(0, end - 1))) for end in range(2, count)]
    edges = [(start, end) for end, pair in enumerate(starts, 2) for start in sorted(pair)]
    slopes = rng.choice([-1, 1], size=len(edges)) * rng.uniform(0.5, 1.5, size=len(edges))
    return np.array(edges), slopes, count


def _answers(rng: np.random.Generator) -> tuple[Array, Array]:
    """Predictions and truth, of which tp, fp, fn and tn are four different counts."""
    counts = rng.choice(np.arange(2, 9), size=4, replace=False)
    pairs = np.repeat([[1, 1], [1, 0], [0, 1], [0, 0]], counts, axis=0)
    Y_hat, Y = rng.permutation(pairs).T.astype(np.float64)
    return Y_hat[None, :], Y[None, :]
