"""Repair the form of a notebook from any program; refuse only files that make no sense.

This is the one place where forms are repaired. What comes out is valid by nbformat's schema, holds
what grading reads of a notebook and nothing else, and names each kind of repair for a flag.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

from grader.marking.bounds import MAX_ATTACHMENTS, MAX_CELLS, MAX_NAME, Budget
from grader.marking.file_text import sound
from grader.marking.repair_outputs import Outputs, attachments, count, joined

REPAIRED = "repaired on reading"
"""How a flag begins that names a repair."""
NAMED = 5
"""The most cells that a flag names."""
TEXTS = ("name", "title")
"""What is kept of a notebook's own metadata; grading takes the others from the release."""
MAX_TAGS = 50
"""Tags of a cell that are read."""
MARK_FIELDS = 20
"""Fields of a mark that are read; nbgrader's have seven."""
TYPES = {
    "markdown": "markdown",
    "md": "markdown",
    "text": "markdown",
    "html": "markdown",
    "heading": "markdown",
    "code": "code",
    "python": "code",
    "raw": "raw",
}
FIELDS = {
    "code": {"cell_type", "id", "metadata", "source", "outputs", "execution_count"},
    "markdown": {"cell_type", "id", "metadata", "source", "attachments"},
    "raw": {"cell_type", "id", "metadata", "source", "attachments"},
}
"""What a cell of each type has in format 4.5."""
OLD_FIELDS = {"input", "prompt_number", "language", "level", "collapsed", "text", "code"}
"""What cells had in the formats before 4."""


class FormError(Exception):
    """A notebook cannot be understood; the message says what is wrong with it."""


class Repairs:
    """What had to be repaired, by kind, with the cells."""

    def __init__(self) -> None:
        self._cells: dict[str, list[int]] = {}

    def note(self, what: str, cell: int = 0) -> None:
        """Remember a repair.

        Parameters
        ----------
        what : str
        cell : int
            Its place among the notebook's cells, from 1; 0 for the notebook as a whole.
        """
        cells = self._cells.setdefault(what, [])
        if cell and cell not in cells[-1:]:
            cells.append(cell)

    def flags(self) -> list[str]:
        """One sentence for each kind."""
        return [f"{REPAIRED}: {what}{_where(cells)}" for what, cells in self._cells.items()]


def _where(cells: list[int]) -> str:
    if not cells:
        return ""
    shown = ", ".join(map(str, cells[:NAMED]))
    more = f" and {len(cells) - NAMED} more" if len(cells) > NAMED else ""
    return f" (cell{'s' if len(cells) > 1 else ''} {shown}{more})"


def repair(raw: dict[str, Any], repairs: Repairs) -> dict[str, Any]:
    """A valid notebook of format 4.5.

    Parameters
    ----------
    raw : dict
        The file's JSON.
    repairs : Repairs
        Each repair is added to it.

    Raises
    ------
    FormError
        When it cannot be understood.
    """
    cells = _cells(raw, repairs)
    if len(cells) > MAX_CELLS:
        raise FormError(f"{len(cells):,} cells, where at most {MAX_CELLS:,} are read")
    outputs, ids = _Outputs(repairs), _Ids()
    repaired = [
        _cell(cell, number, outputs, repairs)
        for number, cell in enumerate(cells, 1)
        if not _nothing(cell, number, repairs)
    ]
    for number, cell in enumerate(repaired):
        cell["id"] = ids.own(cell["id"], number)
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": _texts(raw), "cells": repaired}


def _texts(raw: dict[str, Any]) -> dict[str, str]:
    """The notebook's name, title and the like: what a person may look at in its metadata."""
    metadata = raw.get("metadata")
    found = metadata if isinstance(metadata, dict) else {}
    return {key: sound(found[key]) for key in TEXTS if isinstance(found.get(key), str)}


class _Outputs:
    """Outputs, and pictures in text cells, within bounds for the whole notebook."""

    def __init__(self, repairs: Repairs) -> None:
        self._cell = 0
        self._outputs = Outputs(lambda what: repairs.note(what, self._cell))
        self._pictures = MAX_ATTACHMENTS

    def of(self, cell: dict[str, Any], number: int) -> list[dict[str, Any]]:
        self._cell = number
        return self._outputs.repaired(cell.get("outputs"))

    def pictures(self, cell: dict[str, Any], number: int, repairs: Repairs) -> dict[str, Any]:
        found = cell.get("attachments")
        if isinstance(found, dict) and len(found) > self._pictures:
            found = dict(itertools.islice(found.items(), self._pictures))
            repairs.note("more pasted pictures than are read, left out", number)
        pictures = attachments(found)
        if pictures is None:
            repairs.note("pasted pictures that are none, left out", number)
            pictures = {}
        self._pictures -= len(pictures)
        return {name: kinds for name, kinds in pictures.items() if len(name) <= MAX_NAME}


