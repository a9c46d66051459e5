"""Signs that a terminal cannot show become plain ones, so that no command stops at a ✓."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

SIGNS = {
    "✓": "ok", "✗": "x", "·": "-", "…": "...", "×": "x", "→": "->", "▶": ">", "█": "#", "▌": "#",
    "–": "-", "—": "-", "−": "-", "≤": "<=", "≥": ">=", "≈": "~", "’": "'", "‘": "'", "“": '"',
    "”": '"', "━": "-", "─": "-", "│": "|", "╸": "-", "╺": "-", "°": " deg", "ß": "ss",
}  # fmt: skip
"""What stands for a sign; letters lose their accents, and all else is a question mark."""
HANDLER = "plain-signs"


def use_plain_signs() -> None:
    """Let stdout and stderr replace what their encoding has no character for."""
    codecs.register_error(HANDLER, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)


def plain(text: str) -> str:
    """A text in ASCII.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> plain("✓ 3 × Müller…")
    'ok 3 x Muller...'
    """
    return "".join(map(_plain_sign, text))


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return SIGNS.get(sign) or bare or "?"
