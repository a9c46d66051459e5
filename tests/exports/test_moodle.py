"""Moodle's files, taken in as Moodle takes them in (see `grader/exports/moodle.py`)."""

import pytest

from grader.gradebook.connection import open_gradebook
from tests.exports.conftest import NAME, rows_of

FILE = f"{NAME}-moodle.csv"
FILLED = f"{NAME}-moodle-worksheet.csv"
WORKSHEET = """Identifier,Full name,ID number,Email address,Status,Grade,Maximum Grade,\
Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments
Participant 4711,Ann Lee,ann,a@x.org,Submitted for grading,,34.00,Yes,"Friday, 2 October 2026, \
12:00 PM",-,"Well, done"
Participant 4712,Bob Ray,bob,b@x.org,Submitted for grading,,34.00,Yes,-,-,
""".replace("\\\n", "")


class ImportStoppedError(Exception):
    """Moodle throws a whole import away for one row."""


def take_in(text, mapped, students):
    """Grades by student, ``students`` being known by what the column ``mapped`` holds."""
    grades, student = {}, None
    for row in rows_of(text):
        if row[mapped]:  # else the row goes to the student above it
            if row[mapped] not in students:
                raise ImportStoppedError(row[mapped])
            student = students[row[mapped]]
        grade = row[NAME]
        grades[student] = None if grade in {"", "-"} else float(grade)
    return grades


@pytest.fixture
def worksheet(tmp_path):
    """Moodle's worksheet, as a file."""

    def write(text=WORKSHEET):
        path = tmp_path / "worksheet.csv"
        path.write_text(text)
        return path

    return write


def test_students_are_mapped_by_id_number(export):
    made = export("moodle", file=FILE)
    assert take_in(made, "ID number", {"ann": 7, "bob": 8, "cem": 9}) == {7: 31.0, 9: None}
    assert list(rows_of(made)[0]) == ["First name", "Last name", "ID number", NAME]


def test_addresses_are_written_only_if_nobody_lacks_one(classroom, export):
    with open_gradebook(classroom.gradebook, "cats") as gradebook:
        gradebook.update_or_create_student("ann", email="a@x.org")
    try:
        made = export("moodle", file=FILE)
    finally:
        with open_gradebook(classroom.gradebook, "cats") as gradebook:
            gradebook.update_or_create_student("ann", email=None)
    assert take_in(made, "Email address", {"a@x.org": 7, "c@x.org": 9}) == {7: 31.0, 9: None}
    assert "Email address" not in export("moodle", file=FILE)


def test_exercises_are_columns_of_their_own(export):
    ann, cem = rows_of(export("moodle", "--exercises", "--missing", "zero", file=FILE))
    assert (ann[f"{NAME}: propagate"], ann[f"{NAME}: reflection"], ann[NAME]) == ("10", "3", "31")
    assert (cem[f"{NAME}: propagate"], cem[NAME]) == ("0", "0")


def test_a_worksheet_is_filled_in_and_otherwise_kept(export, worksheet):
    [before, _] = rows_of(WORKSHEET)
    [ann] = rows_of(export("moodle", NAME, "--roster", worksheet(), file=FILLED))
    assert ann == before | {"Grade": "31"}


@pytest.mark.parametrize(
    ("there", "instead"),
    [("4711,Ann Lee,ann,", "17,Ann Lee,x,"), ("ann,a@x.org", "x,Ann")],
    ids=["by participant", "by address"],
)
def test_students_are_found_by_other_columns_too(export, worksheet, there, instead):
    text = WORKSHEET.replace(there, instead)
    assert text != WORKSHEET
    [ann] = rows_of(export("moodle", NAME, "--roster", worksheet(text), file=FILLED))
    assert ann["Grade"] == "31"


def test_a_worksheet_is_for_one_assignment(command, worksheet):
    done = command("moodle", NAME, "--roster", worksheet("Name,Grade\nann,1\n"))
    assert done.exit_code == 1
    assert "found no Identifier, Last modified (grade)" in done.output
    assert "choose Download grading worksheet" in done.output
