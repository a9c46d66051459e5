"""A class with a student of each kind, and how its exports are made."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.gradebook.connection import open_gradebook
from grader.grading.grade import Options, grade
from grader.sample_class import STUDENTS, complete
from tests.conftest import course_like, late

NAME = "04-gradient-descent"


@pytest.fixture(scope="module")
def classroom(built_descent, tmp_path_factory):
    """Ann is read, late and right; bob's dw is wrong and he waits; cem handed in nothing."""
    own = course_like(built_descent, tmp_path_factory.mktemp("exports"))
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
        gradebook.db.commit()
    late(own, NAME, "ann", 2.0)
    return own


@pytest.fixture
def command(classroom, tmp_path):
    """Call ``grader export`` with these words."""

    def run(*words):
        words = ["--course", str(classroom.root), "export", *map(str, words)]
        return CliRunner().invoke(main, [*words, "--to", str(tmp_path)])

    return run


@pytest.fixture
def export(command, tmp_path):
    """Export, and give the text of a file."""

    def run(*words, file):
        done = command(*words)
        assert done.exit_code == 0, done.output
        return (tmp_path / file).read_bytes().decode("utf-8-sig")

    return run


def rows_of(text):
    """A CSV file's rows as dictionaries."""
    return list(csv.DictReader(io.StringIO(text, newline="")))
