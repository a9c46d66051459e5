"""Coats: base colour, markings, and the lighter parts of an animal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from grader.pictures.drawing.colours import mixed, near
from grader.pictures.drawing.textures import blend, bumps, clouds, surface

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.pictures.drawing.canvas import Pen
    from grader.pictures.drawing.colours import Colour
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.field import Field

COLOURS = {
    "black": (46, 44, 48),
    "grey": (122, 122, 128),
    "silver": (170, 168, 168),
    "white": (228, 224, 216),
    "orange": (206, 126, 60),
    "cream": (222, 190, 148),
    "brown": (120, 86, 60),
    "tan": (176, 138, 96),
    "blue": (106, 114, 130),
}
CAT_COLOURS = dict(zip(COLOURS, (2, 3, 3, 3, 5, 2, 3, 1, 2), strict=True))
DOG_COLOURS = dict(zip(COLOURS, (3, 2, 1, 3, 2, 3, 4, 5, 1), strict=True))
CAT_MARKINGS = {"solid": 3.0, "tabby": 4.5, "bicolour": 3.0}
DOG_MARKINGS = {"solid": 5.0, "bicolour": 4.0}


@dataclass(frozen=True)
class Coat:
    """How an animal is coloured.

    Parameters
    ----------
    fur : array like the canvas
    pale : array like the canvas
        Muzzle, chest and paws.
    base, dark : colour
    markings : str
        ``solid``, ``tabby`` or ``bicolour``.
    """

    fur: Field
    pale: Field
    base: Colour
    dark: Colour
    markings: str


def coat(dice: Dice, pen: Pen, colours: Mapping[str, float], markings: Mapping[str, float]) -> Coat:
    """Draw a random coat."""
    base = near(dice, COLOURS[dice.weighted(colours)], 16)
    kind = dice.weighted(markings)
    hair = 0.07 * bumps(dice, 70) + 0.06 * bumps(dice, 34)
    shade = 0.12 * clouds(dice, 3, 3)
    fur, dark = surface(base, hair, shade), base * dice.between(0.4, 0.6)
    pale = mixed(base, (234, 228, 218), 0.65)
    if kind == "tabby":
        fur = blend(fur, surface(dark, hair), _stripes(dice, pen))
    elif kind == "bicolour":
        white = near(dice, (230, 226, 218) if base.mean() < 170 else COLOURS["grey"], 10)  # noqa: PLR2004 - a pale coat
        patches = (clouds(dice, dice.between(2, 4), 2) - dice.between(-0.15, 0.2)) * 14
        fur = blend(fur, surface(white, hair), patches)
        pale = near(dice, (232, 228, 222), 6)
    elif dice.chance(0.5):
        pale = base * dice.between(1.05, 1.3)
    return Coat(fur, surface(np.clip(pale, 0, 255), hair), base, dark, kind)


def _stripes(dice: Dice, pen: Pen) -> Field:
    x, y = pen.place.units()
    wave = 2.4 * bumps(dice, 6) + 1.2 * bumps(dice, 14)
    bands = np.sin(x * dice.between(9, 14) + y * dice.between(-3, 3) + wave)
    strength = np.clip((bands - 0.05) * 1.6, 0, 1) * dice.between(0.5, 0.85)
    drawn: Field = strength.astype(np.float32, copy=False)  # as in `textures.clouds`
    return drawn
