"""Colours as float arrays of red, green and blue, each from 0 to 255."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.pictures.drawing.dice import Dice

Colour = np.ndarray[tuple[int, ...], np.dtype[np.float32]]

WHITE = (244, 243, 238)
DARK = (18, 16, 18)


def colour(red: float, green: float, blue: float) -> Colour:
    """A colour from its three parts."""
    return np.array([red, green, blue], dtype=np.float32)


def hue(h: float, saturation: float, value: float) -> Colour:
    """A colour from hue, saturation and value, each from 0 to 1."""
    return colour(*(255 * part for part in colorsys.hsv_to_rgb(h % 1.0, saturation, value)))


def near(dice: Dice, base: Sequence[float] | Colour, spread: float = 14.0) -> Colour:
    """A colour like another: lighter or darker as a whole, and a little in each part."""
    whole = dice.between(-spread, spread)
    parts = [whole + dice.between(-spread / 2, spread / 2) for _ in range(3)]
    like: Colour = np.clip(np.asarray(base, np.float32) + np.array(parts), 0, 255)
    return like.astype(np.float32)


def vivid(dice: Dice, low: float = 0.4, high: float = 0.9) -> Colour:
    """Any strong colour."""
    return hue(dice.between(0, 1), dice.between(0.45, 0.85), dice.between(low, high))


def mixed(one: Sequence[float] | Colour, other: Sequence[float] | Colour, share: float) -> Colour:
    """Between two colours; all of the other at share 1."""
    ours, theirs = np.asarray(one, np.float32), np.asarray(other, np.float32)
    return (ours * (1 - share) + theirs * share).astype(np.float32)
