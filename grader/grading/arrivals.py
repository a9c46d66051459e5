"""See which submissions are new or were changed since the last look: `grader grade --watch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.build.put import built_files
from grader.errors import UserError
from grader.marking.read_submission import submissions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.course.course import Course

Look = dict[tuple[str, str], tuple[object, ...]]
"""By assignment and student, what their files look like from outside."""


class Arrivals:
    """Who has handed in; what is there at the beginning is not news.

    Parameters
    ----------
    course : Course
    names : sequence of str
        The assignments to look at.
    """

    def __init__(self, course: Course, names: Sequence[str]) -> None:
        self._course, self._names = course, names
        self._before = self._known = self._look()
        self._course_then = _outside_of_course(course)

    def look(self) -> dict[str, frozenset[str]]:
        """By assignment, the students whose files are news and are the same as at the last look.

        A file that is still being copied differs from one look to the next, so it is not read yet.

        Raises
        ------
        UserError
            When the course itself was changed, of which this process has the old one.
        """
        if _outside_of_course(self._course) != self._course_then:
            raise UserError(
                f"{self._course.root}: the course was changed, and who watches still grades by "
                "what it was. Run grader build, then grader grade --watch again."
            )
        now = self._look()
        news = {
            key: files
            for key, files in now.items()
            if files != self._known.get(key) and files == self._before.get(key)
        }
        self._before, self._known = now, self._known | news
        named = {name: frozenset(who for at, who in news if at == name) for name in self._names}
        return {name: students for name, students in named.items() if students}

    def _look(self) -> Look:
        return {
            (name, each.student): _outside(each.folder)
            for name in self._names
            for each in submissions(self._course, self._course.assignment(name))
        }


def _outside_of_course(course: Course) -> list[tuple[object, ...]]:
    """The same of what a course is made of, and of what is built from it."""
    built = (course.notebooks / name for name in built_files(course.notebooks))
    files = [*course.solutions.rglob("*.py"), *built]
    return [(str(path), *_size_and_times(path)) for path in sorted(files)]


def _outside(folder: Path) -> tuple[object, ...]:
    """Names, sizes and times of the files in a folder; nothing where nobody may look."""
    try:
        return tuple(sorted((path.name, *_size_and_times(path)) for path in folder.iterdir()))
    except OSError:
        return ()


def _size_and_times(path: Path) -> tuple[int, ...]:
    found = path.lstat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
