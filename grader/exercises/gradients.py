"""The exercises of 03b-gradients: a graph, one example, m of them with a loop, and nudging."""

from __future__ import annotations

import numpy as np

from grader.exercises._draw import (
    COLUMN,
    FLOAT32,
    ONE_EXAMPLE,
    ONE_FEATURE,
    SLOPES,
    Array,
    bias,
    labels,
    sizes,
    weights,
)
from grader.exercises._exercise import exercise
from grader.judging.function_arguments import Cubic

GRADIENT = "the shape of theta: one slope for each of its entries"


@exercise(facets={"u": 1, "v": 1, "J": 1})
def graph_forward(rng: np.random.Generator) -> tuple[float, float, float]:
    """Three numbers a, b, c, different from each other, from 0 and from 1."""
    return _quarters(rng)


@exercise(facets={"dJ/da": 1, "dJ/db": 1, "dJ/dc": 1}, atol=FLOAT32)
def graph_backward(rng: np.random.Generator) -> tuple[float, float, float]:
    """Three numbers a, b, c, different from each other, from 0 and from 1."""
    return _quarters(rng)


@exercise(
    facets={"dw": 2, "db": 1}, atol=FLOAT32, shapes={"dw": COLUMN}, cases=2, edges=ONE_FEATURE
)
def gradients_one(
    rng: np.random.Generator, y: int, *, n_x: int = 0
) -> tuple[Array, float, Array, int]:
    """w (n_x, 1), b scalar, x (n_x, 1), y 0 or 1."""
    n_x, _ = sizes(rng, n_x)
    return weights(rng, n_x), bias(rng), rng.normal(size=(n_x, 1)), y


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
    n_x, m = sizes(rng, n_x, m)
    return weights(rng, n_x), bias(rng), rng.normal(size=(n_x, m)), labels(rng, m)


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


def _quarters(rng: np.random.Generator) -> tuple[float, float, float]:
    """Numbers that can be followed with pencil and paper: 1.25 to 8 in steps of a quarter."""
    a, b, c = rng.choice(np.arange(5, 33), size=3, replace=False) / 4 * rng.choice([-1, 1], size=3)
    return float(a), float(b), float(c)
