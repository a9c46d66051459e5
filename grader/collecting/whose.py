"""Whose a notebook is that a learning platform gave in its archive of submissions.

nbgrader's ``zip_collect`` unpacks the archive and asks this plugin about each file. Canvas names a
file ``annlee_501_98765_name.ipynb``, with ``LATE_`` before the numbers when it was late; Moodle has
``Ann Lee_4711_assignsubmission_file_``, a folder or the beginning of the file's name. Only what the
platform wrote says whose it is: what comes after it, and all that is in an archive within, is the
student's own words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.plugins.zipcollect import FileNameCollectorPlugin

if TYPE_CHECKING:
    from typing import Any

CANVAS = re.compile(r".*?_(?:LATE_)?(?P<student>\d+)_\d+_")
"""Canvas takes digits between underscores out of students' names: the first ones are its own."""
MOODLE = "assignsubmission_file_"
MOODLE_S = re.compile(rf"_(?P<student>\d+)_(?={MOODLE})")
"""Moodle leaves students' names as they chose them, like the names of their files."""
AGAIN = re.compile(r"(-\d+| ?\(\d+\))$")
"""What platforms and browsers append to the name of a file handed in or downloaded again."""


class Downloads(FileNameCollectorPlugin):  # type: ignore[misc] # nbgrader has no types
    """Collect what Canvas or Moodle let an instructor download.

    With ``FileNameCollectorPlugin.named_regexp`` set, as for nbgrader, files of other platforms.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._taken: dict[tuple[str, str], str] = {}

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Say whose an unpacked file is; nothing when it is to be skipped.

        Parameters
        ----------
        submitted_file : str
            Its absolute path.
        """
        if self.named_regexp:
            found: dict[str, str] | None = super().collect(submitted_file)
            return found
        inside = self._inside(Path(submitted_file))
        if inside.suffix not in self.valid_ext or _is_hidden(inside):
            return None
        part = next(
            (part for part in inside.parts if MOODLE_S.search(part) or CANVAS.match(part)), ""
        )
        if not part:
            self.log.warning("Skipped, for it is not named as Canvas or Moodle do: %s", inside)
            return None
        whose = _platform_s(part)
        if whose is None:
            self.log.warning("Skipped, for its name says twice whose it is: %s", inside)
            return None
        student, prefix = whose
        name = AGAIN.sub("", inside.name.removeprefix(prefix).removesuffix(inside.suffix))
        return self._once(student, name, inside)

    def _inside(self, path: Path) -> Path:
        """The path within the unpacked archives."""
        collecting = self.parent
        root = Path(collecting.coursedir.root, collecting.downloaded_directory)
        step = Path(collecting.coursedir.assignment_id, collecting.extracted_directory)
        return path.relative_to(root / step)

    def _once(self, student: str, name: str, inside: Path) -> dict[str, str] | None:
        """Leave out a second notebook of a name: nbgrader would stop for the whole class."""
        first = self._taken.setdefault((student, name), str(inside))
        if first != str(inside):
            self.log.warning("Skipped, for %s was there before: %s", first, inside)
            return None
        return {"student_id": student, "file_id": name}


def _platform_s(part: str) -> tuple[str, str] | None:
    """The student whom the platform names, and what it wrote; nothing where a student could have.

    Examples
    --------
    >>> _platform_s("Ann Lee_4711_assignsubmission_file_")
    ('4711', 'Ann Lee_4711_assignsubmission_file_')
    >>> _platform_s("Bob_4712_assignsubmission_file__4711_assignsubmission_file_")[0]
    '4711'
    """
    found = list(MOODLE_S.finditer(part))
    if part.endswith(MOODLE) and found:  # a folder: nothing after it is the student's
        return found[-1]["student"], part
    canvas = CANVAS.match(part)
    if len(found) + bool(canvas) != 1:
        return None
    if canvas:
        return canvas["student"], canvas[0]
    [moodle] = found
    return moodle["student"], part[: moodle.end()] + MOODLE


def _is_hidden(path: Path) -> bool:
    """Whether it is a checkpoint or macOS's own notes beside a file."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
