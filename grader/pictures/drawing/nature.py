"""Living things that are neither cats nor dogs. Units: about 2 across, around (0, 0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from grader.pictures.drawing.colours import DARK, WHITE, colour, hue, mixed, near, vivid
from grader.pictures.drawing.shadow import shadow
from grader.pictures.drawing.shapes import (
    box,
    curve,
    ellipse,
    mirrored,
    moved,
    ribbon,
    rounded,
    shrunk,
)
from grader.pictures.drawing.textures import bumps, clouds, surface

if TYPE_CHECKING:
    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.dice import Dice


def bird(pen: Pen, dice: Dice) -> None:
    """A songbird on a twig, seen from the side."""
    base = vivid(dice, 0.45, 0.85) if dice.chance(0.6) else near(dice, (110, 92, 74), 20)
    plumage = surface(base, 0.16 * bumps(dice, 40))
    pen.fill(ribbon([(-2.5, 0.95), (0, 0.86), (2.5, 0.98)], 0.09), (92, 70, 52), bulge=0.5)
    pen.fill([(0.6, 0.05), (1.75, 0.5), (1.6, 0.72), (0.5, 0.42)], plumage * 0.75, bulge=0.5)
    for x in (-0.1, 0.15):
        pen.line([(x, 0.5), (x, 0.88)], 0.06, (120, 84, 50))
    body = [
        (-0.75, -0.5),
        (-0.1, -0.55),
        (0.6, -0.2),
        (0.9, 0.2),
        (0.4, 0.62),
        (-0.3, 0.66),
        (-0.8, 0.2),
    ]
    pen.fill(rounded(body), plumage, bulge=1.4)
    pen.fill(rounded([(-0.75, 0), (-0.2, 0.1), (0.2, 0.5), (-0.3, 0.62), (-0.72, 0.3)]),
             mixed(base, (232, 218, 196), 0.7), soft=0.04)  # fmt: skip
    pen.fill(ellipse(-0.62, -0.55, 0.48, 0.44), plumage, bulge=1.2)
    wing = [(-0.25, -0.25), (0.4, -0.2), (1.15, 0.3), (0.5, 0.35), (-0.1, 0.2)]
    pen.fill(rounded(wing), plumage * 0.7, bulge=0.8)
    pen.fill([(-1.04, -0.62), (-1.5, -0.48), (-1.04, -0.4)], (226, 160, 50), bulge=0.4)
    pen.fill(ellipse(-0.74, -0.62, 0.1, 0.1), DARK)
    pen.fill(ellipse(-0.77, -0.65, 0.035, 0.035), WHITE)


def fish(pen: Pen, dice: Dice) -> None:
    """A fish from the side, in water."""
    base = vivid(dice, 0.5, 0.95)
    scales = surface(base, 0.14 * bumps(dice, 36), 0.1 * clouds(dice, 3, 2))
    pen.fill(box(-6, -6, 6, 6), near(dice, (44, 104, 140), 22), alpha=0.75)
    for _ in range(dice.count(2, 6)):
        x, y, size = dice.between(-2, 2), dice.between(-2, 0.5), dice.between(0.06, 0.16)
        pen.fill(ellipse(x, y, size, size), (200, 225, 236), alpha=0.5)
    pen.fill(
        rounded([(0.8, 0), (1.55, -0.62), (1.4, 0), (1.55, 0.62)], 2), scales * 0.85, bulge=0.6
    )
    pen.fill(rounded([(-0.4, -0.4), (0.2, -0.95), (0.7, -0.3)], 2), scales * 0.8, bulge=0.5)
    pen.fill(rounded([(-0.1, 0.4), (0.3, 0.85), (0.5, 0.3)], 2), scales * 0.8, bulge=0.5)
    pen.fill(rounded([(-1.2, 0.02), (-0.7, -0.45), (0.1, -0.58), (1.0, -0.1), (1.0, 0.1),
                      (0.1, 0.56), (-0.7, 0.45)]), scales, bulge=1.4)  # fmt: skip
    if dice.chance(0.5):
        for x in (-0.35, 0.15, 0.6):
            band = [(x, -0.52), (x + 0.1, 0), (x, 0.52)]
            pen.fill(ribbon(band, 0.07, 0.05), mixed(base, WHITE, 0.75), alpha=0.8)
    pen.fill(ellipse(-0.82, -0.1, 0.15, 0.15), WHITE)
    pen.fill(ellipse(-0.84, -0.1, 0.08, 0.08), DARK)
    pen.line(curve([(-0.5, -0.3), (-0.42, 0.02), (-0.5, 0.32)]), 0.04, base * 0.6)


def flower(pen: Pen, dice: Dice) -> None:
    """One flower from above, with a stem and leaves."""
    petals = dice.count(5, 12)
    tint = hue(dice.one_of([0.95, 0.13, 0.78, 0.02, 0.6]) + dice.about(0, 0.02), 0.65, 0.9)
    stem = [(0, 0.2), (dice.between(-0.1, 0.1), 1), (dice.between(-0.25, 0.25), 2.2)]
    pen.fill(ribbon(stem, 0.07), hue(0.3, 0.6, 0.45), bulge=0.5)
    for side in (-1, 1):
        leaf = [(0, 1.25), (side * 0.4, 0.88), (side * 0.85, 0.95), (side * 0.45, 1.25)]
        pen.fill(rounded(leaf, 2), hue(0.3, 0.6, 0.5), bulge=0.6)
    for ring in range(dice.count(1, 2)):
        for petal in range(petals):
            turn = 2 * math.pi * (petal + 0.5 * ring) / petals
            out, size = 0.6 * (1 - 0.3 * ring), 0.44 * (1 - 0.2 * ring)
            at = out * math.cos(turn), out * math.sin(turn)
            pen.fill(
                ellipse(*at, size, min(0.34, 1.8 / petals), turn),
                tint * (1 - 0.12 * ring),
                bulge=0.9,
            )
    pen.fill(ellipse(0, 0, 0.28, 0.28), hue(0.1, 0.8, dice.between(0.45, 0.9)), bulge=0.9)


def tree(pen: Pen, dice: Dice) -> None:
    """A round tree or a fir."""
    leaf = hue(
        dice.one_of([0.26, 0.3, 0.34, 0.09]), dice.between(0.45, 0.7), dice.between(0.4, 0.6)
    )
    leaves = surface(leaf, 0.5 * clouds(dice, 12, 3))
    shadow(pen, 0, 1.5, 0.9)
    pen.fill(
        rounded([(-0.15, 1.5), (-0.1, 0.2), (0.1, 0.2), (0.17, 1.5)], 1), (96, 72, 54), bulge=0.9
    )
    if dice.chance(0.35):
        for tier in range(4):
            y, half = -1.35 + tier * 0.46, 0.4 + 0.2 * tier
            pen.fill(
                [(0, y - 0.3), (half, y + 0.45), (-half, y + 0.45)],
                leaves * (0.8 + 0.07 * tier),
                bulge=0.8,
            )
        return
    for _ in range(9):
        turn, out = dice.between(0, 6.28), dice.between(0, 0.6)
        at = out * math.cos(turn), -0.4 + 0.8 * out * math.sin(turn)
        pen.fill(ellipse(*at, dice.between(0.38, 0.6), dice.between(0.34, 0.5)), leaves, bulge=0.9)


def person(pen: Pen, dice: Dice) -> None:
    """Head and shoulders of a person."""
    skin = near(
        dice, dice.one_of([(236, 192, 160), (198, 146, 108), (140, 96, 68), (92, 62, 46)]), 8
    )
    hair = near(
        dice,
        dice.one_of([(44, 32, 28), (92, 62, 40), (190, 150, 90), (150, 148, 146), (150, 70, 40)]),
        10,
    )
    top = vivid(dice, 0.35, 0.8)
    long = dice.chance(0.5)
    if long:
        pen.fill(rounded(mirrored([(-0.5, -1.0), (-0.86, -0.3), (-0.84, 0.75)])), hair, bulge=1.0)
    pen.fill(rounded(mirrored([(-0.35, 0.75), (-1.25, 1.05), (-1.4, 2.6)]), 2), top, bulge=0.9)
    pen.fill(
        rounded([(-0.26, 0.4), (0.26, 0.4), (0.3, 1.0), (-0.3, 1.0)], 2), skin * 0.85, bulge=0.5
    )
    for side in (-1, 1):
        pen.fill(ellipse(side * 0.66, -0.05, 0.12, 0.2), skin * 0.9, bulge=0.4)
    pen.fill(
        rounded(mirrored([(-0.3, -0.86), (-0.68, -0.45), (-0.64, 0.2), (-0.3, 0.68)])),
        skin,
        bulge=1.1,
    )
    fringe = dice.between(-0.55, -0.3)
    pen.fill(
        rounded(
            mirrored(
                [(0, -1.06), (-0.62, -0.9), (-0.78, -0.2), (-0.55, fringe), (0, fringe - 0.12)]
            ),
            2,
        ),
        hair,
        bulge=0.8,
    )
    for side in (-1, 1):
        pen.fill(ellipse(side * 0.27, -0.08, 0.12, 0.075), WHITE)
        pen.fill(ellipse(side * 0.27, -0.08, 0.065, 0.07), (60, 44, 36))
        pen.line([(side * 0.14, -0.24), (side * 0.42, -0.24)], 0.05, hair * 0.8)
    pen.line(curve([(0, 0), (0.07, 0.18), (-0.03, 0.2)]), 0.04, skin * 0.72)
    pen.line(curve([(-0.2, 0.4), (0, 0.46), (0.2, 0.4)]), 0.07, (170, 80, 76))


def butterfly(pen: Pen, dice: Dice) -> None:
    """A butterfly with spread wings."""
    tint = vivid(dice, 0.6, 0.95)
    spots = mixed(tint, WHITE, 0.6)
    for side in (-1, 1):
        upper = [(side * 0.05, -0.1), (side * 0.6, -1.0), (side * 1.35, -0.85), (side * 1.1, 0.0)]
        lower = [(side * 0.05, 0.05), (side * 0.95, 0.1), (side * 0.9, 0.85), (side * 0.35, 0.8)]
        for wing in (lower, upper):
            shape = rounded(wing, 2)
            pen.fill(shape, tint * 0.35, bulge=0.4)
            pen.fill(shrunk(shape, 0.8, 0.8), tint, bulge=0.6)
            pen.fill(shrunk(shape, 0.15, 0.15), spots)
        feeler = [(side * 0.03, -0.5), (side * 0.2, -0.9), (side * 0.38, -1.05)]
        pen.line(curve(feeler), 0.04, DARK)
    pen.fill(ellipse(0, 0.05, 0.1, 0.62), (40, 32, 30), bulge=0.7)


def mushroom(pen: Pen, dice: Dice) -> None:
    """A mushroom with a spotted cap."""
    cap = hue(dice.one_of([0.01, 0.08, 0.1]), 0.75, dice.between(0.5, 0.85))
    shadow(pen, 0, 1.12, 0.8)
    pen.fill(
        rounded(mirrored([(-0.26, -0.1), (-0.24, 0.6), (-0.36, 1.12)])), (232, 222, 202), bulge=1.0
    )
    pen.fill(
        rounded([(-1.15, 0.1), (-0.85, -0.6), (0, -0.95), (0.85, -0.6), (1.15, 0.1), (0, 0.22)]),
        cap,
        bulge=1.3,
    )
    if dice.chance(0.7):
        for x, y, size in (
            (-0.55, -0.3, 0.14),
            (0.05, -0.6, 0.16),
            (0.5, -0.2, 0.15),
            (-0.1, -0.1, 0.1),
        ):
            pen.fill(ellipse(x, y, size, size * 0.75), (240, 232, 214), bulge=0.3)


def fruit(pen: Pen, dice: Dice) -> None:
    """Apples, oranges, plums and lemons, one to three."""
    tints = [colour(196, 42, 40), colour(232, 142, 36), colour(128, 174, 56), colour(112, 48, 100)]
    spots = [(-0.85, 0.35), (0.85, 0.4), (0.0, 0.0)][-dice.count(1, 3) :]
    for x, y in spots:
        shadow(pen, x, y + 0.72, 0.75)
        half = [(0, -0.44), (-0.5, -0.55), (-0.78, 0), (-0.52, 0.66), (0, 0.6)]
        pen.fill(
            rounded(moved(mirrored(half), x, y)), near(dice, dice.one_of(tints), 12), bulge=1.6
        )
        pen.line(
            curve([(x, y - 0.4), (x + 0.04, y - 0.6), (x + 0.12, y - 0.78)]), 0.08, (84, 60, 42)
        )
        pen.fill(ellipse(x + 0.34, y - 0.68, 0.26, 0.11, -0.4), hue(0.3, 0.6, 0.5), bulge=0.5)
        pen.fill(ellipse(x - 0.3, y - 0.2, 0.12, 0.17), WHITE, alpha=0.4, soft=0.05)


def turtle(pen: Pen, dice: Dice) -> None:
    """A turtle from the side."""
    shell = hue(dice.between(0.08, 0.3), 0.5, dice.between(0.35, 0.6))
    skin = near(dice, (128, 150, 92), 14)
    shadow(pen, 0, 0.78, 1.3)
    for x in (-0.7, 0.65):
        pen.fill(
            rounded([(x - 0.2, 0.3), (x + 0.2, 0.3), (x + 0.24, 0.8), (x - 0.22, 0.8)], 2),
            skin,
            bulge=0.8,
        )
    pen.fill(ribbon([(-0.7, 0.35), (-1.15, 0.2), (-1.3, -0.1)], 0.2, 0.24), skin, bulge=0.9)
    pen.fill(ellipse(-1.36, -0.12, 0.32, 0.27), skin, bulge=1.0)
    pen.fill(ellipse(-1.46, -0.18, 0.06, 0.06), DARK)
    dome = [(-1.0, 0.45), (-0.85, -0.25), (-0.3, -0.72), (0.35, -0.72), (0.85, -0.25), (1.05, 0.45)]
    pen.fill(rounded(dome, 2), shell, bulge=1.5)
    for x, y in ((-0.5, 0), (0, -0.3), (0.5, 0), (0.0, 0.2)):
        plate = np.array(
            [(x + 0.24 * math.cos(t), y + 0.2 * math.sin(t)) for t in np.arange(6) * 1.047]
        )
        pen.fill(plate, shell * 0.68, bulge=0.5)
    pen.fill(
        rounded([(-1.1, 0.36), (1.1, 0.36), (1.05, 0.54), (-1.05, 0.54)], 1),
        shell * 1.25,
        bulge=0.5,
    )
