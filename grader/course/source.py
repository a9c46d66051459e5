"""Reading a source notebook: py:percent text with one short mark on each cell that matters."""

from __future__ import annotations

import ast
import functools
import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from grader.course.percent import TextCell, text_cells
from grader.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

ANSWER, CHECK, WRITTEN, HINTS = "answer", "check", "written", "hints"
"""The marks: the student's function, its check, a written answer, the hints."""
MARKS = (ANSWER, CHECK, WRITTEN, HINTS)


class SourceError(UserError):
    """A source notebook breaks the rules of its marks; the message says where and how."""


@dataclass(frozen=True)
class Cell:
    """One cell of a source notebook.

    Parameters
    ----------
    kind : str
        ``code``, ``markdown`` or ``raw``.
    text : str
    mark : str or None
        One of `MARKS`.
    name : str or None
        What the mark names: the exercise, or the written question.
    points : float or None
        What its check, or the written answer, is worth.
    tags : tuple of str
    """

    kind: str
    text: str
    mark: str | None
    name: str | None
    points: float | None
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A source notebook: its path and its cells, in order."""

    path: Path
    cells: tuple[Cell, ...]

    def marked(self, mark: str) -> list[Cell]:
        """The cells that carry a mark, in order."""
        return [cell for cell in self.cells if cell.mark == mark]

    @cached_property
    def points(self) -> dict[str, float]:
        """Points of each exercise that is judged automatically."""
        return _points(self.marked(CHECK))

    @cached_property
    def written(self) -> dict[str, float]:
        """Points of each written question."""
        return _points(self.marked(WRITTEN))

    @cached_property
    def hints(self) -> dict[str, list[str]]:
        """By exercise, its hints, in the order in which students get them."""
        return {str(cell.name): _list_items(cell.text) for cell in self.marked(HINTS)}


def read_source(path: Path) -> Source:
    """Read a py:percent notebook and check the rules of its marks.

    Raises
    ------
    SourceError
        When a mark is unknown, misplaced, without points, or given twice.
    """
    return _read(path, path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=64)  # a command asks for an assignment twice and more
def _read(path: Path, text: str) -> Source:
    source = Source(path, tuple(_cell(path, raw) for raw in text_cells(text, str(path))))
    _check_answers(source)
    _check_checks(source)
    return source


def _cell(path: Path, raw: TextCell) -> Cell:
    metadata = dict(raw.options)
    tags = tuple(metadata.pop("tags", ()))
    points = metadata.pop("points", None)
    unknown = set(metadata) - set(MARKS)
    if unknown or len(metadata) > 1:
        raise SourceError(
            f"{path}: expected at most one of the marks {', '.join(MARKS)} on a cell, got "
            f"{', '.join(sorted(metadata))} on the cell that starts {raw.text[:40]!r}."
        )
    if points is not None and not _is_worth(points):
        raise SourceError(
            f"{path}: expected points to be a number that is not below 0, got points={points} on "
            f"the cell that starts {raw.text[:40]!r}."
        )
    mark, name = next(iter(metadata.items()), (None, None))
    if (mark in (CHECK, WRITTEN)) != (points is not None):
        raise SourceError(
            f"{path}: expected points on check and written cells and on no others, got "
            f"points={points} on the cell that starts {raw.text[:40]!r}."
        )
    return Cell(raw.kind, raw.text, mark, name, points, tags)


def _is_worth(points: object) -> bool:
    number = isinstance(points, (int, float)) and not isinstance(points, bool)
    return number and 0 <= points < math.inf  # type: ignore[operator]


def _check_answers(source: Source) -> None:
    for cell in source.marked(ANSWER):
        try:
            body = ast.parse(cell.text).body
        except SyntaxError as error:
            line = (error.text or "").strip()
            raise SourceError(
                f"{source.path}: the answer cell {cell.name!r} is not Python: {error.msg} in "
                f"line {error.lineno} of the cell, {line!r}."
            ) from None
        names = [node.name for node in body if isinstance(node, _FUNCTIONS)]
        if names != [cell.name]:
            raise SourceError(
                f"{source.path}: expected one function called {cell.name} in the answer cell "
                f"{cell.name!r}, got {', '.join(names) or 'none'}."
            )


def _check_checks(source: Source) -> None:
    # The grader poses challenges instead of running a check cell: anything else in it would be
    # silently lost.
    for cell in source.marked(CHECK):
        expected = f'check("{cell.name}", {cell.name})'
        if cell.text.strip() != expected:
            raise SourceError(
                f"{source.path}: expected the check cell of {cell.name!r} to be just "
                f"`{expected}`, got {cell.text[:60]!r}."
            )


def _points(cells: list[Cell]) -> dict[str, float]:
    return {str(cell.name): float(cell.points or 0) for cell in cells}


def without_marks(text: str) -> str:
    """A solution's text without the lines that say where it begins and ends.

    Parameters
    ----------
    text : str
        Of an answer or a written cell.
    """
    return re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", text, flags=re.MULTILINE)


def _list_items(markdown: str) -> list[str]:
    r"""The items of a Markdown list, each on one line however it was wrapped.

    Examples
    --------
    >>> _list_items("- first\n  goes on\n- second")
    ['first goes on', 'second']
    """
    items = re.split(r"^\s*(?:[-*]|\d+\.)\s+", markdown, flags=re.MULTILINE)[1:]
    return [" ".join(item.split()) for item in items]


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
