"""Keep marked notebooks where nbgrader and formgrader look for them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import nbformat

from grader.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.submission import Submission

TIMESTAMP = "timestamp.txt"
"""Where nbgrader's collectors note when a submission was handed in."""


def keep(submission: Submission, notebook: NotebookNode) -> Path:
    """Write a marked notebook to ``classroom/autograded/``; it replaces an older one whole.

    Parameters
    ----------
    submission : Submission
    notebook : NotebookNode
    """
    assignment = submission.assignment
    folder = assignment.course.autograded / submission.student / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / assignment.filename
    write_whole(path, nbformat.writes(notebook) + "\n")
    stamp = submission.folder / TIMESTAMP
    if stamp.is_file() and not stamp.is_symlink():  # a link may point at anything
        shutil.copyfile(stamp, folder / TIMESTAMP)
    return path
