import numpy as np
import pytest

from grader.pictures.drawing.coverage import coverage
from grader.pictures.drawing.shapes import box, ellipse, ribbon


def test_a_box_covers_its_pixels_in_part():
    assert coverage(box(1.5, 1.5, 4, 3), 4, 5).tolist() == [
        [0, 0, 0, 0, 0],
        [0, 0.25, 0.5, 0.5, 0],
        [0, 0.5, 1, 1, 0],
        [0, 0, 0, 0, 0],
    ]


@pytest.mark.parametrize("turn", [1, -1])
def test_the_area_of_an_ellipse_is_right_whichever_way_it_runs(turn):
    mask = coverage(ellipse(20, 20, 15, 10, 0.4)[::turn], 40, 40)
    polygon = 15 * 10 * 44 / 2 * np.sin(2 * np.pi / 44)
    assert mask.sum() == pytest.approx(polygon, rel=2e-3)


def test_what_is_outside_the_window_is_cut_off():
    whole = coverage(ellipse(20, 20, 15, 10), 40, 40)
    assert np.allclose(coverage(ellipse(20, 20, 15, 10), 25, 22), whole[:25, :22])
    assert np.allclose(coverage(ellipse(20, 20, 15, 10) - [12, 14], 26, 28), whole[14:, 12:])
    assert coverage(ellipse(-50, 20, 15, 10), 40, 40).max() == 0
    assert coverage(box(-9, -9, 50, 50), 40, 40).min() == 1


def test_winding_fills_an_overlap_and_leaves_a_hole():
    twice = np.vstack([box(2, 2, 18, 18)] * 2)
    assert coverage(twice, 20, 20).max() == 1
    ring = np.vstack([ellipse(10, 10, 9, 9), ellipse(10, 10, 5, 5)[::-1]])
    assert coverage(ring, 20, 20)[10, [2, 10, 17]].tolist() == pytest.approx([1, 0, 1], abs=1e-6)


def test_corners_that_move_a_little_change_a_little():
    outline = ribbon([(5, 5), (30, 12), (20, 44)], 6, 2)
    moved = outline + 1e-9 * np.random.default_rng(0).normal(size=outline.shape)
    assert np.abs(coverage(outline, 50, 50) - coverage(moved, 50, 50)).max() < 1e-6
