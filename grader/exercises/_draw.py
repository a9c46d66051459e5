"""What challenges about logistic regression are drawn from: small, seldom square, never extreme.

A forgotten transpose cannot pass where no table is square; one example and one feature come once
each, after the ordinary sizes. Weights are small enough that probabilities stay away from 0 and 1,
where logarithms and rounding take over.
"""

from __future__ import annotations

import numpy as np

FLOAT32 = 2e-6
"""Values here are of order 1: an answer in float32 passes, and no mistake does."""
SLOPES = 1e-4
"""A difference of nearly equal numbers, divided by little, leaves float32 fewer digits."""
COLUMN = "a column: one row per feature"
ONE_EXAMPLE = {"for one example": {"m": 1}}
ONE_FEATURE = {"for one feature": {"n_x": 1}}

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def sizes(rng: np.random.Generator, n_x: int = 0, m: int = 0) -> tuple[int, int]:
    """n_x and m: where they are not given, so far apart that m - 1 is not n_x."""
    few, apart = int(rng.integers(3, 6)), int(rng.integers(2, 5))
    first, second = (few, few + apart) if rng.random() < 2 / 3 else (few + apart, few)
    return n_x or first, m or second


def weights(rng: np.random.Generator, n_x: int) -> Array:
    """W (n_x, 1)."""
    return rng.normal(scale=0.4, size=(n_x, 1))


def bias(rng: np.random.Generator) -> float:
    """A bias so far from 0 that forgetting it gives a wrong answer."""
    return float(rng.choice([-1, 1]) * rng.uniform(0.3, 1.2))


def labels(rng: np.random.Generator, m: int) -> Array:
    """Y (1, m) with both classes, where there is room for two."""
    ones = rng.integers(1, m) if m > 1 else rng.integers(2)
    return rng.permutation(np.arange(m) < ones)[None, :].astype(np.float64)
