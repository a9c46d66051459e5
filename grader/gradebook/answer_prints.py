"""Fingerprints of a student's answers: whether a mark was given for the answer that is there now.

The answer to a written question is its cell. The answer to an exercise is its cell, and every
other cell that defines or assigns the exercise's name.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from grader.course.cells import CHECK_PREFIX, grade_id, is_grade

if TYPE_CHECKING:
    from nbformat import NotebookNode


def answer_prints(notebook: NotebookNode) -> dict[str, str]:
    """The fingerprint of each graded answer in a notebook, by its graded cell.

    Parameters
    ----------
    notebook : NotebookNode
        Restored or marked.
    """
    marked = [(grade_id(cell), cell) for cell in notebook.cells]
    graded = [mark for mark, cell in marked if is_grade(cell)]
    return {mark: _print(marked, mark.removeprefix(CHECK_PREFIX)) for mark in graded}


def _print(cells: list[tuple[str, NotebookNode]], name: str) -> str:
    defines = re.compile(rf"^\s*(?:async\s+)?(?:def\s+{name}\b|{name}\s*[:=])", re.MULTILINE)
    sources = [
        json.dumps([cell.source.strip(), cell.get("attachments", {})], sort_keys=True)
        for mark, cell in cells
        if mark == name
        # looking for the name first saves most of the searches
        or (cell.cell_type == "code" and name in cell.source and defines.search(cell.source))
    ]
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()
