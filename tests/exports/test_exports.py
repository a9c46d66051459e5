"""Exports read back as the systems that take them in would read them.

Canvas: a student is found by ID, SIS User ID or SIS Login ID; the row after the header may hold
the points possible; an empty field changes nothing. Moodle: columns are mapped to user fields and
grade items by their titles. Gradescope: results.json as its autograder specification has it.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner

from grader.build import build
from grader.cli import main
from grader.gradebook import open_gradebook
from grader.grading import Options, grade
from grader.sample_class import STUDENTS, complete
from tests.conftest import course_of

NAME = "04-gradient-descent"
BASH = shutil.which("bash")
ORDER = ["sigmoid", "initialize_with_zeros", "propagate", "optimize", "predict", "model"]
RESULT_KEYS = {
    "score", "execution_time", "output", "output_format", "test_output_format", "visibility",
    "stdout_visibility", "tests",
}  # fmt: skip
TEST_KEYS = {"name", "score", "max_score", "status", "output", "visibility"}


@pytest.fixture(scope="module")
def classroom(course, tmp_path_factory):
    """Ann is read, late and right; bob's dw is wrong and he waits; cem handed in nothing."""
    own = course_of(course, tmp_path_factory.mktemp("exports"), NAME)
    build(own)
    assignment = own.assignment(NAME)
    essay = {"reflection": "Overfitting."}
    for student, answers in (("ann", essay), ("bob", STUDENTS["dan"].answers | essay)):
        folder = own.submitted / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_text(json.dumps(complete(assignment, answers)))
    (own.submitted / "ann" / NAME / "timestamp.txt").write_text("2026-10-02 12:00:00 UTC")
    list(grade(own, assignment, Options(seed=1)))
    with open_gradebook(own.gradebook, "cats") as gradebook:
        gradebook.add_student("cem", first_name="=Cem", last_name="Öz", email="c@x.org")
        gradebook.update_or_create_student("ann", lms_user_id="17", first_name="Ann")
        row = gradebook.find_grade("reflection", NAME, NAME, "ann")
        row.manual_score, row.needs_manual_grade = 3.0, False
        gradebook.find_submission_notebook(NAME, NAME, "ann").late_submission_penalty = 2.0
        gradebook.db.commit()
    return own


@pytest.fixture
def export(classroom, tmp_path):
    """Export, and read a CSV file back as dictionaries."""

    def run(*words, file):
        done = CliRunner().invoke(
            main, ["--course", str(classroom.root), "export", *words, "--to", str(tmp_path)]
        )
        assert done.exit_code == 0, done.output
        with (tmp_path / file).open(newline="", encoding="utf-8") as opened:
            return list(csv.DictReader(opened))

    return run


def test_csv_has_exercises_penalty_and_total(export):
    ann, bob, cem = export("csv", file=f"{NAME}.csv")
    assert [ann[name] for name in ORDER] == ["3", "2", "10", "6", "4", "5"]
    assert (ann["reflection"], ann["raw_score"], ann["late_submission_penalty"]) == ("3", "33", "2")
    assert (ann["score"], ann["max_score"], ann["waits"]) == ("31", "34", "")
    assert ann["timestamp"] == "2026-10-02 12:00:00"
    assert (bob["propagate"], bob["reflection"], bob["waits"]) == ("7", "", "yes")
    assert (cem["sigmoid"], cem["score"], cem["first_name"]) == ("", "0", "'=Cem")


