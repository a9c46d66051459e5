"""Framed messages over a socket: a number, a length, the bytes; bounded in size and time."""

from __future__ import annotations

import signal
import struct
import time
from typing import TYPE_CHECKING, Any

from grader.sandbox.wire import decode, encode

if TYPE_CHECKING:
    import socket

HEAD = struct.Struct("<IQ")
CHUNK = 1 << 20


class ProtocolError(Exception):
    """What came is not a frame of the kind that was expected."""


class Frames:
    """One end of a connection.

    Parameters
    ----------
    sock : socket
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._came = bytearray()

    def send(self, number: int, value: Any, seconds: float | None = None) -> None:
        """Send a value, whole: an interrupt has to wait until it is out.

        Parameters
        ----------
        number : int
            Of the request; a reply bears its request's.
        value : anything `grader.sandbox.wire` encodes
        seconds : float, optional
            How long the other side may take to make room for it.
        """
        message = encode(value)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._sock.settimeout(seconds)
            self._sock.sendall(HEAD.pack(number, len(message)) + message)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def receive(self, limit: int, deadline: float | None = None) -> tuple[int, Any]:
        """Receive a value and the number it bears.

        What has come of a frame is kept when the deadline passes, for the next call.

        Parameters
        ----------
        limit : int
            Bytes at the most.
        deadline : float, optional
            On the monotonic clock.

        Raises
        ------
        TimeoutError
            When the deadline passes first.
        EOFError
            When the other side is gone.
        ProtocolError
            When the frame is larger than the limit.
        grader.sandbox.wire.WireError
            When its bytes are no message.
        """
        self._until(HEAD.size, deadline)
        number, size = HEAD.unpack_from(self._came)
        if size > limit:
            raise ProtocolError(f"expected at most {limit} bytes; got {size}")
        self._until(HEAD.size + size, deadline)
        message = bytes(self._came[HEAD.size : HEAD.size + size])
        del self._came[: HEAD.size + size]
        return number, decode(message)

    def close(self) -> None:
        """Close the connection."""
        self._sock.close()

    def _until(self, size: int, deadline: float | None) -> None:
        """Grow as bytes come: a claimed size is not yet memory."""
        while len(self._came) < size:
            self._sock.settimeout(None if deadline is None else _left(deadline))
            chunk = self._sock.recv(min(size - len(self._came), CHUNK))
            if not chunk:
                raise EOFError
            self._came += chunk


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
