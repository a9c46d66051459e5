"""The exercise of 00-jupyter-tour, for practice: it is worth nothing."""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

Image = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


@exercise(atol=1e-6)
def brightness(rng: np.random.Generator) -> tuple[Image]:
    """image (height, width, 3) of 0 to 255, with some white and some black, never square."""
    height, width = int(rng.integers(4, 8)), int(rng.integers(8, 12))
    image = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
    image[0, :2] = 255, 0, 255
    return (image,)
