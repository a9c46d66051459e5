"""Things people make. Units: about 2 across, around (0, 0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from grader.pictures.drawing.colours import DARK, WHITE, hue, mixed, near, vivid
from grader.pictures.drawing.shadow import shadow
from grader.pictures.drawing.shapes import box, ellipse, mirrored, rounded
from grader.pictures.drawing.textures import blend, bumps, surface

if TYPE_CHECKING:
    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.dice import Dice

GLASS = (128, 158, 178)


def car(pen: Pen, dice: Dice) -> None:
    """A car from the side."""
    paint = vivid(dice, 0.45, 0.85) if dice.chance(0.6) else near(dice, (186, 188, 192), 30)
    shadow(pen, 0, 0.64, 1.65)
    pen.fill(
        rounded([(-0.88, -0.1), (-0.52, -0.64), (0.46, -0.64), (0.95, -0.08)], 2),
        paint * 0.9,
        bulge=0.7,
    )
    glass = near(dice, GLASS, 16)
    pen.fill(
        rounded([(-0.7, -0.12), (-0.44, -0.53), (-0.06, -0.53), (-0.06, -0.12)], 1),
        glass,
        bulge=0.4,
    )
    pen.fill(
        rounded([(0.04, -0.12), (0.04, -0.53), (0.38, -0.53), (0.74, -0.12)], 1), glass, bulge=0.4
    )
    side = [
        (-1.42, -0.05),
        (-0.8, -0.15),
        (0.9, -0.15),
        (1.4, 0),
        (1.47, 0.42),
        (1.3, 0.55),
        (-1.35, 0.55),
        (-1.5, 0.35),
    ]
    pen.fill(rounded(side, 2), paint, bulge=1.1)
    pen.fill(box(-1.42, 0.3, 1.4, 0.36), paint * 0.6)
    pen.line([(-0.02, -0.1), (-0.02, 0.45)], 0.03, paint * 0.55)
    pen.fill(ellipse(-1.36, 0.12, 0.1, 0.09), (252, 242, 202))
    pen.fill(ellipse(1.36, 0.12, 0.09, 0.09), (204, 44, 40))
    for x in (-0.84, 0.84):
        pen.fill(ellipse(x, 0.53, 0.33, 0.33), (26, 26, 28), bulge=0.4)
        pen.fill(ellipse(x, 0.53, 0.18, 0.18), (158, 160, 164), bulge=0.7)


def house(pen: Pen, dice: Dice) -> None:
    """A house with a gable, a door and windows."""
    tints = [(202, 182, 152), (172, 94, 74), (222, 222, 216), (152, 168, 184), (214, 194, 116)]
    wall = near(dice, dice.one_of(tints), 14)
    roof = near(dice, dice.one_of([(124, 58, 48), (84, 84, 92), (98, 74, 58)]), 12)
    pen.fill(box(-0.95, -0.25, 0.95, 1.05), surface(wall, 0.06 * bumps(dice, 40)), bulge=0.4)
    if dice.chance(0.6):
        pen.fill(box(0.45, -1.02, 0.66, -0.5), roof * 0.8, bulge=0.3)
    pen.fill([(-1.2, -0.2), (0, -1.08), (1.2, -0.2)], roof, bulge=0.6)
    glass = near(dice, GLASS, 20)
    for x in (-0.65, 0.35):
        pen.fill(box(x - 0.03, 0, x + 0.33, 0.44), WHITE)
        pen.fill(box(x, 0.03, x + 0.3, 0.41), glass)
        pen.line([(x + 0.15, 0.03), (x + 0.15, 0.41)], 0.04, WHITE)
        pen.line([(x, 0.22), (x + 0.3, 0.22)], 0.04, WHITE)
    pen.fill(
        box(-0.17, 0.42, 0.2, 1.05),
        near(dice, dice.one_of([(112, 62, 42), (52, 82, 112)]), 10),
        bulge=0.3,
    )
    pen.fill(ellipse(0.12, 0.75, 0.035, 0.035), (230, 200, 110))


def cup(pen: Pen, dice: Dice) -> None:
    """A mug of coffee or tea."""
    glaze = vivid(dice, 0.5, 0.9) if dice.chance(0.6) else near(dice, (226, 222, 214), 10)
    side = dice.side()
    shadow(pen, 0, 0.92, 1.1)
    ring = np.vstack(
        [ellipse(side * 0.86, 0.1, 0.46, 0.46), ellipse(side * 0.86, 0.1, 0.27, 0.28)[::-1]]
    )
    pen.fill(ring, glaze * 0.85, bulge=0.3)
    pen.fill(
        rounded(mirrored([(-0.8, -0.64), (-0.8, -0.6), (-0.68, 0.8), (-0.5, 0.96)]), 2),
        glaze,
        bulge=1.5,
    )
    pen.fill(ellipse(0, -0.6, 0.8, 0.23), mixed(glaze, WHITE, 0.3), bulge=0.3)
    drink = dice.one_of([(74, 46, 30), (152, 92, 44), (44, 32, 26)])
    pen.fill(ellipse(0, -0.57, 0.7, 0.18), near(dice, drink, 8))
    if dice.chance(0.5):
        pen.fill(box(-0.73, 0.02, 0.73, 0.24), vivid(dice), alpha=0.8)
    for x in (-0.2, 0.2):
        steam = ellipse(x, -1.05, 0.1, 0.35, 0.2)
        pen.fill(steam, WHITE, alpha=0.25, soft=0.08)


def ball(pen: Pen, dice: Dice) -> None:
    """A striped ball."""
    x, y = pen.place.units()
    stripes = (np.floor(np.arctan2(y, x + 0.3) / np.pi * 4) % 2).astype(np.float32)
    skin = blend(vivid(dice, 0.5, 0.95), near(dice, WHITE, 6), stripes)
    shadow(pen, 0.1, 0.98, 1.05)
    pen.fill(ellipse(0, 0, 1, 1), skin if dice.chance(0.7) else vivid(dice), bulge=1.7)
    pen.fill(ellipse(-0.32, -0.38, 0.2, 0.15), WHITE, alpha=0.5, soft=0.08)


def lamp(pen: Pen, dice: Dice) -> None:
    """A table lamp that is lit."""
    pen.fill(ellipse(0, -0.3, 1.5, 1.4), (255, 236, 180), alpha=0.3, soft=0.35)
    pen.fill(box(-0.06, 0, 0.06, 1.25), (94, 78, 62), bulge=0.5)
    pen.fill(ellipse(0, 1.28, 0.52, 0.14), (84, 68, 56), bulge=0.7)
    shade = [(-0.42, -0.95), (0.42, -0.95), (0.86, 0.2), (-0.86, 0.2)]
    pen.fill(shade, hue(dice.between(0, 1), dice.between(0.15, 0.5), 0.95), bulge=0.8)


def books(pen: Pen, dice: Dice) -> None:
    """A row of books on a shelf."""
    pen.fill(box(-3, 1.0, 3, 1.2), (118, 84, 58), bulge=0.3)
    x = -1.35
    while x < 1.2:  # noqa: PLR2004 - the shelf is full
        wide, high = dice.between(0.2, 0.38), dice.between(1.3, 1.95)
        spine = vivid(dice, 0.3, 0.75)
        pen.fill(box(x, 1 - high, x + wide - 0.02, 1), spine, bulge=0.9)
        for y in (1 - high + 0.2, 0.75):
            pen.fill(box(x, y, x + wide - 0.02, y + 0.09), mixed(spine, (236, 214, 150), 0.65))
        x += wide


def boat(pen: Pen, dice: Dice) -> None:
    """A sailing boat on water."""
    pen.fill(box(-6, 0.5, 6, 6), surface(near(dice, (56, 100, 134), 16), 0.25 * bumps(dice, 8, 50)))
    pen.line([(0, 0.3), (0, -1.4)], 0.07, (92, 72, 52))
    sail = near(dice, dice.one_of([(238, 234, 224), (208, 64, 54), (240, 196, 80)]), 8)
    pen.fill([(0.08, -1.35), (1.05, 0.14), (0.08, 0.14)], sail, bulge=0.6)
    pen.fill(
        [(-0.08, -1.15), (-0.8, 0.14), (-0.08, 0.14)], near(dice, (238, 234, 224), 8), bulge=0.6
    )
    pen.fill(
        rounded([(-1.2, 0.28), (1.25, 0.28), (0.85, 0.8), (-0.8, 0.8)], 1),
        vivid(dice, 0.35, 0.8),
        bulge=0.9,
    )
    pen.fill(box(-1.0, 0.34, 1.05, 0.4), WHITE)


def pizza(pen: Pen, dice: Dice) -> None:
    """A pizza on a plate, from above."""
    shadow(pen, 0, 0.85, 1.25)
    pen.fill(ellipse(0, 0, 1.25, 1.12), (232, 230, 226), bulge=0.4)
    pen.fill(ellipse(0, 0, 1.02, 0.92), (196, 144, 84), bulge=0.8)
    pen.fill(
        ellipse(0, 0, 0.88, 0.78), surface(near(dice, (226, 178, 84), 10), 0.15 * bumps(dice, 30))
    )
    toppings = [(178, 46, 38), (66, 116, 46), (242, 234, 206)]
    for _ in range(dice.count(8, 14)):
        turn, out = dice.between(0, 6.28), dice.between(0.08, 0.68)
        at = out * math.cos(turn), 0.9 * out * math.sin(turn)
        pen.fill(ellipse(*at, 0.15, 0.13), dice.one_of(toppings), bulge=0.5)


def cake(pen: Pen, dice: Dice) -> None:
    """A birthday cake with candles."""
    icing = near(dice, dice.one_of([(238, 192, 200), (242, 234, 216), (104, 66, 48)]), 8)
    shadow(pen, 0, 0.88, 1.25)
    pen.fill(
        rounded([(-0.95, -0.2), (0.95, -0.2), (0.95, 0.86), (-0.95, 0.86)], 1),
        (210, 168, 110),
        bulge=1.1,
    )
    drips = [
        (-1, -0.3),
        (1, -0.3),
        (1, 0.2),
        (0.7, 0.36),
        (0.4, 0.2),
        (0.1, 0.42),
        (-0.3, 0.2),
        (-0.6, 0.38),
        (-1, 0.2),
    ]
    pen.fill(rounded(drips, 2), icing, bulge=0.8)
    pen.fill(ellipse(0, -0.27, 1, 0.22), mixed(icing, WHITE, 0.15))
    for x in np.linspace(-0.6, 0.6, dice.count(2, 5)):
        pen.fill(box(x - 0.05, -0.82, x + 0.05, -0.3), vivid(dice, 0.7, 0.95), bulge=0.4)
        pen.fill(ellipse(x, -0.93, 0.07, 0.12), (255, 204, 76))


def clock(pen: Pen, dice: Dice) -> None:
    """A round clock on the wall."""
    shadow(pen, 0.1, 1.02, 0.9)
    pen.fill(ellipse(0, 0, 1.08, 1.08), vivid(dice, 0.3, 0.8), bulge=1.0)
    pen.fill(ellipse(0, 0, 0.9, 0.9), WHITE, bulge=0.2)
    for hour in range(12):
        c, s = math.cos(hour * math.pi / 6), math.sin(hour * math.pi / 6)
        pen.line([(0.72 * c, 0.72 * s), (0.84 * c, 0.84 * s)], 0.06, DARK)
    for length, width in ((0.45, 0.09), (0.68, 0.06)):
        turn = dice.between(0, 6.28)
        pen.line([(0, 0), (length * math.cos(turn), length * math.sin(turn))], width, DARK)
    pen.fill(ellipse(0, 0, 0.08, 0.08), (190, 50, 44))


def chair(pen: Pen, dice: Dice) -> None:
    """A wooden chair."""
    wood = surface(near(dice, (158, 108, 66), 26), 0.1 * bumps(dice, 4, 40))
    shadow(pen, 0, 1.4, 0.95)
    for x0, x1 in ((-0.62, -0.8), (0.62, 0.8), (-0.5, -0.5), (0.5, 0.5)):
        pen.fill(
            [(x0 - 0.08, 0.3), (x0 + 0.08, 0.3), (x1 + 0.07, 1.42), (x1 - 0.07, 1.42)],
            wood * 0.85,
            bulge=0.7,
        )
    for x in (-0.58, 0.58):
        pen.fill(box(x - 0.09, -1.3, x + 0.09, 0.3), wood, bulge=0.7)
    for y in (-1.2, -0.75, -0.3):
        pen.fill(box(-0.55, y, 0.55, y + 0.2), wood * 0.92, bulge=0.5)
    pen.fill(
        rounded([(-0.72, 0.1), (0.72, 0.1), (0.9, 0.42), (-0.9, 0.42)], 1),
        vivid(dice, 0.35, 0.75),
        bulge=0.8,
    )
