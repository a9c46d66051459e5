"""How much of each pixel an outline covers, computed here so that every library version agrees.

A mask that changes little when a corner moves little makes the last bit of a sine harmless;
Pillow's polygons jump by whole pixels, and differently from version to version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from grader.pictures.drawing.shapes import Points

LINES = 4
"""Scan lines to a row of pixels."""


def coverage(points: Points, height: int, width: int) -> np.ndarray:
    """The share of each pixel inside a closed outline, by the nonzero winding rule.

    Parameters
    ----------
    points : array of shape (n, 2)
        x and y of the corners; pixel (i, j) reaches from (j, i) to (j + 1, i + 1).
    height, width : int

    Returns
    -------
    array of shape (height, width), float32
        From 0 to 1.
    """
    line, x, winding = _crossings(points, height * LINES)
    x = np.clip(x, 0, width)
    column = np.minimum(x.astype(int), width)
    inside = column + 1 - x
    # each crossing changes the winding number of all that is to its right
    cells = (line // LINES) * (width + 2) + column
    size = height * (width + 2)
    steps = np.bincount(cells, winding * inside, size)
    steps += np.bincount(cells + 1, winding * (1 - inside), size)
    turns = np.cumsum(steps.reshape(height, width + 2), axis=1)[:, :width] / LINES
    return np.minimum(np.abs(turns), 1).astype(np.float32)


def _crossings(points: Points, lines: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the outline crosses each scan line, and whether downwards (1) or upwards (-1)."""
    scaled = points * [1, LINES]
    after = np.roll(scaled, -1, axis=0)
    rise = after[:, 1] - scaled[:, 1]
    down = rise > 0
    # an edge crosses the lines whose middle y lies from its upper end to just before its lower
    upper, lower = np.minimum(scaled[:, 1], after[:, 1]), np.maximum(scaled[:, 1], after[:, 1])
    first = np.clip(np.ceil(upper - 0.5), 0, lines).astype(int)
    count = np.clip(np.ceil(lower - 0.5), 0, lines).astype(int) - first
    edge = np.repeat(np.arange(len(points)), count)
    line = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + first[edge]
    share = (line + 0.5 - scaled[edge, 1]) / rise[edge]
    x = scaled[edge, 0] + share * (after[edge, 0] - scaled[edge, 0])
    return line, x, np.where(down[edge], 1.0, -1.0)
