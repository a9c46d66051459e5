"""What ``nbgrader release_feedback`` needs beside a page.

It is the time of handing in, and the secret by which only its student finds the page again.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from grader.files import small_text, write_whole

if TYPE_CHECKING:
    from pathlib import Path

TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"


def exchange_files(autograded: Path, submitted: Path, feedback: Path) -> None:
    """Write both files beside a feedback page.

    The secret is the marked hand-in's; one that was handed in since has another. A hand-in that
    did not come through the exchange gets a random secret, because no student will fetch it there.

    Parameters
    ----------
    autograded, submitted, feedback : Path
        A student's folders of one assignment.
    """
    moment, secret = _text(autograded / TIMESTAMP), _text(autograded / SECRET)
    if not secret and moment == _text(submitted / TIMESTAMP):
        secret = _text(submitted / SECRET)
    secret = secret or _text(feedback / SECRET) or secrets.token_hex()
    write_whole(feedback / TIMESTAMP, moment)
    write_whole(feedback / SECRET, secret)
    (feedback / SECRET).chmod(0o600)


def _text(path: Path) -> str:
    try:
        return small_text(path)
    except OSError:
        return ""
