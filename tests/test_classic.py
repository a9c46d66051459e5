"""The well-known photographs and what the classic recipe gives on them."""

import numpy as np
import pytest

from grader.grading.grade import Options, grade
from grader.pictures.pair import read_pair
from grader.sample_class import complete

COSTS = """
    .693147 .584508 .466949 .376007 .331463 .303273 .279880 .260042 .242941 .228004
    .214820 .203078 .192544 .183033 .174399 .166521 .159305 .152667 .146542 .140872
"""


@pytest.fixture(scope="module")
def trained(descent, classic_data):
    pair = read_pair(classic_data)
    X_train, X_test = (x.reshape(len(x), -1).T / 255 for x in (pair.train.x, pair.test.x))
    Y_train, Y_test = pair.train.y[None], pair.test.y[None]
    return descent.reference["model"](X_train, Y_train, X_test, Y_test), Y_train, Y_test


def test_the_reference_gives_the_classic_numbers(trained):
    answer, Y_train, Y_test = trained
    assert np.allclose(answer["costs"], np.array(COSTS.split(), float), atol=5e-7)
    assert 100 * np.mean(answer["Y_prediction_train"] == Y_train) == 99.04306220095694
    assert 100 * np.mean(answer["Y_prediction_test"] == Y_test) == 70.0
    assert answer["b"] == pytest.approx(-0.015906243999693, abs=1e-12)


def test_a_right_notebook_on_the_classic_pair_scores_full_marks(
    fresh_course, submit, classic_data, monkeypatch
):
    monkeypatch.setenv("CATS_DATA", str(classic_data))
    assignment = fresh_course.assignment("04-gradient-descent")
    submit(assignment, "ada", complete(assignment, {}))
    [result] = grade(fresh_course, assignment, Options())
    assert (result.points, result.max_points) == (30, 30)
    assert result.flags == ()
