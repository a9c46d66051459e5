"""Sliders that draw a figure anew: ipywidgets' own ``interact``, imported when it is called."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - short in checks.py too
from typing import Any


def interact(function: Callable[..., Any] | None = None, /, **sliders: Any) -> Any:
    """Show sliders, and below them what a function displays; again whenever one is moved.

    Parameters
    ----------
    function : function
        Displays or prints something; called with the sliders' values by name. Without it, what
        comes back decorates the function.
    **sliders : widget or abbreviation
        As for ipywidgets' ``interact``.
    """
    from ipywidgets import interact as of_ipywidgets  # noqa: PLC0415 - a check needs no sliders

    shown = of_ipywidgets(**sliders) if function is None else of_ipywidgets(function, **sliders)
    return shown if function is None else None
