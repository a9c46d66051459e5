"""Show a figure in a student's notebook together with words for those who cannot see it."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
"""Okabe and Ito's colours: colour-blind eyes can tell them apart."""
HOLD = 3000
"""Milliseconds for which a moving picture shows its last frame, before it starts again."""
MOVING = (
    '<details open><summary style="cursor:pointer"><em>Moving picture: click to hide it</em>'
    '</summary><picture><source media="(prefers-reduced-motion: reduce)" srcset="{still}">'
    '<img alt="{alt}" style="max-width:100%" src="{moving}"></picture></details>'
)
"""Readers who set "reduced motion" see the last frame, and everyone can hide the picture."""


def show(fig: Any, alt: str) -> None:
    """Show a Matplotlib figure with its alt text, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        One sentence that describes the figure.
    """
    from IPython.display import HTML, display  # noqa: PLC0415 - checks.py works without IPython

    picture = _address(_png(fig, bbox_inches="tight"), "png")
    display(HTML(f'<img alt="{html.escape(alt)}" src="{picture}">'))


def show_moving(figures: list[Any], alt: str, *, seconds: float = 0.8) -> None:
    """Show Matplotlib figures of the same size as one picture that moves, and close them.

    Parameters
    ----------
    figures : list of matplotlib.figure.Figure
    alt : str
        A description of the figure and of its changes.
    seconds : float
        For how long each figure is shown.
    """
    from IPython.display import HTML, display  # noqa: PLC0415 - as in `show`
    from PIL import Image  # noqa: PLC0415 - Matplotlib brings it along, and a check needs none

    pictures = [_png(fig) for fig in figures]
    first, *others = [Image.open(io.BytesIO(each)) for each in pictures]
    shown_for = [int(1000 * seconds)] * len(others) + [HOLD]
    moving = io.BytesIO()  # a PNG that moves: unlike a GIF, it has all colours
    first.save(moving, "PNG", save_all=True, append_images=others, duration=shown_for, loop=0)
    still, motion = _address(pictures[-1], "png"), _address(moving.getvalue(), "png")
    display(HTML(MOVING.format(alt=html.escape(alt), still=still, moving=motion)))


def _png(fig: Any, **options: Any) -> bytes:
    """The figure as a file; it is closed."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - a check draws nothing

    picture = io.BytesIO()
    fig.savefig(picture, format="png", dpi=90, **options)
    plt.close(fig)
    return picture.getvalue()


def _address(content: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
