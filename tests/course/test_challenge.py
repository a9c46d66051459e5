"""How an exercise is posed, and when it cannot be."""

import pytest

from grader.course.challenge import pose
from grader.errors import UserError
from tests.conftest import course_of

NAME = "04-gradient-descent"


def test_a_solution_that_stops_is_no_right_answer(course, tmp_path):
    own = course_of(course, tmp_path / "course", NAME)
    path = own.solutions / f"{NAME}.py"
    text = path.read_text()
    path.unlink()  # a link to the real one
    path.write_text(text.replace("1 / (1 + np.exp(-z))", "1 / (1 + exp(-z))"))
    with pytest.raises(UserError, match=r"of 'sigmoid' cannot answer .*name 'exp' is not defined"):
        pose(own.assignment(NAME), "sigmoid", 7)
