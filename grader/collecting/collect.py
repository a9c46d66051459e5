"""Put what an archive holds into ``classroom/submitted/``, the newest of each student."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.collecting.handed_in import contents
from grader.collecting.names import notebook_named
from grader.collecting.place import KEPT, UNCHANGED, place
from grader.collecting.roster import read_roster_of
from grader.collecting.unpack import unpack_in
from grader.course.nbgrader_api import nbgrader_config
from grader.csv_file import csv_text, read_table
from grader.errors import UserError
from grader.files import write_whole
from grader.gradebook.connection import open_gradebook
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbgrader.api import Gradebook

    from grader.collecting.handed_in import Contents, HandedIn
    from grader.collecting.roster import Roster
    from grader.course.course import Course

RECORD = ["student", "platform", "id", "file", "number", "late"]
"""The facts stored for each submission; returning feedback to the platform needs them."""
SECOND = dt.timedelta(seconds=1)


@dataclass
class Collected:
    """The outcome of collecting.

    Parameters
    ----------
    form : str
        What the archive was taken for.
    counts : dict of str to int
        Of students, by what was done: ``new``, ``newer``, ``unchanged``, ``kept``.
    late : int
        How many the platform calls late.
    left_out : list of str
        What was left out and why, one sentence each.
    """

    form: str
    counts: dict[str, int] = field(default_factory=dict)
    late: int = 0
    left_out: list[str] = field(default_factory=list)


def collect(course: Course, archive: Path, assignment: str, database: str = "") -> Collected:
    """Collect an assignment from what a learning platform gives, or from a folder.

    Parameters
    ----------
    course : Course
    archive : Path
        Canvas's or Moodle's archive of submissions, Gradescope's *Export Submissions*, or a folder
        with one of them or with a folder for each student.
    assignment : str
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.

    Raises
    ------
    UserError
        When nothing in it can be somebody's notebook.
    """
    course.classroom.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=course.classroom, prefix=".collect-") as folder:
        said: list[str] = []
        _copy(archive, Path(folder))
        unpack_in(Path(folder), said.append)
        if archive.is_file():
            (Path(folder) / archive.name).unlink()  # what was in it lies beside it
        found = contents(Path(folder))
        found.left_out[:0] = said
        if not found.files:
            raise UserError(_nothing(archive, found))
        course_id = nbgrader_config(course).CourseDirectory.course_id
        with open_gradebook(database or course.gradebook, course_id) as gradebook:
            return _Collecting(course, assignment, found, gradebook).run()


def _copy(archive: Path, folder: Path) -> None:
    if archive.is_dir():
        shutil.copytree(archive, folder, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy(archive, folder)


def _nothing(archive: Path, found: Contents) -> str:
    why = "; ".join(found.left_out[:3])
    return (
        f"{archive}: expected Canvas's or Moodle's archive of submissions, Gradescope's Export "
        f"Submissions, or a folder for each student; found no notebook{': ' if why else ''}{why}. "
        "Nothing was changed."
    )


class _Collecting:
    """One assignment's hand-ins on their way to their students' folders."""

    def __init__(
        self, course: Course, assignment: str, found: Contents, gradebook: Gradebook
    ) -> None:
        self._course = course
        self._assignment = assignment
        self._found = found
        self._roster: Roster = read_roster_of(course, gradebook)
        self._notebooks = notebooks_of(course, assignment)
        self._due, self._extensions = due_dates(gradebook, assignment)
        self._record = read_record(course, assignment)
        self._done = Collected(found.form, left_out=found.left_out)

    def run(self) -> Collected:
        without_due_date = 0
        for (student, notebook), files in sorted(self._of_students().items()):
            files.sort(key=lambda each: each.age, reverse=True)
            newest = files[0]
            self._done.left_out += [
                f"{_shown(each)}: skipped, because {_shown(newest)} is newer" for each in files[1:]
            ]
            without_due_date += newest.late and self._due is None
            self._place(student, notebook, self._late(student, newest))
        if without_due_date:
            self._done.left_out.append(
                f"{without_due_date} late marks do not count: {self._assignment} has no due "
                "date here. Give it one (nbgrader db assignment add … --duedate) and collect again"
            )
        _write_record(self._course, self._assignment, self._record)
        return self._done

    def _of_students(self) -> dict[tuple[str, str], list[HandedIn]]:
        found: dict[tuple[str, str], list[HandedIn]] = {}
        others: list[tuple[str, HandedIn]] = []
        for each in self._found.files:
            student = self._student(each)
            notebook = notebook_named(each.written, self._notebooks)
            if notebook:
                found.setdefault((student, f"{notebook}.ipynb"), []).append(each)
            else:
                others.append((student, each))
        have = {student for student, _ in found}
        for student, each in others:
            if student in have:
                self._done.left_out.append(f"{_shown(each)}: not a notebook of this assignment")
            else:  # the grader says what it should be called
                name = plain_name(Path(each.written).name).replace("/", "_")
                found.setdefault((student, name), []).append(each)
        return found

    def _student(self, each: HandedIn) -> str:
        known = self._roster.student(each.platform, each.identity, name=each.name, email=each.email)
        return known or each.identity.replace("/", "_").lstrip(".") or "unnamed"

    def _late(self, student: str, each: HandedIn) -> HandedIn:
        """With a time after the due date, when the platform says late and does not say when."""
        if not each.late or each.moment or self._due is None:
            return each
        due = self._due + self._extensions.get(student, dt.timedelta())
        return replace(each, moment=due + SECOND)

    def _place(self, student: str, notebook: str, each: HandedIn) -> None:
        folder = self._course.submitted / student / self._assignment
        before = self._record.get(student, {})
        number = int(before.get("number") or 0) if before.get("platform") == each.platform else 0
        try:
            placed = place(each, folder, notebook, number)
        except OSError as error:
            self._done.left_out.append(f"{_shown(each)}: {error.filename}: {error.strerror}")
            return
        self._done.counts[placed.what] = self._done.counts.get(placed.what, 0) + 1
        self._done.late += each.late
        if placed.problem:
            self._done.left_out.append(f"{_shown(each)}: {placed.problem}")
        # the same file by another way: how its own platform calls it is still what feedback needs
        same = placed.what == UNCHANGED and before.get("platform", each.platform) != each.platform
        if placed.what != KEPT and not same:
            self._record[student] = dict(zip(RECORD, _row(student, each), strict=True))


def _row(student: str, each: HandedIn) -> list[str]:
    late = "late" if each.late else ""
    return [student, each.platform, each.identity, each.place, str(each.number), late]


def notebooks_of(course: Course, assignment: str) -> list[str]:
    """The names of an assignment's notebooks, without their ending.

    Parameters
    ----------
    course : Course
    assignment : str
    """
    folders: Iterable[Path] = (course.source / assignment, course.notebooks / assignment)
    found = (sorted(path.stem for path in folder.glob("*.ipynb")) for folder in folders)
    return next(filter(None, found), [assignment])


def due_dates(
    gradebook: Gradebook, assignment: str
) -> tuple[dt.datetime | None, dict[str, dt.timedelta]]:
    """When an assignment is due, and by whom how much later.

    Parameters
    ----------
    gradebook : Gradebook
    assignment : str
    """
    known = next((each for each in gradebook.assignments if each.name == assignment), None)
    if known is None:
        return None, {}
    given = {each.student_id: each.extension for each in known.submissions if each.extension}
    return known.duedate, given


def read_record(course: Course, assignment: str) -> dict[str, dict[str, str]]:
    """What is known of each student's hand-in, by student and by the titles of `RECORD`.

    Parameters
    ----------
    course : Course
    assignment : str
    """
    path = _record_path(course, assignment)
    if not path.is_file():
        return {}
    rows = read_table(path)[1:]
    return {row[0]: dict(zip(RECORD, row, strict=True)) for row in rows if len(row) == len(RECORD)}


def move_record(course: Course, assignment: str, student: str, new: str) -> None:
    """Give what is known of a student's hand-in to another id.

    Parameters
    ----------
    course : Course
    assignment, student, new : str
    """
    record = read_record(course, assignment)
    if student in record:
        record[new] = record.pop(student) | {"student": new}
        _write_record(course, assignment, record)


def _write_record(course: Course, assignment: str, record: dict[str, dict[str, str]]) -> None:
    path = _record_path(course, assignment)
    path.parent.mkdir(exist_ok=True)
    rows = [[row[title] for title in RECORD] for _, row in sorted(record.items())]
    write_whole(path, csv_text(RECORD, rows, verbatim=True))


def _record_path(course: Course, assignment: str) -> Path:
    return course.classroom / "collected" / f"{assignment}.csv"


def _shown(each: HandedIn) -> str:
    return plain_name(
        each.place if each.place.endswith(each.written) else f"{each.place}/{each.written}"
    )
