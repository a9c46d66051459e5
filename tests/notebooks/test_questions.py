"""Questions on the way: enough of them, each answer explained, and no answer to be read before."""

import ast
import re

import pytest
from nbconvert import HTMLExporter
from traitlets.config import Config

from grader.course.cells import DRAWING, QUIZ, is_demo
from tests.notebooks.notebook_run import quizzes

FEWEST, MOST = 5, 8
WORDS = 4
"""An explanation of fewer explains nothing."""


@pytest.fixture
def questions(assignment):
    found = quizzes(assignment)
    if not found:
        pytest.skip("no questions yet")
    return found


@pytest.mark.parametrize("name", ["00-jupyter-tour", "00-numpy-starter", "01-images-as-vectors"])
def test_a_notebook_asks(course, name):
    assert quizzes(course.assignment(name))


def test_it_asks_often_but_not_all_the_time(questions):
    assert FEWEST <= len(questions) <= MOST


def test_every_answer_is_explained(questions):
    for question, answers, _ in questions:
        assert question.rstrip(" )").endswith(("?", ".")), question
        assert 2 <= len(answers) <= 5, question
        for answer, explanation in answers.items():
            assert len(explanation.split()) >= WORDS, f"{question} {answer}"


def test_the_right_answer_is_not_always_in_the_same_place(questions):
    assert len({list(answers).index(right) for _, answers, right in questions}) > 1


def test_no_answer_is_to_be_read_before_it_is_clicked(assignment, questions):
    asking = [c for c in assignment.release_notebook.cells if QUIZ in c.metadata.get("tags", ())]
    assert len(asking) == len(questions)
    for cell in asking:
        assert cell.metadata.jupyter.source_hidden
        assert is_demo(cell)


def test_shown_in_a_browser_each_answer_opens_by_itself(completed, questions):
    pages = [output.data["text/html"] for cell in completed.code if ast_is_quiz(cell.source)
             for output in cell.outputs]  # fmt: skip
    assert len(pages) == len(questions)
    for page, (_, answers, _) in zip(pages, questions, strict=True):
        assert len(re.findall(r"<summary[^>]*>.+?</summary>", page)) == len(answers)


def test_nbconvert_can_leave_the_code_out_of_what_draws_and_asks(completed):
    settings = Config({"TagRemovePreprocessor": {"remove_input_tags": {DRAWING, QUIZ}}})
    page, _ = HTMLExporter(config=settings).from_notebook_node(completed.notebook)
    assert "A question: run this cell" not in page
    assert "from checks import" in re.sub(r"<[^>]+>", "", page)


def ast_is_quiz(source):
    body = ast.parse(source).body
    call = getattr(body[0], "value", None) if len(body) == 1 else None
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") == QUIZ
