"""Smooth random fields over the canvas, and surfaces made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from grader.pictures.drawing.canvas import SIZE

if TYPE_CHECKING:
    from grader.pictures.drawing.colours import Colour
    from grader.pictures.drawing.dice import Dice
    from grader.pictures.drawing.field import Field


def bumps(dice: Dice, across: float, down: float | None = None) -> Field:
    """A field from -1 to 1 with given numbers of bumps across and down the picture."""
    shape = (max(2, int(down or across)) + 1, max(2, int(across)) + 1)
    coarse = dice.rng.uniform(-1, 1, shape).astype(np.float32)
    return np.asarray(Image.fromarray(coarse).resize((SIZE, SIZE), Image.Resampling.BICUBIC))


def clouds(dice: Dice, across: float = 4, octaves: int = 4) -> Field:
    """Bumps upon bumps, each octave half as large and about half as strong."""
    layers = [0.55**k * bumps(dice, across * 2**k) for k in range(octaves)]
    total = np.sum(layers, axis=0) / sum(0.55**k for k in range(octaves))
    drawn: Field = total.astype(np.float32, copy=False)  # NumPy's types call it float64 or not
    return drawn


def surface(base: Colour, *fields: Field) -> Field:
    """A colour made lighter and darker by fields."""
    tone = 1 + np.sum(fields, axis=0)
    painted: Field = np.clip(base[None, None] * tone[..., None], 0, 255)
    return painted.astype(np.float32)


def blend(one: Field | Colour, other: Field | Colour, share: Field) -> Field:
    """Between two paints, pixel by pixel; all of the other where the share is 1."""
    weight = np.clip(share, 0, 1)[..., None]
    return (one * (1 - weight) + other * weight).astype(np.float32)
