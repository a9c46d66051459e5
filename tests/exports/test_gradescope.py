"""Gradescope's results and bundle, held to its autograder specification.

The schema says what <https://gradescope-autograders.readthedocs.io/en/latest/specs/> says.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest
from click.testing import CliRunner
from jsonschema import ValidationError, validate

from grader.cli import main
from grader.errors import UserError
from grader.exports.gradescope import NOT_GRADED
from grader.sample_class import STUDENTS, complete
from tests.exports.conftest import NAME

BASH = shutil.which("bash")
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
TEST = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": {"type": "number"},
        "max_score": {"type": "number", "minimum": 0},
        "status": {"enum": ["passed", "failed"]},
        "name": {"type": "string"},
        "name_format": FORMAT,
        "number": {"type": "string"},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "tags": {"type": "array", "items": {"type": "string"}},
        "visibility": VISIBILITY,
        "extra_data": {"type": "object"},
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": {"type": "number"},
        "execution_time": {"type": "number", "minimum": 0},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "tests": {"type": "array", "items": TEST},
        "leaderboard": {"type": "array", "items": {"required": ["name", "value"]}},
    },
    # a score for the whole, or one for each test
    "anyOf": [
        {"required": ["score"]},
        {"required": ["tests"], "properties": {"tests": {"items": {"required": ["score"]}}}},
    ],
}


def test_results_are_by_the_specification(export):
    ann, bob = (
        json.loads(export("gradescope", file=f"{NAME}/{student}/results.json"))
        for student in ("ann", "bob")
    )
    validate(ann, RESULTS)
    validate(bob, RESULTS)
    assert (ann["score"], ann["output"]) == (31, "Late penalty: 2 points.")
    assert bob["output"] == "A written answer is awaiting manual grading."
    propagate = bob["tests"][2]
    assert (propagate["score"], propagate["max_score"], propagate["status"]) == (7, 10, "failed")
    assert "dw is m times too large" in propagate["output"]


def test_a_written_answer_that_waits_is_not_called_failed(export):
    [waits] = json.loads(export("gradescope", file=f"{NAME}/bob/results.json"))["tests"][6:]
    assert waits["name"] == "reflection"
    assert waits["output"] == "Awaiting manual grading (4 points)."
    assert {"score", "status"}.isdisjoint(waits)


@pytest.mark.parametrize(
    "wrong",
    [{"score": "31"}, {"visibility": "public"}, {"tests": [{"max_score": 2}]}, {"tets": []}],
)
def test_the_schema_finds_what_is_wrong(wrong):
    with pytest.raises(ValidationError):
        validate({"tests": [{"score": 1.0}]} | wrong, RESULTS)


def test_who_handed_in_nothing_gets_a_zero_if_one_wants(command, tmp_path):
    done = command("gradescope")
    assert "no results.json for 1 who handed in nothing" in done.output
    assert not (tmp_path / NAME / "cem").exists()
    command("gradescope", "--missing", "zero")
    found = json.loads((tmp_path / NAME / "cem" / "results.json").read_text())
    validate(found, RESULTS)
    assert (found["score"], found["output"]) == (0, "No submission.")


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


def run_autograder(folder, notebook, name=f"{NAME}.ipynb"):
    for old in (folder / "submission").iterdir():
        old.unlink()
    (folder / "submission" / name).write_text(notebook)
    return run_script(folder)


def run_script(folder):
    environment = os.environ | {"AUTOGRADER_ROOT": str(folder), "PYTHON": sys.executable}
    script = folder / "source" / "run_autograder"
    subprocess.run([BASH, script], env=environment, check=True, capture_output=True)
    return json.loads((folder / "results" / "results.json").read_text())


def test_the_bundle_grades_a_notebook(classroom, autograder):
    assignment = classroom.assignment(NAME)
    found = run_autograder(autograder, json.dumps(complete(assignment, STUDENTS["dan"].answers)))
    validate(found, RESULTS)
    assert found["score"] == 27


def test_the_bundle_says_what_it_could_not_grade(autograder):
    found = run_autograder(autograder, "not json")
    assert found["score"] == 0
    assert "expected a notebook" in found["output"]


def test_the_bundle_takes_the_only_notebook_under_any_name(classroom, autograder):
    notebook = json.dumps(complete(classroom.assignment(NAME), STUDENTS["dan"].answers))
    assert run_autograder(autograder, notebook, f"{NAME} (1).ipynb")["score"] == 27


def test_the_bundle_says_when_there_is_no_notebook(autograder):
    found = run_autograder(autograder, "", "essay.txt")
    validate(found, RESULTS)
    assert f"expected {NAME}.ipynb, found 0 notebooks" in found["output"]


@pytest.mark.parametrize(
    "python",
    ["echo 'return 1 / (1 + np.exp(-z))' >&2; exit 1", "kill -9 $$", "exit 0"],
    ids=["an error", "killed", "nothing"],
)
def test_a_student_reads_nothing_of_a_grader_that_fails(autograder, tmp_path, monkeypatch, python):
    failing = tmp_path / "python"
    failing.write_text(f"#!/bin/sh\n{python}\n")
    failing.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(failing))
    found = run_autograder(autograder, "{}")
    validate(found, RESULTS)
    assert (found["score"], found["output"]) == (0, NOT_GRADED)
    assert found["stdout_visibility"] == "hidden"


def test_the_bundle_follows_no_link(autograder):
    link = autograder / "submission" / f"{NAME}.ipynb"
    link.unlink(missing_ok=True)
    link.symlink_to(autograder / "source" / "course" / "notebooks" / NAME / f"{NAME}.ipynb")
    found = run_script(autograder)
    validate(found, RESULTS)
    assert "found a link" in found["output"]
    link.unlink()


@pytest.mark.parametrize("error", [RuntimeError, MemoryError, RecursionError, UserError, KeyError])
def test_a_student_reads_nothing_of_an_error(course, tmp_path, monkeypatch, error):
    def fail(*_, **__):
        raise error("return 1 / (1 + np.exp(-z)) in /secret/solutions/x.py")

    monkeypatch.setattr("grader.cli.mark.mark_file", fail)
    (tmp_path / f"{NAME}.ipynb").write_text("{}")
    to = tmp_path / "results.json"
    words = ["--course", str(course.root), "mark", str(tmp_path / f"{NAME}.ipynb")]
    done = CliRunner().invoke(main, [*words, "--to", str(to)])
    assert done.exit_code == 1
    assert json.loads(to.read_text())["output"] == NOT_GRADED


def test_a_student_reads_what_is_wrong_with_their_own_file(course, tmp_path):
    (tmp_path / f"{NAME}.ipynb").write_text("[]")
    to = tmp_path / "results.json"
    words = ["--course", str(course.root), "mark", str(tmp_path / f"{NAME}.ipynb")]
    assert CliRunner().invoke(main, [*words, "--to", str(to)]).exit_code == 1
    said = json.loads(to.read_text())["output"]
    assert said.startswith(f"{NAME}.ipynb: expected ")
    assert str(tmp_path) not in said


def test_the_bundles_scripts_can_be_run(autograder):
    with zipfile.ZipFile(autograder / f"{NAME}-autograder.zip") as archive:
        for name in ("setup.sh", "run_autograder"):
            assert archive.getinfo(name).external_attr >> 16 & 0o111
            subprocess.run([BASH, "-n", autograder / "source" / name], check=True)


def test_a_bundle_needs_the_whole_project(fresh_course, tmp_path):
    words = ["--course", str(fresh_course.root), "export", "gradescope-bundle"]
    done = CliRunner().invoke(main, [*words, "--to", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "expected grader/, pyproject.toml" in done.output
    assert not (tmp_path / "out").exists()
