"""Say what a file is that is not a notebook, and what its student can do about it."""

from __future__ import annotations

import json
import re

SAVE = "Open your notebook where you work on it, save it, and hand in that .ipynb file."
AGAIN = "Save or download the notebook again and hand in the whole file."
MERGE = (
    "Keep one of the two versions (git checkout --ours or --theirs with the file's name), open it "
    "in JupyterLab to see that it is yours, and hand that in."
)
PROGRAM = (
    "Find the .ipynb file that it was made from, or make one of it (jupytext --to ipynb); run that "
    "and hand it in."
)
SIGNATURES = (
    (b"%PDF-", "a PDF document", SAVE),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and hand in the .ipynb file in it."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and hand in the .ipynb file in it."),
    (b"Rar!", "a RAR archive", "Unpack it and hand in the .ipynb file in it."),
    (b"\x89PNG", "a picture (PNG)", SAVE),
    (b"\xff\xd8\xff", "a picture (JPEG)", SAVE),
    (b"\x89HDF", "a file of pictures (HDF5)", SAVE),
    (b"{\\rtf", "a rich text document", SAVE),
    (b"\xd0\xcf\x11\xe0", "an old Office document", SAVE),
    (b"bplist", "a shortcut to a notebook", SAVE),
    (b"[InternetShortcut]", "a shortcut to a web page", SAVE),
)
"""How files of other kinds begin."""
OFFICE = ((b"word/", "a Word document"), (b"xl/", "an Excel document"), (b"ppt/", "slides"))
START = 4_000
"""How much of a file is looked at, to say what it is."""
PYTHON = re.compile(
    r"^(#!.*python|# ?%%|# coding|import \w|from [\w.]+ import|def \w+\(|class \w+|@\w+|[\w.]+ = )",
    re.MULTILINE,
)
CONFLICT = re.compile(r"^<{7}(?: .*)?\r?$", re.MULTILINE)
CONFLICT_END = re.compile(r"^>{7}(?: .*)?\r?$", re.MULTILINE)


def file_kind(content: bytes, text: str, error: ValueError | RecursionError) -> tuple[str, str]:
    """What a file is, and the remedy.

    Parameters
    ----------
    content : bytes
    text : str
        The same, decoded.
    error : ValueError or RecursionError
        Why it is not JSON.
    """
    if not text.strip():
        return "an empty file", SAVE
    return (
        _by_signature(content)
        or _conflict(text)
        or _by_text(text[:START].lstrip(), text)
        or _broken(text, error)
    )


def _by_signature(content: bytes) -> tuple[str, str] | None:
    start = content[:START]
    if start.startswith(b"PK\x03\x04"):
        return _zip(start)
    for signature, kind, remedy in SIGNATURES:
        if start.lstrip().startswith(signature):
            return kind, remedy
    if b"\0" in start.replace(b"\xff\xfe", b"")[:100] and not _utf16(start):
        return "a file that is not text", SAVE
    return None


def _zip(start: bytes) -> tuple[str, str]:
    for folder, kind in OFFICE:
        if folder in start:
            return kind, SAVE
    return "a ZIP archive", "Unpack it and hand in the .ipynb file in it."


def _utf16(start: bytes) -> bool:
    return json.detect_encoding(start) != "utf-8" and start.count(b"\0") > len(start) // 4


def _conflict(text: str) -> tuple[str, str] | None:
    """Git's conflict markers of an unfinished merge."""
    first = CONFLICT.search(text)
    last = CONFLICT_END.search(text, first.end()) if first else None
    if not first or not last:
        return None
    lines = [text.count("\n", 0, match.start()) + 1 for match in (first, last)]
    return (
        f"one with an unfinished merge: lines {lines[0]} to {lines[1]} hold a merge conflict",
        MERGE,
    )


def _by_text(start: str, text: str) -> tuple[str, str] | None:
    if start.startswith("version https://git-lfs"):
        return (
            "a Git LFS pointer, which stands for the file but is not it",
            "Run git lfs pull and hand in the notebook itself.",
        )
    if re.match(r"<(!doctype|html|head|body|\?xml|!--)", start, re.IGNORECASE):
        return _web_page(text)
    if start.startswith(("{", "[")):
        return None
    if PYTHON.search(start):
        return (
            "a Python program, not a notebook",
            PROGRAM,
        )
    return None


def _web_page(text: str) -> tuple[str, str]:
    start = text[:200_000].lower()
    if "github" in start and ("octolytics" in start or "githubassets" in start):
        return (
            "the web page that GitHub shows for a notebook",
            "On that page use Download raw file, and hand in what that gives.",
        )
    if "jp-notebook" in start or "jupyter" in start:
        return "a notebook that was exported as a web page (HTML)", SAVE
    return "a web page (HTML)", "Download the notebook itself and hand that in."


def _broken(text: str, error: ValueError | RecursionError) -> tuple[str, str]:
    """JSON that is damaged, or no JSON at all."""
    if isinstance(error, RecursionError):
        return "one that is nested too deeply", SAVE
    if not isinstance(error, json.JSONDecodeError):
        return "one with a number that is too long", SAVE
    if not text.lstrip().startswith(("{", "[")):
        return f"text that is not a notebook (no JSON: {error.msg})", SAVE
    if _cut_off(text, error):
        lines = text.count("\n") + 1
        return f"a notebook that is cut off: it ends in the middle of line {lines}", AGAIN
    return f"damaged JSON (line {error.lineno}: {error.msg})", AGAIN


def _cut_off(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the text ends before the notebook does."""
    return error.msg.startswith("Unterminated string") or not text[error.pos :].strip()
