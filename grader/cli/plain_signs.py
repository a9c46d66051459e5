"""Replace characters that a terminal cannot show, so that no command fails at a ✓."""

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
"""Replacements. Other letters lose their accents; all other characters become question marks."""
HANDLER = "plain-signs"


def use_plain_signs() -> None:
    """Let stdout and stderr replace characters that their encoding lacks."""
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
