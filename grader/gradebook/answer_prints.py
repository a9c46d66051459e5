"""Fingerprints of a student's answers: whether a mark was given for the answer that is there now.

The answer to a written question is its cell. The answer to an exercise is its cell, and every
other cell that defines or assigns the exercise's name.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from grader.course.cells import CHECK_PREFIX, grade_id

if TYPE_CHECKING:
    from nbformat import NotebookNode


def answer_prints(notebook: NotebookNode) -> dict[str, str]:
    """The fingerprint of each graded answer in a notebook, by its graded cell.

    Parameters
    ----------
    notebook : NotebookNode
        Restored or marked.
    """
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return {grade_id(cell): _print(notebook, cell) for cell in graded}


def _print(notebook: NotebookNode, graded: NotebookNode) -> str:
    name = grade_id(graded).removeprefix(CHECK_PREFIX)
    defines = re.compile(rf"^\s*(?:async\s+)?(?:def\s+{name}\b|{name}\s*[:=])", re.MULTILINE)
    sources = [
        json.dumps([cell.source.strip(), cell.get("attachments", {})], sort_keys=True)
        for cell in notebook.cells
        if grade_id(cell) == name or (cell.cell_type == "code" and defines.search(cell.source))
    ]
    return hashlib.sha256("\0".join(sources).encode()).hexdigest()
