"""What notebooks 03 to 05 say of slopes, training and errors holds for the course's own data."""

import warnings

import numpy as np
import pytest
from PIL import Image

COST, GRADIENTS, DESCENT = "03-logistic-regression", "03b-gradients", "04-gradient-descent"
FURTHER = "05-going-further"


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def columns(pictures):
    return pictures.reshape(len(pictures), -1).T / 255


class Fast:
    """Descent on the pictures by their products: as `optimize`, in a fraction of the time."""

    def __init__(self, X, Y):
        self.X, self.Y, self.products = X, Y, X.T @ X
        self.shares, self.b = np.zeros((X.shape[1], 1)), 0.0

    def step(self, rate):
        """Take one; give the cost before it."""
        A = sigmoid(self.shares.T @ self.products + self.b)
        cost = -np.mean(np.log(np.where(self.Y == 1, A, 1 - A)))
        dZ = A - self.Y
        self.shares, self.b = self.shares - rate * dZ.T / dZ.size, self.b - rate * dZ.mean()
        return cost

    def accuracy(self, X, Y):
        return np.mean((sigmoid((self.X @ self.shares).T @ X + self.b) > 0.5) == Y)


def test_the_squared_error_has_two_valleys_and_the_logarithm_one(right):
    x, y = np.array([[1.0, 1, 1, 1, 8, 2]]), np.array([[1, 1, 1, 0, 0, 1]])
    grid = np.linspace(-1.2, 3.2, 221)
    squared = np.array([np.mean((sigmoid(w * x) - y) ** 2 / 2) for w in grid])
    cost = right(COST)["cost"]
    logs = np.array([float(cost(sigmoid(w * x), y)) for w in grid])
    for heights, valleys in [(squared, 2), (logs, 1)]:
        inside = (heights[1:-1] < heights[:-2]) & (heights[1:-1] < heights[2:])
        assert inside.sum() == valleys


def test_products_vanish_and_logarithms_do_not(says):
    assert np.prod(np.full(2000, 0.5)) == 0 < np.prod(np.full(209, 0.5))
    assert np.log(2) == pytest.approx(0.693, abs=5e-4)
    says(COST, "costs log 2 ≈ 0.693")


def test_the_neurons_of_the_questions(says, right):
    says(COST, f"and σ(3) is about {sigmoid(3):.2f}", "z = 2 − 3 + 0.5 = −0.5")
    one = right(COST)["forward_example"](np.array([[2.0], [-1.0]]), 0.5, np.array([[1.0], [3.0]]))
    assert float(np.squeeze(one)) == pytest.approx(sigmoid(-0.5))
    grads = right(GRADIENTS)["gradients_one"](
        np.array([[-1.0]]), np.log(9) - 2, np.array([[-2.0]]), 0
    )  # z = log 9, a = 0.9
    assert f"−{abs(grads['dw'].item()):.1f}" == "−1.8"
    says(GRADIENTS, 'right="−1.8"', f"a(1 − a) = {0.9 * 0.1:.2f}")


def test_a_gradient_check_computes_two_costs_for_each_parameter(says, right):
    calls, n, n_x = [], 7, 64 * 64 * 3
    right(GRADIENTS)["numerical_gradient"](lambda t: calls.append(t) or 0.0, np.zeros((n, 1)))
    assert len(calls) == 2 * n
    says(GRADIENTS, f'right="{2 * (n_x + 1)}"', f"each of the {n_x + 1} parameters")


def test_near_1e_5_is_a_good_nudge(right):
    numerical = right(GRADIENTS)["numerical_gradient"]
    cost = right(COST)["cost"]
    x, y = np.array([[-2.0, -0.5, 0.3, 1.7]]), np.array([[0, 1, 0, 1]])
    true = np.mean((sigmoid(x) - y) * x)
    errors = [
        abs(
            numerical(lambda t: cost(sigmoid(t[0, 0] * x), y), np.array([[1.0]]), eps).item() - true
        )
        for eps in (1e-1, 1e-5, 1e-14)
    ]
    assert errors[1] < 1e-3 * min(errors[0], errors[2])


