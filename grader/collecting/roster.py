"""Who is who: the ids of learning platforms, and the students they belong to.

``classroom/roster.csv`` holds one row for each: kind of id, id, student. `grader roster import`
writes it; collecting and feedback read it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from grader.csv_file import csv_text, read_table
from grader.errors import UserError
from grader.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from nbgrader.api import Gradebook

    from grader.course.course import Course

FILE = "roster.csv"
HEADER = ["kind", "id", "student"]
KINDS = ("canvas", "moodle", "sis", "login", "email", "name")
"""Kinds of ids; who is found by the first does not need the later ones."""


@dataclass
class Roster:
    """Students by the ids that platforms have for them.

    Parameters
    ----------
    path : Path
        Where it is kept.
    found : dict of (str, str) to str
        Students by kind and id.
    students : set of str
        Everybody whose id is known.
    """

    path: Path
    found: dict[tuple[str, str], str] = field(default_factory=dict)
    students: set[str] = field(default_factory=set)

    def enter(self, kind: str, identity: str, student: str) -> None:
        """Enter an id; what two students share names neither.

        Parameters
        ----------
        kind, identity, student : str
        """
        key = kind, key_of(identity)
        if key[1]:
            known = self.found.get(key, student)
            self.found[key] = student if known == student else ""

    def forget(self, kind: str, identity: str) -> None:
        """Give an id to another student.

        Parameters
        ----------
        kind, identity : str
        """
        self.found.pop((kind, key_of(identity)), None)

    def student(self, kind: str, identity: str, *, name: str = "", email: str = "") -> str:
        """The student whom a platform means; nothing when it is not known.

        Parameters
        ----------
        kind, identity : str
            The platform's own id.
        name, email : str
            What else the platform says.
        """
        if found := self.found.get((kind, key_of(identity))):
            return found
        if identity in self.students:
            return identity
        more = [("sis", identity), ("login", identity), ("email", email), ("name", name)]
        keys = ((each, key_of(value)) for each, value in more if value)
        return next(filter(None, map(self.found.get, keys)), "")

    def number_of(self, kind: str, student: str) -> str:
        """A platform's id of a student; nothing when it is not known.

        Parameters
        ----------
        kind, student : str
        """
        ids = (key[1] for key, who in self.found.items() if key[0] == kind and who == student)
        return next(ids, "")

    def write(self) -> None:
        """Write it to ``classroom/``."""
        rows = [[*key, student] for key, student in sorted(self.found.items()) if student]
        write_whole(self.path, csv_text(HEADER, rows, verbatim=True))


def read_roster_of(course: Course, gradebook: Gradebook | None = None) -> Roster:
    """The roster of a course, with what the gradebook knows of its students.

    Parameters
    ----------
    course : Course
    gradebook : Gradebook, optional

    Raises
    ------
    UserError
        When ``classroom/roster.csv`` is no such file.
    """
    roster = Roster(course.classroom / FILE)
    for person in _people(gradebook) if gradebook else ():
        student, first, last, email, lms = person
        roster.students.add(student)
        roster.enter("email", email, student)
        roster.enter("name", f"{first} {last}", student)
        roster.enter("canvas", lms, student)
    if roster.path.is_file():
        for kind, identity, student in _rows(roster.path):
            roster.found[kind, key_of(identity)] = student
            roster.students.add(student)
    return roster


def _people(gradebook: Gradebook) -> Iterable[tuple[str, ...]]:
    from nbgrader.api import Student  # noqa: PLC0415 - slow to import

    who = Student.id, Student.first_name, Student.last_name, Student.email, Student.lms_user_id
    for row in gradebook.db.execute(select(*who)):
        yield tuple(value if isinstance(value, str) else "" for value in row)


def _rows(path: Path) -> Iterable[list[str]]:
    header, *rows = read_table(path) or [[]]
    if header != HEADER:
        raise UserError(
            f"expected the columns {', '.join(HEADER)} in {path}, found {', '.join(header)}. Move "
            "the file away and run grader roster import again."
        )
    return [row for row in rows if len(row) == len(HEADER)]


def key_of(text: str) -> str:
    """As ids and names are compared: letters' case, accents' form and spaces do not matter.

    Parameters
    ----------
    text : str
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
