"""The shadow below a thing, so that it stands on the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.pictures.drawing.colours import DARK
from grader.pictures.drawing.shapes import ellipse

if TYPE_CHECKING:
    from grader.pictures.drawing.canvas import Pen


def shadow(pen: Pen, x: float, y: float, width: float) -> None:
    """Darken the ground around (x, y)."""
    pen.fill(ellipse(x, y, width, width * 0.17), DARK, alpha=0.5, soft=0.1)
