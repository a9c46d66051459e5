"""Import a class list from Canvas, Moodle or Gradescope, or from a plain CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.collecting.roster import key_of, read_roster_of
from grader.collecting.same_person import join
from grader.course.nbgrader_api import nbgrader_config
from grader.csv_file import read_table
from grader.errors import UserError
from grader.gradebook.connection import open_gradebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nbgrader.api import Gradebook

    from grader.collecting.roster import Roster
    from grader.course.course import Course

ROW = dict[str, str]
CANVAS_POINTS = "points possible"
CANVAS_TEST = "student, test"
STUDENT = "student"
"""The role that Gradescope gives those who hand in; the others are its staff."""
PARTICIPANT = "participant "
"""What Moodle writes before the number by which downloaded files are named."""


@dataclass(frozen=True)
class Form:
    """How a platform writes a class list; titles are compared in lower case.

    Parameters
    ----------
    name : str
    needs : tuple of str
        Titles by which it is recognised.
    ids : tuple of str
        Titles of what may be the student's id here, the best first.
    keys : dict of str to str
        Kinds of ids, by title.
    first, last, name_title : str
        Titles of a student's names, and of both in one.
    """

    name: str
    needs: tuple[str, ...]
    ids: tuple[str, ...]
    keys: dict[str, str]
    first: str = "first name"
    last: str = "last name"
    name_title: str = ""


FORMS = (
    Form(
        "Canvas",
        ("student", "id", "section"),
        ("sis user id", "sis login id", "id"),
        {"id": "canvas", "sis user id": "sis", "sis login id": "login", "email": "email"},
        name_title="student",
    ),
    Form(
        "Moodle grading worksheet",
        ("identifier", "grade"),
        ("id number", "username", "email address", "identifier"),
        {
            "identifier": "moodle",
            "id number": "sis",
            "username": "login",
            "email address": "email",
        },
        name_title="full name",
    ),
    Form(
        "Moodle",
        ("email address", "last name"),
        ("id number", "username", "email address"),
        {"id number": "sis", "username": "login", "email address": "email"},
    ),
    Form(
        "Gradescope",
        ("sid", "email"),
        ("sid", "email"),
        {"sid": "sis", "email": "email"},
        name_title="name",
    ),
    Form(
        "CSV",
        ("id",),
        ("id",),
        {"lms_user_id": "canvas", "canvas": "canvas", "moodle": "moodle", "email": "email"}
        | {"login": "login", "sis": "sis"},
        first="first_name",
        last="last_name",
        name_title="name",
    ),
)


@dataclass(frozen=True)
class Imported:
    """The outcome of importing a class list.

    Parameters
    ----------
    form : str
    column : str
        The title of the column with the ids that this course uses.
    count : int
    notes : list of str
        What the instructor should know.
    """

    form: str
    column: str
    count: int
    notes: list[str]


def import_roster(course: Course, path: Path, *, column: str = "", database: str = "") -> Imported:
    """Enter a class list in the gradebook and in ``classroom/roster.csv``.

    Parameters
    ----------
    course : Course
    path : Path
    column : str
        The title whose values are the students' ids here; by default, the one that the gradebook
        knows already, or else the best that everybody has. By default, too, a student who is known
        under another of the list's ids keeps the id here.
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.

    Raises
    ------
    UserError
        When it is no class list, or ids are missing or doubled.
    """
    form, rows = _read(path)
    course_id = nbgrader_config(course).CourseDirectory.course_id
    with open_gradebook(database or course.gradebook, course_id) as gradebook:
        roster = read_roster_of(course, gradebook)
        chosen = _column(path, form, rows, roster, column.casefold())
        ids = [row[chosen] if column else _known(roster, form, row, chosen) for row in rows]
        _unique(path, chosen, ids)
        for student, row in zip(ids, rows, strict=True):
            _enter_person(gradebook, student, form, row)
            _enter_keys(roster, student, form, row)
        notes = _notes(course, gradebook, form, rows, ids)
    roster.write()
    return Imported(form.name, chosen, len(rows), notes)


def _read(path: Path) -> tuple[Form, list[ROW]]:
    table = read_table(path)
    header = [title.strip().casefold() for title in table[0]] if table else []
    form = next((each for each in FORMS if set(each.needs) <= set(header)), None)
    if form is None:
        raise UserError(
            f"expected a class list in {path}: the gradebook that Canvas exports, a Moodle grading "
            "worksheet or participants list, Gradescope's roster, or columns id, first_name, "
            f"last_name, email. Found the columns {', '.join(header) or 'of an empty file'}."
        )
    rows = [
        {title: value.strip() for title, value in zip(header, row, strict=False)}
        for row in table[1:]
    ]
    rows = [row for row in rows if any(row.values()) and not _is_no_student(form, row)]
    for row in rows:
        if "identifier" in row and row["identifier"].casefold().startswith(PARTICIPANT):
            row["identifier"] = row["identifier"][len(PARTICIPANT) :]
    return form, rows


def _is_no_student(form: Form, row: ROW) -> bool:
    """Canvas's row of points and the student that it makes up for tests; Gradescope's staff."""
    if form.name == "Gradescope":
        return row.get("role", STUDENT).casefold() != STUDENT
    name = row.get("student", "").casefold()
    return form.name == "Canvas" and (CANVAS_POINTS in name or name == CANVAS_TEST)


def _column(path: Path, form: Form, rows: list[ROW], roster: Roster, wanted: str) -> str:
    titles = [title for title in form.ids if all(row.get(title) for row in rows)]
    if wanted:
        titles = [wanted]
    if not rows or not titles or not all(row.get(titles[0]) for row in rows):
        raise UserError(
            f"expected an id for every student in {path}, in one of the columns "
            f"{', '.join([wanted] if wanted else form.ids)}; found some empty or no students. Name "
            "another column with --id."
        )
    known = {title: sum(row[title] in roster.students for row in rows) for title in titles}
    return max(titles, key=lambda title: known[title])  # the first one if no student is known


def _known(roster: Roster, form: Form, row: ROW, chosen: str) -> str:
    """The id that a student has here already under another of the list's ids, or the chosen one."""
    if row[chosen] in roster.students:
        return row[chosen]
    keys = ((kind, row.get(title, "")) for title, kind in form.keys.items() if kind != "moodle")
    found = (roster.found.get((kind, key_of(value))) for kind, value in keys if value)
    return next(filter(None, found), row[chosen])


