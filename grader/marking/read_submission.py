"""Read what a student handed in: hostile until proven otherwise, parsed within bounds."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import v4
from nbformat.v4.rwbase import rejoin_lines

from grader.plain_text import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course.course import Assignment, Course

MAX_BYTES = 20_000_000
"""How large a notebook may be: a hundred times the course's own, with all their figures."""
NOTEBOOK = ".ipynb"
FORMAT = 4
"""nbformat's major version; it has not changed since 2014."""


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


@dataclass(frozen=True)
class Submission:
    """One student's notebook for one assignment.

    Parameters
    ----------
    student : str
        The student's id: the folder's name.
    assignment : Assignment
    folder : Path
        ``classroom/submitted/<student>/<assignment>``.
    """

    student: str
    assignment: Assignment
    folder: Path

    @property
    def path(self) -> Path:
        """Where the notebook must be."""
        return self.folder / self.assignment.filename

    @property
    def place(self) -> str:
        """The submission as an instructor finds it, without the path of the machine."""
        return plain_name(f"classroom/submitted/{self.student}/{self.assignment.name}")


def submissions(course: Course, assignment: Assignment) -> Iterator[Submission]:
    """All students' submissions of an assignment, in the order of their ids.

    A student without a folder for this assignment has not submitted it.
    """
    for student in sorted(course.submitted.glob("*")):
        folder = student / assignment.name
        if _may_be_folder(folder):
            yield Submission(student.name, assignment, folder)


def misplaced(course: Course) -> Iterator[Path]:
    """Notebooks, and folders of them, that lie where no assignment is looked for."""
    for student in sorted(course.submitted.glob("*")):
        if student.suffix == NOTEBOOK:
            yield student
        elif student.is_dir() and os.access(student, os.R_OK | os.X_OK):
            yield from (path for path in sorted(student.iterdir()) if _stray(course, path))


def _stray(course: Course, path: Path) -> bool:
    if path.name in course.names:
        return False
    return path.suffix == NOTEBOOK or next(path.glob(f"*{NOTEBOOK}"), None) is not None


def _may_be_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return True  # reading it says so, where a student would silently be missing


def parse_notebook(content: bytes, place: str) -> NotebookNode:
    """A notebook from its file's bytes.

    Parameters
    ----------
    content : bytes
    place : str
        How messages name the file.

    Raises
    ------
    UnreadableError
        When it is too large, not JSON, or not a notebook of the current format.
    """
    remedy = "Open it in JupyterLab, save it again and hand that in."
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            f"{place}: expected at most {MAX_BYTES / 1e6:g} MB, got more. Clear the outputs of "
            "large cells, save and hand in again."
        )
    try:
        raw = json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        what = _no_json(content, error)
        raise UnreadableError(f"{place}: expected a notebook, got {what}. {remedy}") from None
    if b"\\ud" in content.lower():
        raw = _whole_characters(raw)
    return _as_notebook(raw, place, remedy)


def _whole_characters(value: Any) -> Any:
    """The same value with a sign in the place of each half of a character.

    JSON can write such halves; no file and no database can hold them.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole_characters(each) for each in value]
    if isinstance(value, dict):
        return {_whole_characters(key): _whole_characters(each) for key, each in value.items()}
    return value


def read_content(submission: Submission) -> bytes:
    """The bytes of a submitted notebook; of one that is too large, one more than is allowed.

    Raises
    ------
    UnreadableError
        When there is no such file, or it may not be read.
    """
    try:
        return _content(submission)
    except PermissionError:
        raise UnreadableError(
            f"{submission.place}: no permission to read it; the others were graded. Make it yours "
            "(chown, chmod) and run grader grade again."
        ) from None
    except OSError as error:
        raise UnreadableError(
            f"{submission.place}: cannot be read ({error.strerror}); the others were graded. Ask "
            "the student for it again."
        ) from None


def _content(submission: Submission) -> bytes:
    path = submission.path
    if path.is_symlink() or submission.folder.is_symlink():
        raise UnreadableError(
            f"{submission.place}: expected a file, found a link. Copy the notebook itself there."
        )
    if path.is_file():
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    found, remedy = _instead(submission)
    raise UnreadableError(
        f"{submission.place}: expected {path.name}, {found}. Marked missing, the others were "
        f"graded. {remedy}",
        kind="missing",
    )


def _instead(submission: Submission) -> tuple[str, str]:
    """What is there where a notebook is not, and what to do."""
    if submission.path.is_dir():
        return "found a folder of that name", "Put the notebook itself there."
    others = sorted(other.name for other in submission.folder.glob("*.ipynb"))
    if others:
        return f'found "{plain_name(others[0])}"', "Rename it and run grader grade again."
    return "found no notebook", "Ask the student for it."


def _no_json(content: bytes, error: ValueError | RecursionError) -> str:
    if not content.strip():
        return "an empty file"
    if isinstance(error, UnicodeDecodeError):
        return "a file that is no text"
    return "one nested too deeply" if isinstance(error, RecursionError) else f"no JSON: {error}"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name}, which is not JSON")


def _as_notebook(raw: Any, place: str, remedy: str) -> NotebookNode:
    version = raw.get("nbformat") if isinstance(raw, dict) else None
    if version != FORMAT:
        got = f"format {version}" if isinstance(version, int) else "no notebook format"
        raise UnreadableError(f"{place}: expected notebook format {FORMAT}, got {got}. {remedy}")
    try:
        notebook = v4.upgrade(rejoin_lines(nbformat.from_dict(raw)))
        _repair_ids(notebook)
        nbformat.validate(notebook)
    except RecursionError:
        reason = "it is nested too deeply"
    except Exception as error:  # noqa: BLE001 - whatever shape the JSON has, nbformat's complaint is the answer
        reason = str(error).partition("\n")[0][:200]
    else:
        return python_only(notebook, place)
    raise UnreadableError(f"{place}: expected a valid notebook, got one where {reason}. {remedy}")


def _repair_ids(notebook: NotebookNode) -> None:
    """Give every cell a usable id of its own; editors that copy cells leave doubles."""
    seen: set[str] = set()
    for number, cell in enumerate(notebook.cells):
        known = cell.get("id")
        good = isinstance(known, str) and re.fullmatch(r"[a-zA-Z0-9-_]{1,64}", known)
        if not good or known in seen:
            cell["id"] = f"cell-{number}"
        seen.add(cell["id"])


def python_only(notebook: NotebookNode, place: str) -> NotebookNode:
    """The notebook itself, if it is for Python; which kernel of that is no matter.

    Parameters
    ----------
    notebook : NotebookNode
    place : str
        Where it is, for the message.

    Raises
    ------
    UnreadableError
        When it is for another language.
    """
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if str(language).lower() != "python":
        raise UnreadableError(
            f"{place}: expected a Python notebook, got one for {plain_name(str(language)[:40])}. "
            "Choose the Python 3 kernel, run it again and hand that in."
        )
    return notebook
