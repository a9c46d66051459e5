"""Cats in six poses. Units: a sitting cat is about 2.6 high, around (0, 0); y points down."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from grader.pictures.drawing.cat_face import cat_face
from grader.pictures.drawing.fur import CAT_COLOURS, CAT_MARKINGS, coat
from grader.pictures.drawing.shadow import shadow
from grader.pictures.drawing.shapes import ellipse, mirrored, moved, ribbon, rounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.fur import Coat


def portrait(pen: Pen, dice: Dice, fur: Coat) -> None:
    """Head and shoulders."""
    shoulders = [(-0.6, 0.45), (-1.1, 1.3), (-1.25, 2.7)]
    pen.fill(rounded(mirrored(shoulders), 2), fur.fur, bulge=0.8)
    if dice.chance(0.6):
        pen.fill(rounded(mirrored([(-0.35, 0.6), (-0.4, 2.5)])), fur.pale, alpha=0.85, soft=0.06)
    cat_face(pen, dice, fur)


def close_up(pen: Pen, dice: Dice, fur: Coat) -> None:
    """So near that a part of the face is outside the picture."""
    x, y = dice.between(-0.28, 0.28), dice.between(-0.05, 0.25)
    pen.fill(ellipse(x, 2.0, 1.6, 1.5), fur.fur, bulge=0.5)
    cat_face(pen.inside(x, y, 1.25), dice, fur)


def sitting(pen: Pen, dice: Dice, fur: Coat) -> None:
    """Upright, with the tail to one side."""
    shadow(pen, 0, 1.2, 0.95)
    side, lean = dice.side(), dice.between(-0.1, 0.1)
    tail = [(side * 0.5, 1.05), (side * 0.98, 1.08), (side * 1.14, dice.between(0.3, 0.8))]
    pen.fill(ribbon([*tail, (side * dice.between(0.85, 1.2), dice.between(-0.1, 0.4))], 0.13, 0.1),
             fur.fur, bulge=0.6)  # fmt: skip
    body = mirrored([(-0.3, -0.55), (-0.52, 0.05), (-0.74, 0.7), (-0.62, 1.22)])
    pen.fill(rounded(moved(body, lean / 2, 0)), fur.fur, bulge=1.4)
    chest = mirrored([(-0.2, -0.4), (-0.27, 0.2), (-0.15, 0.6)])
    pen.fill(rounded(moved(chest, lean, 0)), fur.pale, alpha=0.85, soft=0.03)
    for leg in (-1, 1):
        pen.fill(ellipse(leg * 0.57, 0.94, 0.26, 0.3), fur.fur, bulge=0.9)
        upright = [(leg * 0.06, 0.2), (leg * 0.32, 0.2), (leg * 0.3, 1.2), (leg * 0.05, 1.2)]
        pen.fill(rounded(upright), fur.fur, bulge=0.8)
        pen.fill(ellipse(leg * 0.19, 1.18, 0.18, 0.1), fur.pale, bulge=0.6)
    cat_face(pen.inside(lean, -0.8, 0.6, dice.about(0, 0.1)), dice, fur)


def loaf(pen: Pen, dice: Dice, fur: Coat) -> None:
    """Lying with the paws tucked in."""
    shadow(pen, 0, 0.76, 1.35)
    back = [(-0.9, -0.1), (-0.3, -0.42), (0.5, -0.45), (1.1, -0.1), (1.3, 0.45), (1.1, 0.78),
            (-1.0, 0.78), (-1.15, 0.4)]  # fmt: skip
    pen.fill(rounded(back), fur.fur, bulge=1.5)
    pen.fill(ellipse(0.72, 0.42, 0.5, 0.38), fur.fur, bulge=0.9)
    tail = [(1.15, 0.5), (1.0, 0.76), (0.4, 0.82), (-0.05, 0.76)]
    pen.fill(ribbon(tail, 0.13, 0.09), fur.fur, bulge=0.8)
    pen.fill(ellipse(-0.55, 0.45, 0.42, 0.35), fur.pale, alpha=0.8, soft=0.04)
    for x in (-0.76, -0.34):
        pen.fill(ellipse(x, 0.72, 0.21, 0.11), fur.pale, bulge=0.7)
    cat_face(pen.inside(-0.55 + dice.between(-0.1, 0.1), -0.3, 0.64, dice.about(0, 0.1)), dice, fur)


def curled(pen: Pen, dice: Dice, fur: Coat) -> None:
    """Asleep in a ring, the tail around the face."""
    shadow(pen, 0, 0.72, 1.25)
    pen.fill(ellipse(0, 0.08, 1.2, 0.82), fur.fur, bulge=1.5)
    pen.fill(ellipse(0.52, 0.3, 0.55, 0.46), fur.fur, bulge=1.1)
    cat_face(
        pen.inside(-0.5, 0.12, 0.66, dice.about(-0.2, 0.1)), dice, fur, asleep=dice.chance(0.8)
    )
    tail = [(1.1, 0.3), (0.85, 0.74), (0.2, 0.9), (-0.5, 0.84), (-0.9, 0.66)]
    pen.fill(ribbon(tail, 0.17, 0.12), fur.fur, bulge=1.0)


def walking(pen: Pen, dice: Dice, fur: Coat) -> None:
    """From the side, tail up, the head towards us."""
    shadow(pen, 0, 1.04, 1.15)
    step = dice.between(0, 6.28)
    for number, x in enumerate((-0.7, 0.6, -0.5, 0.82)):
        _leg(pen, fur, x, step + number * 1.9, far=number < 2)  # noqa: PLR2004 - the two behind
    rise = dice.between(-1.3, -0.5)
    tail = [(0.85, -0.12), (1.15, -0.22), (1.32, -0.3 + rise * 0.4), (1.2, rise)]
    pen.fill(ribbon(tail, 0.14, 0.09), fur.fur, bulge=0.7)
    body = [(-1.0, -0.34), (-0.3, -0.36), (0.5, -0.38), (1.0, -0.24), (1.08, 0.2), (0.6, 0.34),
            (-0.2, 0.42), (-0.85, 0.36), (-1.08, 0)]  # fmt: skip
    pen.fill(rounded(body), fur.fur, bulge=1.5)
    pen.fill(ellipse(0.72, 0.08, 0.42, 0.38), fur.fur, bulge=0.8)
    turn, y = dice.about(0, 0.1), -0.45 + dice.between(-0.1, 0.1)
    cat_face(pen.inside(-0.98, y, 0.56, turn), dice, fur)


def _leg(pen: Pen, fur: Coat, x: float, phase: float, *, far: bool) -> None:
    """Hip or shoulder, then a knee that bends as the foot is lifted."""
    swing, lift = 0.24 * math.sin(phase), 0.1 * max(0.0, math.cos(phase))
    knee = (x + swing * 0.3 + 0.6 * lift, 0.52)
    foot = (x + swing, 0.96 - lift)
    paint = fur.fur * 0.75 if far else fur.fur
    pen.fill(ellipse(x, 0.12, 0.24, 0.3), paint, bulge=0.8)
    pen.fill(ribbon([(x, 0.15), knee, foot], 0.19, 0.09), paint, bulge=0.8)
    pen.fill(ellipse(foot[0] - 0.06, foot[1] + 0.04, 0.15, 0.08), fur.pale, bulge=0.5)


POSES: dict[str, tuple[float, float, float, Callable[[Pen, Dice, Coat], None]]] = {
    "portrait": (55, 62, 0.10, portrait),
    "sitting": (17, 66, 0.05, sitting),
    "loaf": (7, 68, 0.05, loaf),
    "walking": (5, 66, 0.04, walking),
    "curled": (5, 72, 0.03, curled),
    "close-up": (11, 66, 0.08, close_up),
}
"""For each pose, its weight, the pixels of a unit, and how far below the middle it stands."""


def cat(pen: Pen, dice: Dice, pose: str) -> None:
    """Draw a cat in a pose."""
    fur = coat(dice, pen, CAT_COLOURS, CAT_MARKINGS)
    POSES[pose][3](pen, dice, fur)
