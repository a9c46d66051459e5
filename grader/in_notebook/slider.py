"""Sliders that draw a figure anew: `interact(draw, w=FloatSlider(1.0))`, as ipywidgets has it.

The figure is the value of an HTML widget. ipywidgets' own `interact` shows it in an Output widget,
and there a notebook that nbclient or nbconvert runs can wait for ever. For each output nbclient
sends a message, on the socket on which it waits for the cell's reply. jupyter_client sends it past
pyzmq's event loop, so the news of a reply that arrives in that moment is lost, and nbclient waits
for its timeout. To an HTML widget nbclient sends nothing.
"""

from __future__ import annotations

import functools
import html
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
    if function is None:
        return functools.partial(interact, **sliders)
    from IPython.display import display  # noqa: PLC0415 - checks.py works without IPython
    from ipywidgets import HTML, VBox, interactive  # noqa: PLC0415 - and without ipywidgets

    controls = interactive(lambda **_: None, **sliders).children[:-1]  # the last one is an Output
    picture = HTML()

    def draw(_: Any = None) -> None:
        values = {name: each.value for name, each in zip(sliders, controls, strict=True)}
        picture.value = _displayed(function, values)

    for control in controls:
        control.observe(draw, "value")
    draw()
    box = VBox([*controls, picture])
    box.add_class("widget-interact")
    display(box)
    return None


def _displayed(function: Callable[..., Any], values: dict[str, Any]) -> str:
    """What a call displays and prints, or the error it raises, as HTML."""
    from IPython.utils.capture import capture_output  # noqa: PLC0415 - as above

    problem = ""
    with capture_output() as captured:
        try:
            function(**values)
        except Exception as error:  # noqa: BLE001 - the student's, who is to read it
            problem = f"{type(error).__name__}: {error}"
    shown = [each.data.get("text/html", "") for each in captured.outputs]
    said = [f"<pre>{html.escape(text)}</pre>" for text in (captured.stdout, problem) if text]
    return "".join([*said, *shown])
