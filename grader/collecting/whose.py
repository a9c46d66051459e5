"""Find the student of each notebook in a learning platform's archive of submissions.

nbgrader's ``zip_collect`` unpacks the archive and asks this plugin about each file. ``grader
collect`` does the same in one step, and knows times and late marks too.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nbgrader.plugins.zipcollect import FileNameCollectorPlugin

from grader.collecting.names import AGAIN, is_hidden, notebook_named, platform_name, says_twice
from grader.collecting.roster import read_roster_of
from grader.course.course import find_course
from grader.gradebook.connection import open_gradebook

if TYPE_CHECKING:
    from typing import Any

    from grader.collecting.names import PlatformName
    from grader.collecting.roster import Roster


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
        if inside.suffix not in self.valid_ext or is_hidden(inside.parts):
            return None
        if any(map(says_twice, inside.parts)):
            self.log.warning("Skipped, because its name holds two students: %s", inside)
            return None
        place = next((part for part in inside.parts if platform_name(part)), "")
        said = platform_name(place)
        if said is None:
            self.log.warning(
                "Skipped, because Canvas and Moodle do not name files like this: %s", inside
            )
            return None
        written = inside.name[said.length :] if place == inside.name else inside.name
        return self._once(self._student(said), self._notebook(written), inside)

    def _student(self, said: PlatformName) -> str:
        return self._roster.student(said.platform, said.id, name=said.name) or said.id

    @cached_property
    def _roster(self) -> Roster:
        coursedir = self.parent.coursedir
        with open_gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            return read_roster_of(find_course(Path(coursedir.root)), gradebook)

    def _notebook(self, written: str) -> str:
        """The name of the assignment's notebook for a file, even if a program renamed its copy."""
        coursedir = self.parent.coursedir
        source = coursedir.format_path(coursedir.source_directory, ".", coursedir.assignment_id)
        known = sorted(path.stem for path in Path(source).glob("*.ipynb"))
        return notebook_named(written, known or [coursedir.assignment_id]) or AGAIN.sub(
            "", Path(written).stem
        )

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
            self.log.warning("Skipped, because %s came first: %s", first, inside)
            return None
        return {"student_id": student, "file_id": name}
