"""Canvas's file, taken in as Canvas takes it in (`lib/gradebook_importer.rb` of canvas-lms)."""

import csv
import io
import re

import pytest

from tests.exports.conftest import NAME

FILE = f"{NAME}-canvas.csv"
STUDENTS = {501: ("ann@x.org", "A-1", "Lee, Ann"), 502: ("bob", "B-2", "Ray, Bob")}
"""Canvas's own id, and what else it knows: login, SIS id, sortable name."""
EXPORTED = f"""Student,ID,SIS User ID,SIS Login ID,Section,Quiz (9),{NAME} (77),Current Score
    Points Possible,,,,,5,34.00,(read only)
"Lee, Ann",501,A-1,ann,One,4,12,80
"Ray, Bob",502,B-2,bob,One,N/A,20,70
"Student, Test",503,,f00,One,,,
"""


def take_in(text, assignments, students=STUDENTS):
    """What would be in Canvas's gradebook: scores by student's and assignment's id, and the rest.

    ``assignments`` is ids by title. An assignment or student that is unknown gets no id but its
    name, as Canvas then offers to create it.
    """
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert "Student" in header[0]
    assert "ID" in header[1]
    assert re.search(r"SIS\s+User\s+ID", header[2])
    assert re.search(r"SIS\s+Login\s+ID", header[3])
    assert "Section" in header[4]
    columns = {i: assignment_of(header[i], assignments) for i in range(5, len(header))}
    possible, scores = {}, {}
    for row in rows:
        assert len(row) == len(header)
        if "Points Possible" in row[0]:
            possible = {name: row[i] for i, name in columns.items()}
            continue
        student = student_of(row, students)
        scores |= {(student, name): row[i] for i, name in columns.items()}
    return scores, possible


def assignment_of(title, assignments):
    match = re.fullmatch(r"(.*) \((\d+)\)", title)
    if match and int(match[2]) in assignments.values():
        return int(match[2])
    return assignments.get(title, title)


def student_of(row, students):
    if row[1].isdigit() and int(row[1]) in students:
        return int(row[1])
    for wanted, at in ((row[2], 1), (row[3], 0), (row[0], 2)):
        for canvas_id, known in students.items():
            if wanted and known[at] == wanted:
                return canvas_id
    return row[0]


@pytest.fixture
def roster(tmp_path):
    """Canvas's own export, as a file."""

    def write(text=EXPORTED, encoding="utf-8"):
        path = tmp_path / "gradebook.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_without_a_roster_students_are_found_by_their_ids(export):
    students = {17: ("x", "", "x"), 502: STUDENTS[502]}
    scores, possible = take_in(export("canvas", file=FILE), {NAME: 77}, students)
    assert scores == {(17, 77): "31", ("Öz, =Cem", 77): ""}  # bob, who awaits grading, is not there
    assert possible == {77: "34"}


def test_exercises_are_columns_of_their_own(export):
    scores, possible = take_in(export("canvas", "--exercises", file=FILE), {NAME: 77}, {17: "123"})
    assert scores[17, f"{NAME}: propagate"] == "10"
    assert scores[17, f"{NAME}: reflection"] == "3"
    assert possible[f"{NAME}: propagate"] == "10"
    assert scores[17, 77] == "31"


def test_with_canvas_own_export_ids_are_canvas_s(export, roster):
    text = export("canvas", "--roster", roster(), file=FILE)
    assert take_in(text, {"Quiz": 9, NAME: 77}) == ({(501, 77): "31"}, {77: "34"})
    assert text.splitlines()[0] == f"Student,ID,SIS User ID,SIS Login ID,Section,{NAME} (77)"
    assert text.splitlines()[2] == '"Lee, Ann",501,A-1,ann,One,31'


def test_a_roster_with_semicolons_and_a_byte_order_mark_is_read(export, roster):
    text = EXPORTED.replace('"Lee, Ann"', "Lee").replace('"Ray, Bob"', "Ray")
    text = text.replace('"Student, Test"', "Test").replace(",", ";").replace("34.00", "34,00")
    made = export("canvas", "--roster", roster(text, "utf-8-sig"), file=FILE)
    assert take_in(made, {NAME: 77})[0] == {(501, 77): "31"}


def test_what_canvas_lacks_is_said(command, roster):
    text = EXPORTED.replace(f"{NAME} (77)", "Homework (77)").replace("501,A-1,ann", "501,A-1,zoe")
    done = command("canvas", "--roster", roster(text))
    assert done.exit_code == 0
    assert f"gradebook.csv has no assignment {NAME}; Canvas will offer to create it" in done.output
    assert "left out: ann (1 in all). gradebook.csv has no row for them." in done.output


def test_another_worth_in_canvas_is_said(command, roster):
    done = command("canvas", "--roster", roster(EXPORTED.replace("34.00", '"100,00"')))
    assert f"{NAME} (77) is worth 100.00 points in Canvas and 34 here" in done.output


def test_two_rows_for_one_student_are_refused(command, roster, tmp_path):
    done = command("canvas", "--roster", roster(EXPORTED.replace("502,B-2,bob", "502,ann,bob")))
    assert done.exit_code == 1
    assert "expected one row of gradebook.csv for student ann, found two rows" in done.output
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("content", [b"", b"Name,Grade\nann,3\n", b"\xff\xfe\x00"])
def test_another_file_is_refused_and_says_how_to_make_the_right_one(command, tmp_path, content):
    path = tmp_path / "gradebook.csv"
    path.write_bytes(content)
    done = command("canvas", "--roster", path)
    assert done.exit_code == 1
    assert "In Canvas, open Grades and choose Export" in done.output
