"""The text of a submitted file in any encoding that editors use."""

from __future__ import annotations

import json

LAST_RESORT = "cp1252"
"""What Windows called ANSI: it gives a character for nearly every byte."""
ENCODED = "the file was saved as {}, not as UTF-8"


def file_text(content: bytes) -> tuple[str, list[str]]:
    r"""Decode a file.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    text : str
        Without a byte order mark, and without zeros at its end.
    repairs : list of str
        What had to be done for it.

    Examples
    --------
    >>> file_text(b"\xef\xbb\xbf{}\x00")
    ('{}', ['zero bytes after the end left out'])
    """
    encoding: str = json.detect_encoding(content)
    repairs = []
    try:
        text = content.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        if encoding == "utf-8":
            encoding = LAST_RESORT
        text = content.decode(encoding, "replace")
    if not encoding.startswith("utf-8"):
        repairs.append(ENCODED.format(encoding.upper()))
    text = text.removeprefix("\ufeff")
    if text.endswith("\0"):
        text = text.rstrip("\0 \t\r\n")
        repairs.append("zero bytes after the end left out")
    return text, repairs


def sound(text: str) -> str:
    r"""Text that any file can hold: halves of characters are joined or replaced.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> sound("a\ud83d\ude00b"), sound("a\ud800b")
    ('a😀b', 'a�b')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
