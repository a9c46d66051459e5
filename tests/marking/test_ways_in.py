"""Whatever form a notebook has, every way in gives the same score or the same sentence."""

import copy
import json

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.course.nbgrader_api import nbgrader_api
from grader.gradebook.connection import open_gradebook
from grader.gradebook.results import entries
from grader.grading.grade import Options, grade
from grader.sample_class import complete
from tests.conftest import course_like
from tests.marking.forms import FORMS

NAME = "04-gradient-descent"
SOUND = {
    "ann": ["code cells without both", "text cells with outputs", "UTF-16"],
    "bob": ["format_3"],
    "cem": ["sources with CRLF", "tags of papermill, twice", "zeros at the end"],
}
"""Forms of finished notebooks, by student."""
BROKEN = {"pia": b"%PDF-1.7", "quy": b"<!DOCTYPE html><html>"}


@pytest.fixture(scope="module")
def submitted(built_course, tmp_path_factory):
    own = course_like(built_course, tmp_path_factory.mktemp("ways") / "course")
    assignment = own.assignment(NAME)
    finished = json.loads(json.dumps(complete(assignment, {"reflection": "By heart."})))
    for student in (*SOUND, *BROKEN):
        made = copy.deepcopy(finished)
        for name in SOUND.get(student, ()):
            made = FORMS[name](made)
        content = made if isinstance(made, bytes) else json.dumps(made).encode()
        folder = own.submitted / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_bytes(BROKEN.get(student, content))
    return own


@pytest.fixture(scope="module")
def graded(submitted):
    results = grade(submitted, submitted.assignment(NAME), Options(seed=5, workers=1))
    return {result.submission.student: result for result in results}


def test_grade(graded):
    points = {
        student: sum(verdict.points for verdict in result.verdicts.values())
        for student, result in graded.items()
    }
    assert points == dict.fromkeys(SOUND, 30) | dict.fromkeys(BROKEN, 0)
    assert all("expected a notebook, got a" in graded[student].problem for student in BROKEN)


def test_mark_and_gradescope_and_check(submitted, graded):
    for student, result in graded.items():
        folder = submitted.submitted / student / NAME
        for words in (
            ("mark", str(folder / f"{NAME}.ipynb"), "--seed", "5", "--json"),
            (
                "mark",
                str(folder),
                "--assignment",
                NAME,
                "--seed",
                "5",
                "--json",
            ),  # as Gradescope's script
            ("check", str(folder / f"{NAME}.ipynb"), "--json"),
        ):
            done = CliRunner().invoke(main, ["--course", str(submitted.root), *words])
            if student in BROKEN:
                assert done.exit_code == 1
                assert result.problem.partition(": ")[2] in done.output
            elif words[0] == "mark":
                assert json.loads(done.stdout)["score"] == 30
            else:
                assert sum(each["points"] for each in json.loads(done.stdout)) == 30


def test_nbgrader(submitted, graded):
    flags = {student: result.flags for student, result in graded.items()}
    done = nbgrader_api(submitted).autograde(NAME, "*", force=True)
    assert done["success"], done
    with open_gradebook(submitted.gradebook, "cats") as gradebook:
        for student in (*SOUND, *BROKEN):
            found = gradebook.find_submission(NAME, student)
            assert found.score == (30 if student in SOUND else 0)
            assert found.needs_manual_grade == (student in SOUND)
        stored = entries(gradebook, gradebook.find_assignment(NAME).id)
    assert {student: entry.result.flags for student, entry in stored.items()} == flags
