"""Text that strangers wrote, made fit for a terminal, a message or a file."""

from __future__ import annotations

MOST = 1000
"""The most characters of somebody's text in a message."""


def plain_text(text: str, most: int = MOST) -> str:
    r"""The text's beginning; control characters, and those that turn text round, become ``?``.

    Parameters
    ----------
    text : str
    most : int
        Characters at the most.

    Examples
    --------
    >>> plain_text("no: \x1b[2J\n\u202eyes")
    'no: ?[2J\n?yes'
    """
    return "".join(c if c.isprintable() or c in "\n\t" else "?" for c in text[:most])


def plain_name(text: str) -> str:
    r"""A name that a stranger gave, in one line.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> plain_name("a\nb\x1b.ipynb")
    'a b?.ipynb'
    """
    return " ".join(plain_text(text).split())
