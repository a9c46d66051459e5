"""nbgrader's table, and what the command says when there is nothing to write."""

import pytest
from click.testing import CliRunner

from grader.cli import main
from tests.exports.conftest import NAME, rows_of

ORDER = ["sigmoid", "initialize_with_zeros", "propagate", "optimize", "predict", "model"]


def test_csv_has_exercises_penalty_and_total(export):
    ann, bob, cem = rows_of(export("csv", file=f"{NAME}.csv"))
    assert [ann[name] for name in ORDER] == ["3", "2", "10", "6", "4", "5"]
    assert (ann["reflection"], ann["raw_score"], ann["late_submission_penalty"]) == ("3", "33", "2")
    assert (ann["score"], ann["max_score"], ann["awaits_grading"]) == ("31", "34", "")
    assert ann["timestamp"] == "2026-10-02 12:00:00"
    assert (bob["propagate"], bob["reflection"], bob["awaits_grading"]) == ("7", "", "yes")
    assert (cem["sigmoid"], cem["score"], cem["first_name"]) == ("", "", "'=Cem")


def test_excel_knows_that_it_is_utf_8(command, tmp_path):
    assert command("csv").exit_code == 0
    assert (tmp_path / f"{NAME}.csv").read_bytes().startswith(b"\xef\xbb\xbfassignment,")


@pytest.mark.parametrize(("missing", "points"), [("empty", ""), ("zero", "0")])
def test_who_handed_in_nothing_is_there_as_one_chooses(export, missing, points):
    *_, cem = rows_of(export("csv", "--missing", missing, file=f"{NAME}.csv"))
    assert {cem[name] for name in (*ORDER, "score")} == {points}


def test_without_grades_it_says_what_to_do(fresh_course):
    done = CliRunner().invoke(main, ["--course", str(fresh_course.root), "export", "csv"])
    assert done.exit_code == 1
    assert "expected graded submissions of" in done.output
    assert NAME in done.output
    assert "Run grader grade first" in done.output


def test_a_roster_is_for_platforms_only(command, tmp_path):
    (tmp_path / "roster.csv").touch()
    done = command("csv", "--roster", tmp_path / "roster.csv")
    assert done.exit_code == 2
    assert "--roster is for canvas and moodle, not for csv" in done.output
