"""The exercises of 03-logistic-regression: a probability, its cost, and the way downhill."""

from __future__ import annotations

import numpy as np

from grader.exercises._draw import (
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

AVERAGE = "the average over the examples"
PATH = "the start, and the place after each step"


@exercise(atol=FLOAT32, edges=ONE_FEATURE)
def forward_example(rng: np.random.Generator, *, n_x: int = 0) -> tuple[Array, float, Array]:
    """w (n_x, 1), b scalar, x (n_x, 1)."""
    n_x, _ = sizes(rng, n_x)
    return weights(rng, n_x), bias(rng), rng.normal(size=(n_x, 1))


@exercise(atol=FLOAT32, cases=2)
def loss(rng: np.random.Generator, y: int) -> tuple[float, int]:
    """Yhat strictly between 0 and 1, and not where ŷ and 1 - ŷ are alike; y 0 or 1."""
    yhat = float(rng.uniform(0.05, 0.4))
    return (yhat if rng.random() < 1 / 2 else 1 - yhat), y


@exercise(atol=FLOAT32, shapes={"result": AVERAGE}, edges=ONE_EXAMPLE)
def cost(rng: np.random.Generator, *, m: int = 0) -> tuple[Array, Array]:
    """A (1, m) strictly between 0 and 1, Y (1, m) of 0 and 1."""
    _, m = sizes(rng, m=m)
    return rng.uniform(0.05, 0.95, size=(1, m)), labels(rng, m)


@exercise(atol=SLOPES, edges={"where the curve falls": {"falls": True}})
def slope(rng: np.random.Generator, *, falls: bool = False) -> tuple[Cubic, float, float]:
    """F of one number, t, and so large an eps that it shows which side was looked at."""
    steepness = rng.uniform(0.5, 1.5, size=(3, 1)) * rng.choice([-1, 1], size=(3, 1))
    t = float(rng.uniform(0.5, 2) * rng.choice([-1, 1]))
    eps = float(rng.uniform(0.1, 0.4))
    f = Cubic(steepness)
    if falls and f(np.array([t + eps])) > f(np.array([t - eps])):
        f = Cubic(-steepness)
    return f, t, eps


@exercise(atol=SLOPES, shapes={"result": PATH}, edges={"for a single step": {"steps": 1}})
def descend(rng: np.random.Generator, *, steps: int = 0) -> tuple[Cubic, float, float, int]:
    """F a valley, w on one of its walls, a learning_rate that arrives, and a few steps."""
    bend, lean = rng.uniform(0.5, 1), rng.uniform(0.3, 0.8) * rng.choice([-1, 1])
    start = float(rng.uniform(1, 2) * np.sign(lean))  # where the slope is far from 0
    valley = Cubic(np.array([[lean], [bend], [0.02]]))
    return valley, start, float(rng.uniform(0.1, 0.3)), steps or int(rng.integers(3, 7))