class _Ids:
    """Gives every cell an id of its own; editors that copy cells leave doubles."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def own(self, known: Any, number: int) -> str:
        good = isinstance(known, str) and re.fullmatch(r"[a-zA-Z0-9-_]{1,64}", known)
        own = known if good and known not in self._seen else f"cell-{number}"
        while own in self._seen:
            own += "-"
        self._seen.add(own)
        return str(own)


def _cells(raw: dict[str, Any], repairs: Repairs) -> list[Any]:
    cells = raw.get("cells")
    if cells is None and isinstance(raw.get("worksheets"), list):
        sheets = [sheet for sheet in raw["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets for cell in sheet.get("cells") or ()]
        repairs.note("cells in worksheets, as before format 4")
    if cells is None:
        repairs.note("no list of cells")
        return []
    if not isinstance(cells, list):
        raise FormError(f"its cells are {_kind(cells)}, where a list of cells was expected")
    return cells


def _nothing(cell: Any, number: int, repairs: Repairs) -> bool:
    if cell is None or cell == {}:
        repairs.note("an empty place in the list of cells", number)
        return True
    return False


def _cell(found: Any, number: int, outputs: _Outputs, repairs: Repairs) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise FormError(f"cell {number} is {_kind(found)}, where a cell was expected")
    kind = _type(found, number, repairs)
    cell = {
        "cell_type": kind,
        "id": found.get("id"),
        "metadata": _metadata(found, number, repairs),
        "source": _source(found, number, repairs),
    }
    if kind == "code":
        cell["execution_count"] = _count(found, number, repairs)
        cell["outputs"] = outputs.of(found, number)
    elif pictures := outputs.pictures(found, number, repairs):
        cell["attachments"] = pictures
    _note_fields(found, kind, number, repairs)
    return cell


def _type(found: dict[str, Any], number: int, repairs: Repairs) -> str:
    kind = found.get("cell_type")
    known = TYPES.get(kind.strip().lower()) if isinstance(kind, str) else None
    if known is not None and known == kind:
        return str(known)
    repairs.note("a cell type that notebooks do not have", number)
    code = {"outputs", "execution_count", "input", "prompt_number"} & found.keys()
    return known or ("code" if code else "raw")


def _source(found: dict[str, Any], number: int, repairs: Repairs) -> str:
    name = next((name for name in ("source", "input", "code", "text") if name in found), "source")
    value = found.get(name)
    if isinstance(value, dict):
        raise FormError(f"the text of cell {number} is {_kind(value)}, where lines were expected")
    if not isinstance(value, (str, list)):
        repairs.note("a cell without text", number)
    if isinstance(value, list) and _lines_without_ends(value):
        repairs.note("lines without their ends", number)
        value = "\n".join(value)
    text = joined(value)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        repairs.note("line ends of another system", number)
    if (known := sound(text)) != text:
        repairs.note("halves of characters", number)
    level = found.get("level")
    if found.get("cell_type") == "heading" and isinstance(level, int):
        return f"{'#' * min(max(level, 1), 6)} {known}"
    return known


def _lines_without_ends(lines: list[Any]) -> bool:
    """Whether a program split the text and left the ends of lines out."""
    texts = all(isinstance(line, str) for line in lines)
    return len(lines) > 1 and texts and not any("\n" in line or "\r" in line for line in lines)


def _count(found: dict[str, Any], number: int, repairs: Repairs) -> int | None:
    given = found.get("execution_count", found.get("prompt_number"))
    counted = count(given)
    if given != counted or isinstance(given, float):
        repairs.note("an execution count that is no whole number", number)
    return counted


def _metadata(found: dict[str, Any], number: int, repairs: Repairs) -> dict[str, Any]:
    """What grading reads of a cell's metadata: its mark and its tags."""
    given = found.get("metadata")
    if not isinstance(given, dict):
        repairs.note("a cell without metadata", number)
        return {}
    kept: dict[str, Any] = {}
    if "tags" in given:
        kept["tags"] = _tags(given["tags"], number, repairs)
    mark = given.get("nbgrader")
    if isinstance(mark, dict):
        budget = Budget(MARK_FIELDS + 1)
        simple = {key: value for key, value in mark.items() if not isinstance(value, (dict, list))}
        kept["nbgrader"] = budget.take(dict(itertools.islice(simple.items(), MARK_FIELDS)))
    return kept


def _tags(given: Any, number: int, repairs: Repairs) -> list[str]:
    listed = given.split(",") if isinstance(given, str) else given
    first = listed[:MAX_TAGS] if isinstance(listed, list) else []
    texts = [each for each in first if isinstance(each, str)]
    tags = list(dict.fromkeys(sound(tag.strip()) for tag in texts if len(tag) <= MAX_NAME))
    kept = [tag for tag in tags if tag and "," not in tag]
    if kept != given:
        repairs.note("tags that are listed twice, or are no tags", number)
    return kept


def _note_fields(found: dict[str, Any], kind: str, number: int, repairs: Repairs) -> None:
    names = {"code": "code", "markdown": "Markdown", "raw": "raw"}
    expected = FIELDS[kind]
    for name in sorted(found.keys() & {"outputs", "execution_count"} - expected):
        repairs.note(f"a {names[kind]} cell with {name}", number)
    for name in sorted(expected & {"outputs", "execution_count"} - found.keys() - OLD_FIELDS):
        if not OLD_FIELDS & found.keys():
            repairs.note(f"a {names[kind]} cell without {name}", number)
    others = found.keys() - expected - OLD_FIELDS - {"outputs", "execution_count", "attachments"}
    if others:
        repairs.note("fields that cells do not have", number)


def _kind(value: Any) -> str:
    """The type of a JSON value in words."""
    if value is None:
        return "nothing (null)"
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
    return names.get(type(value), "a number")
