"""The numbers in the text of notebooks 00 to 02 are what NumPy and the references give."""

import numpy as np
import pytest

STARTER, FIRST, SECOND = "00-numpy-starter", "01-images-as-vectors", "02-numpy-and-vectorization"
SMALL = np.array([[1, 2, 3], [10, 20, 30]])
M, N_X = 209, 64 * 64 * 3


def test_the_starters_sums_and_steps(says, right):
    down, across = SMALL.sum(axis=0), SMALL.sum(axis=1)
    numbers = np.arange(2, 12, 4).tolist()
    says(
        STARTER,
        f"`np.array([4, 8, 15]) > 5` is `{(np.array([4, 8, 15]) > 5).tolist()}`",
        f'"What is `np.arange(2, 12, 4)`?", {{ "{numbers}": "It starts at 2',
        f'right="{numbers}"',
        f"`countdown(4)` is `{right(STARTER)['countdown'](4).tolist()}`",
        f"totals {down[0]}, {down[1]} and {down[2]}",
        f"totals {across[0]} and {across[1]}",
        f"the first column of `small` has the mean {SMALL.mean(axis=0)[0]}",
    )


def test_the_starters_shapes(says, right):
    A, table = np.zeros((4, 6, 3)), np.zeros((8, 10))
    moved, turned = A.transpose(2, 0, 1).shape, A.transpose(1, 2, 0).shape
    filled = right(STARTER)["column_by_column"](np.arange(6), 2).tolist()
    says(
        STARTER,
        f'right="{table[2:5, 0].shape}"',
        f'right="{np.arange(12).reshape(3, -1).T.shape}"',
        f"`column_by_column(v, 2)` is `{filled}`",
        f"That gives {A.T.shape}: the other two",
        f"First the old axis 2, then the old axes 0 and 1: {moved}.",
        f"That gives {turned}: the numbers name old axes",
        f'What is `(y == 1).sum()`?", {{ "{(np.array([1, 0, 0, 1]) == 1).sum()}"',
    )


def test_the_places_of_both_orders(says, right):
    by_pixel, by_channel = (right(FIRST)[name] for name in ("image2vector", "unroll_channels"))
    numbered = np.arange(36).reshape(3, 4, 3)
    above, below = (np.argsort(f(numbered)[:, 0]).reshape(3, 4, 3) for f in (by_pixel, by_channel))
    first = [above[0, :3, channel].tolist() for channel in range(3)]
    says(FIRST, "red holds 0, 3, 6 and so on, green 1, 4, 7, blue 2, 5, 8.")
    assert first == [[0, 3, 6], [1, 4, 7], [2, 5, 8]]
    ends = [(below[..., channel].min(), below[..., channel].max()) for channel in range(3)]
    (r0, r1), (g0, g1), (b0, b1) = ends
    says(FIRST, f"red holds {r0} to {r1}, green {g0} to {g1}, blue {b0} to {b1}.")
    large = np.arange(10 * 20 * 3).reshape(10, 20, 3)
    place = int(np.flatnonzero(by_pixel(large)[:, 0] == large[0, 1, 0])[0])
    says(FIRST, f'right="{place}"')
    green = np.arange(N_X).reshape(64, 64, 3)[:, :, 1]
    places = np.flatnonzero(np.isin(by_channel(np.arange(N_X).reshape(64, 64, 3))[:, 0], green))
    says(FIRST, f'right="places {places.min()} to {places.max()}"')


def test_the_first_notebooks_products_and_bytes(says):
    byte = int(np.array([200], np.uint8)[0] + np.array([100], np.uint8)[0]) % 256
    table = f"{M * M:,}".replace(",", " ")
    squared = f"{255**2:,}".replace(",", " ")
    labels = np.zeros(M)
    says(
        FIRST,
        rf"n_x = 64 \cdot 64 \cdot 3 = {N_X}",
        f"is a table of {table} numbers",
        f"255² = {squared} times smaller",
        f"so 300 becomes {byte}",
        f'right="{(labels - labels.reshape(-1, 1)).shape}"',
        f"one of {51} should become {51 / 255:g}",
    )


def test_the_second_notebooks_sigmoid_and_lengths(says, right):
    sigmoid, slope, normal = (
        right(SECOND)[name] for name in ("sigmoid", "sigmoid_derivative", "normalize_rows")
    )
    [[a, b]] = normal(np.array([[3.0, 4.0]]))
    assert slope(0.0) == 1 / 4 == max(slope(np.linspace(-9, 9, 1001)))
    says(
        SECOND,
        f"about {sigmoid(5.0):.3f}. If it gives {sigmoid(-5.0):.3f}",
        f"at z = 0 the slope is {slope(0.0):g}",
        f"has the length √(9 + 16) = {np.linalg.norm([3, 4]):g} and becomes ({a:g}, {b:g})",
        f"leaves {0.8**2:.2f} of the one error of 0.8, but only {0.2**2:.2f} of each",
        f'right="{(np.zeros((N_X, 1)).T @ np.zeros((N_X, M))).shape}"',
    )


def test_two_models_are_alike_to_one_measure_and_not_to_the_other(right):
    y, unsure, once_wrong = np.ones(4), np.full(4, 0.8), np.array([1.0, 1.0, 1.0, 0.2])
    L1, L2 = right(SECOND)["L1"], right(SECOND)["L2"]
    assert L1(unsure, y) == pytest.approx(L1(once_wrong, y))
    assert L2(unsure, y) < L2(once_wrong, y)


def test_softmax_does_what_the_text_and_its_question_say(right):
    softmax, scores = right(SECOND)["softmax"], np.array([[2.0, 1.0, -1.0]])
    assert np.allclose(softmax(scores), softmax(scores + 10))
    cold, hot = softmax(scores / 0.3)[0], softmax(scores / 5)[0]
    assert cold[0] > 0.95
    assert hot.max() - hot.min() < 0.25
    assert np.all(np.diff(cold) < 0)
    assert np.all(np.diff(hot) < 0)


def test_the_four_cats_spend_their_time_as_the_figure_is_described(says):
    hours = np.array([[14.0, 30.0, 9.0, 21.0], [3.0, 2.0, 6.0, 1.5], [5.0, 8.0, 3.0, 7.5]])
    shares = hours / hours.sum(axis=0)
    says(SECOND, "all cats sleep half of the time or more, Luna plays the most")
    assert np.all(shares[0] >= 0.5)
    assert ["Minka", "Oskar", "Luna", "Tom"][np.argmax(shares[1])] == "Luna"
