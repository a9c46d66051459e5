"""The exercises of 01-images-as-vectors: pictures, columns and shapes.

Pictures are small and seldom square, except where the exercise speaks of square ones, so that rows
and columns cannot be taken for each other; ordinary sizes differ from each other, from 3 and from
those of the data. The smallest sizes come once each.
"""

from __future__ import annotations

import numpy as np

from grader.exercises._exercise import exercise

FLOAT32 = 2e-6
"""Scaled pixels are at most 1; this leaves room for work in float32, and for no mistake."""
COLUMN = "a column: one row per number of the picture"
PICTURE = "rows, columns, channels"

FEW_PIXELS = {
    "for a picture of one row": {"height": 1},
    "for a picture of one column": {"width": 1},
    "for a square picture": {"height": 5, "width": 5},
}
"""The smallest pictures, and a square one."""

Array = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]


@exercise(
    facets={"m_train": 1, "m_test": 1, "num_px": 1},
    cases=2,
    edges={
        "for one training picture": {"m_train": 1},
        "for one test picture": {"m_test": 1},
        "for pictures of one pixel": {"num_px": 1},
    },
)
def dataset_shapes(
    rng: np.random.Generator, case: int, *, m_train: int = 0, m_test: int = 0, num_px: int = 0
) -> tuple[Array, Array]:
    """train_x (m_train, num_px, num_px, 3), test_x (m_test, num_px, num_px, 3).

    Now there are more training pictures, now more test pictures.
    """
    small, large = int(rng.integers(5, 9)), int(rng.integers(12, 21))
    train, test = (large, small) if case == 0 else (small, large)
    side = num_px or int(rng.integers(9, 12))
    return tuple(np.zeros((m, side, side, 3), np.uint8) for m in (m_train or train, m_test or test))  # type: ignore[return-value]  # two of them


@exercise(shapes={"result": COLUMN}, edges=FEW_PIXELS)
def image2vector(rng: np.random.Generator, *, height: int = 0, width: int = 0) -> tuple[Array]:
    """image (h, w, 3)."""
    return (_pixels(rng, *_sizes(rng, height, width), 3),)


@exercise(shapes={"result": PICTURE}, edges=FEW_PIXELS)
def vector2image(
    rng: np.random.Generator, *, height: int = 0, width: int = 0
) -> tuple[Array, int, int]:
    """x (height * width * 3, 1), height, width."""
    height, width = _sizes(rng, height, width)
    return _pixels(rng, height * width * 3, 1), height, width


@exercise(shapes={"result": "a column: one row per pixel"}, edges=FEW_PIXELS)
def unroll_red(rng: np.random.Generator, *, height: int = 0, width: int = 0) -> tuple[Array]:
    """image (h, w, 3)."""
    return (_pixels(rng, *_sizes(rng, height, width), 3),)


@exercise(shapes={"result": COLUMN}, edges=FEW_PIXELS)
def unroll_channels(rng: np.random.Generator, *, height: int = 0, width: int = 0) -> tuple[Array]:
    """image (h, w, 3)."""
    return (_pixels(rng, *_sizes(rng, height, width), 3),)


@exercise(
    shapes={"result": "one row per feature, one column per picture"},
    edges={"for one picture": {"m": 1}, **FEW_PIXELS},
)
def flatten_images(
    rng: np.random.Generator, *, m: int = 0, height: int = 0, width: int = 0
) -> tuple[Array]:
    """images (m, h, w, 3)."""
    return (_pixels(rng, m or int(rng.integers(8, 11)), *_sizes(rng, height, width), 3),)


@exercise(shapes={"result": "n rows, one column"}, edges={"for a single number": {"n": 1}})
def as_column(rng: np.random.Generator, *, n: int = 0) -> tuple[Array]:
    """v (n,), of whole numbers."""
    return (_pixels(rng, n or int(rng.integers(6, 12))),)


@exercise(
    atol=FLOAT32,
    shapes={"result": "that of X"},
    edges={"for one example": {"m": 1}, "for one feature": {"n_x": 1}},
)
def standardize(rng: np.random.Generator, *, n_x: int = 0, m: int = 0) -> tuple[Array]:
    """X (n_x, m), neither black nor white, so that its own extremes are not 0 and 255."""
    return (rng.integers(20, 240, _sizes(rng, n_x, m), np.uint8),)


def _sizes(rng: np.random.Generator, first: int = 0, second: int = 0) -> tuple[int, int]:
    """Two sizes from 4 to 7, different from each other, where none are given."""
    drawn = rng.permutation(np.arange(4, 8))[:2]
    return first or int(drawn[0]), second or int(drawn[1])


def _pixels(rng: np.random.Generator, *shape: int) -> Array:
    return rng.integers(0, 256, shape, np.uint8)
