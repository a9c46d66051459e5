"""Backgrounds: the same for cats as for everything else, so that they do not reveal the label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from grader.pictures.drawing.canvas import COLUMNS, ROWS, SIZE, Pen, Place
from grader.pictures.drawing.colours import WHITE, colour, hue, near
from grader.pictures.drawing.shapes import box, ellipse, rounded
from grader.pictures.drawing.textures import blend, bumps, clouds, surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.pictures.drawing.colours import Colour
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.field import Field


def background(dice: Dice, light: tuple[float, float]) -> Field:
    """A canvas with a background on it, more or less out of focus."""
    canvas = _KINDS[dice.weighted(_WEIGHTS)](dice, light)
    blur = dice.between(0, 6)
    if blur < 1:
        return canvas
    image = Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(blur))).astype(np.float32)


def sky(dice: Dice) -> Field:
    """Blue above, pale below, with clouds."""
    blue = hue(dice.between(0.53, 0.62), dice.between(0.2, 0.6), dice.between(0.6, 0.9))
    air = blend(blue, near(dice, (222, 226, 230), 12), ROWS / SIZE)
    return blend(air, colour(240, 240, 240), clouds(dice, 3) * dice.between(0.8, 2.0))


def _wall(dice: Dice) -> Colour:
    return hue(dice.between(0, 1), dice.between(0.04, 0.35), dice.between(0.4, 0.9))


def _plain(dice: Dice, light: tuple[float, float]) -> Field:
    slope = 0.2 * (COLUMNS * light[0] + ROWS * light[1]) / SIZE
    return surface(_wall(dice), slope, 0.06 * clouds(dice, 3))


def _room(dice: Dice, light: tuple[float, float]) -> Field:
    """A wall and a floor, perhaps with a window and a piece of furniture."""
    edge = dice.between(0.55, 0.85) * SIZE + COLUMNS * dice.between(-0.1, 0.1)
    floor = near(dice, dice.one_of([(152, 110, 72), (122, 118, 112), (96, 78, 70)]), 22)
    canvas = blend(
        surface(_wall(dice), 0.08 * clouds(dice, 3)),
        surface(floor, 0.15 * bumps(dice, 6, 26)),
        ROWS - edge,
    )
    if dice.chance(0.5):
        pen = _pen(canvas, light, dice.between(0, 1), dice.between(0.1, 0.35), dice.between(26, 52))
        pen.fill(box(-0.8, -0.8, 0.8, 0.8), WHITE)
        pen.fill(box(-0.7, -0.7, 0.7, 0.7), near(dice, (170, 196, 214), 20))
        pen.line([(0, -0.7), (0, 0.7)], 0.09, WHITE)
        pen.line([(-0.7, 0), (0.7, 0)], 0.09, WHITE)
    if dice.chance(0.5):
        pen = _pen(
            canvas, light, dice.between(0, 1), dice.between(0.6, 0.95), dice.between(50, 100)
        )
        tint = hue(dice.between(0, 1), dice.between(0.15, 0.55), dice.between(0.3, 0.65))
        pen.fill(rounded([(-1, -0.5), (1, -0.5), (1.1, 1), (-1.1, 1)], 2), tint, bulge=0.8)
    return canvas


def _grass(dice: Dice, light: tuple[float, float]) -> Field:
    del light
    green = hue(dice.between(0.2, 0.34), dice.between(0.35, 0.6), dice.between(0.35, 0.6))
    return surface(green, 0.22 * bumps(dice, 60, 24), 0.28 * clouds(dice, 5, 3))


def _garden(dice: Dice, light: tuple[float, float]) -> Field:
    """Grass with bushes behind."""
    edge = dice.between(0.25, 0.5) * SIZE + 14 * bumps(dice, 5)[3][None]
    bushes = surface(near(dice, (84, 108, 76), 26), 0.5 * clouds(dice, 8, 3))
    return blend(bushes, _grass(dice, light), (ROWS - edge) / 6)


def _open_air(dice: Dice, light: tuple[float, float]) -> Field:
    del light
    edge = dice.between(0.6, 0.9) * SIZE + 10 * bumps(dice, 4)[3][None]
    ground = surface(
        hue(dice.between(0.1, 0.4), 0.4, dice.between(0.3, 0.55)), 0.25 * clouds(dice, 5)
    )
    return blend(sky(dice), ground, (ROWS - edge) / 3)


def _lights(dice: Dice, light: tuple[float, float]) -> Field:
    """Lights far out of focus."""
    dim = hue(dice.between(0, 1), dice.between(0.15, 0.5), dice.between(0.25, 0.5))
    canvas = surface(dim, 0.5 * clouds(dice, 3))
    pen = _pen(canvas, light, 0, 0, 1)
    for _ in range(dice.count(6, 16)):
        x, y, size = dice.between(0, SIZE), dice.between(0, SIZE), dice.between(8, 32)
        tint = hue(dice.between(0, 1), dice.between(0.15, 0.55), dice.between(0.5, 1))
        pen.fill(ellipse(x, y, size, size), tint, alpha=dice.between(0.2, 0.55), soft=3)
    return canvas


def _table(dice: Dice, light: tuple[float, float]) -> Field:
    del light
    grain = 0.16 * np.sin(ROWS / 5 + 6 * bumps(dice, 1, 3))
    return surface(near(dice, (150, 106, 68), 28), grain, 0.08 * bumps(dice, 6, 60))


def _carpet(dice: Dice, light: tuple[float, float]) -> Field:
    del light
    knots = np.sin(COLUMNS / dice.between(8, 20)) * np.sin(ROWS / dice.between(8, 20))
    tint = hue(dice.between(0, 1), dice.between(0.2, 0.55), dice.between(0.35, 0.7))
    share = (knots > dice.between(-0.1, 0.4)) * dice.between(0.3, 0.8)
    return blend(surface(_wall(dice) * 0.8, 0.12 * bumps(dice, 80)), tint, share.astype(np.float32))


def _street(dice: Dice, light: tuple[float, float]) -> Field:
    """House fronts above a road."""
    canvas = surface(near(dice, (170, 175, 180), 28), 0.04 * clouds(dice, 3))
    for _ in range(dice.count(3, 6)):
        pen = _pen(canvas, light, dice.between(-0.1, 0.9), dice.between(0, 0.3), SIZE)
        pen.fill(
            box(0, 0, dice.between(0.15, 0.4), 1.2), near(dice, (150, 132, 118), 36), bulge=0.3
        )
    road = surface(near(dice, (112, 112, 114), 18), 0.12 * bumps(dice, 60))
    return blend(canvas, road, ROWS - dice.between(0.62, 0.8) * SIZE)


def _pen(canvas: Field, light: tuple[float, float], x: float, y: float, size: float) -> Pen:
    return Pen(canvas, Place(np.array([x, y]) * SIZE, np.eye(2) * size), light)


_KINDS: dict[str, Callable[[Dice, tuple[float, float]], Field]] = {
    "room": _room, "grass": _grass, "open air": _open_air, "lights": _lights, "plain": _plain,
    "table": _table, "carpet": _carpet, "street": _street, "garden": _garden,
}  # fmt: skip
_WEIGHTS: dict[str, float] = dict(zip(_KINDS, (5, 3, 2, 4, 3, 2, 2, 2, 2), strict=True))
