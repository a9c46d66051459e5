"""Pictures without a thing in the middle: landscapes, sunsets, surfaces."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from grader.pictures.drawing.backgrounds import sky
from grader.pictures.drawing.canvas import COLUMNS, ROWS, SIZE
from grader.pictures.drawing.colours import colour, hue, mixed, near
from grader.pictures.drawing.shapes import ellipse
from grader.pictures.drawing.textures import blend, bumps, clouds, surface

if TYPE_CHECKING:
    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.colours import Colour
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.field import Field


def landscape(pen: Pen, dice: Dice) -> None:
    """Hills below a sky, sometimes with water in front."""
    pen.canvas[:] = sky(dice)
    horizon = dice.between(0.4, 0.6)
    for ridge in range(dice.count(2, 4)):
        top = SIZE * (horizon + 0.11 * ridge) + bumps(dice, dice.between(2, 6))[10] * SIZE * 0.1
        green = hue(
            dice.one_of([0.25, 0.3, 0.36, 0.1, 0.58]), dice.between(0.2, 0.5), 0.55 - 0.09 * ridge
        )
        hill = surface(green, 0.25 * clouds(dice, 10, 3))
        pen.canvas[:] = blend(pen.canvas, hill, ROWS - top[None])
    if dice.chance(0.4):
        shore = int(SIZE * dice.between(0.74, 0.88))
        pen.canvas[shore:] = surface(colour(74, 112, 142), 0.25 * bumps(dice, 6, 60))[shore:]


def sunset(pen: Pen, dice: Dice) -> None:
    """The sun going down over the sea."""
    high = hue(dice.between(0.55, 0.8), dice.between(0.3, 0.6), dice.between(0.3, 0.55))
    low = hue(dice.between(0.02, 0.11), dice.between(0.55, 0.85), dice.between(0.75, 1))
    pen.canvas[:] = blend(high, low, ROWS / (SIZE * 0.65))
    x, y, size = dice.between(-0.5, 0.5), dice.between(-0.3, 0.2), dice.between(0.25, 0.45)
    pen.fill(ellipse(x, y, size * 2.2, size * 2.2), (255, 222, 154), alpha=0.4, soft=size * 0.5)
    pen.fill(ellipse(x, y, size, size), (255, 242, 206))
    shore = int(SIZE * dice.between(0.6, 0.76))
    sea = surface(mixed(low, (20, 30, 50), 0.55), 0.45 * bumps(dice, 10, 60))
    pen.canvas[shore:] = sea[shore:]


def surface_scene(pen: Pen, dice: Dice) -> None:
    """A wall, boards, cloth, leaves or stones, filling the picture."""
    kinds = {"brick": _brick, "boards": _boards, "stripes": _stripes, "checks": _checks,
             "leaves": _leaves, "pebbles": _pebbles}  # fmt: skip
    kind = kinds[dice.one_of(list(kinds))]
    turn = dice.between(-0.35, 0.35)
    u = COLUMNS * math.cos(turn) + ROWS * math.sin(turn)
    v = ROWS * math.cos(turn) - COLUMNS * math.sin(turn)
    pen.canvas[:] = np.clip(kind(dice, u, v), 0, 255)


def _two_tints(dice: Dice) -> tuple[Colour, Colour]:
    one = hue(dice.between(0, 1), dice.between(0.2, 0.7), dice.between(0.4, 0.85))
    return one, one * dice.between(0.4, 0.75)


def _brick(dice: Dice, u: Field, v: Field) -> Field:
    high, wide = dice.between(26, 40), dice.between(56, 90)
    row = np.floor(v / high)
    shifted = u + (row % 2) * wide / 2
    tone = (0.18 * np.sin(row * 5.1 + np.floor(shifted / wide) * 3.7)).astype(np.float32)
    bricks = surface(near(dice, (164, 86, 66), 18), tone, 0.08 * bumps(dice, 60))
    mortar = ((v % high) < 5) | ((shifted % wide) < 5)  # noqa: PLR2004 - pixels of mortar
    return blend(bricks, colour(196, 188, 176), mortar.astype(np.float32))


def _boards(dice: Dice, u: Field, v: Field) -> Field:
    del u
    grain = (0.18 * np.sin(v / 4 + 7 * bumps(dice, 1, 3))).astype(np.float32)
    wood = surface(near(dice, (154, 108, 68), 24), grain, 0.1 * bumps(dice, 5, 60))
    gaps = (v % dice.between(52, 76)) < 3  # noqa: PLR2004 - pixels of gap
    return blend(wood, colour(52, 38, 28), 0.8 * gaps)


def _stripes(dice: Dice, u: Field, v: Field) -> Field:
    del v
    one, other = _two_tints(dice)
    return blend(one, other, (np.sin(u / dice.between(5, 12)) > 0).astype(np.float32))


def _checks(dice: Dice, u: Field, v: Field) -> Field:
    one, other = _two_tints(dice)
    side = dice.between(20, 40)
    return blend(one, other, ((np.floor(u / side) + np.floor(v / side)) % 2).astype(np.float32))


def _leaves(dice: Dice, u: Field, v: Field) -> Field:
    del u, v
    return surface(hue(dice.between(0.22, 0.36), 0.6, 0.5), 0.6 * clouds(dice, 14, 3))


def _pebbles(dice: Dice, u: Field, v: Field) -> Field:
    """Stones as the cells around random points, dark where two cells meet."""
    points = dice.rng.uniform(-40, SIZE + 40, (70, 2))
    away = np.sort([np.hypot(u - x, v - y) for x, y in points], axis=0)[:2]
    gap = np.clip((away[1] - away[0]) / 14, 0, 1).astype(np.float32)
    stone = surface(near(dice, (150, 146, 138), 18), 0.15 * clouds(dice, 6, 3), 0.5 * (gap - 0.7))
    return blend(colour(54, 50, 46), stone, gap * 1.6)
