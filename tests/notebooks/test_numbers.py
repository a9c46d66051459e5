"""The numbers that stand in the text of notebooks 03 to 05 are what the course's own code gives."""

from itertools import combinations

import numpy as np
import pytest

from tests.notebooks.text import text_of

X_LINE = np.array([[-2.5, -2.0, -1.4, -0.8, -0.3, 0.2, 0.7, 1.3, 1.9, 2.6]])
Y_LINE = np.array([[0, 0, 0, 1, 0, 1, 0, 1, 1, 1]])
STEPS = 2000


@pytest.fixture
def said(course):
    """The text of a notebook, on one line."""
    return lambda name: text_of(course, name)


@pytest.fixture
def pictures(images):
    """X_train, Y_train, X_test, Y_test of the drawn pair."""
    train, Y_train, test, Y_test = images
    unrolled = [each.reshape(len(each), -1).T / 255 for each in (train, test)]
    return unrolled[0], Y_train, unrolled[1], Y_test


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def line_cost(right, w, b):
    return float(right("03-logistic-regression")["cost"](sigmoid(w * X_LINE + b), Y_LINE))


def test_no_straight_line_separates_brightness_and_detail(images):
    train, Y, _, _ = images
    grey = train.mean(axis=3) / 255
    X = np.stack([grey.mean(axis=(1, 2)), np.abs(np.diff(grey, axis=1)).mean(axis=(1, 2))])
    cats, others = X[:, Y[0] == 1].T, X[:, Y[0] == 0].T
    for one, two in combinations(range(X.shape[1]), 2):  # a line that separates touches two points
        across = X[:, two] - X[:, one]
        normal = np.array([-across[1], across[0]])
        sides = [(points - X[:, one]) @ normal for points in (cats, others)]
        assert not (np.all(sides[0] >= 0) and np.all(sides[1] <= 0))
        assert not (np.all(sides[0] <= 0) and np.all(sides[1] >= 0))


def test_the_best_fit_by_hand_is_where_the_text_says(right, said):
    places = [(w, b) for w in np.arange(0, 3, 0.1) for b in np.arange(-1, 1, 0.1)]
    w, b = min(places, key=lambda place: line_cost(right, *place))
    text = f"near w = {w:.1f} and b = {b:.1f}, with a cost of {line_cost(right, w, b):.3f}"
    assert text in said("03-logistic-regression")


def test_the_losses_in_questions_and_answers(right, said):
    loss = right("03-logistic-regression")["loss"]
    text = said("03-logistic-regression")
    assert f"log 10 ≈ {loss(0.1, 1):.3f}" in text
    assert f"log 0.9 is about {loss(0.9, 1):.3f}" in text
    mean = (9 * loss(0.9, 1) + loss(0.001, 1)) / 10
    assert f"(9 · {loss(0.9, 1):.3f} + {loss(0.001, 1):.3f}) / 10 ≈ {mean:.3f}" in text
    assert f"/ 2 ≈ {(loss(0.8, 1) + loss(0.5, 1)) / 2:.3f}" in text
    assert f"({loss(0.8, 1):.3f} + {loss(0.5, 1):.3f}) / 2" in text
    assert f"a loss of {loss(0.0002, 1):.1f}" in text
    assert np.exp(-9) < 2.0**-10


def test_the_path_on_the_surface_arrives_and_its_steps_become_shorter(right, said):
    slope = right("03-logistic-regression")["slope"]
    path = [(-1.0, 2.5)]
    for _ in range(40):
        w, b = path[-1]
        dw = slope(lambda nudged, b=b: line_cost(right, nudged, b), w)
        db = slope(lambda nudged, w=w: line_cost(right, w, nudged), b)
        path.append((w - dw, b - db))
    lengths = np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert line_cost(right, *path[-1]) == pytest.approx(0.422, abs=5e-4)
    assert lengths[-1] < lengths[0] / 50
    assert "Forty steps" in said("03-logistic-regression")


def test_what_can_be_separated_has_no_lowest_point(right):
    x, y = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[0, 0, 1, 1]])
    costs = [right("03-logistic-regression")["cost"](sigmoid(w * x), y) for w in (0, 1, 3, 10, 15)]
    assert np.all(np.diff(costs) < 0)
    assert costs[-1] > 0


