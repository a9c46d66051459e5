"""The exercise of 00-jupyter-tour, for practice: it is worth no points."""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

Image = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

RANGES = ((20, 180), (60, 240), (0, 256))
"""From the darkest number to one above the lightest: only the last picture may reach both ends."""


@exercise(
    atol=1e-6,
    cases=len(RANGES),
    edges={
        "for a picture of one pixel": {"height": 1, "width": 1},
        "for a square picture": {"height": 6, "width": 6},
        "for a picture that is black": {"black": 1},
    },
)
def brightness(
    rng: np.random.Generator, case: int, *, height: int = 0, width: int = 0, black: int = 0
) -> tuple[Image]:
    """image (height, width, 3) of 0 to 255."""
    height = height or int(rng.integers(4, 8))
    width = width or int(rng.integers(8, 12))
    low, high = (0, 1) if black else RANGES[case]
    return (rng.integers(low, high, (height, width, 3), dtype=np.uint8),)
