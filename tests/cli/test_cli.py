import json
import re
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.sample_class import complete
from tests.conftest import course_like

NAME = "04-gradient-descent"


@pytest.fixture
def grader(fresh_course):
    """Run a command in a fresh course."""

    def run(*words):
        return CliRunner().invoke(main, ["--course", str(fresh_course.root), *words])

    return run


@pytest.fixture
def assignment(fresh_course):
    return fresh_course.assignment(NAME)


def test_every_command_has_help():
    runner = CliRunner()
    assert runner.invoke(main, ["--help"]).exit_code == 0
    for name in main.commands:
        done = runner.invoke(main, [name, "--help"])
        assert done.exit_code == 0
        assert "Usage" in done.output


def test_build_and_its_check(built_descent, tmp_path):
    assignment = course_like(built_descent, tmp_path / "course").assignment(NAME)

    def grader(*words):
        return CliRunner().invoke(main, ["--course", str(assignment.course.root), *words])

    assert grader("build").output.splitlines() == [f"notebooks/{NAME}/"]
    assert grader("build", "--check").exit_code == 0
    (assignment.release / "checks.py").write_text("drift")
    done = grader("build", "--check")
    assert done.exit_code == 1
    assert f"notebooks/{NAME}/checks.py: is out of date with solutions/" in done.output
    assert "Run grader build" in done.output


def test_grade_prints_a_line_for_each_student(grader, assignment, submit, tmp_path):
    submit(assignment, "ann", complete(assignment, {}))
    submit(assignment, "bob", assignment.release_notebook)
    results = tmp_path / "results.json"
    done = grader("grade", NAME, "--seed", "3", "--json", str(results))
    assert done.exit_code == 0, done.output
    announced, ann, bob, closing, next_steps = done.output.splitlines()
    assert announced == f"  {NAME}: 2 new"
    assert ann.split()[-1] == "30/30"
    assert "0/30" in bob
    assert "sigmoid:" in bob
    assert "2 of 2 graded" in closing
    assert "seed 3" in closing
    assert "report: classroom/reports/index.html" in next_steps
    assert (assignment.course.reports / "index.html").is_file()
    records = json.loads(results.read_text())
    assert len(records) == 2 * 7
    assert set(records[0]) == {
        "student", "assignment", "exercise", "points", "max_points", "status", "mistake",
        "message", "seconds", "flags",
    }  # fmt: skip
    assert records[6]["status"] == "manual"
    assert records[6]["points"] is None
    assert {record["status"] for record in records[7:]} == {"blank"}


def test_grade_takes_one_student(grader, assignment, submit):
    for student in ("ann", "bob"):
        submit(assignment, student, assignment.release_notebook)
    assert "1 of 1 graded" in grader("grade", NAME, "--student", "b*").output


def test_a_problem_is_said_and_fails_but_the_others_are_graded(grader, assignment, submit):
    submit(assignment, "ann", b"{")
    submit(assignment, "bob", complete(assignment, {}))
    done = grader("grade")
    assert done.exit_code == 1
    assert "1 of 2 graded" in done.output
    assert "30/30" in done.output
    assert f"classroom/submitted/ann/{NAME}: expected a notebook" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("grade",), "expected submissions in"),
        (("grade", "05"), "05-going-further; got '05'."),
        (("feedback", "05"), "expected one of the assignments"),
        (("check", "nothing.ipynb"), "does not exist"),
    ],
)
def test_a_slip_gets_one_sentence(grader, words, says):
    done = grader(*words)
    assert done.exit_code != 0
    assert says in done.output
    assert "Traceback" not in done.output


def test_outside_a_course_it_says_so(tmp_path):
    done = CliRunner().invoke(main, ["--course", str(tmp_path), "build"])
    assert done.exit_code == 1
    assert "expected a course folder" in done.output


def test_check_says_what_the_student_sees(grader, assignment, submit):
    path = submit(assignment, "ann", complete(assignment, {"predict": "predict = 1"}))
    done = grader("check", str(path))
    assert done.exit_code == 1
    assert "✓ sigmoid: all right" in done.output
    assert "✗ predict: stopped with an error" in done.output
    records = json.loads(grader("check", "--json", str(path)).output)
    assert [record["status"] for record in records].count("passed") == 5


def test_check_succeeds_when_all_is_right(grader, assignment, submit):
    path = submit(assignment, "ann", complete(assignment, {}))
    assert grader("check", str(path)).exit_code == 0


def test_after_feedback_the_report_links_to_each_page(grader, assignment, submit):
    submit(assignment, "ann b", complete(assignment, {}))
    grader("grade")
    report = assignment.course.reports / "index.html"
    assert "../feedback/" not in report.read_text()
    assert grader("feedback").exit_code == 0
    [link] = set(re.findall(r'href="(\.\./feedback/[^"]*)"', report.read_text()))
    assert (report.parent / unquote(link)).is_file()


def test_feedback_shows_the_verdict_and_no_hidden_case(grader, fresh_course, assignment, submit):
    script = "print('<script>alert(1)</script>')"
    submit(
        assignment, "ann", complete(assignment, {"sigmoid": f"def sigmoid(z): return z\n{script}"})
    )
    assert grader("grade").exit_code == 0
    assert f"{NAME}: 1 page\n" in grader("feedback").output
    page = (fresh_course.feedback / "ann" / NAME / f"{NAME}.html").read_text()
    assert "sigmoid: not right yet (0 of 3 points)" in page
    assert "<script>alert(1)</script>" not in page


def test_doctor_says_what_is_in_order(grader):
    done = grader("doctor")
    assert done.exit_code == 0, done.output
    marks = [line.split()[:2] for line in done.output.splitlines()]
    assert marks == [
        ["✓", what]
        for what in (
            "files",
            "network",
            "namespaces",
            "pictures",
            "classroom",
            "gradebook",
            "packages",
            "limits",
            "versions",
        )
    ]


def test_doctor_fails_where_grading_would_be_unsafe(grader, monkeypatch):
    broken = (
        "import sys\nfrom grader.sandbox.inside import landlock, warm\n"
        "landlock.version = lambda: 0\nwarm.main(int(sys.argv[1]))"
    )
    monkeypatch.setattr("grader.sandbox.zygote.START", broken)
    done = grader("doctor")
    assert done.exit_code == 1
    assert "✗ files      missing; stops reading and writing outside" in done.output


def test_doctor_names_missing_pictures(grader, monkeypatch, tmp_path):
    monkeypatch.setenv("CATS_DATA", str(tmp_path))
    done = grader("doctor")
    assert done.exit_code == 1
    assert "✗ pictures" in done.output


def test_without_data_it_says_what_to_do(grader, assignment, submit, monkeypatch, tmp_path):
    submit(assignment, "ann", assignment.release_notebook)
    monkeypatch.setenv("CATS_DATA", str(tmp_path))
    done = grader("grade")
    assert done.exit_code == 1
    assert "expected train_catvnoncat.h5 and test_catvnoncat.h5" in done.output
    assert "Correct --data or $CATS_DATA" in done.output


def test_the_option_data_names_another_pair(grader, assignment, submit, tmp_path):
    submit(assignment, "ann", assignment.release_notebook)
    done = grader("grade", "--data", str(tmp_path))
    assert done.exit_code == 1
    assert f"{tmp_path}: expected train_catvnoncat.h5 and test_catvnoncat.h5" in done.output
    assert f"in {assignment.course.datasets}" in grader("doctor").output
    assert f"✗ pictures   {tmp_path}" in grader("doctor", "--data", str(tmp_path)).output
