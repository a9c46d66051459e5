"""Show a figure in a student's notebook together with words for those who cannot see it."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
"""Okabe and Ito's colours: colour-blind eyes can tell them apart."""


def show(fig: Any, alt: str) -> None:
    """Show a Matplotlib figure with its alt text, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    alt : str
        What there is to see, in one sentence.
    """
    from IPython.display import HTML, display  # noqa: PLC0415 - checks.py works without IPython
    from matplotlib import pyplot as plt  # noqa: PLC0415 - and a check draws nothing

    picture = io.BytesIO()
    fig.savefig(picture, format="png", dpi=90, bbox_inches="tight")
    plt.close(fig)
    encoded = base64.b64encode(picture.getvalue()).decode()
    display(HTML(f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{encoded}">'))
