"""Sliders that draw a figure anew: ipywidgets' ``interact``, one drawing at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable  # noqa: TC003 - short in checks.py too
from typing import Any

ONE_AT_A_TIME = threading.RLock()
"""Held while a slider's function draws."""


def interact(function: Callable[..., Any] | None = None, /, **sliders: Any) -> Any:
    """Show sliders, and below them what a function displays; again whenever one is moved.

    JupyterLab 4.6 and ipykernel 7.4 call the function in two threads at once when two sliders are
    moved shortly after each other. pyplot and ipywidgets' Output are for one thread at a time:
    figures were damaged or lost. So the second drawing waits for the first.

    Parameters
    ----------
    function : function
        Displays or prints something; called with the sliders' values by name. Without it, what
        comes back decorates the function.
    **sliders : widget or abbreviation
        As for ipywidgets' ``interact``.
    """
    from ipywidgets import interactive  # noqa: PLC0415 - a check needs no sliders

    class OneAtATime(interactive):  # type: ignore[misc] # ipywidgets has no types
        def update(self, *args: Any) -> None:
            with ONE_AT_A_TIME:
                super().update(*args)

    make = OneAtATime.factory()
    shown = make(**sliders) if function is None else make(function, **sliders)
    return shown if function is None else None
