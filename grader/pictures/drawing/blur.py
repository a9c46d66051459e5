"""Blur in floating point: Pillow's rounds to whole levels, which light on a slope would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from grader.pictures.drawing.field import Field

PASSES = 3


def blurred(field: Field, sigma: float) -> Field:
    """Three moving averages, nearly a Gaussian; beyond the edge, the last values repeat.

    Parameters
    ----------
    field : array of shape (height, width)
    sigma : float
        The standard deviation of the Gaussian, in pixels; below two, the blur is a little wider.
    """
    width = float(np.sqrt(12 * sigma**2 / PASSES + 1))
    for _ in range(PASSES):
        field = _averaged(_averaged(field, width).T, width).T
    return field


def _averaged(field: Field, width: float) -> Field:
    """The mean over a number of pixels (it may be a fraction) above and below each pixel."""
    reach = (width - 1) / 2
    whole = int(reach)
    part = np.float32(reach - whole)
    height = len(field)
    padded = np.pad(field, ((whole + 2, whole + 1), (0, 0)), mode="edge")
    sums = np.cumsum(padded, axis=0, dtype=np.float32)
    inner = sums[2 * whole + 2 :][:height] - sums[1:][:height]
    outer = padded[1:][:height] + padded[2 * whole + 3 :][:height]
    return ((inner + part * outer) / np.float32(width)).astype(np.float32)
