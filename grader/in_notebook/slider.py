"""Sliders that draw a figure again: ipywidgets' ``interact``, with one drawing at a time."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable  # noqa: TC003 - short in checks.py too
from typing import Any

ONE_AT_A_TIME = threading.RLock()
"""Held while a slider's function draws."""


def interact(function: Callable[..., Any] | None = None, /, **sliders: Any) -> Any:
    """Show sliders, and below them what a function displays; again whenever one is moved.

    Two things differ from ipywidgets' ``interact``, because of bugs in the packages that it uses.

    JupyterLab 4.6 and ipykernel 7.4 call the function in two threads at once when two sliders are
    moved shortly after each other. pyplot and ipywidgets' Output are for one thread at a time:
    figures were damaged or lost. So the second drawing waits for the first.

    nbclient 0.11 answers each output of an Output widget with a message to the kernel, and may
    then miss that the cell has ended: nbconvert waited for ever. So the first drawing goes into
    the widget as it is made, and there is nothing to answer.

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
        def update(self, *moved: Any) -> None:
            with ONE_AT_A_TIME:
                if moved:
                    super().update(*moved)
                else:
                    self.out.outputs = _displayed(self.f, _values(self.kwargs_widgets))

    make = OneAtATime.factory()
    shown = make(**sliders) if function is None else make(function, **sliders)
    return shown if function is None else None


def _values(widgets: list[Any]) -> dict[str, Any]:
    # ipywidgets notes the argument's name there, and has no public place for it
    return {widget._kwarg: widget.get_interact_value() for widget in widgets}  # noqa: SLF001


def _displayed(function: Callable[..., Any], values: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """What a call displays and prints, as a notebook's outputs."""
    from IPython.utils.capture import capture_output  # noqa: PLC0415 - only a notebook has sliders

    failed = []
    with capture_output() as said:
        try:
            function(**values)
        except Exception as error:  # noqa: BLE001 - a student's: ipywidgets shows it there, too
            failed.append(_as_output(error))
    streams = [("stdout", said.stdout), ("stderr", said.stderr)]
    return (
        *({"output_type": "stream", "name": name, "text": text} for name, text in streams if text),
        *(
            {"output_type": "display_data", "data": each.data, "metadata": each.metadata or {}}
            for each in said.outputs
        ),
        *failed,
    )


def _as_output(error: Exception) -> dict[str, Any]:
    begins_at = error.__traceback__ and error.__traceback__.tb_next  # where the student's code is
    lines = traceback.format_exception(type(error), error, begins_at)
    name = type(error).__name__
    return {"output_type": "error", "ename": name, "evalue": str(error), "traceback": lines}
