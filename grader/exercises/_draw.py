"""What challenges about logistic regression are drawn from: small, never square, never extreme.

A forgotten transpose cannot pass where no table is square, and weights are small enough that
probabilities stay away from 0 and 1, where logarithms and rounding take over.
"""

from __future__ import annotations

import numpy as np

FLOAT32 = 2e-6
"""Values here are of order 1; this leaves room for work in float32, and for no mistake."""
SLOPES = 1e-4
"""A difference of nearly equal numbers, divided by little, leaves float32 fewer digits."""
COLUMN = "a column: one row per feature"

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def sizes(rng: np.random.Generator) -> tuple[int, int]:
    """n_x and m, different from 1 and so far apart that m - 1 is not n_x."""
    n_x = int(rng.integers(3, 6))
    return n_x, n_x + int(rng.integers(2, 5))


def weights(rng: np.random.Generator, n_x: int) -> Array:
    """W (n_x, 1)."""
    return rng.normal(scale=0.4, size=(n_x, 1))


def bias(rng: np.random.Generator) -> float:
    """So far from 0 that it is missed when it is forgotten."""
    return float(rng.choice([-1, 1]) * rng.uniform(0.3, 1.2))


def labels(rng: np.random.Generator, m: int) -> Array:
    """Y (1, m) with both classes."""
    return rng.permutation(np.arange(m) % 2 == 0)[None, :].astype(np.float64)
