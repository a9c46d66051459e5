"""Problems with one submission: they get one sentence and do not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from grader.files import EVERYBODY_S
from grader.gradebook.result_json import Result
from grader.grading.task import Done
from grader.marking.mark_notebook import cannot_mark
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from grader.marking.read_submission import Submission

LONGEST = 128
"""The most characters of a student's id in nbgrader's gradebook."""


def unfit_id(student: str) -> str:
    r"""Why a folder's name cannot be a student's id; empty when it can.

    Parameters
    ----------
    student : str

    Examples
    --------
    >>> unfit_id("ann"), unfit_id("caf\udce9")
    ('', 'its name is not UTF-8 text')
    """
    if any("\ud800" <= character <= "\udfff" for character in student):
        return "its name is not UTF-8 text"
    if len(student) > LONGEST:
        return f"its name is longer than {LONGEST} characters"
    return ""


def refused(submission: Submission, reason: str) -> Done:
    """The result of a submission that cannot be graded; nothing is stored for it.

    Parameters
    ----------
    submission : Submission
    reason : str
    """
    problem = (
        f"{plain_name(submission.place)}: could not be graded, because {reason}. Nothing was "
        "stored for it; the others were graded. Correct it and run grader grade again."
    )
    marked = cannot_mark(submission.assignment, "grader", problem)
    result = Result(
        verdicts=marked.verdicts,
        written=marked.written,
        flags=tuple(marked.flags),
        problem=problem,
    )
    return Done(result, fault=reason)


def reason_of(error: Exception) -> str:
    """What went wrong with one submission's files or rows; empty if the error concerns all.

    Parameters
    ----------
    error : Exception
    """
    if isinstance(error, OSError):
        if error.errno in EVERYBODY_S:
            return ""
        return f"{plain_name(str(error.filename))}: {error.strerror}"
    if isinstance(error, OperationalError):  # the gradebook is locked, gone or full
        return ""
    if isinstance(error, DBAPIError):
        return f"the gradebook refused it: {plain_name(str(error.orig))}"
    if isinstance(error, SQLAlchemyError | ValueError | ArithmeticError):
        return f"the gradebook cannot hold it: {plain_name(str(error))[:200]}"
    return ""
