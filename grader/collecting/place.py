"""Put one hand-in into its student's folder; an earlier one stays until the newer one is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collecting.handed_in import TIMESTAMP
from grader.files import write_whole
from grader.marking.parse_notebook import MAX_BYTES, UnreadableError, parse_notebook
from grader.marking.timestamps import moment_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from grader.collecting.handed_in import HandedIn

UNCHANGED = "unchanged"
KEPT = "kept"
"""What is done with a hand-in that is older than the one before it, or broken."""


@dataclass(frozen=True)
class Placed:
    """What was done with a hand-in.

    Parameters
    ----------
    what : str
        ``new``, ``newer``, ``unchanged``, or ``kept`` when the earlier one stays.
    problem : str
        What the instructor should know, or nothing.
    """

    what: str
    problem: str = ""


def place(each: HandedIn, folder: Path, filename: str, number: int = 0) -> Placed:
    """Put a hand-in where the grader looks for it.

    Parameters
    ----------
    each : HandedIn
    folder : Path
        ``classroom/submitted/<student>/<assignment>``.
    filename : str
    number : int
        Of the hand-in that was collected before; 0 when there was none.

    Raises
    ------
    OSError
        When the folder cannot be written to.
    """
    path = folder / filename
    with each.path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    earlier = path.read_bytes() if path.is_file() and not path.is_symlink() else None
    if earlier == content:
        if each.moment:  # else what another archive said of its time still holds
            _stamp(each.moment, folder)
        return Placed(UNCHANGED)
    if earlier is not None:
        if _is_older(each, folder, number):
            return Placed(KEPT, "older than what was collected before; that was kept")
        if damage := _damage(content, filename):
            return Placed(KEPT, f"{damage} What was collected before was kept.")
    folder.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{filename}.part")
    beside.write_bytes(content)
    beside.replace(path)
    _stamp(each.moment, folder)
    if earlier is None:
        return Placed("new", _damage(content, filename))
    return Placed("newer")


def _is_older(each: HandedIn, folder: Path, number: int) -> bool:
    if each.number and number:
        return each.number < number
    try:
        before = moment_of((folder / TIMESTAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return each.moment is not None and each.moment < before


def _damage(content: bytes, filename: str) -> str:
    """Why it is no notebook; empty when it is one."""
    try:
        parse_notebook(content, filename)
    except UnreadableError as problem:
        return str(problem)
    return ""


def _stamp(moment: dt.datetime | None, folder: Path) -> None:
    """Note when it was handed in, or that it is not known."""
    if moment is None:
        (folder / TIMESTAMP).unlink(missing_ok=True)
    else:
        write_whole(folder / TIMESTAMP, f"{moment.isoformat(sep=' ', timespec='seconds')} UTC\n")
