"""Worked solutions are in a notebook's files only where the instructor has allowed them."""

import io
import json

import numpy as np
import pytest

from grader.build.checks_file import examples
from grader.build.worked_solutions import worked_solutions
from grader.in_notebook import check as check_module
from grader.in_notebook import solution as solution_module
from grader.in_notebook.check import NoSuchExerciseError, hint
from grader.in_notebook.solution import solution


@pytest.fixture(scope="module")
def allowed(descent):
    return examples(descent, worked_solutions(descent))


@pytest.fixture
def notebook(monkeypatch, tmp_path):
    """Make a folder's examples those of the notebook."""

    def use(content):
        path = tmp_path / "examples.npz"
        path.write_bytes(content)
        monkeypatch.setattr(check_module, "EXAMPLES", path)
        monkeypatch.setattr(solution_module, "EXAMPLES", path)
        monkeypatch.setattr(check_module, "_hints_given", {})

    return use


def test_hints_come_before_the_solution(notebook, allowed, capsys):
    notebook(allowed)
    solution("sigmoid")
    said = "Hints come first: 3 left for sigmoid. Call hint('sigmoid') for the next one.\n"
    assert capsys.readouterr().out == said
    for _ in range(3):
        hint("sigmoid")
    capsys.readouterr()
    solution("sigmoid")
    assert capsys.readouterr().out == (
        "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n\n"
        "Why: The whole denominator stands in parentheses, and the exponent is -z.\n"
    )


def test_a_written_question_has_a_model_answer(notebook, allowed, capsys):
    notebook(allowed)
    solution("reflection")
    said = capsys.readouterr().out
    assert said.startswith("Mark scheme")
    assert "SOLUTION" not in said


def test_a_mistyped_name_suggests_the_nearest(notebook, allowed):
    notebook(allowed)
    with pytest.raises(NoSuchExerciseError, match="Did you mean 'propagate'"):
        solution("propogate")


def test_by_default_there_is_no_solution_in_any_file(notebook, course, capsys):
    for assignment in course.assignments():
        content = (assignment.release / "examples.npz").read_bytes()
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            assert "solutions" not in file
            assert b"BEGIN SOLUTION" not in bytes(file["index"])
    notebook(content)
    solution("sigmoid")
    said = "There are no solutions in this notebook: your instructor has them.\n"
    assert capsys.readouterr().out == said


def test_every_exercise_has_its_reason(course):
    for assignment in course.assignments():
        for name, shown in worked_solutions(assignment).items():
            assert bool(shown["why"]) == (name in assignment.points), name
            assert "SOLUTION" not in shown["text"]
            json.dumps(shown)
