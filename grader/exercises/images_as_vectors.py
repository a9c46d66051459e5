"""The exercises of 01-images-as-vectors: pictures, columns and shapes.

Pictures are small and never square, except where the exercise speaks of square ones, so that rows
and columns cannot be taken for each other; no size equals another one, or 3, or those of the data.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

FLOAT32 = 2e-6
"""Scaled pixels are at most 1; this leaves room for work in float32, and for no mistake."""
COLUMN = "a column: one row per number of the picture"
PICTURE = "rows, columns, channels"

Array = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


@exercise(facets={"m_train": 1, "m_test": 1, "num_px": 1})
def dataset_shapes(rng: np.random.Generator) -> tuple[Array, Array]:
    """train_x (m_train, num_px, num_px, 3), test_x (m_test, num_px, num_px, 3)."""
    m_train, m_test, num_px = rng.integers([11, 5, 9], [20, 9, 11])
    train, test = ((m, num_px, num_px, 3) for m in (m_train, m_test))
    return np.zeros(train, np.uint8), np.zeros(test, np.uint8)


@exercise(shapes={"result": COLUMN})
def image2vector(rng: np.random.Generator) -> tuple[Array]:
    """image (h, w, 3)."""
    return (_pixels(rng, *_sizes(rng), 3),)


@exercise(shapes={"result": PICTURE})
def vector2image(rng: np.random.Generator) -> tuple[Array, int, int]:
    """x (height * width * 3, 1), height, width."""
    height, width = _sizes(rng)
    return _pixels(rng, height * width * 3, 1), height, width


@exercise(shapes={"result": "a column: one row per pixel"})
def unroll_red(rng: np.random.Generator) -> tuple[Array]:
    """image (h, w, 3)."""
    return (_pixels(rng, *_sizes(rng), 3),)


@exercise(shapes={"result": COLUMN})
def unroll_channels(rng: np.random.Generator) -> tuple[Array]:
    """image (h, w, 3)."""
    return (_pixels(rng, *_sizes(rng), 3),)


@exercise(shapes={"result": "one row per feature, one column per picture"})
def flatten_images(rng: np.random.Generator) -> tuple[Array]:
    """images (m, h, w, 3)."""
    return (_pixels(rng, int(rng.integers(8, 11)), *_sizes(rng), 3),)


@exercise(shapes={"result": "n rows, one column"})
def as_column(rng: np.random.Generator) -> tuple[Array]:
    """v (n,), of whole numbers."""
    return (_pixels(rng, int(rng.integers(6, 12))),)


@exercise(atol=FLOAT32, shapes={"result": "that of X"})
def standardize(rng: np.random.Generator) -> tuple[Array]:
    """X (n_x, m), neither black nor white, so that its own extremes are not 0 and 255."""
    n_x, m = _sizes(rng)
    return (rng.integers(20, 240, (n_x, m), np.uint8),)


def _sizes(rng: np.random.Generator) -> tuple[int, int]:
    """Two sizes from 4 to 7, different from each other."""
    first, second = rng.permutation(np.arange(4, 8))[:2]
    return int(first), int(second)


def _pixels(rng: np.random.Generator, *shape: int) -> Array:
    return rng.integers(0, 256, shape, np.uint8)
