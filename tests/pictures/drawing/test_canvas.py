import numpy as np
import pytest

from grader.pictures.drawing.canvas import SIZE, Pen, Place
from grader.pictures.drawing.shapes import box, ellipse

RED = (200.0, 0.0, 0.0)


@pytest.fixture
def pen():
    """One unit is 20 pixels, around the middle; light from above."""
    place = Place(np.full(2, SIZE / 2), np.eye(2) * 20)
    return Pen(np.zeros((SIZE, SIZE, 3), np.float32), place, (0.0, -1.0))


def test_a_fill_covers_its_outline_and_no_more(pen):
    pen.fill(box(-1, -1, 1, 1), RED)
    painted = pen.canvas[..., 0] > 0
    assert painted.sum() == 40 * 40
    assert pen.canvas[SIZE // 2, SIZE // 2].tolist() == list(RED)


def test_alpha_lets_through_what_was_there(pen):
    pen.fill(box(-1, -1, 1, 1), RED, alpha=0.25)
    assert pen.canvas[SIZE // 2, SIZE // 2, 0] == pytest.approx(50)


def test_what_bulges_is_lighter_towards_the_light(pen):
    pen.fill(ellipse(0, 0, 2, 2), RED, bulge=1.0)
    column = pen.canvas[:, SIZE // 2, 0]
    assert column[SIZE // 2 - 30] > 200 > column[SIZE // 2 + 30]


def test_a_soft_edge_fades(pen):
    pen.fill(box(-1, -1, 1, 1), RED, soft=0.2)
    row = pen.canvas[SIZE // 2, :, 0]
    assert 80 < row[SIZE // 2 + 20] < 120
    assert 0 < row[SIZE // 2 + 25] < 50


def test_a_line_is_at_least_a_pixel_wide(pen):
    pen.line([(-1, 0), (1, 0)], 0.001, RED)
    assert pen.canvas[..., 0].sum() == pytest.approx(200 * 40, rel=0.01)


def test_what_is_outside_the_canvas_is_not_drawn(pen):
    pen.fill(box(50, 50, 60, 60), RED)
    assert pen.canvas.max() == 0


def test_a_part_is_turned_mirrored_and_scaled_within_its_whole(pen):
    place = pen.inside(1, 0, 0.5, np.pi / 2, -1).place
    assert place.scale == pytest.approx(10)
    assert place.pixels([(0, 0), (1, 0)]) == pytest.approx(
        np.array([(SIZE / 2 + 20, SIZE / 2), (SIZE / 2 + 20, SIZE / 2 - 10)])
    )
    x, y = place.units()
    assert (x[SIZE // 2 - 10, SIZE // 2 + 20], y[SIZE // 2 - 10, SIZE // 2 + 20]) == pytest.approx(
        (1, 0), abs=1e-5
    )
