"""A large float canvas, and a pen that fills outlines on it with soft light."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from grader.pictures.drawing.blur import blurred
from grader.pictures.drawing.coverage import coverage
from grader.pictures.drawing.shapes import band

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.pictures.drawing.colours import Colour
    from grader.pictures.drawing.field import Field
    from grader.pictures.drawing.shapes import Corners, Points

NUM_PX = 64
"""Height and width of a finished picture."""
SUPERSAMPLED = 4
"""How many times larger it is drawn, before it is reduced."""
SIZE = NUM_PX * SUPERSAMPLED

ROWS, COLUMNS = (grid.astype(np.float32) for grid in np.mgrid[0:SIZE, 0:SIZE])


@dataclass(frozen=True)
class Place:
    """Where on the canvas something is drawn: its own units to pixels.

    Parameters
    ----------
    origin : array of shape (2,)
        The thing's (0, 0), in pixels.
    matrix : array of shape (2, 2)
        Turns, mirrors and scales its units.
    """

    origin: Points
    matrix: Points

    @property
    def scale(self) -> float:
        """Pixels to one unit."""
        return float(math.sqrt(abs(np.linalg.det(self.matrix))))

    def pixels(self, points: Corners) -> Points:
        """Points in pixels."""
        return np.asarray(points, dtype=float) @ self.matrix.T + self.origin

    def inside(self, x: float, y: float, size: float, turn: float = 0.0, flip: int = 1) -> Place:
        """The place of a part, around (x, y), smaller, turned or mirrored."""
        matrix = self.matrix @ (size * turned(turn) * [flip, 1])
        return Place(self.pixels([(x, y)])[0], matrix)

    def units(self) -> tuple[Field, Field]:
        """For each pixel of the canvas its x and y in the thing's own units."""
        inverse = np.linalg.inv(self.matrix)
        dx, dy = COLUMNS - self.origin[0], ROWS - self.origin[1]
        return (
            (inverse[0, 0] * dx + inverse[0, 1] * dy).astype(np.float32),
            (inverse[1, 0] * dx + inverse[1, 1] * dy).astype(np.float32),
        )


def turned(angle: float) -> Points:
    """The matrix that turns by an angle in radians."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s], [s, c]])


class Pen:
    """Draws on a canvas, at a place, in the light of the picture.

    Parameters
    ----------
    canvas : array of shape (SIZE, SIZE, 3), float32
        Is drawn on.
    place : Place
    light : tuple of float
        The direction that light comes from.
    """

    def __init__(self, canvas: Field, place: Place, light: tuple[float, float]) -> None:
        self.canvas, self.place, self.light = canvas, place, light

    def inside(self, x: float, y: float, size: float, turn: float = 0.0, flip: int = 1) -> Pen:
        """A pen for a part."""
        return Pen(self.canvas, self.place.inside(x, y, size, turn, flip), self.light)

    def fill(
        self,
        outline: Corners,
        paint: Colour | Field | Sequence[float],
        *,
        bulge: float = 0.0,
        alpha: float = 1.0,
        soft: float = 0.0,
    ) -> None:
        """Fill an outline with a colour or a texture.

        Parameters
        ----------
        outline : points of a polygon
        paint : a colour, or an array like the canvas
        bulge : float
            How far it bulges: its lit side is lighter and the other darker.
        alpha : float
            How much of what was there it covers.
        soft : float
            How wide its edge is, in its own units.
        """
        points = self.place.pixels(outline)
        blur = soft * self.place.scale
        window = _window(points, int(2 * blur) + 2)
        if window is None:
            return
        rows, columns = window
        corners = points - [columns.start, rows.start]
        mask = coverage(corners, rows.stop - rows.start, columns.stop - columns.start)
        if blur > 0:
            mask = blurred(mask, blur)
        pigment = np.asarray(paint, np.float32)
        pigment = pigment[rows, columns] if pigment.ndim == 3 else pigment[None, None]  # noqa: PLR2004 - a texture
        if bulge:
            pigment = pigment * self._lit(mask, points, bulge)[..., None]
        under = self.canvas[rows, columns]
        under += (pigment - under) * (alpha * mask)[..., None]

    def line(
        self, through: Corners, width: float, paint: Colour | Sequence[float], alpha: float = 1.0
    ) -> None:
        """Draw a line of a width in the thing's own units, at least one pixel."""
        self.fill(band(through, max(width, 1 / self.place.scale) / 2), paint, alpha=alpha)

    def _lit(self, mask: Field, points: Points, bulge: float) -> Field:
        """Light on a bulging shape: the slope of its blurred mask, seen from the light."""
        size = float(np.min(points.max(axis=0) - points.min(axis=0)))
        slope_y, slope_x = np.gradient(blurred(mask, max(1.0, size * 0.22)))
        facing = -(slope_x * self.light[0] + slope_y * self.light[1])
        lit: Field = np.clip(1 - 0.08 * bulge + bulge * size * facing, 0.5, 1.45)
        return lit.astype(np.float32)


def _window(points: Points, margin: int) -> tuple[slice, slice] | None:
    """The part of the canvas that an outline touches, if any."""
    x0, y0 = np.maximum(np.floor(points.min(axis=0)).astype(int) - margin, 0)
    x1, y1 = np.minimum(np.ceil(points.max(axis=0)).astype(int) + margin, SIZE)
    if x1 - x0 < 2 or y1 - y0 < 2:  # noqa: PLR2004 - a gradient needs two pixels
        return None
    return slice(int(y0), int(y1)), slice(int(x0), int(x1))