def _unique(path: Path, column: str, ids: Sequence[str]) -> None:
    doubles = sorted({each for each in ids if ids.count(each) > 1})
    if doubles:
        raise UserError(
            f"expected each {column} once in {path}, found {', '.join(doubles[:5])} again. Correct "
            "the file, or name another column with --id."
        )
    if wrong := [each for each in ids if "/" in each or each.startswith(".")]:
        raise UserError(
            f"expected ids that can be names of folders in the column {column} of {path}, found "
            f"{wrong[0]!r}. Name another column with --id."
        )


def _names(form: Form, row: ROW) -> tuple[str, str]:
    """First and last name; Canvas has ``Last, First``, others ``First Last``."""
    first, last = row.get(form.first, ""), row.get(form.last, "")
    both = row.get(form.name_title, "")
    if first or last or not both:
        return first, last
    if "," in both:
        last, _, first = both.partition(",")
    else:
        first, _, last = both.rpartition(" ")
    return first.strip(), last.strip()


def _enter_person(gradebook: Gradebook, student: str, form: Form, row: ROW) -> None:
    first, last = _names(form, row)
    email = next((row.get(t, "") for t, kind in form.keys.items() if kind == "email"), "")
    lms = next((row.get(t, "") for t, kind in form.keys.items() if kind == "canvas"), "")
    found = {"first_name": first, "last_name": last, "email": email, "lms_user_id": lms}
    gradebook.update_or_create_student(student, **{k: v for k, v in found.items() if v})


def _enter_keys(roster: Roster, student: str, form: Form, row: ROW) -> None:
    roster.students.add(student)
    for title, kind in form.keys.items():
        if kind == "moodle":  # a number belongs to one assignment, so a later worksheet counts
            roster.forget(kind, row.get(title, ""))
        roster.enter(kind, row.get(title, ""), student)
    roster.enter("name", " ".join(_names(form, row)), student)


def _notes(
    course: Course, gradebook: Gradebook, form: Form, rows: list[ROW], ids: Sequence[str]
) -> list[str]:
    """For each student who was known under a platform's id before, what the import did."""
    others = (
        (kind, row.get(title, ""), student)
        for student, row in zip(ids, rows, strict=True)
        for title, kind in form.keys.items()
    )
    joined = (
        join(course, gradebook, kind, other, student)
        for kind, other, student in others
        if other and other != student and other not in {".", ".."} and "/" not in other
    )
    return [said for said in joined if said]
