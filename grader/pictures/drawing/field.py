"""The type of everything that is drawn: one number for each pixel of the canvas."""

from __future__ import annotations

import numpy as np

Field = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
"""Levels or weights, of shape (height, width), in float32."""
