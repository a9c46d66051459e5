"""Keep marked notebooks where nbgrader and formgrader look for them."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from grader.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from grader.marking.read_submission import Submission

TIMESTAMP = "timestamp.txt"
"""Where nbgrader's collectors note when a submission was handed in."""
SECRET = "submission_secret.txt"  # noqa: S105 - a file's name
"""The file with the secret by which a student finds this submission's feedback in the exchange."""


def kept(submission: Submission) -> Path:
    """Where a submission's marked notebook is kept.

    Parameters
    ----------
    submission : Submission
    """
    assignment = submission.assignment
    folder = assignment.course.autograded / submission.student / assignment.name
    return folder / assignment.filename


def keep(submission: Submission, text: str) -> Path:
    """Write a marked notebook to ``classroom/autograded/``; it replaces an older one whole.

    Parameters
    ----------
    submission : Submission
    text : str
        The notebook's file.
    """
    path = kept(submission)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
    for name in (TIMESTAMP, SECRET):
        given = submission.folder / name
        with suppress(PermissionError):  # which was said when it was read
            if given.is_file() and not given.is_symlink():  # a link may point at anything
                shutil.copyfile(given, path.with_name(name))
            else:
                path.with_name(name).unlink(missing_ok=True)
    return path
