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
    """The received data is not a frame of the expected kind."""


class Frames:
    """One end of a connection.

    Parameters
    ----------
    sock : socket
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._received = bytearray()

    def send(self, number: int, value: Any, seconds: float | None = None) -> None:
        """Send one value as a whole frame; SIGINT is blocked until the frame is out.

        Parameters
        ----------
        number : int
            The request's number; a reply carries the number of its request.
        value : anything `grader.sandbox.wire` encodes
        seconds : float, optional
            How long the other side may take to accept the frame; by default, there is no limit.

        Raises
        ------
        TypeError
            When the value cannot be encoded.
        TimeoutError
            When the other side does not accept the frame in time.
        OSError
            When the other side is gone.
        """
        self.send_message(number, encode(value), seconds)

    def send_message(self, number: int, message: bytes, seconds: float | None = None) -> None:
        """Send a value that is encoded already.

        Parameters
        ----------
        number, seconds
            As for `send`, which raises the same.
        message : bytes
        """
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._sock.settimeout(seconds)
            self._sock.sendall(HEAD.pack(number, len(message)) + message)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def receive(self, limit: int, deadline: float | None = None) -> tuple[int, Any]:
        """Receive one frame.

        If the deadline passes, the part of the frame that has arrived is kept for the next call.

        Parameters
        ----------
        limit : int
            The largest size of the value, in bytes.
        deadline : float, optional
            When to give up, by the monotonic clock; by default, never.

        Returns
        -------
        number : int
            The number of the request.
        value : nested tuples, lists and dicts of arrays, numbers and strings

        Raises
        ------
        TimeoutError
            When the deadline passes first.
        EOFError
            When the other side has closed the connection.
        OSError
            When the connection breaks.
        ProtocolError
            When the frame is larger than the limit.
        grader.sandbox.wire.WireError
            When the frame's bytes are not a message.
        """
        number, message = self.receive_message(limit, deadline)
        return number, decode(message)

    def receive_message(self, limit: int, deadline: float | None = None) -> tuple[int, bytes]:
        """Receive one frame, and leave its value encoded.

        Parameters
        ----------
        limit, deadline
            As for `receive`, which raises the same.
        """
        self._until(HEAD.size, deadline)
        number, size = HEAD.unpack_from(self._received)
        if size > limit:
            raise ProtocolError(f"expected at most {limit} bytes; got {size}")
        self._until(HEAD.size + size, deadline)
        message = bytes(self._received[HEAD.size : HEAD.size + size])
        del self._received[: HEAD.size + size]
        return number, message

    def close(self) -> None:
        """Close the connection."""
        self._sock.close()

    def _until(self, size: int, deadline: float | None) -> None:
        """Read until there are `size` bytes; memory grows with what arrives, not with a claim."""
        while len(self._received) < size:
            self._sock.settimeout(None if deadline is None else _left(deadline))
            chunk = self._sock.recv(min(size - len(self._received), CHUNK))
            if not chunk:
                raise EOFError
            self._received += chunk


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
