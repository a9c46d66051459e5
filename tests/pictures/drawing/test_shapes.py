import numpy as np
import pytest

from grader.pictures.drawing.shapes import band, curve, mirrored, moved, ribbon, rounded, shrunk

CORNERS = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]


def test_rounding_keeps_the_middle_and_cuts_the_corners():
    smooth = rounded(CORNERS, 3)
    assert len(smooth) == 4 * 2**3
    assert smooth.mean(axis=0) == pytest.approx([2, 2])
    assert np.hypot(*(smooth - 2).T).max() < np.hypot(2, 2)


def test_a_curve_goes_through_its_points():
    through = [(0, 0), (1, 3), (4, 4), (6, 0)]
    assert np.allclose(curve(through, 8)[::8], through)


def test_a_band_is_as_wide_as_told_to_either_side():
    assert band([(0, 0), (10, 0)], 0.5) == pytest.approx(
        np.array([(0, 0.5), (10, 0.5), (10, -0.5), (0, -0.5)])
    )


def test_a_ribbon_tapers_and_ends_round():
    outline = ribbon([(0, 0), (5, 0), (10, 0)], 1.0, 0.5)
    assert np.ptp(outline[outline[:, 0] < 0.1, 1]) == pytest.approx(2, abs=0.05)
    assert outline[:, 0].max() == pytest.approx(10.4)


def test_moving_shrinking_and_mirroring():
    assert moved(CORNERS, 1, 2)[0].tolist() == [1, 2]
    assert shrunk(CORNERS, 0.5, 0)[:, 1].tolist() == [2, 2, 2, 2]
    assert mirrored([(-1, 0), (-2, 1)]).tolist() == [[-1, 0], [-2, 1], [2, 1], [1, 0]]
