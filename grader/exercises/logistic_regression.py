"""The exercises of 03-logistic-regression: one example, then m of them with a loop.

Ordinary sizes are small and never square, so that a forgotten transpose cannot pass; one example
and one feature come once each. Weights are small enough that probabilities stay away from 0 and 1,
where logarithms and rounding take over.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise
from grader.judging.cubic import Cubic

FLOAT32 = 2e-6
"""Values here are of order 1; this leaves room for work in float32, and for no mistake."""
COLUMN = "a column: one row per feature"
AVERAGE = "the average over the examples"
GRADIENT = "the shape of theta: one slope for each of its entries"
SLOPES = 1e-4
"""A difference of nearly equal numbers, divided by little, leaves float32 fewer digits."""

ONE_EXAMPLE = {"for one example": {"m": 1}}
ONE_FEATURE = {"for one feature": {"n_x": 1}}

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@exercise(atol=FLOAT32, cases=2)
def loss(rng: np.random.Generator, y: int) -> tuple[float, int]:
    """Yhat strictly between 0 and 1, and not where ŷ and 1 - ŷ are alike; y 0 or 1."""
    yhat = float(rng.uniform(0.05, 0.4))
    return (yhat if rng.random() < 1 / 2 else 1 - yhat), y


@exercise(atol=FLOAT32, shapes={"result": AVERAGE}, edges=ONE_EXAMPLE)
def cost(rng: np.random.Generator, *, m: int = 0) -> tuple[Array, Array]:
    """A (1, m) strictly between 0 and 1, Y (1, m) of 0 and 1."""
    _, m = _sizes(rng, m=m)
    return rng.uniform(0.05, 0.95, size=(1, m)), _labels(rng, m)


@exercise(facets={"u": 1, "v": 1, "J": 1})
def graph_forward(rng: np.random.Generator) -> tuple[float, float, float]:
    """Three numbers a, b, c, different from each other, from 0 and from 1."""
    return _quarters(rng)


@exercise(facets={"dJ/da": 1, "dJ/db": 1, "dJ/dc": 1}, atol=FLOAT32)
def graph_backward(rng: np.random.Generator) -> tuple[float, float, float]:
    """Three numbers a, b, c, different from each other, from 0 and from 1."""
    return _quarters(rng)


@exercise(atol=FLOAT32, edges=ONE_FEATURE)
def forward_example(rng: np.random.Generator, *, n_x: int = 0) -> tuple[Array, float, Array]:
    """w (n_x, 1), b scalar, x (n_x, 1)."""
    n_x, _ = _sizes(rng, n_x)
    return _weights(rng, n_x), _bias(rng), rng.normal(size=(n_x, 1))


@exercise(
    facets={"dw": 2, "db": 1}, atol=FLOAT32, shapes={"dw": COLUMN}, cases=2, edges=ONE_FEATURE
)
def gradients_one(
    rng: np.random.Generator, y: int, *, n_x: int = 0
) -> tuple[Array, float, Array, int]:
    """w (n_x, 1), b scalar, x (n_x, 1), y 0 or 1."""
    n_x, _ = _sizes(rng, n_x)
    return _weights(rng, n_x), _bias(rng), rng.normal(size=(n_x, 1)), y


@exercise(
    facets={"dw": 2, "db": 1, "cost": 2},
    atol=FLOAT32,
    shapes={"dw": COLUMN},
    edges=ONE_EXAMPLE | ONE_FEATURE,
)
def propagate_loop(
    rng: np.random.Generator, *, n_x: int = 0, m: int = 0
) -> tuple[Array, float, Array, Array]:
    """w (n_x, 1), b scalar, X (n_x, m), Y (1, m) of 0 and 1."""
    n_x, m = _sizes(rng, n_x, m)
    return _weights(rng, n_x), _bias(rng), rng.normal(size=(n_x, m)), _labels(rng, m)


@exercise(
    atol=SLOPES, shapes={"result": GRADIENT}, cases=2, edges={"for a theta of one entry": {"n": 1}}
)
def numerical_gradient(
    rng: np.random.Generator, whole: int, *, n: int = 0
) -> tuple[Cubic, Array, float]:
    """F, theta (n, 1) of fractions or of whole numbers, and so large an eps that it shows."""
    n = n or int(rng.integers(2, 5))
    signs = rng.permutation(np.arange(n) % 2 * 2 - 1)  # of both kinds: rounding acts otherwise
    theta = (rng.integers(1, 3, size=n) * signs)[:, None]
    start = theta if whole else theta + rng.uniform(-0.4, 0.4, size=(n, 1))
    # Cubes so steep that no slope at a whole number is less than 1: cut to an integer, it shows.
    steepness = np.array([[0.5], [0.5], [2.7], [0.5]])
    signed = rng.choice([-1, 1], size=(4, n)) * rng.uniform(0.9, 1.1, size=(4, n))
    return Cubic(steepness * signed), start, float(rng.uniform(0.1, 0.4))


def _sizes(rng: np.random.Generator, n_x: int = 0, m: int = 0) -> tuple[int, int]:
    """n_x and m: where they are not given, so far apart that m - 1 is not n_x."""
    few, apart = int(rng.integers(3, 6)), int(rng.integers(2, 5))
    first, second = (few, few + apart) if rng.random() < 2 / 3 else (few + apart, few)
    return n_x or first, m or second


def _quarters(rng: np.random.Generator) -> tuple[float, float, float]:
    """Numbers that can be followed with pencil and paper: 1.25 to 8 in steps of a quarter."""
    a, b, c = rng.choice(np.arange(5, 33), size=3, replace=False) / 4 * rng.choice([-1, 1], size=3)
    return float(a), float(b), float(c)


def _weights(rng: np.random.Generator, n_x: int) -> Array:
    return rng.normal(scale=0.4, size=(n_x, 1))


def _bias(rng: np.random.Generator) -> float:
    """So far from 0 that it is missed when it is forgotten."""
    return float(rng.choice([-1, 1]) * rng.uniform(0.3, 1.2))


def _labels(rng: np.random.Generator, m: int) -> Array:
    """Y (1, m) with both classes, where there is room for two."""
    ones = rng.integers(1, m) if m > 1 else rng.integers(2)
    return rng.permutation(np.arange(m) < ones)[None, :].astype(np.float64)
