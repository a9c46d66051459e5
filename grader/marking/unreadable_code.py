"""Say in plain words why Python cannot read a cell, where its own words puzzle a beginner."""

from __future__ import annotations

import re
import sys

from grader.marking.names_defined import LONGEST

RUNNING = f"{sys.version_info[0]}.{sys.version_info[1]}"
NESTED = "f-string: "
"""How an older Python begins what it says about quotes within an f-string."""
NEWER = (3, 12)
"""The Python from which an f-string may hold its own quotes, and `type` begins a statement."""
_MERGE = re.compile(r"^(<<<<<<<|=======$|>>>>>>>)", re.MULTILINE)
_FENCE = re.compile(r"^\s*```", re.MULTILINE)
_SIGN = re.compile(r"invalid (?:non-printable )?character '?.{0,3} ?\(?(U\+[0-9A-F]{4,6})")
_TYPE = re.compile(r"^\s*(?:type\s+\w+\s*=|(?:def|class)\s+\w+\[)", re.MULTILINE)


def advice_on_syntax(ename: str, evalue: str, source: str) -> str:
    """What to do about a cell that Python cannot read, as a continued sentence; or nothing.

    Parameters
    ----------
    ename, evalue : str
        The error's kind and text, as the run gave them.
    source : str
        The cell's.
    """
    if ename not in {"SyntaxError", "IndentationError", "TabError"}:
        return ""
    text = source[:LONGEST]
    if len(set(_MERGE.findall(text))) > 1:
        return "; a merge left both versions in it: keep one, delete the lines that divide them"
    if _FENCE.search(text):
        return "; lines of three backticks were pasted with the code: delete them"
    if found := _SIGN.search(evalue):
        return f"; {found[1]} was pasted from a page or a chat: delete it and type it anew"
    if sys.version_info < NEWER and (evalue.startswith(NESTED) or _TYPE.search(text)):
        return (
            f"; Python {RUNNING} grades, and only newer ones read this: write it as older ones do"
        )
    return ""
