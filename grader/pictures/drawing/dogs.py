"""Dogs: hanging ears, long muzzle, round dark eyes. Units as for cats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.pictures.drawing.cat_face import Head
from grader.pictures.drawing.colours import DARK, WHITE, colour
from grader.pictures.drawing.fur import DOG_COLOURS, DOG_MARKINGS, coat
from grader.pictures.drawing.shadow import shadow
from grader.pictures.drawing.shapes import curve, ellipse, mirrored, moved, ribbon, rounded

if TYPE_CHECKING:
    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.fur import Coat


def dog(pen: Pen, dice: Dice) -> None:
    """Draw a dog: its head and shoulders, sitting or standing."""
    fur = coat(dice, pen, DOG_COLOURS, DOG_MARKINGS)
    {"portrait": _portrait, "sitting": _sitting, "standing": _standing}[
        dice.weighted({"portrait": 5, "sitting": 3, "standing": 3})
    ](pen, dice, fur)


def _portrait(pen: Pen, dice: Dice, fur: Coat) -> None:
    shoulders = [(-0.5, 0.5), (-1.1, 1.3), (-1.25, 2.7)]
    pen.fill(rounded(mirrored(shoulders), 2), fur.fur, bulge=0.8)
    _face(pen, dice, fur)


def _sitting(pen: Pen, dice: Dice, fur: Coat) -> None:
    shadow(pen, 0, 1.22, 0.95)
    pen.fill(rounded(mirrored([(-0.32, -0.5), (-0.58, 0.05), (-0.76, 0.7), (-0.64, 1.22)])),
             fur.fur, bulge=1.4)  # fmt: skip
    for leg in (-1, 1):
        pen.fill(ellipse(leg * 0.58, 0.96, 0.27, 0.3), fur.fur, bulge=0.9)
        upright = [(leg * 0.06, 0.2), (leg * 0.36, 0.2), (leg * 0.34, 1.2), (leg * 0.06, 1.2)]
        pen.fill(rounded(upright), fur.fur, bulge=0.8)
        pen.fill(ellipse(leg * 0.2, 1.2, 0.2, 0.11), fur.pale, bulge=0.6)
    _face(pen.inside(0, -0.78, 0.62, dice.about(0, 0.1)), dice, fur)


def _standing(pen: Pen, dice: Dice, fur: Coat) -> None:
    shadow(pen, 0, 1.16, 1.15)
    for x in (-0.75, -0.48, 0.55, 0.84):
        foot = x + dice.between(-0.18, 0.18)
        pen.fill(
            ribbon([(x, 0.1), ((x + foot) / 2, 0.6), (foot, 1.1)], 0.19, 0.12), fur.fur, bulge=0.8
        )
    pen.fill(ribbon([(0.9, -0.2), (1.2, -0.5), (1.3, -0.8)], 0.11, 0.06), fur.fur, bulge=0.6)
    back = [
        (-1, -0.38),
        (0, -0.44),
        (0.9, -0.38),
        (1.08, 0),
        (0.9, 0.32),
        (-0.2, 0.42),
        (-0.95, 0.32),
    ]
    pen.fill(rounded(back), fur.fur, bulge=1.5)
    _face(pen.inside(-1.0, -0.55, 0.52, dice.about(0, 0.1)), dice, fur)


def _face(pen: Pen, dice: Dice, fur: Coat) -> None:
    head = Head(dice.between(-0.45, 0.45))
    half = [(0.0, -0.88), (0.5, -0.8), (0.8, -0.35), (0.74, 0.15), (0.5, 0.62), (0.22, 0.98)]
    right = [(head.x(x, 0.4), y) for x, y in half]
    left = [(head.x(-x, 0.4), y) for x, y in reversed(half[1:])]
    pen.fill(rounded(right + left), fur.fur, bulge=1.4)
    _ears(pen, dice, fur, head)
    if dice.chance(0.5):
        blaze = [(-0.1, -0.82), (0.1, -0.82), (0.2, 0.1), (-0.2, 0.1)]
        pen.fill(rounded([(head.x(x, 0.7), y) for x, y in blaze]), fur.pale, alpha=0.9)
    _muzzle(pen, dice, fur, head)
    for side in (-1, 1):
        x = head.x(side * 0.34, 0.85)
        pen.fill(ellipse(x, -0.18, 0.14, 0.14), DARK)
        pen.fill(ellipse(x, -0.18, 0.1, 0.1), colour(66, 42, 28))
        pen.fill(ellipse(x - 0.04, -0.22, 0.04, 0.04), WHITE)


def _ears(pen: Pen, dice: Dice, fur: Coat, head: Head) -> None:
    paint = fur.fur * dice.one_of([1.0, 0.62])
    drop, wide = dice.between(0.26, 0.8), dice.between(0.24, 0.34)
    for side in (-1, 1):
        flap = [(0.46, -0.82), (0.8, -0.72), (0.98 + wide, -0.1), (0.92 + wide, drop - 0.02),
                (0.8, drop), (0.72, -0.1)]  # fmt: skip
        pen.fill(rounded([(head.x(side * x, 0.2), y) for x, y in flap]), paint, bulge=0.9)


def _muzzle(pen: Pen, dice: Dice, fur: Coat, head: Head) -> None:
    snout = mirrored([(-0.26, 0.05), (-0.46, 0.5), (-0.34, 0.9)])
    pen.fill(rounded(moved(snout, head.x(0, 1.1), 0)), fur.pale, bulge=1.2)
    if dice.chance(0.45):
        tongue = mirrored([(-0.15, 0.74), (-0.15, 1.18), (0, 1.26)])
        pen.fill(rounded(moved(tongue, head.x(0, 1.2), 0), 2), (214, 112, 122), bulge=0.6)
    nose = mirrored([(-0.25, 0.18), (-0.17, 0.4), (0, 0.47)])
    pen.fill(rounded(moved(nose, head.x(0, 1.3), 0), 2), (28, 24, 26), bulge=0.5)
    pen.fill(ellipse(head.x(-0.06, 1.35), 0.24, 0.07, 0.04), (128, 126, 128))
    for side in (-1, 1):
        mouth = [
            (head.x(0, 1.3), 0.46),
            (head.x(side * 0.08, 1.3), 0.66),
            (head.x(side * 0.32, 1.1), 0.72),
        ]
        pen.line(curve(mouth), 0.04, fur.dark * 0.5)
