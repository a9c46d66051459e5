"""Replies to questions that were asked before, in the same bytes.

A model in training asks the same hundreds of times, and so does the next student's. To read the
question, to look its answer up and to write the reply takes most of the time of an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

ROOM = 20_000_000
"""Bytes of questions and replies that are kept; a run chooses what it asks, so it needs a bound."""


class Replies:
    """Replies by question, both as they travel.

    Parameters
    ----------
    room : int, optional
        Bytes at the most.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._known: dict[bytes, tuple[str, bytes]] = {}
        self._room = room

    def find(self, question: bytes, names: Collection[str]) -> bytes:
        """The reply to a question, or nothing.

        Parameters
        ----------
        question : bytes
        names : collection of str
            The functions that may be asked.
        """
        name, reply = self._known.get(question, ("", b""))
        return reply if name in names else b""

    def keep(self, question: bytes, name: str, reply: bytes) -> None:
        """Keep a reply, if there is room for it.

        Parameters
        ----------
        question : bytes
        name : str
            The function that was asked.
        reply : bytes
        """
        size = len(question) + len(reply)
        if size <= self._room and question not in self._known:
            self._known[question] = name, reply
            self._room -= size