def test_a_nudge_of_1e_16_is_two_of_the_smallest_steps_and_changes_no_cost(right):
    rng = np.random.default_rng(3)
    Y = (np.arange(60) % 2)[None, :]
    X = rng.normal(size=(2, 60)) + np.where(Y, [[1.2], [0.8]], [[-0.8], [-0.8]])
    w, b = rng.normal(size=(2, 1)), 0.3
    assert (b + 1e-16) - b == 2 * np.spacing(b)
    cost = right("03-logistic-regression")["cost"]
    up, down = (cost(sigmoid(w.T @ X + b + nudge), Y) for nudge in (1e-16, -1e-16))
    assert abs(up - down) <= np.spacing(up)


def test_one_percent_in_one_entry_is_found(right):
    propagate, numerical = (
        right("03b-gradients")[name] for name in ("propagate_loop", "numerical_gradient")
    )
    rng = np.random.default_rng(1)
    w, X, Y = rng.normal(size=(3, 1)), rng.normal(size=(3, 8)), np.arange(8)[None, :] % 2
    by_rule = propagate(w, 0.3, X, Y)[0]["dw"]
    by_nudge = numerical(lambda theta: propagate(theta, 0.3, X, Y)[1], w)
    error = np.abs(by_rule * 1.01 - by_nudge) / (np.abs(by_rule * 1.01) + np.abs(by_nudge))
    assert np.all(error > 1e-3)
    assert np.all(np.abs(by_rule - by_nudge) / (np.abs(by_rule) + np.abs(by_nudge)) < 1e-6)


def test_the_slopes_in_the_drawn_graph_are_those_of_the_exercise(right, said):
    da, db, dc = right("03b-gradients")["graph_backward"](5, 3, 2)
    assert f'{{"v": 3, "a": {da}, "u": 3, "b": {db}, "c": {dc}}}' in said("03b-gradients")


def descend_on_pictures(X, Y, w, steps=STEPS, rate=0.005):
    """As `optimize`, by the products of the pictures: in a fraction of the time."""
    products, start = X.T @ X, w.T @ X
    shares, b = np.zeros((X.shape[1], 1)), 0.0  # w = start + X @ shares, all along
    for _ in range(steps):
        dZ = sigmoid(start + shares.T @ products + b) - Y
        shares, b = shares - rate * dZ.T / X.shape[1], b - rate * dZ.mean()
    return w + X @ shares, b


def test_where_descent_lands_depends_on_where_it_starts(pictures, right, said):
    X, Y, X_test, _ = pictures
    fast = descend_on_pictures(X, Y, np.zeros((len(X), 1)), steps=20)
    slow, _, _ = right("04-gradient-descent")["optimize"](
        np.zeros((len(X), 1)), 0.0, X, Y, 20, 0.005
    )
    assert np.allclose(fast[0], slow["w"])
    random = np.random.default_rng(0).normal(scale=0.1, size=(len(X), 1))
    (w_zeros, b_zeros), (w_random, b_random) = (
        descend_on_pictures(X, Y, w) for w in (np.zeros((len(X), 1)), random)
    )
    apart, at_first = np.linalg.norm(w_random - w_zeros), np.linalg.norm(random)
    assert round(at_first) == round(apart) == 11
    assert f"about {round(at_first)} away" in said("04-gradient-descent")
    predict, propagate = (right("04-gradient-descent")[name] for name in ("predict", "propagate"))
    assert np.sum(predict(w_zeros, b_zeros, X_test) != predict(w_random, b_random, X_test)) >= 3
    costs = [propagate(w, b, X, Y)[1] for w, b in [(w_zeros, b_zeros), (w_random, b_random)]]
    assert costs[0] == pytest.approx(costs[1], rel=0.05)


def test_enough_steps_of_penalised_descent_come_to_its_lowest_point(right):
    propagate = right("05-going-further")["propagate_l2"]
    rng = np.random.default_rng(4)
    X, Y = rng.normal(size=(40, 20)), (np.arange(20) % 2)[None, :]  # more weights than examples
    ends = []
    for start in (np.zeros((40, 1)), rng.normal(size=(40, 1))):
        w, b = start, 0.0
        for _ in range(3000):
            grads, _ = propagate(w, b, X, Y, 1.0)
            w, b = w - 0.3 * grads["dw"], b - 0.3 * grads["db"]
        ends.append(w)
    assert np.allclose(*ends, atol=1e-6)


def test_nudging_agrees_with_the_slope_of_the_loss(right):
    slope, loss = (right("03-logistic-regression")[name] for name in ("slope", "loss"))
    for yhat in (0.9, 0.5, 0.1):
        assert slope(lambda t: loss(t, 1), yhat) == pytest.approx(-1 / yhat, abs=5e-7)
