"""Repair a code cell's saved outputs, in whatever form an editor wrote them.

Grading clears nearly all of them; those of demo cells are shown in feedback.
An output that no program can understand is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.marking.bounds import MAX_COUNT, MAX_OUTPUTS, Budget, TooMuchError
from grader.marking.file_text import sound

if TYPE_CHECKING:
    from collections.abc import Callable

OLD_TYPES = {
    "pyout": "execute_result",
    "pyerr": "error",
    "update_display_data": "display_data",
}
OLD_DATA = {
    "text": "text/plain",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "latex": "text/latex",
    "json": "application/json",
    "javascript": "application/javascript",
}
"""How formats before 4 named what an output shows."""
LEFT_OUT = "unreadable outputs, or too many outputs, left out"
FORM = "outputs in an unusual form"
NUMBERS = "outputs with numbers that JSON does not have"


class Outputs:
    """Repairs outputs cell by cell, within one budget for the notebook.

    Parameters
    ----------
    note : function
        Each repair is added to it.
    """

    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note
        self._budget = Budget()
        self._room = MAX_OUTPUTS

    def repaired(self, found: Any) -> list[dict[str, Any]]:
        """A cell's outputs, each valid by nbformat's schema.

        Parameters
        ----------
        found : JSON
            What the cell has as its outputs.
        """
        if found is None:
            return []
        given = found if isinstance(found, list) else [found]
        if len(given) > self._room:
            self._note(LEFT_OUT)
        outputs = [self._one(each) for each in given[: self._room]]
        self._room -= len(outputs)
        return [output for output in outputs if output is not None]

    def _one(self, found: Any) -> dict[str, Any] | None:
        if not isinstance(found, dict):
            self._note(LEFT_OUT)
            return None
        before = self._budget.replaced
        try:
            taken = self._budget.take(found)
        except TooMuchError:
            self._note(LEFT_OUT)
            return None
        if self._budget.replaced > before:
            self._note(NUMBERS)
        output = _output(taken)
        if output is None:
            self._note(LEFT_OUT)
        elif not _same(output, taken):
            self._note(FORM)
        return output


def joined(value: Any) -> str:
    """Text that may come as a list of lines.

    Parameters
    ----------
    value : JSON
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(joined(each) for each in value if isinstance(each, (str, int, float)))
    return "" if value is None or isinstance(value, dict) else str(value)


def count(value: Any) -> int | None:
    """An execution count, or None for what is none.

    Parameters
    ----------
    value : JSON
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT
    return value if whole else None


def _output(found: dict[str, Any]) -> dict[str, Any] | None:
    kind = found.get("output_type")
    kind = OLD_TYPES.get(kind, kind) if isinstance(kind, str) else _guess(found)
    if kind == "stream":
        name = found.get("name", found.get("stream"))
        name = name if isinstance(name, str) and name else "stdout"
        return {"output_type": "stream", "name": name, "text": joined(found.get("text"))}
    if kind == "error":
        return _error(found)
    if kind not in {"display_data", "execute_result"}:
        return None
    output: dict[str, Any] = {"output_type": kind, "data": _data(found)}
    output["metadata"] = _mapping(found, "metadata")
    if kind == "execute_result":
        given = found.get("execution_count", found.get("prompt_number"))
        output["execution_count"] = count(given)
    return output


def _guess(found: dict[str, Any]) -> str:
    """The kind of an output that does not name it."""
    if "data" in found:
        return "display_data"
    if "ename" in found or "traceback" in found:
        return "error"
    return "stream" if "text" in found else ""


def _error(found: dict[str, Any]) -> dict[str, Any]:
    trace = found.get("traceback")
    lines = trace if isinstance(trace, list) else joined(trace).splitlines()
    named = {name: joined(found.get(name)) for name in ("ename", "evalue")}
    return {"output_type": "error", **named, "traceback": [joined(line) for line in lines]}


def _data(found: dict[str, Any]) -> dict[str, Any]:
    data = found.get("data")
    if not isinstance(data, dict):
        data = {mime: found[old] for old, mime in OLD_DATA.items() if old in found}
    return {mime: _value(mime, value) for mime, value in data.items() if value is not None}


def _value(mime: str, value: Any) -> Any:
    return value if mime.partition(";")[0].endswith("json") else joined(value)


def _mapping(found: dict[str, Any], name: str) -> dict[str, Any]:
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def _same(output: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether nothing but the joining of lines was done."""
    return output.keys() == found.keys() and all(
        value == found[key] or isinstance(found[key], (list, dict)) for key, value in output.items()
    )


def attachments(found: Any) -> dict[str, dict[str, str]] | None:
    """A text cell's pictures by name and MIME type; None where they have no such form.

    Parameters
    ----------
    found : JSON
    """
    if not isinstance(found, dict):
        return {} if found is None else None
    pictures = {
        sound(name): {sound(mime): sound(joined(data)) for mime, data in kinds.items()}
        for name, kinds in found.items()
        if isinstance(kinds, dict)
    }
    return pictures if len(pictures) == len(found) else None
