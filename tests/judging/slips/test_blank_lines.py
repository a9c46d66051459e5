"""What waits for its student's code is blank, whatever calling it gave."""

import pytest

from grader.judging.judge import Asked, Failure, Rules, judge
from grader.judging.source import functions_in


@pytest.mark.parametrize(
    "text",
    [
        "def f(z):\n    pass",
        "def f(z):\n    'Its docstring.'",
        "def f(z):\n    s = None\n    return s",
        "def f(z):\n    return s",
        "def f(z):\n    w, b = None, None\n    return w, b",
    ],
)
def test_what_waits_for_its_student_is_blank(text):
    asked = Asked(function=functions_in(text)["f"])
    answer = Failure("NameError", "it raised NameError: name 's' is not defined")
    assert judge("f", [answer], [1.0], rules=Rules(), asked=asked).status == "blank"
    assert judge("f", [None], [1.0], rules=Rules(), asked=asked).status == "blank"
