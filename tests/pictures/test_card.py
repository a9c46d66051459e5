"""What the data card says of the drawn pair beside the photographs is what they give."""

import re

import numpy as np
import pytest

from grader.in_notebook.data import OUR_PHOTOGRAPHS
from grader.pictures.measure import ITERATIONS, LEARNING_RATE, colour_alone
from grader.pictures.pair import read_pair
from grader.pictures.picture_file import load_picture

EARLY, LAST = 200, 1900


@pytest.fixture(scope="module", params=["drawn", "classic"])
def column(request, course):
    """A pair, and what its column of the card's table says, by row."""
    folder = (
        course.datasets if request.param == "drawn" else request.getfixturevalue("classic_data")
    )
    text = (course.datasets / "README.md").read_text()
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    said = {name: values[request.param == "classic"] for name, *values in rows}
    return read_pair(folder), said, text


def columns(pictures):
    return pictures.reshape(len(pictures), -1).T / 255


def trained(train):
    """The weights after some steps, and the cost at the last one that is named.

    Every step adds a mixture of the pictures to w, so w = X @ c; with X.T @ X, a step is short.
    """
    X, y = columns(train.x), train.y
    products, c, b, found = X.T @ X, np.zeros(len(y)), 0.0, {}
    for i in range(ITERATIONS):
        a = 1 / (1 + np.exp(-(products @ c + b)))
        if i == LAST:
            cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
        c, b = c - LEARNING_RATE * (a - y) / len(y), b - LEARNING_RATE * (a - y).mean()
        if i + 1 in {EARLY, ITERATIONS}:
            found[i + 1] = (X @ c)[:, None], b
    return found, cost


def test_the_table_and_the_photographs(column, course):
    pair, said, text = column
    train, test = pair.train, pair.test
    steps, cost = trained(train)

    def right(pictures, y, number=ITERATIONS):
        w, b = steps[number]
        return (w.T @ columns(pictures) + b > 0)[0] == y

    majority = max(np.mean(test.y == 0), np.mean(test.y == 1))
    cats, others = test.y == 1, test.y == 0
    found, early = right(test.x, test.y), right(test.x, test.y, EARLY)
    assert said == said | {
        "cats in training, of 209": f"{train.y.sum()}",
        "cats in testing, of 50": f"{test.y.sum()}",
        "always answering the same, test %": f"{100 * majority:.1f}",
        "mean intensity, training": f"{train.x.mean() / 255:.2f}",
        "train %, classic recipe": f"{100 * right(train.x, train.y).mean():.1f}",
        "test %, classic recipe": f"{100 * found.mean():.1f}",
        "test % after 200 steps instead of 2000": f"{100 * early.mean():.1f}",
        "cats found in testing": f"{found[cats].sum()} of {cats.sum()}",
        "others recognised in testing": f"{found[others].sum()} of {others.sum()}",
        "mean colour alone, test %": f"{colour_alone(train, test):.1f}",
        "cost at iteration 1900": f"{cost:.6f}",
    }
    w, b = steps[ITERATIONS]
    x = columns(np.array([load_picture(course.datasets / "photographs" / name)
                          for name in OUR_PHOTOGRAPHS]))  # fmt: skip
    chances = (1 / (1 + np.exp(-(w.T @ x + b))))[0]
    for chance in chances:
        assert f"{chance:.2f}" in text
