"""A question on the way: its answers open by themselves, and text says the same."""

import re

import IPython
import IPython.display
import pytest

from grader.in_notebook.quiz import quiz

QUESTION = "What is `-np.log(0.1)`, roughly?"
ANSWERS = {
    "-1": "The logarithm to base 10 is.",
    "2.3": "e to the 2.3 is 10 & <more>.",
    "0.1": "No.",
}


@pytest.fixture
def shown(monkeypatch):
    """What a notebook displays."""
    displayed = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: True)
    monkeypatch.setattr(IPython.display, "display", lambda data, **_: displayed.append(data))
    return displayed


def test_each_answer_opens_without_a_script(shown):
    quiz(QUESTION, ANSWERS, right="2.3")
    page = shown[0]["text/html"]
    assert "<script" not in page
    assert re.findall(r"<summary[^>]*>(.*?)</summary>", page) == list(ANSWERS)
    assert page.count("<details") == page.count("</details>") == 3
    assert "<details open" not in page
    assert "<code>-np.log(0.1)</code>" in page


def test_only_the_right_answer_is_called_right(shown):
    quiz(QUESTION, ANSWERS, right="2.3")
    marked = re.findall(r"<details.*?</details>", shown[0]["text/html"])
    assert ["✓ Right." in each for each in marked] == [False, True, False]
    assert ["✗ Not this one." in each for each in marked] == [True, False, True]
    assert "&lt;more&gt;" in marked[1]


def test_in_a_terminal_the_answers_come_before_what_is_right(capsys):
    quiz(QUESTION, ANSWERS, right="2.3")
    asked, said = capsys.readouterr().out.split("Which is right, and why:")
    assert "b) 2.3" in asked
    assert "✓" not in asked
    assert "b) ✓ right: e to the 2.3" in said
    assert "a) ✗ not this one: The logarithm" in said


def test_a_right_answer_that_is_not_offered_is_refused():
    with pytest.raises(ValueError, match=r"one of -1, 2\.3, 0\.1; got '2\.4'"):
        quiz(QUESTION, ANSWERS, right="2.4")
