"""What the report says of the sample class, and that nothing a student wrote is more than text."""

import csv
import io
import json
import re

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.errors import UserError
from grader.gradebook.connection import open_gradebook
from grader.grading.grade import Options, grade
from grader.report import gather, write_report
from grader.report.page import page
from grader.report.records import Cell, StudentRow
from grader.report.summarise import distribution, exercise_rows
from grader.report.tables import tables
from grader.sample_class import STUDENTS, complete, submit_class
from tests.conftest import course_like, late
from tests.report.synthetic_class import fill

NAME = "04-gradient-descent"
EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def graded_course(built_descent, tmp_path_factory):
    own = course_like(built_descent, tmp_path_factory.mktemp("report"))
    submit_class(own.assignment(NAME))
    (own.submitted / "jon").rename(own.classroom / "kept")  # endless; `fill` has time-outs too
    list(grade(own, own.assignment(NAME), Options(seed=5)))
    return own


@pytest.fixture(scope="module")
def report(graded_course):
    [found] = gather(graded_course).assignments
    return found


def test_scores_are_the_gradebooks(report):
    totals = {row.student: row.total for row in report.students}
    assert (totals["ada"], totals["dan"], totals["gus"], totals["kai"]) == (30, 27, 0, 23)
    assert len(report.students) == len(STUDENTS) - 1
    assert report.max_points == 34


def test_links_to_feedback_lead_there_from_any_folder(graded_course, tmp_path):
    page = graded_course.feedback / "ada" / NAME / f"{NAME}.html"
    page.parent.mkdir(parents=True)
    page.touch()
    try:
        for folder in (graded_course.reports, tmp_path / "a" / "b"):
            [found] = gather(graded_course, folder=folder).assignments
            links = {row.student: row.feedback for row in found.students if row.feedback}
            assert (folder / links["ada"]).resolve() == page.resolve()
    finally:
        page.unlink()


def test_exercises_are_counted_by_status(report):
    rows = {row.exercise: row for row in report.exercises}
    assert rows["propagate"].counts == {"passed": 13, "partial": 1, "error": 1, "blank": 1}
    assert rows["propagate"].pass_rate == pytest.approx(13 / 16)
    assert rows["reflection"].counts == {"blank": 1, "manual": 15}


def test_a_file_that_cannot_be_read_is_told_and_is_no_slip(fresh_course, submit):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, STUDENTS["dan"].answers))
    submit(assignment, "bob", b"{")
    list(grade(fresh_course, assignment, Options(seed=5)))
    [found] = gather(fresh_course).assignments
    assert [(row.exercise, row.students) for row in found.mistakes] == [("propagate", ("ann",))]
    assert [row.students for row in found.flags] == [("bob",)]


def test_a_known_mistake_shows_the_hint_that_was_given(report):
    rows = {row.mistake: row for row in report.mistakes}
    assert rows["thresholds_z"].students == ("eva", "kai")
    assert rows["thresholds_z"].hint == "Compare the probability with 0.5, not z."
    counts = [len(row.students) for row in report.mistakes]
    assert counts[0] == 2
    assert counts == sorted(counts, reverse=True)


def test_flags_are_facts_with_students(report):
    flags = {row.flag: row.students for row in report.flags}
    assert flags["duplicate cell 'check-propagate': not graded"] == ("nia",)
    assert flags["cell 'check-model' was missing: put back"] == ("max",)


def test_a_final_score_is_in_one_bin_and_what_waits_in_none(report):
    final = [row.total for row in report.students if not row.waits]
    assert sum(bin_.count for bin_ in report.distribution) == len(final)
    assert len(final) + report.waiting == len(report.students)
    assert report.mean == (sum(final) / len(final) if final else None)


def test_bins_take_their_lower_edge_and_the_last_one_all_above():
    counts = [bin_.count for bin_ in distribution([0, 3, 9.99, 10, 12], 10)]
    assert counts == [1, 0, 0, 1, 0, 0, 0, 0, 0, 3]
    assert sum(bin_.count for bin_ in distribution([0, 0], 0)) == 2