def test_canvas_finds_students_and_leaves_what_waits(export):
    possible, ann, bob, cem = export("canvas", file="canvas.csv")
    assert list(ann)[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert (possible["Student"].strip(), possible[NAME]) == ("Points Possible", "34")
    assert (ann["ID"], ann["SIS Login ID"], ann[NAME]) == ("17", "ann", "31")
    assert (bob["SIS Login ID"], bob[NAME]) == ("bob", "")
    assert (cem["Student"], cem[NAME]) == ("Öz, =Cem", "")


def test_canvas_with_exercises(export):
    possible, ann, bob, _ = export("canvas", "--exercises", file="canvas.csv")
    assert (possible[f"{NAME}: propagate"], bob[f"{NAME}: propagate"]) == ("10", "7")
    assert (ann[f"{NAME}: reflection"], bob[f"{NAME}: reflection"]) == ("3", "")


def test_moodle_maps_by_id_number_or_address(export):
    ann, _, cem = export("moodle", file="moodle.csv")
    assert (ann["ID number"], ann[NAME]) == ("ann", "31")
    assert (cem["Email address"], cem[NAME]) == ("c@x.org", "")


def test_gradescope_results_are_by_the_specification(classroom, export, tmp_path):
    CliRunner().invoke(
        main, ["--course", str(classroom.root), "export", "gradescope", "--to", str(tmp_path)]
    )
    ann, bob = (
        json.loads((tmp_path / NAME / student / "results.json").read_text())
        for student in ("ann", "bob")
    )
    assert_by_specification(ann)
    assert_by_specification(bob)
    assert (ann["score"], ann["output"]) == (31, "Late penalty: 2 points.")
    assert bob["output"] == "A written answer waits to be read."
    propagate = bob["tests"][2]
    assert (propagate["score"], propagate["max_score"], propagate["status"]) == (7, 10, "failed")
    assert "dw is m times too large" in propagate["output"]


def assert_by_specification(results):
    assert set(results) == RESULT_KEYS
    assert results["visibility"] in {"hidden", "after_due_date", "after_published", "visible"}
    assert isinstance(results["score"], (int, float))
    for test in results["tests"]:
        assert set(test) == TEST_KEYS
        assert test["status"] in {"passed", "failed"}
        assert 0 <= test["score"] <= test["max_score"]


@pytest.fixture(scope="module")
def autograder(course, tmp_path_factory):
    """The bundle, laid out as Gradescope does."""
    folder = tmp_path_factory.mktemp("autograder")
    words = ["--course", str(course.root), "export", "gradescope-bundle", "--to", str(folder)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(folder / f"{NAME}-autograder.zip") as archive:
        archive.extractall(folder / "source")
        names = archive.namelist()
    assert not [name for name in names if "classroom" in name or "__pycache__" in name]
    for name in ("submission", "results"):
        (folder / name).mkdir()
    return folder


def run_autograder(folder, notebook):
    (folder / "submission" / f"{NAME}.ipynb").write_text(notebook)
    environment = os.environ | {"AUTOGRADER_ROOT": str(folder), "PYTHON": sys.executable}
    script = folder / "source" / "run_autograder"
    subprocess.run([BASH, script], env=environment, check=True, capture_output=True)
    return json.loads((folder / "results" / "results.json").read_text())


def test_the_bundle_grades_a_notebook(classroom, autograder):
    assignment = classroom.assignment(NAME)
    found = run_autograder(autograder, json.dumps(complete(assignment, STUDENTS["dan"].answers)))
    assert_by_specification(found)
    assert found["score"] == 27


def test_the_bundle_says_what_it_could_not_grade(autograder):
    found = run_autograder(autograder, "not json")
    assert found["score"] == 0
    assert "expected a notebook" in found["output"]


def test_the_bundles_scripts_can_be_run(autograder):
    with zipfile.ZipFile(autograder / f"{NAME}-autograder.zip") as archive:
        for name in ("setup.sh", "run_autograder"):
            assert archive.getinfo(name).external_attr >> 16 & 0o111
            subprocess.run([BASH, "-n", autograder / "source" / name], check=True)


def test_without_grades_it_says_what_to_do(fresh_course):
    done = CliRunner().invoke(main, ["--course", str(fresh_course.root), "export", "csv"])
    assert done.exit_code == 1
    assert "expected graded submissions of" in done.output
    assert NAME in done.output
    assert "Run grader grade first" in done.output


def test_a_bundle_needs_the_whole_project(fresh_course, tmp_path):
    words = ["--course", str(fresh_course.root), "export", "gradescope-bundle"]
    done = CliRunner().invoke(main, [*words, "--to", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "expected grader/, pyproject.toml" in done.output
    assert not (tmp_path / "out").exists()
