"""Every sample student gets what the honest part of the notebook deserves, by every way in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from grader.course.cells import exercise_of
from grader.course.nbgrader_api import nbgrader_api
from grader.gradebook.connection import open_gradebook
from grader.grading.grade import Options, grade
from grader.sample_class import STUDENTS, submit_class
from grader.sample_class.large import notebooks
from tests.conftest import course_like

NAME = "04-gradient-descent"
ORDER = ("sigmoid", "initialize_with_zeros", "propagate", "optimize", "predict", "model")
DESERVED = {
    "ada": (3, 2, 10, 6, 4, 5),
    "bea": (3, 2, 10, 6, 4, 5),
    "cem": (3, 2, 10, 6, 4, 5),
    "dan": (3, 2, 7, 6, 4, 5),  # dw only; what relies on it is judged with the right one
    "eva": (3, 1, 10, 6, 0, 5),
    "fay": (3, 2, 10, 0, 4, 5),
    "gus": (0, 0, 0, 0, 0, 0),
    "hal": (3, 2, 0, 6, 4, 5),
    "ida": (3, 2, 10, 6, 4, 5),
    "jon": (3, 2, 10, 0, 4, 5),
    "kai": (0, 2, 10, 6, 0, 5),
    "lea": (0, 2, 10, 6, 0, 5),
    "max": (3, 2, 10, 6, 4, 5),
    "nia": (3, 2, 10, 6, 4, 5),
    "ola": (3, 2, 10, 6, 4, 5),
    "pia": (3, 2, 10, 6, 4, 5),
    "quy": (3, 2, 10, 6, 4, 5),
}


@pytest.fixture(scope="module")
def submitted(built_course, tmp_path_factory):
    own = course_like(built_course, tmp_path_factory.mktemp("class") / "course")
    submit_class(own.assignment(NAME))
    return own


@pytest.fixture(scope="module")
def graded(submitted):
    """By `grader grade`; what the other ways in give is compared with it."""
    results = grade(submitted, submitted.assignment(NAME), Options(seed=5))
    return {result.submission.student: result for result in results}


def stored(course):
    """Auto scores in the gradebook, by student, in the notebook's order."""
    with open_gradebook(course.gradebook, "cats") as gradebook:
        return {
            student: tuple(
                gradebook.find_grade(f"check-{name}", NAME, NAME, student).auto_score
                for name in ORDER
            )
            for student in STUDENTS
        }


def test_everybody_gets_what_they_deserve(graded):
    points = {
        student: tuple(verdict.points for verdict in result.verdicts.values())
        for student, result in graded.items()
    }
    assert points == DESERVED


def test_the_gradebook_says_the_same(submitted, graded):
    assert len(graded) == len(STUDENTS)
    assert stored(submitted) == DESERVED


def test_each_slip_is_named(graded):
    mistakes = {
        student: next((v.mistake for v in result.verdicts.values() if v.mistake), "")
        for student, result in graded.items()
    }
    assert mistakes["dan"] == "dw_not_averaged"
    assert mistakes["eva"] == "rank_1_weights"
    assert mistakes["fay"] == "climbs"
    assert mistakes["ada"] == mistakes["cem"] == ""


def test_statuses(graded):
    status = {student: result.verdicts["optimize"].status for student, result in graded.items()}
    assert status["ada"] == "passed"
    assert status["gus"] == "blank"
    assert status["jon"] == "timeout"
    assert graded["hal"].verdicts["propagate"].status == "error"
    assert graded["dan"].verdicts["propagate"].status == "partial"


def test_messages_say_what_happened(graded):
    propagate = graded["hal"].verdicts["propagate"].failure.message
    assert propagate.startswith("there is no propagate to judge: its cell stopped with SyntaxError")
    assert graded["dan"].verdicts["optimize"].notes == ("right, once propagate is",)
    assert "stopped after" in graded["jon"].verdicts["optimize"].failure.message


def test_mended_cells_are_flagged(graded):
    assert "cell 'check-model' was missing: put back" in graded["max"].flags
    assert "duplicate cell 'check-propagate': not graded" in graded["nia"].flags
    assert graded["ada"].flags == ()


def test_the_marked_notebook_shows_the_verdict(submitted, graded):
    assert graded["dan"].verdicts
    path = submitted.autograded / "dan" / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(path, nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert "cat_course" not in notebook.metadata  # the gradebook holds them
    [check] = [cell for cell in notebook.cells if exercise_of(cell) == "propagate"]
    [output] = check.outputs
    assert output.data["text/plain"] == "7.0"
    assert "average over the m examples" in output.data["text/html"]


def test_nobody_hands_in_the_mark_scheme(submitted):
    for student in STUDENTS:
        path = submitted.submitted / student / NAME / f"{NAME}.ipynb"
        assert "Mark scheme" not in path.read_text(encoding="utf-8")


def test_formgraders_button_gives_the_same_scores(submitted, graded):
    """One student: the test below has all of them, and the button runs the same converter."""
    assert graded
    done = nbgrader_api(submitted).autograde(NAME, "dan", force=True)
    assert done["success"], done
    assert stored(submitted) == DESERVED


@pytest.mark.long  # nbgrader's own command takes seconds for each student
def test_nbgraders_command_gives_the_same_scores(submitted, graded):
    assert graded
    binary = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{binary}{os.pathsep}{os.environ['PATH']}"}
    command = [binary / "nbgrader", "autograde", NAME, "--force"]
    done = subprocess.run(
        command, cwd=submitted.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert stored(submitted) == DESERVED


def test_there_is_a_crowd_for_every_assignment(course):
    for assignment in course.assignments():
        crowd = [json.loads(text) for text in notebooks(assignment)]
        assert len(crowd) > 2 + len(assignment.points)
        assert all(notebook["cells"] for notebook in crowd)
