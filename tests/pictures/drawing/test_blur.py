import numpy as np
import pytest

from grader.pictures.drawing.blur import blurred


@pytest.mark.parametrize("sigma", [3.3, 8.0])
def test_a_point_becomes_nearly_a_gaussian(sigma):
    point = np.zeros((101, 101), np.float32)
    point[50, 50] = 1
    profile = blurred(point, sigma).sum(axis=0)
    places = np.arange(101) - 50
    assert profile.sum() == pytest.approx(1, abs=1e-5)
    assert profile @ places == pytest.approx(0, abs=1e-4)
    assert np.sqrt(profile @ places**2) == pytest.approx(sigma, rel=0.05)


def test_what_is_even_stays_even_up_to_the_edge():
    assert np.allclose(blurred(np.full((7, 9), 0.5, np.float32), 20), 0.5, atol=1e-4)


def test_both_directions_are_blurred_alike():
    field = np.random.default_rng(0).random((12, 12)).astype(np.float32)
    assert np.allclose(blurred(field, 2).T, blurred(field.T.copy(), 2), atol=1e-5)
    assert blurred(field, 2).dtype == np.float32
