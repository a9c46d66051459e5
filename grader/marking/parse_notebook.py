"""Parse a submitted file: bytes in; out comes a valid notebook, or a sentence about the file."""

from __future__ import annotations

import gc
import json
import re
from typing import TYPE_CHECKING, Any

import nbformat

from grader.course.cells import FACTS
from grader.marking.bounds import MAX_CELLS
from grader.marking.file_kind import SAVE, file_kind
from grader.marking.file_text import file_text
from grader.marking.repair_form import FormError, Repairs, repair
from grader.marking.repair_outputs import joined
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from nbformat import NotebookNode

MAX_BYTES = 50_000_000
"""How large a notebook may be: one animation that Matplotlib shows takes up to 20 MB."""
FORMAT = 4
"""nbformat's major version; it has not changed since 2014. Older ones are converted."""
MAX_QUOTES, MAX_BRACKETS = 1_500_000, 1_000_000
"""Signs that begin a text, a list or a mapping: a million of them take seconds to read."""
LONG = re.compile(r"(?<=[\s:\[,])-?\d{400,}(?=[\s,\]}])")
"""An integer that Python may refuse to read: it takes up to 4,300 digits."""
PYTHON = re.compile(
    r"^(?:import|from) (?:numpy|matplotlib)\b"
    r"|^def \w{1,80}\([^()\n]{0,200}\)(?: ?-> ?[^:\n]{1,80})?:\s*$",
    re.MULTILINE,
)
"""What begins a line in Python and in no other language that has notebooks."""
_DECODER = json.JSONDecoder(strict=False)


class UnreadableError(Exception):
    """A submission that cannot be graded; the message says file, expectation and remedy.

    Parameters
    ----------
    message : str
    kind : str
        ``missing`` when there is none, else ``unreadable``.
    """

    def __init__(self, message: str, kind: str = "unreadable") -> None:
        super().__init__(message)
        self.kind = kind


def parse_notebook(content: bytes, place: str) -> NotebookNode:
    """A notebook from its file's bytes.

    Parameters
    ----------
    content : bytes
    place : str
        How messages name the file.

    Returns
    -------
    NotebookNode
        Of format 4.5; what had to be repaired stands as flags under `FACTS` in its metadata.

    Raises
    ------
    UnreadableError
        When it is too large, no notebook, or one that cannot be understood.
    """
    _within_bounds(content, place)
    repairs = Repairs()
    raw = _notebook_in(_json(content, place, repairs), repairs)
    _known_format(raw, place, repairs)
    python_only(raw, place)
    if language := other_language(raw.get("metadata")):
        repairs.note(f"a kernel for {plain_name(language[:40])}, where the code is Python")
    try:
        node: NotebookNode = nbformat.from_dict(repair(raw, repairs))
        nbformat.validate(node)
    except FormError as problem:
        raise UnreadableError(
            f"{place}: expected a valid notebook, got one where {problem}. {SAVE}"
        ) from None
    if not node.cells:
        raise UnreadableError(f"{place}: expected a notebook, got one without any cells. {SAVE}")
    if flags := repairs.flags():
        node.metadata[FACTS] = {"flags": flags}
    return node


def _within_bounds(content: bytes, place: str) -> None:
    """Refuse a file that takes too long to read, before it is read."""
    most = ""
    if len(content) > MAX_BYTES:
        most = f"{MAX_BYTES / 1e6:g} MB"
    elif content.count(b'"') > MAX_QUOTES:
        most = f"{MAX_QUOTES // 2:,} texts in it"
    elif content.count(b"[") + content.count(b"{") > MAX_BRACKETS:
        most = f"{MAX_BRACKETS:,} lists in it"
    if most:
        raise UnreadableError(
            f"{place}: expected at most {most}, got more. Clear the outputs of large cells, save "
            "and hand in again."
        )


def _json(content: bytes, place: str, repairs: Repairs) -> Any:
    """The file's first JSON value."""
    text, notes = file_text(content)
    for note in notes:
        repairs.note(note)
    try:
        value, rest = _decoded(text)
    except (ValueError, RecursionError) as error:
        kind, remedy = file_kind(content, text, error)
        raise UnreadableError(f"{place}: expected a notebook, got {kind}. {remedy}") from None
    if rest.strip():
        repairs.note("text after the notebook's end left out")
    return value


