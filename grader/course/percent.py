"""Read text notebooks in the py:percent format: ``# %%`` begins a cell.

This is as much of the format as a course's source needs, and what Jupytext reads there too; a test
compares the two. Jupytext itself takes a second to import, for it brings Jupyter's server.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from grader.errors import UserError

BEGINS = re.compile(r"^# %%(?!\S)(?P<said>.*)$", re.MULTILINE)
KIND = re.compile(r"\[(markdown|md|raw)\]")
OPTION = re.compile(r'([A-Za-z_]\w*)\s*=\s*("(?:[^"\\]|\\.)*"|\[[^\]]*\]|[\w.+-]+)')
HEADER = re.compile(r"\A# ---\n(?:#.*\n)*?# ---\n")
MAGIC = re.compile(r"^# (?=[%!]\w)", re.MULTILINE)
"""Jupytext comments magics out, so that the file stays Python."""
COMMENT = re.compile(r"^# ?", re.MULTILINE)


@dataclass(frozen=True)
class TextCell:
    """One cell of a text notebook.

    Parameters
    ----------
    kind : str
        ``code``, ``markdown`` or ``raw``.
    text : str
    options : dict
        What its first line says, such as ``tags``.
    """

    kind: str
    text: str
    options: dict[str, Any] = field(default_factory=dict)


def text_cells(text: str, place: str) -> list[TextCell]:
    """The cells of a text notebook.

    Parameters
    ----------
    text : str
    place : str
        How messages name the file.

    Raises
    ------
    UserError
        When the first line of a cell says something that is not understood.
    """
    text = HEADER.sub("", text.replace("\r\n", "\n"))
    begins = list(BEGINS.finditer(text))
    ends = [each.start() for each in begins[1:]] + [len(text)]
    if text[: begins[0].start() if begins else len(text)].strip():
        raise UserError(f"{place}: expected # %% to begin the first cell, found text before it.")
    return [
        _cell(each["said"], text[each.end() : end], place)
        for each, end in zip(begins, ends, strict=True)
    ]


def _cell(said: str, body: str, place: str) -> TextCell:
    kind = KIND.search(said)
    options = {name: _value(value) for name, value in OPTION.findall(said)}
    if rest := OPTION.sub("", KIND.sub("", said, count=1)).strip():
        raise UserError(
            f"{place}: expected # %%, a kind such as [markdown], and options such as "
            f'tags=["demo"] or points=4; got # %%{said}. What is not understood is {rest!r}.'
        )
    body = body.removeprefix("\n").rstrip("\n")
    if kind is None:
        return TextCell("code", MAGIC.sub("", body), options)
    return TextCell("raw" if kind[1] == "raw" else "markdown", _uncommented(body), options)


def _uncommented(body: str) -> str:
    """The text of a cell that is no code: comments, or one text in three quotes."""
    if body.startswith('"""') and body.endswith('"""') and body != '"""':
        return body[3:-3].strip("\n")
    return COMMENT.sub("", body)


def _value(said: str) -> Any:
    try:
        return json.loads(said)
    except ValueError:
        return said
