"""What the text says of learning rates that are too large is what the course's own data do."""

import numpy as np
import pytest

TOO_LARGE = 0.02


@pytest.fixture
def costs(images, right):
    """Those of the first 150 steps with the largest rate that notebook 04 shows."""
    pictures, Y, _, _ = images
    X = pictures.reshape(len(pictures), -1).T / 255
    steps, found = right("04-gradient-descent"), []
    w, b = steps["initialize_with_zeros"](len(X))
    for _ in range(150):
        grads, cost = steps["propagate"](w, b, X, Y)
        w, b = w - TOO_LARGE * grads["dw"], b - TOO_LARGE * grads["db"]
        found.append(cost)
    return np.array(found)


def test_a_large_rate_leaps_far_above_its_start_and_does_not_come_to_rest(costs):
    assert costs.max() > 5 * costs[0]
    up = np.diff(costs[-50:]) > 0
    assert up.any()
    assert not up.all()
    assert costs[-50:].min() > costs[0]


def test_in_one_dimension_the_first_large_step_lands_higher_on_the_other_wall(right):
    x = np.array([[-2.5, -2.0, -1.4, -0.8, -0.3, 0.2, 0.7, 1.3, 1.9, 2.6]])
    y = np.array([[0, 0, 1, 1, 0, 1, 0, 0, 1, 1]])
    propagate, w, path = right("03b-gradients")["propagate_loop"], -2.0, []
    for _ in range(9):
        grads, cost = propagate(np.array([[w]]), 0.0, x, y)
        path.append((w, float(cost)))
        w -= 8 * grads["dw"].item()
    (start, began), (landed, then), *_ = path
    lowest = min(path, key=lambda place: place[1])[0]
    assert start < lowest < landed
    assert then > began
    assert max(cost for _, cost in path[-3:]) > 1.5 * min(cost for _, cost in path[-3:])