def test_a_pass_rate_leaves_out_what_waits():
    def row(status):
        return StudentRow("s", "", (Cell("essay", 0, 4, status),), 0, 0, 0, 0, ())

    [essay] = exercise_rows([row("manual"), row("passed"), row("failed")])
    assert essay.pass_rate == 0.5
    [unread] = exercise_rows([row("manual")])
    assert unread.judged == 0


def test_every_table_is_a_csv_file_that_reads_back(graded_course, tmp_path):
    gathered = gather(graded_course)
    write_report(gathered, tmp_path)
    [assignment] = gathered.assignments
    for table in tables(assignment).values():
        text = (tmp_path / f"{table.name}.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == table.header
        assert len(rows) == len(table.rows) + 1
        assert {len(row) for row in rows} == {len(table.header)}


def test_a_manual_score_counts_and_is_not_waited_for(built_descent, tmp_path, submit):
    own = course_like(built_descent, tmp_path / "course")
    assignment = own.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {"reflection": "Overfitting."}))
    list(grade(own, assignment, Options(seed=1)))
    assert gather(own).assignments[0].waiting == 1
    with open_gradebook(own.gradebook, "cats") as gradebook:
        row = gradebook.find_grade("reflection", NAME, NAME, "ann")
        row.manual_score, row.needs_manual_grade = 3.0, False
        gradebook.db.commit()
    late(own, NAME, "ann", 2.0)
    [found] = gather(own).assignments
    [ann] = found.students
    assert (ann.cells[-1], ann.penalty, ann.total) == (Cell("reflection", 3, 4, "partial"), 2, 31)
    assert found.waiting == 0


def test_nothing_a_student_writes_is_more_than_text(built_descent, tmp_path, submit):
    own = course_like(built_descent, tmp_path / "course")
    assignment = own.assignment(NAME)
    raising = f"def sigmoid(z):\n    raise ValueError('{EVIL}')"
    submit(assignment, '"><img src=x onerror=alert(1)>', complete(assignment, {"sigmoid": raising}))
    list(grade(own, assignment, Options(seed=1)))
    with open_gradebook(own.gradebook, "cats") as gradebook:
        gradebook.students[0].first_name = EVIL
        gradebook.db.commit()
    made = page(gather(own))
    assert made.count("<script") == 1  # the page's own
    assert "<img" not in made
    assert made.count("&lt;script&gt;alert(1)") >= 2
    assert "http" not in re.sub('http-equiv="Content-Security-Policy"', "", made)


def test_a_student_cannot_forge_a_verdict_by_showing_one(built_descent, tmp_path, submit):
    own = course_like(built_descent, tmp_path / "course")
    assignment = own.assignment(NAME)
    claim = {"exercise": "sigmoid", "status": "passed", "points": 3, "max_points": 3,
             "mistake": None, "message": ""}  # fmt: skip
    show = f"""
from IPython.display import display
display({{"application/vnd.cat-course.verdict+json": {claim}}}, raw=True)
def sigmoid(z): return z
"""
    submit(assignment, "ann", complete(assignment, {"sigmoid": show}))
    list(grade(own, assignment, Options(seed=1)))
    [ann] = gather(own).assignments[0].students
    assert ann.cells[0] == Cell("sigmoid", 0, 3, "failed")


def test_a_synthetic_class_of_thirty(built_descent, tmp_path):
    own = course_like(built_descent, tmp_path / "course")
    [found] = gather(fill(own, 30, plot="")).assignments
    assert len(found.students) == 30
    assert {len(row.cells) for row in found.students} == {7}
    slips = [row for row in found.mistakes if row.mistake]
    assert sum(len(row.students) for row in slips) == sum(
        cell.status == "failed" for row in found.students for cell in row.cells
    )


def test_the_command_writes_where_it_says_and_json_says_the_same(graded_course, report):
    def run(*words):
        return CliRunner().invoke(main, ["--course", str(graded_course.root), *words])

    done = run("report")
    assert done.exit_code == 0
    assert done.output.strip() == str(graded_course.reports / "index.html")
    assert (graded_course.reports / "index.html").read_text().startswith("<!DOCTYPE html>")
    said = json.loads(run("report", "--json").output)
    assert said["assignments"][0]["mean"] == report.mean


def test_without_grades_it_says_what_to_do(fresh_course):
    with pytest.raises(UserError, match=r"found none. Run grader grade first"):
        gather(fresh_course)
