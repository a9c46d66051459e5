import numpy as np
import pytest

from grader.pictures.measure import ITERATIONS, LEARNING_RATE, Measured, colour_alone, measure
from grader.pictures.pair import Split


def split(seed, m=40, shift=0):
    """Noise, in which cats are lighter by a shift."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(m) % 2
    x = rng.integers(60, 120, (m, 4, 4, 3)) + shift * y[:, None, None, None]
    return Split(x.astype(np.uint8), y)


def test_the_recipe_is_logistic_regression_from_zeros():
    train = split(0)
    X, Y = train.x.reshape(40, -1) / 255, train.y
    w, b = np.zeros(48), 0.0
    for _ in range(ITERATIONS):
        error = 1 / (1 + np.exp(-(X @ w + b))) - Y
        w, b = w - LEARNING_RATE * X.T @ error / 40, b - LEARNING_RATE * error.mean()
    measured = measure(train, split(1), split(2, 200))
    assert measured.costs[0] == pytest.approx(np.log(2))
    assert len(measured.costs) == ITERATIONS / 100
    assert measured.train == pytest.approx(100 * np.mean((X @ w + b > 0) == Y))
    more = split(2, 200)
    right = (more.x.reshape(200, -1) / 255 @ w + b > 0) == more.y
    assert measured.more == pytest.approx(100 * right.mean())


def test_without_a_larger_split_there_is_no_estimate():
    assert measure(split(0), split(1)).more is None


@pytest.mark.parametrize(
    ("costs", "falls"), [([0.7, 0.6, 0.5], True), ([0.7, 0.5, 0.6], False), ([0.7, 0.7], False)]
)
def test_a_cost_that_ever_rises_does_not_fall(costs, falls):
    assert Measured(costs, 0, 0).falls is falls


def test_colour_alone_tells_what_only_brightness_tells_and_nothing_of_noise():
    assert colour_alone(split(0, 400, 20), split(1, 400, 20)) > 95
    assert abs(colour_alone(split(0, 400), split(1, 400)) - 50) < 10
