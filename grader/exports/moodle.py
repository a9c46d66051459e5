"""Moodle: a file for *Grades → Import → CSV file*, or an assignment's grading worksheet filled in.

Moodle's importers are `grade/import/csv/classes/load_data.php` and
`mod/assign/feedback/offline/importgradeslib.php` of <https://github.com/moodle/moodle>. The first
takes any columns, which the instructor maps, one of them to the student: a row that has nothing
there goes to the student above it, one with an unknown student stops the import, an empty grade
takes one away. The second needs the worksheet's own columns, commas and UTF-8. Both read a decimal
point in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.exports.roster import read_roster
from grader.exports.table import Written, columns, final, values, write_table

if TYPE_CHECKING:
    from pathlib import Path

    from grader.exports.class_scores import ClassScores
    from grader.gradebook.read import Person

WHO = {"First name": "first_name", "Last name": "last_name", "ID number": "id"}
"""As in Moodle's own export; its import maps ``ID number`` to a student."""
ADDRESS = "Email address"
WORKSHEET = ["Identifier", "Grade", "Last modified (grade)"]
"""The columns that Moodle needs in a worksheet; all other columns stay as they are."""
PARTICIPANT = "Participant "
"""What comes before the number in *Identifier*, by which downloaded files are named."""
NUMBER = "number of the participant"
WAYS = [
    ("ID number", "id"),
    ("Username", "id"),
    (ADDRESS, "email"),
    (ADDRESS, "id"),
    (NUMBER, "id"),
    (NUMBER, "lms_user_id"),
]
MADE_BY = (
    "In Moodle, set to English, open the assignment's submissions and choose Download grading "
    "worksheet; the assignment's settings must allow Feedback types → Offline grading worksheet."
)


def write_moodle(
    scores: ClassScores, folder: Path, *, exercises: bool = False, roster: Path | None = None
) -> Written:
    """Write a file for each assignment, with a row for everybody but those awaiting grading.

    Parameters
    ----------
    scores : ClassScores
    folder : Path
    exercises : bool
        A column for each exercise too; a worksheet has none.
    roster : Path, optional
        The grading worksheet of the one assignment in ``scores``, to be filled in.

    Raises
    ------
    UserError
        When ``roster`` is not such a file, or there are more assignments than one.
    """
    if roster:
        return _filled_in(scores, folder, roster)
    files = []
    for assignment in scores.assignments:
        people, found = final(scores, assignment)
        made = columns(scores, assignment, found, exercises=exercises)
        who = _who(people)
        rows = [
            [*(getattr(person, each) for each in who.values()), *values(made, person)]
            for person in people
        ]
        header = [*who, *(column.title for column in made)]
        files.append(write_table(folder / f"{assignment.name}-moodle.csv", header, rows))
    return Written(files, [])


def _who(people: list[Person]) -> dict[str, str]:
    """Use addresses only if every row has one: see above where such a row's grade would go."""
    return WHO | ({ADDRESS: "email"} if all(person.email for person in people) else {})


def _filled_in(scores: ClassScores, folder: Path, worksheet: Path) -> Written:
    if len(scores.assignments) != 1:
        raise UserError(
            "expected one assignment with --roster: a worksheet holds only one assignment. "
            "Name it: grader export moodle ASSIGNMENT --roster FILE."
        )
    [assignment] = scores.assignments
    roster = read_roster(worksheet, WORKSHEET, MADE_BY)
    for row in roster.rows:
        row[NUMBER] = row["Identifier"].removeprefix(PARTICIPANT)
    people, found = final(scores, assignment)
    matched = roster.of(people, WAYS)
    total = columns(scores, assignment, found, exercises=False)
    rows = [
        [
            values(total, person)[0] if title == "Grade" else row.get(title)
            for title in roster.header
        ]
        for row, person in matched
    ]
    path = folder / f"{assignment.name}-moodle-worksheet.csv"
    write_table(path, roster.header, rows, verbatim=True)
    lacks = roster.lacks([each for each in people if each.id in found], matched)
    return Written([path], [f"{assignment.name}: {lacks}."] if lacks else [])
