"""One bad submission is one bad submission: its row and one sentence; the others go on."""

import datetime as dt
import json
import os
import random

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from grader.cli import main
from grader.gradebook.connection import open_gradebook
from grader.grading.grade import Options, grade
from grader.marking.timestamps import YEARS, moment_of
from grader.sample_class import complete

NAME = "04-gradient-descent"
UNREADABLE = [
    "99999999999999999999", "0001-01-01 00:00:00 +1400", "9999-12-31 23:59:59 -1200", "\0", "12",
    "2026-02-30", "2026-10-01 12:00:00 XYZ", "2026-10-01T12:00:00+99:99", "1e400", "now", "\ufffd",
    "2026-10-01 12:00:00 " + "UTC" * 500, "0000-00-00", "2026-10-01 12:00:00 ../../etc/passwd",
]  # fmt: skip
NOON = dt.datetime(2026, 10, 1, 12)  # noqa: DTZ001 - as the gradebook has it
SAME = [
    "2026-10-01 12:00:00 UTC", "2026-10-01T12:00:00Z", "2026-10-01 14:00:00 +0200",
    "2026-10-01T14:00+02:00", "2026-10-01 05:00:00 America/Los_Angeles", "2026-10-01 12:00",
    "Oct 1 2026 12:00 PM", "Thu, 01 Oct 2026 12:00:00 GMT",
]  # fmt: skip


@pytest.mark.parametrize("said", UNREADABLE)
def test_a_damaged_time_is_an_error_and_never_a_guess(said):
    with pytest.raises(ValueError, match=r".*"):
        moment_of(said)


@pytest.mark.parametrize("said", SAME)
def test_a_time_is_read_in_utc(said):
    assert moment_of(said) == NOON


def test_whatever_stands_there_is_a_time_or_an_error():
    dice = random.Random(0)  # noqa: S311 - the same each time
    letters = "0123456789-:+. TZUTC/\ud800\0\n٣eE" + "2026-10-01 12:00:00"
    for _ in range(2000):
        said = "".join(dice.choices(letters, k=dice.randrange(30)))
        try:
            assert moment_of(said).year in YEARS
        except ValueError:
            continue


def hand_in(course, student, content, timestamp=None):
    """As `submit`, with names and contents that are any bytes."""
    folder = os.path.join(os.fsencode(course.submitted), student, NAME.encode())  # noqa: PTH118 - bytes
    os.makedirs(folder)  # noqa: PTH103 - likewise
    with open(folder + f"/{NAME}.ipynb".encode(), "wb") as file:  # noqa: PTH123 - likewise
        file.write(content)
    if timestamp is not None:
        with open(folder + b"/timestamp.txt", "wb") as file:  # noqa: PTH123 - likewise
            file.write(timestamp)


@pytest.fixture
def damaged(fresh_course):
    """A class in which somebody's submission is damaged in each way, graded; and Zoe's is not."""
    good = json.dumps(complete(fresh_course.assignment(NAME), {"reflection": "Overfit."})).encode()
    hand_in(fresh_course, b"caf\xe9", good)
    hand_in(fresh_course, b"x" * 200, good)
    hand_in(fresh_course, b"early", good, b"0001-01-01 00:00:00 +1400")
    hand_in(fresh_course, b"huge", good, b"9" * 20)
    hand_in(fresh_course, b"half", good.replace(b"Overfit", b"Over\\ud800fit"))
    hand_in(fresh_course, b"cut", good[: len(good) // 2])
    hand_in(fresh_course, b"zoe", good)
    assignment = fresh_course.assignment(NAME)
    results = {each.submission.student: each for each in grade(fresh_course, assignment, Options())}
    return fresh_course, results


@pytest.fixture
def run(damaged):
    """Run a command in that class; it must end with a sentence, whatever it meets."""

    def call(*words):
        done = CliRunner().invoke(main, ["--course", str(damaged[0].root), *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.output

    return call


def test_damaged_submissions_are_graded_or_named(damaged):
    _, results = damaged
    problems = {student: each.problem for student, each in results.items() if each.problem}
    assert set(problems) == {"caf\udce9", "x" * 200, "cut"}
    assert "because its name is not UTF-8 text" in problems["caf\udce9"]
    assert "because its name is longer than 128 characters" in problems["x" * 200]
    assert all(results[s].points == 30 for s in ("early", "huge", "half", "zoe"))
    assert "'0001-01-01 00:00:00 +1400'; taken as on time" in results["early"].flags[0]


def test_what_is_stored_and_damaged_spoils_one_page_and_no_table(damaged, run):
    course, _ = damaged
    cut = course.autograded / "early" / NAME / f"{NAME}.ipynb"
    cut.write_bytes(cut.read_bytes()[:1000])
    damage(course, "submitted_assignment", "timestamp", "huge", "garbage")
    damage(course, "submitted_assignment", "extension", "half", "garbage")
    damage(course, "student", "first_name", "huge", b"\xff")

    said = run("feedback", NAME)
    assert f"{NAME}: 4 pages" in said
    assert f"classroom/autograded/early/{NAME}/{NAME}.ipynb: expected a marked notebook" in said
    for words in (["report"], ["export", "csv"], ["export", "gradescope"]):
        assert "rror" not in run(*words)
    assert "30/30" in run("grade", NAME, "--student", "huge", "--force")
    with open_gradebook(course.gradebook, "cats") as gradebook:
        assert gradebook.find_submission(NAME, "huge").timestamp is None  # it can be read again


def test_damaged_rows_of_our_own_cost_one_run_and_nobody_elses_page(damaged, run):
    course, _ = damaged
    pages = {name: course.autograded / name / NAME / f"{NAME}.ipynb" for name in ("zoe", "cut")}
    pages["zoe"].unlink()
    os.mkfifo(pages["zoe"])
    own = "notebook_id IN (SELECT n.id FROM submitted_notebook n JOIN submitted_assignment a"
    rows = f"{own} ON n.assignment_id = a.id WHERE a.student_id = :student)"
    with open_gradebook(course.gradebook, "cats") as gradebook:
        for statement in (
            f"UPDATE grade SET auto_score = 1e308, extra_credit = 'many' WHERE {rows}",  # noqa: S608
            f"UPDATE cat_course_result SET facts = substr(facts, 1, 40) WHERE {rows}",  # noqa: S608
            "UPDATE cat_course_log SET before = 'x', after = '[1]' WHERE student_id = :student",
            "DELETE FROM student WHERE id = :student AND id != 'half'",
        ):
            for student in ("half", "early"):
                gradebook.db.execute(text(statement), {"student": student})
        gradebook.db.commit()

    said = run("feedback", NAME)
    assert f"{NAME}: 4 pages" in said
    assert f"zoe/{NAME}/{NAME}.ipynb: expected a marked notebook" in said
    for words in (["report"], ["export", "gradescope"], ["log", NAME]):
        assert "Traceback" not in run(*words)
    assert "half, " in run("mark", "--student", "half", NAME)
    assert "1 new" in run("grade", NAME, "--student", "half", "--dry-run")
    assert "30/30" in run("grade", NAME, "--student", "half", "--workers", "1")


def damage(course, table, column, student, value):
    where = "id" if table == "student" else "student_id"
    with open_gradebook(course.gradebook, "cats") as gradebook:
        gradebook.db.execute(
            text(f"UPDATE {table} SET {column} = :value WHERE {where} = :student"),  # noqa: S608 - fixed names
            {"value": value, "student": student},
        )
        gradebook.db.commit()
