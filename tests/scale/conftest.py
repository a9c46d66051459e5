"""Classes of made-up students, and what the gradebook holds of them."""

import json

import pytest

from grader.gradebook.connection import open_gradebook
from grader.sample_class import STUDENTS, complete
from tests.conftest import course_like

NAME = "04-gradient-descent"
QUICK = ("ada", "dan", "gus", "kai", "hal")
"""Students of the sample class whose notebooks end by themselves."""


@pytest.fixture
def fresh_course(built_descent, tmp_path):
    """A course of one assignment, built, with an empty classroom."""
    return course_like(built_descent, tmp_path / "course")


@pytest.fixture(scope="session")
def hand_in():
    """Hand in for so many made-up students, in turn right, wrong, blank and dishonest."""

    def write(course, count):
        assignment = course.assignment(NAME)
        for number in range(count):
            student = STUDENTS[QUICK[number % len(QUICK)]]
            notebook = (
                course.assignment(NAME).release_notebook
                if student.blank
                else complete(assignment, student.answers)
            )
            if student.edit:
                student.edit(notebook)
            folder = course.submitted / f"s{number:04d}" / NAME
            folder.mkdir(parents=True)
            (folder / f"{NAME}.ipynb").write_text(json.dumps(notebook))
        return assignment

    return write


@pytest.fixture
def scores():
    """All that the gradebook holds of a class, without ids."""

    def read(course, database=""):
        with open_gradebook(database or course.gradebook, "cats") as gradebook:
            return {
                submission.student.id: (
                    submission.score,
                    sorted((g.name, g.auto_score, g.needs_manual_grade) for g in notebook.grades),
                    sorted((c.name, c.auto_comment or "") for c in notebook.comments),
                )
                for submission in gradebook.assignment_submissions(NAME)
                for notebook in submission.notebooks
            }

    return read
