"""Outlines: closed polygons of points (x, y), in the units of what is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Corners = Sequence[tuple[float, float]] | Points


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> Points:
    """An ellipse around (x, y), turned by an angle in radians."""
    t = np.linspace(0, 2 * np.pi, 44, endpoint=False)
    px, py = rx * np.cos(t), ry * np.sin(t)
    c, s = math.cos(turn), math.sin(turn)
    return np.stack([x + c * px - s * py, y + s * px + c * py], axis=1)


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """A rectangle between two corners."""
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], dtype=float)


def rounded(corners: Corners, times: int = 3) -> Points:
    """An outline with its corners cut, again and again (Chaikin 1974)."""
    points = np.asarray(corners, dtype=float)
    for _ in range(times):
        following = np.roll(points, -1, axis=0)
        cut = [0.75 * points + 0.25 * following, 0.25 * points + 0.75 * following]
        points = np.stack(cut, axis=1).reshape(-1, 2)
    return points


def moved(outline: Corners, x: float, y: float) -> Points:
    """An outline somewhere else."""
    there: Points = np.asarray(outline, dtype=float) + np.array([x, y])
    return there


def shrunk(outline: Corners, x: float, y: float) -> Points:
    """An outline drawn together towards its middle."""
    points = np.asarray(outline, dtype=float)
    middle = points.mean(axis=0)
    smaller: Points = middle + (points - middle) * np.array([x, y])
    return smaller


def mirrored(corners: Corners) -> Points:
    """A left half, from top to bottom, and its mirror image on the right."""
    half = np.asarray(corners, dtype=float)
    return np.vstack([half, half[::-1] * [-1, 1]])


def curve(through: Corners, steps: int = 8) -> Points:
    """A smooth open line through points (Catmull and Rom 1974)."""
    p = np.asarray(through, dtype=float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        cubic = (3 * b - a - 3 * c + d) * t**3
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + cubic))
    return np.vstack([*pieces, p[-2:-1]])


def band(through: Corners, half: float) -> Points:
    """A line of corners as an outline, so wide to either side."""
    line = np.asarray(through, dtype=float)
    across = _across(line) * half
    return np.vstack([line + across, (line - across)[::-1]])


def ribbon(through: Corners, start: float, end: float | None = None) -> Points:
    """A band along a smooth line, from one half-width to another, with a round end."""
    line = curve(through)
    end = start if end is None else end
    across = _across(line)
    widths = np.linspace(start, end, len(line))[:, None]
    cap = line[-1] + np.array([across[-1, 1], -across[-1, 0]]) * end * 0.8
    return np.vstack([line + across * widths, cap[None], (line - across * widths)[::-1]])


def _across(line: Points) -> Points:
    """At each point of a line the unit vector square to it."""
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    return np.stack([-along[:, 1], along[:, 0]], axis=1)
