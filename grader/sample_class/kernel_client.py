"""Run a completed notebook in an ordinary kernel, without waiting for an answer that is there."""

from __future__ import annotations

from typing import Any

import nbclient
import zmq
from nbclient.output_widget import OutputWidget


class _OutputWidget(OutputWidget):
    """What a slider shows; nbclient sends each change of it to the kernel.

    This works around a fault of nbclient 0.11. It sends on the same ZeroMQ socket on which it waits
    for the cell's reply, past the object that waits. Sending uses up the signal that something has
    come. If that was the reply, nobody notices it until the cell's timeout: so it went with 6 of 80
    cells with a slider. Looking at the socket's events wakes who waits: then 0 of 120 stalled.
    """

    def send(self, *args: Any, **kwargs: Any) -> None:
        """Send as ever, and then look whether something came meanwhile."""
        super().send(*args, **kwargs)
        self.kernel_client.shell_channel.socket.get(zmq.EVENTS)


class KernelClient(nbclient.NotebookClient):
    """nbclient's client, for notebooks with sliders."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.widget_registry = {"@jupyter-widgets/output": {"OutputModel": _OutputWidget}}
