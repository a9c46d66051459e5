"""Turn a source notebook into the instructor notebook that nbgrader releases from."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from nbformat import v4

from grader.course.cells import CHECK_PREFIX, DEMO, DRAWING, QUIZ
from grader.course.source import ANSWER, CHECK, HINTS, WRITTEN, Cell, Source
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
NEW_CELL: dict[str, Callable[..., Any]] = {
    "code": v4.new_code_cell,
    "markdown": v4.new_markdown_cell,
    "raw": v4.new_raw_cell,
}
TITLE = "# @title "
"""Begins the one visible line of a folded cell, in JupyterLab and on Colab."""
DRAWS, ASKS = "The code that draws this figure", "A question: run this cell, then click"
PLACEHOLDER = re.compile(r"\{\{\s*points\.(\w+)\s*\}\}")
SOLUTION = re.compile(r"\{\{\s*solution\.(\w+)\s*\}\}")
UNFOLDS = (
    "<details><summary>A solution: unfold it when you have tried</summary>\n\n"
    "```python\n{code}\n```\n\n</details>"
)
MARKERS = re.compile(r"^ *### (?:BEGIN|END) SOLUTION\n?", re.MULTILINE)


def instructor_notebook(assignment: Assignment) -> NotebookNode:
    """The notebook with prose, solutions and points, marked up for nbgrader.

    Parameters
    ----------
    assignment : Assignment

    Returns
    -------
    NotebookNode
        The same for the same source, down to its cell ids.

    Raises
    ------
    UserError
        When the prose asks for the points of something that has none, or for the solution of an
        exercise that has points.
    """
    source = assignment.source
    worth = _worth(source)
    cells = [
        _expand(cell, _fill(cell.text, worth, source), identity)
        for cell, identity in _identified(source)
    ]
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    notebook: NotebookNode = v4.new_notebook(cells=cells, metadata=metadata)
    return notebook


def folded(*tags: str) -> dict[str, Any]:
    """The metadata of a cell whose code is folded away; what it does feeds nothing graded.

    Parameters
    ----------
    *tags : str
        More tags for the cell.
    """
    # the first folds it in JupyterLab, the second on Colab
    marks = {"jupyter": {"source_hidden": True}, "cellView": "form"}
    return {"tags": [*dict.fromkeys([DEMO, *tags])], **marks}


def _identified(source: Source) -> Iterator[tuple[Cell, str]]:
    """The cells students see, each with an id made from its content."""
    seen: dict[str, int] = {}
    for cell in source.cells:
        if cell.mark == HINTS:
            continue  # hints are given one at a time, by checks.py
        digest = hashlib.sha256(f"{cell.kind}\n{cell.text}".encode()).hexdigest()[:8]
        seen[digest] = seen.get(digest, -1) + 1
        yield cell, f"{digest}-{seen[digest]}" if seen[digest] else digest


def _expand(cell: Cell, text: str, identity: str) -> NotebookNode:
    metadata: dict[str, Any] = {"tags": list(cell.tags)} if cell.tags else {}
    if title := _title_of_folded(cell):
        text = text if text.startswith(TITLE) else f"{TITLE}{title}\n{text}"
        metadata = folded(*([QUIZ] if title == ASKS else []), *cell.tags)
    if cell.mark:
        # no graded cell is deleted by accident in Jupyter
        metadata |= {"nbgrader": _nbgrader(cell), "deletable": False}
    made: NotebookNode = NEW_CELL[cell.kind](text, metadata=metadata, id=identity)
    return made


def _title_of_folded(cell: Cell) -> str:
    """The visible line of a cell whose code is folded away; empty for any other cell."""
    if cell.kind == "code" and cell.text.startswith(f"{QUIZ}("):
        return ASKS
    return DRAWS if DRAWING in cell.tags else ""


def _nbgrader(cell: Cell) -> dict[str, Any]:
    """nbgrader's schema-3 metadata of a marked cell."""
    graded = cell.mark in (CHECK, WRITTEN)
    name = f"{CHECK_PREFIX}{cell.name}" if cell.mark == CHECK else cell.name
    metadata = {
        "grade": graded,
        "grade_id": name,
        "locked": cell.mark == CHECK,
        "schema_version": 3,
        "solution": cell.mark in (ANSWER, WRITTEN),
        "task": False,
    }
    return metadata | ({"points": cell.points} if graded else {})


def _worth(source: Source) -> dict[str, float]:
    graded = source.points | source.written
    return graded | {"total": sum(graded.values()), "automatic": sum(source.points.values())}


def _fill(text: str, worth: dict[str, float], source: Source) -> str:
    """Put points where the prose asks for them, so that the two cannot disagree."""

    def points(match: re.Match[str]) -> str:
        name = match[1]
        if name not in worth:
            raise UserError(
                f"{source.path}: {match[0]} asks for points of {name!r}; expected one of "
                f"{', '.join(worth)}."
            )
        return _as_points(worth[name])

    def solution(match: re.Match[str]) -> str:
        return UNFOLDS.format(code=_solution(source, match[1]))

    return SOLUTION.sub(solution, PLACEHOLDER.sub(points, text))


def _as_points(worth: float) -> str:
    return f"{worth:g} point{'' if worth == 1 else 's'}" if worth else "no points"


def _solution(source: Source, name: str) -> str:
    """The worked solution of an exercise that is for practice; never of one with points."""
    if source.points.get(name) != 0:
        raise UserError(
            f"{source.path}: {{{{solution.{name}}}}} asks for the solution of {name!r}; expected "
            "an exercise whose check is worth points=0."
        )
    [cell] = [each for each in source.marked(ANSWER) if each.name == name]
    return MARKERS.sub("", cell.text).strip()
