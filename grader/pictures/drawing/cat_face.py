"""A cat's face: pointed ears, large eyes with slits, small nose, whiskers.

Units: the head is about 2 wide and 1.7 high, around (0, 0); y points down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.pictures.drawing.colours import DARK, WHITE, colour, hue, near
from grader.pictures.drawing.shapes import curve, ellipse, moved, ribbon, rounded, shrunk

if TYPE_CHECKING:
    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.fur import Coat

PINK = (214, 150, 144)
IRIS = {"green": 4.0, "yellow": 4.0, "copper": 2.0, "blue": 2.0}
IRIS_HUES = {
    "green": (0.22, 0.36, 0.6, 0.8),
    "yellow": (0.12, 0.17, 0.75, 0.9),
    "copper": (0.06, 0.1, 0.8, 0.78),
    "blue": (0.54, 0.6, 0.5, 0.88),
}


@dataclass(frozen=True)
class Head:
    """How a head is turned: parts that stand out move further than those behind."""

    yaw: float

    def x(self, x: float, forward: float = 1.0) -> float:
        """Where a part at x is seen, so far in front of the head's middle."""
        return x * math.cos(self.yaw) + 0.4 * self.yaw * forward


def cat_face(pen: Pen, dice: Dice, coat: Coat, *, asleep: bool = False) -> None:
    """Draw a face, awake or asleep."""
    head = Head(dice.between(-0.45, 0.45))
    wide = dice.between(0.96, 1.1)
    for side in (-1, 1):
        _ear(pen, dice, coat, head, side * wide)
    _skull(pen, coat, head, wide)
    _markings(pen, dice, coat, head)
    _muzzle(pen, dice, coat, head)
    _eyes(pen, dice, coat, head, asleep=asleep)
    _whiskers(pen, dice, coat, head)


def _ear(pen: Pen, dice: Dice, coat: Coat, head: Head, side: float) -> None:
    tall, splay = dice.between(0.98, 1.25), dice.between(0.04, 0.2)
    outer, inner = (head.x(side * 0.92, 0.2), -0.25), (head.x(side * 0.14, 0.2), -0.62)
    tip = (head.x(side * (0.74 + splay), 0.1), -0.6 - 0.64 * tall)
    middle = [(a + b) / 2 for a, b in zip(outer, tip, strict=True)]
    outline = rounded([outer, (middle[0] + side * 0.05, middle[1]), tip, tip, tip, inner], 2)
    pen.fill(outline, coat.fur, bulge=0.5)
    dim = 0.62 if coat.base.mean() < 80 else 0.9  # noqa: PLR2004 - a dark coat
    pen.fill(moved(shrunk(outline, 0.6, 0.66), 0, 0.08), near(dice, PINK) * dim, bulge=0.3)


def _skull(pen: Pen, coat: Coat, head: Head, wide: float) -> None:
    half = [(0.0, -0.78), (0.55, -0.71), (0.95 * wide, -0.25), (1.03 * wide, 0.22), (0.74, 0.66),
            (0.25, 0.86)]  # fmt: skip
    right = [(head.x(x, 0.35), y) for x, y in half]
    left = [(head.x(-x, 0.35), y) for x, y in reversed(half[1:])]
    pen.fill(rounded(right + left), coat.fur, bulge=1.5)


def _markings(pen: Pen, dice: Dice, coat: Coat, head: Head) -> None:
    if coat.markings == "tabby":
        for x in (-0.36, -0.11, 0.11, 0.36):
            stripe = [(head.x(x * 0.8, 0.5), -0.74), (head.x(x, 0.7), -0.54)]
            pen.fill(
                ribbon([*stripe, (head.x(x * 1.1, 0.8), -0.34)], 0.055, 0.02), coat.dark, alpha=0.85
            )
        for side in (-1, 1):
            for y in (0.05, 0.24):
                cheek = [(side * 0.66, y), (side * 0.84, y + 0.05), (side * 0.98, y - 0.02)]
                through = [(head.x(x, 0.5), y) for x, y in cheek]
                pen.fill(ribbon(through, 0.02, 0.045), coat.dark, alpha=0.75)
    elif coat.markings == "bicolour" and dice.chance(0.7):
        blaze = [(-0.07, -0.7), (0.07, -0.7), (0.3, 0.3), (0.42, 0.8), (-0.42, 0.8), (-0.3, 0.3)]
        pen.fill(rounded([(head.x(x, 0.6), y) for x, y in blaze]), coat.pale, alpha=0.9)


def _muzzle(pen: Pen, dice: Dice, coat: Coat, head: Head) -> None:
    pen.fill(ellipse(head.x(0), 0.66, 0.2, 0.15), coat.pale, bulge=0.6)
    for side in (-1, 1):
        pen.fill(ellipse(head.x(side * 0.2, 1.1), 0.43, 0.28, 0.23), coat.pale, bulge=0.9)
    tip = [(-0.13, 0.2), (0.13, 0.2), (0.0, 0.36)]
    nose = near(dice, PINK) if dice.chance(0.7) else colour(60, 48, 48)
    pen.fill(rounded([(head.x(x, 1.2), y) for x, y in tip], 2), nose, bulge=0.3)
    for side in (-1, 1):
        mouth = [(head.x(0, 1.25), 0.34), (head.x(side * 0.02, 1.25), 0.46),
                 (head.x(side * 0.2, 1.15), 0.53)]  # fmt: skip
        pen.line(curve(mouth), 0.035, coat.dark * 0.6)


def _eyes(pen: Pen, dice: Dice, coat: Coat, head: Head, *, asleep: bool) -> None:
    low, high, saturation, value = IRIS_HUES[dice.weighted(IRIS)]
    iris = hue(dice.between(low, high), saturation, value)
    x, y, size = dice.between(0.38, 0.45), dice.between(-0.13, -0.04), dice.between(0.19, 0.25)
    slit = dice.between(0.16, 0.5)
    for side in (-1, 1):
        eye = head.x(side * x, 0.85)
        if asleep:
            lid = curve([(eye - size, y), (eye, y + 0.12), (eye + size, y)])
            pen.line(lid, 0.08, coat.dark * 0.45)
            continue
        pen.fill(ellipse(eye, y, size * 1.18, size, side * 0.28), DARK)
        pen.fill(ellipse(eye, y, size, size * 0.84, side * 0.28), iris, bulge=0.4)
        pen.fill(ellipse(eye, y, size * slit, size * 0.82), DARK)
        pen.fill(ellipse(eye - 0.07, y - 0.08, 0.055, 0.055), WHITE)


def _whiskers(pen: Pen, dice: Dice, coat: Coat, head: Head) -> None:
    pale = coat.base.mean() < 185  # noqa: PLR2004 - whiskers must show
    paint = colour(*WHITE) if pale else colour(96, 90, 86)
    for side in (-1, 1):
        for drop in (-0.1, 0.04, 0.18):
            lift = dice.between(-0.06, 0.06)
            hair = [(head.x(side * 0.3, 1.1), 0.4 + drop * 0.4),
                    (head.x(side * 0.8, 0.9), 0.36 + drop + lift),
                    (head.x(side * 1.35, 0.7), 0.4 + drop * 2 + lift)]  # fmt: skip
            pen.line(curve(hair), 0.022, paint, 0.8)
