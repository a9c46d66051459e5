"""Canvas: a file for *Gradebook → Import*.

Its form is what Canvas itself exports and reads, `lib/gradebook_exporter.rb` and
`lib/gradebook_importer.rb` of <https://github.com/instructure/canvas-lms>: a student is found by
ID, SIS User ID, SIS Login ID or name, an assignment by ``title (id)`` or title, and an empty field
takes a score away.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.exports.roster import read_roster
from grader.exports.table import Written, columns, final, values, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.course.assignment import Assignment
    from grader.exports.class_scores import ClassScores
    from grader.exports.roster import Roster
    from grader.exports.table import Column
    from grader.gradebook.read import Person

WHO = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
"""The columns by which Canvas finds a student; assignments follow."""
LAST = "Section"
"""The last column about the student in Canvas's own file."""
POINTS_POSSIBLE = "    Points Possible"
"""What Canvas calls its second row, with the spaces it writes itself."""
WAYS = [
    ("ID", "lms_user_id"),
    ("ID", "id"),  # files downloaded from Canvas are named by it, and so their students here
    ("SIS Login ID", "id"),
    ("SIS User ID", "id"),
    ("SIS Login ID", "email"),
]
TITLE_AND_ID = re.compile(r"(?P<title>.*) \((?P<id>\d+)\)")
MADE_BY = "In Canvas, open Grades and choose Export → Export Entire Gradebook."


def write_canvas(
    scores: ClassScores, folder: Path, *, exercises: bool = False, roster: Path | None = None
) -> Written:
    """Write a file for each assignment, with a row for everybody but those awaiting grading.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    exercises : bool
        A column for each exercise too.
    roster : Path, optional
        The gradebook as Canvas exported it: its ids of students and assignments are taken over.

    Raises
    ------
    UserError
        When ``roster`` is not such a file.
    """
    known = read_roster(roster, ["ID", LAST], MADE_BY) if roster else None
    files, notes = [], []
    for assignment in scores.assignments:
        people, found = final(scores, assignment)
        made = columns(scores, assignment, found, exercises=exercises)
        path = folder / f"{assignment.name}-canvas.csv"
        if known is None:
            files.append(write_table(path, *_plain(people, made)))
            continue
        files.append(write_table(path, *_merged(known, people, made), verbatim=True))
        scored = [person for person in people if person.id in found]
        notes += _notes(known, scored, made, assignment)
    return Written(files, notes)


_Table = tuple[list[str], list[list[object]]]


def _plain(people: list[Person], made: list[Column]) -> _Table:
    rows: list[list[object]] = [
        [_sortable(person), person.lms_user_id, "", person.id, "", *values(made, person)]
        for person in people
    ]
    return _table(WHO, made, rows)


def _merged(roster: Roster, people: list[Person], made: list[Column]) -> _Table:
    who = roster.header[: roster.header.index(LAST) + 1]
    rows: list[list[object]] = [
        [*(row.get(title, "") for title in who), *values(made, person)]
        for row, person in roster.of(people, WAYS)
    ]
    return _table(who, [_as_there(roster, column) for column in made], rows)


def _table(who: list[str], made: list[Column], rows: list[list[object]]) -> _Table:
    possible = [POINTS_POSSIBLE, *[""] * (len(who) - 1), *(column.most for column in made)]
    return [*who, *(column.title for column in made)], [possible, *rows]


def _as_there(roster: Roster, column: Column) -> Column:
    """The column under Canvas's title, ``title (id)``; Canvas offers to create one it lacks."""
    return replace(column, title=_title(roster.header, column.title) or column.title)


def _title(header: Sequence[str], name: str) -> str | None:
    for title in header:
        match = TITLE_AND_ID.fullmatch(title)
        if match and match["title"].strip().casefold() == name.casefold():
            return title
    return None


def _notes(
    roster: Roster, people: list[Person], made: list[Column], assignment: Assignment
) -> list[str]:
    said = [
        f"{roster.path.name} has no assignment {column.title}; Canvas will offer to create it"
        for column in made
        if _title(roster.header, column.title) is None
    ]
    said += filter(None, [_other_worth(roster, column) for column in made])
    said += filter(None, [roster.lacks(people, roster.of(people, WAYS))])
    return [f"{assignment.name}: {each}." for each in said]


def _other_worth(roster: Roster, column: Column) -> str:
    title = _title(roster.header, column.title)
    first = roster.header[0]
    there = next((row for row in roster.rows if POINTS_POSSIBLE.strip() in row.get(first, "")), {})
    worth = there.get(title or "", "").replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d*)?", worth) or float(worth) == column.most:
        return ""
    return (
        f"{title} is worth {worth} points in Canvas and {column.most:g} here; "
        "set its points in Canvas, or scores will not mean the same"
    )


def _sortable(person: Person) -> str:
    return ", ".join(filter(None, [person.last_name, person.first_name])) or person.id
