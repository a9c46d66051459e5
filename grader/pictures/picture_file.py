"""Turn any photograph that Pillow reads into a square of 64 by 64 pixels."""

from __future__ import annotations

import warnings
from typing import IO, TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from grader.pictures.drawing.canvas import NUM_PX

if TYPE_CHECKING:
    from pathlib import Path


class PictureError(Exception):
    """A file that is no usable picture; the message says why."""


def load_picture(file: Path | IO[bytes], num_px: int = NUM_PX) -> np.ndarray:
    """Read a picture upright, cut out its middle square and reduce it.

    Parameters
    ----------
    file : Path or file
    num_px : int

    Returns
    -------
    array of shape (num_px, num_px, 3), uint8

    Raises
    ------
    PictureError
        When it cannot be decoded, or would take too much memory.
    """
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a bomb up to twice its limit: here that is too much already
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                upright = ImageOps.exif_transpose(image)
                square = ImageOps.fit(_rgb(upright), (num_px, num_px), Image.Resampling.LANCZOS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError(f"more than {Image.MAX_IMAGE_PIXELS or 0:,} pixels") from None
    except UnidentifiedImageError:
        raise PictureError("not a picture") from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise PictureError(f"it cannot be decoded ({error})") from None
    return np.asarray(square)


def _rgb(image: Image.Image) -> Image.Image:
    """Red, green and blue; what is transparent becomes white."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("RGB")
