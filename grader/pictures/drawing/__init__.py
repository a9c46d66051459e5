"""Draw cats and other things, 64 by 64 pixels: every picture from three numbers."""

from grader.pictures.drawing.picture import CAT, NOT_CAT, draw_picture

__all__ = ["CAT", "NOT_CAT", "draw_picture"]
