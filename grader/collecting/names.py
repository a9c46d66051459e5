"""What a learning platform writes into the name of a file or a folder that it gives back.

Canvas names a file ``annlee_501_98765_name.ipynb``, with ``LATE`` before or after the student's
name when it was late. Moodle has ``Ann Lee_4711_assignsubmission_file_``, a folder or the beginning
of the file's name. Only what the platform wrote says whose a file is: the rest is the student's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.marking.find_notebook import NOTEBOOK, original_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_CANVAS = re.compile(
    r"(?P<early>LATE_)?(?P<name>.*?)_(?P<late>LATE_)?(?P<id>\d+)_(?P<file>\d+)_"
    r"|anonymous_(?P<late2>LATE_)?(?P<anonymous>[A-Za-z0-9]{5})_(?P<file2>\d+)_"
)
"""Canvas takes digits between underscores out of students' names: the first ones are its own."""
_MOODLE = re.compile(r"_(?P<id>\d+)_(?=(?P<mark>assign(?:submission|feedback)_file_))")
"""Moodle leaves students' names as they chose them, like the names of their files."""
AGAIN = re.compile(r"(-\d+| ?\(\d+\))$")
"""What platforms and browsers append to the name of a file handed in or downloaded again."""


@dataclass(frozen=True)
class PlatformName:
    """What a platform says of one file.

    Parameters
    ----------
    platform : str
        ``canvas`` or ``moodle``.
    id : str
        The platform's own id of the student.
    name : str
        The student's name as the platform has it.
    late : bool
        Whether the platform calls it late.
    number : int
        Grows with each file that is handed in; 0 where the platform gives none.
    length : int
        Characters of what the platform wrote; the student's own words follow.
    """

    platform: str
    id: str
    name: str
    late: bool
    number: int
    length: int


def platform_name(name: str) -> PlatformName | None:
    """What Canvas or Moodle says in a name; nothing when neither wrote it.

    Parameters
    ----------
    name : str
        Of a file or a folder.

    Examples
    --------
    >>> platform_name("raybob_LATE_502_98766_04.ipynb").id
    '502'
    >>> platform_name("notes.ipynb") is None
    True
    """
    if says_twice(name):
        return None
    if found := list(_MOODLE.finditer(name)):
        last = found[-1]  # of a folder's name, which ends with what Moodle wrote
        end = last.end("mark")
        return PlatformName("moodle", last["id"], name[: last.start()], False, 0, end)  # noqa: FBT003 - Moodle does not say so
    if match := _CANVAS.match(name):
        late = bool(match["early"] or match["late"] or match["late2"])
        who, number = match["id"] or match["anonymous"], int(match["file"] or match["file2"])
        return PlatformName("canvas", who, match["name"] or "", late, number, match.end())
    return None


def says_twice(name: str) -> bool:
    """Whether a name holds two platforms' words, so that a student may have written the first.

    Parameters
    ----------
    name : str

    Examples
    --------
    >>> says_twice("Bob_4712_assignsubmission_file__4711_assignsubmission_file_04.ipynb")
    True
    >>> says_twice("Bob_4712_assignsubmission_file__4711_assignsubmission_file_")
    False
    """
    found = list(_MOODLE.finditer(name))
    if found and found[-1].end("mark") == len(name):
        return False
    return len(found) + bool(_CANVAS.match(name)) > 1


def notebook_named(written: str, known: Sequence[str]) -> str:
    """Which of an assignment's notebooks a file is; nothing when it is none of them.

    Parameters
    ----------
    written : str
        The file's name, perhaps of a copy.
    known : sequence of str
        The notebooks' names, without their ending.

    Examples
    --------
    >>> notebook_named("Copy of 04-gradient-descent (1).ipynb", ["04-gradient-descent"])
    '04-gradient-descent'
    >>> notebook_named("ps-1-2.ipynb", ["ps-1", "ps-2"])
    'ps-1'
    """
    stem = written.strip()[: -len(NOTEBOOK)] if written.casefold().endswith(NOTEBOOK) else written
    by_name = {name.casefold(): name for name in known}
    # a name of the course's own may look like a copy's, so the longest that fits is right
    while stem:
        for name in (stem, original_name(stem)):
            if name.casefold() in by_name:
                return by_name[name.casefold()]
        shorter = AGAIN.sub("", stem)
        if shorter == stem:
            return ""
        stem = shorter
    return ""


def is_hidden(parts: tuple[str, ...]) -> bool:
    """Whether a file is a checkpoint, or macOS's own notes beside a file.

    Parameters
    ----------
    parts : tuple of str
        Of its path.
    """
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)
