"""A notebook whose exercises are worth nothing is checked, graded and given back like any other."""

import json

import nbformat
import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.course.nbgrader_api import nbgrader_api
from grader.gradebook.connection import open_gradebook
from grader.sample_class import complete
from tests.conftest import course_like

NAME = "00-jupyter-tour"
WRONG = "def brightness(image):\n    return image.mean()"


@pytest.fixture(scope="module")
def practised(built_course, tmp_path_factory):
    return course_like(built_course, tmp_path_factory.mktemp("practice") / "course")


@pytest.fixture(scope="module")
def graded(practised, tmp_path_factory):
    """The tour and a graded notebook, right and wrong, by `grader grade` without a name."""
    tour = practised.assignment(NAME)
    other = practised.assignment("04-gradient-descent")
    for student, notebook in {
        "una": complete(tour, {}),
        "ulf": complete(tour, {"brightness": WRONG}),
        "uwe": tour.release_notebook,
    }.items():
        folder = practised.submitted / student
        for assignment, content in ((tour, notebook), (other, complete(other, {}))):
            (folder / assignment.name).mkdir(parents=True)
            nbformat.write(content, folder / assignment.name / assignment.filename)
    results = tmp_path_factory.mktemp("results") / "results.json"
    words = ["--course", str(practised.root), "grade", "--student", "u*", "--json", str(results)]
    return CliRunner().invoke(main, words), json.loads(results.read_text())


def test_all_assignments_are_graded_in_one_go(graded):
    done, _ = graded
    assert done.exit_code == 0, done.output
    assert f"{NAME}: 3 of 3 graded" in done.output
    assert done.output.count("0/0") == 3
    assert done.output.count("30/30") == 3


def test_practice_is_judged_all_the_same(graded):
    status = {
        record["student"]: (record["status"], record["mistake"], record["points"])
        for record in graded[1]
        if record["assignment"] == NAME
    }
    assert status == {
        "una": ("passed", None, 0),
        "ulf": ("failed", "not_divided", 0),
        "uwe": ("blank", None, 0),
    }


def test_it_needs_no_reader_and_has_no_score(graded, practised):
    assert graded
    with open_gradebook(practised.gradebook, "cats") as gradebook:
        for student in ("una", "ulf", "uwe"):
            submission = gradebook.find_submission(NAME, student)
            assert (submission.score, submission.max_score) == (0, 0)
            assert not submission.needs_manual_grade


def test_nbgrader_grades_it_and_gives_feedback(graded, practised):
    assert graded
    api = nbgrader_api(practised)
    assert api.autograde(NAME, "ulf", force=True)["success"]
    done = CliRunner().invoke(main, ["--course", str(practised.root), "feedback", NAME])
    assert done.output == f"{NAME}: 3 pages\n"
    page = (practised.feedback / "ulf" / NAME / f"{NAME}.html").read_text()
    assert "which is the largest number" in page