def test_the_pictures_can_be_separated(images, says):
    pictures, _, _, _ = images
    X = columns(pictures)
    assert np.linalg.matrix_rank(X.T @ X) == X.shape[1]  # then any labels can be had
    says(COST, f"as {X.shape[0]} weights separate our {X.shape[1]} pictures")


def test_training_goes_as_the_text_says(images):
    pictures, Y, test_pictures, Y_test = images
    run = Fast(columns(pictures), Y)
    costs = [run.step(0.005) for _ in range(2000)]
    noted = np.array(costs[::100])
    assert noted[0] == pytest.approx(np.log(2))
    gains = -np.diff(noted)
    assert np.all(gains > 0)
    assert np.all(np.diff(gains) < 0), "each hundred steps gain less than the hundred before"
    on_train = run.accuracy(run.X, Y)
    on_test = run.accuracy(columns(test_pictures), Y_test)
    assert on_train > 0.97
    assert on_test < on_train - 0.2


def test_a_rate_of_0_05_ends_in_the_logarithm_of_zero(images, says):
    pictures, Y, _, _ = images
    run = Fast(columns(pictures), Y)
    with warnings.catch_warnings(record=True), np.errstate(all="ignore"):
        costs = [run.step(0.05) for _ in range(150)]
    assert not np.all(np.isfinite(costs))
    says(DESCENT, "(Take α = 0.05,")


def test_the_questions_of_notebook_04(says):
    shape = np.zeros((50, 32, 32, 3)).reshape(50, -1).T.shape
    X, dZ = np.zeros((12288, 209)), np.zeros((1, 209))
    with pytest.raises(ValueError, match="mismatch"):
        X @ dZ
    says(
        DESCENT,
        f'right="{shape}"',
        f"−{1 - 0.9:.1f} and −{1 - 0.2:.1f}",
        "the second one eight times as urgently",
        f"a good deal: {35 / 50:.0%}".replace("%", " %"),
        f"{33 / 50:.0%} without looking".replace("%", " %"),
        "that is, when p > 5/6",
        f"p is above about {1 / 1001:.3f}",
    )
    assert pytest.approx(8) == (1 - 0.2) / (1 - 0.9)


def test_the_shares_of_notebook_05(says, right):
    counts = right(FURTHER)["confusion"]
    truth = (np.arange(1000) % 100 == 0)[None, :].astype(float)
    tp, fp, fn, tn = counts(np.zeros_like(truth), truth)
    assert ((tp + tn) / truth.size, tp, fp, fn) == (0.99, 0, 0, 10)
    says(FURTHER, f"that is {9 / 10:g}", "9 of 100 were found", f"leaves {16 * 16 * 3} features")


def test_one_scale_for_all_features_lets_the_cost_fall_much_further(images, right):
    pictures, Y, _, _ = images
    X = columns(pictures)[::16]
    uneven = X * np.where(np.arange(len(X)) % 2, 1.0, 0.01)[:, None]
    even, _ = right(FURTHER)["standardize_features"](uneven, uneven)
    ends = []
    for features in (uneven, even):
        run = Fast(features, Y)
        ends.append([run.step(0.01) for _ in range(300)][-1])
    assert ends[1] < 0.75 * ends[0]


def test_the_real_cat_is_missed_by_what_learned_from_drawings(images, course, says):
    pictures, Y, _, _ = images
    run = Fast(columns(pictures), Y)
    for _ in range(2000):
        run.step(0.005)
    with Image.open(next(course.datasets.rglob("chelsea.jpg"))) as photograph:
        side = min(photograph.size)
        left, top = ((length - side) // 2 for length in photograph.size)
        square = photograph.convert("RGB").crop((left, top, left + side, top + side))
    assert run.accuracy(columns(np.asarray(square.resize((64, 64)))[None]), np.array([[1]])) == 0
    says(DESCENT, "A model that has learned from drawings misses the real cat.")