def _decoded(text: str) -> tuple[Any, str]:
    """The first value, and what stands after it."""
    text = text.lstrip()
    collects = gc.isenabled()
    gc.disable()  # it would look through millions of values again and again, and find nothing
    try:
        value, end = _DECODER.raw_decode(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # an integer of thousands of digits
        text = LONG.sub("null", text)
        value, end = _DECODER.raw_decode(text)
    finally:
        if collects:
            gc.enable()
    return value, text[end:]


def _notebook_in(raw: Any, repairs: Repairs) -> dict[str, Any]:
    """The notebook itself, where a program wrote it inside something else."""
    if isinstance(raw, str) and raw.lstrip().startswith("{"):
        repairs.note("a notebook written as a text")
        try:
            raw = _decoded(raw)[0]
        except (ValueError, RecursionError):
            raw = None
    inner = raw.get("content") if isinstance(raw, dict) and "cells" not in raw else None
    if isinstance(inner, dict) and "cells" in inner:
        repairs.note("a notebook inside a server's answer")
        raw = inner
    return raw if isinstance(raw, dict) else {}


def _known_format(raw: dict[str, Any], place: str, repairs: Repairs) -> None:
    """Refuse files that are not notebooks, and unknown newer formats."""
    if "cells" not in raw and "worksheets" not in raw:
        raise UnreadableError(f"{place}: expected a notebook, got {_other_json(raw)}. {SAVE}")
    version, minor = raw.get("nbformat"), raw.get("nbformat_minor")
    whole = _whole(version)
    if whole is not None and not 1 <= whole <= FORMAT:
        raise UnreadableError(
            f"{place}: expected notebook format {FORMAT}, got format {whole}. {SAVE}"
        )
    if whole is not None and whole < FORMAT:
        repairs.note(f"notebook format {whole}")
    elif type(version) is not int or type(minor) is not int:
        repairs.note("the format's number")


def _whole(version: Any) -> int | None:
    """A format's number, even when it is written as text or with a point."""
    try:
        return int(float(version))
    except (TypeError, ValueError, OverflowError):
        return None


def _other_json(raw: dict[str, Any]) -> str:
    if "doc_id" in raw or "resource_id" in raw:
        return "Google Drive's shortcut to a notebook, not the notebook"
    return "JSON that is not a notebook: it has no cells"


def python_only(notebook: dict[str, Any], place: str) -> None:
    """Refuse a notebook in another language; whatever its kernel is called, Python is taken.

    Parameters
    ----------
    notebook : dict
        In whatever form.
    place : str
        Where it is, for the message.

    Raises
    ------
    UnreadableError
        When it is for another language, and no line of it can only be Python.
    """
    language = other_language(notebook.get("metadata"))
    if language and not _holds_python(notebook):
        raise UnreadableError(
            f"{place}: expected a Python notebook, got one for {plain_name(language[:40])}. "
            "Choose the Python 3 kernel, run it again and hand that in."
        )


def _holds_python(notebook: dict[str, Any]) -> bool:
    """Whether a line in it can only be Python: an editor had chosen another kernel."""
    cells = notebook.get("cells")
    found = [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []
    return any(PYTHON.search(joined(cell.get("source"))) for cell in found[:MAX_CELLS])


def other_language(metadata: Any) -> str:
    """The language that a notebook is for, where that is not Python; else nothing.

    Parameters
    ----------
    metadata : JSON
        The notebook's, in whatever form.
    """
    known = metadata if isinstance(metadata, dict) else {}
    for part, name in (("kernelspec", "language"), ("language_info", "name")):
        said = known.get(part)
        language = said.get(name) if isinstance(said, dict) else None
        if isinstance(language, str) and language.strip():
            python = "py" in language.lower() or language.strip().lower() in _UNDECIDED
            return "" if python else language.strip()
    return ""


_UNDECIDED = {"plaintext", "text", "none", "unknown", "undefined", "null"}
"""The languages that editors write if they do not know the notebook's language."""
