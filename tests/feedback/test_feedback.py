"""What a student reads in their feedback, by every way in, and what nobody else's browser runs."""

import re
import shutil

import pytest
from nbformat import v4

from grader.course.nbgrader_api import nbgrader_api
from grader.feedback import write_feedback
from grader.gradebook.connection import open_gradebook
from grader.grading.grade import Options, grade
from grader.sample_class import STUDENTS, complete
from tests.conftest import course_like, late
from tests.feedback.payloads import HTML, add_payloads
from tests.feedback.test_sanitise import PNG, Elements

NAME = "04-gradient-descent"


@pytest.fixture(scope="module")
def assignment(built_descent, tmp_path_factory):
    own = course_like(built_descent, tmp_path_factory.mktemp("feedback"))
    return own.assignment(NAME)


@pytest.fixture
def hand_in(assignment, submit):
    """Submit, grade, and return the feedback page, in a classroom without anybody else."""
    for folder in (assignment.course.submitted, assignment.course.feedback):
        shutil.rmtree(folder, ignore_errors=True)

    def run(answers, edit=None, student="ann"):
        notebook = complete(assignment, answers)
        if edit:
            edit(notebook)
        submit(assignment, student, notebook)
        list(grade(assignment.course, assignment, Options(seed=1, student=student)))
        return feedback(assignment, student)

    return run


def feedback(assignment, student):
    write_feedback(assignment)
    return page_of(assignment, student).read_text()


def page_of(assignment, student):
    return assignment.course.feedback / student / NAME / f"{NAME}.html"


def say(course, *, points, comment, penalty):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        row = gradebook.find_grade("reflection", NAME, NAME, "ann")
        row.manual_score, row.needs_manual_grade = points, False
        gradebook.find_comment("reflection", NAME, NAME, "ann").manual_comment = comment
        gradebook.db.commit()
    if penalty:
        late(course, NAME, "ann", penalty)


def test_a_verdict_says_points_reason_and_hint(hand_in):
    page = hand_in(STUDENTS["dan"].answers)
    assert "propagate: partly right (7 of 10 points)" in page
    assert "dw is m times too large" in page
    assert re.search(r"expected -?\d\.\d+ at \[0, 0\]; got", page)


def test_manual_score_comment_and_penalty_are_shown(assignment, hand_in):
    hand_in({"reflection": "Because of **overfitting**."})
    say(assignment.course, points=3, comment="Name <one> remedy.", penalty=2)
    page = feedback(assignment, "ann")
    assert "reflection: 3 of 4 points" in page
    assert "(graded by a person)" in page
    assert "<strong>overfitting</strong>" in page
    assert "Name &lt;one&gt; remedy." in page
    assert '<th scope="row">total<td class="n">31<td class="n">34' in page
    assert "late penalty" in page


def test_what_waits_is_said_to_wait(hand_in):
    page = hand_in({"reflection": "Overfitting."})
    assert "reflection: awaiting manual grading" in page
    assert "without the questions that are awaiting manual grading" in page


def test_plots_of_the_students_own_run_are_kept(hand_in):
    def show(notebook):
        [cell, *_] = [c for c in notebook.cells if "demo" in c.metadata.get("tags", ())]
        cell.outputs = [v4.new_output("display_data", {"image/png": PNG, "text/plain": "Figure"})]

    assert f'src="data:image/png;base64,{PNG}"' in hand_in({}, show)


def test_no_reference_no_hidden_case_no_other_student(assignment, hand_in):
    hand_in({}, student="bob")
    page = hand_in(dict.fromkeys(assignment.points, "def f(): pass"))
    assert "bob" not in page
    for line in ("1 / (1 + np.exp(-z))", "(A - Y)", "X @ "):
        assert line not in page


def test_text_of_the_course_is_left_out_and_the_students_is_not(hand_in):
    def add(notebook):
        notebook.cells.insert(3, v4.new_markdown_cell("my own note"))

    page = hand_in({}, add)
    assert "my own note" in page
    assert "What you should remember" not in page


def test_a_submission_that_cannot_be_read_is_told_why(assignment, hand_in, submit):
    submit(assignment, "ann", b"not json")
    list(grade(assignment.course, assignment, Options(seed=1)))
    page = feedback(assignment, "ann")
    assert f"classroom/submitted/ann/{NAME}: expected a notebook" in page


def test_nothing_from_a_notebook_runs_or_loads(hand_in):
    page = hand_in({"sigmoid": f"# {HTML[0]}\ndef sigmoid(z): return z"}, add_payloads)
    tags = Elements(page).found
    assert not {tag for tag, _ in tags} & {"script", "svg", "iframe", "object", "form", "math"}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert {
        attributes["src"][:11] for tag, attributes in tags if tag == "img" and "src" in attributes
    } == {"data:image/"}


def test_the_button_and_nbgraders_command_write_the_same_page(assignment, hand_in):
    page = hand_in(STUDENTS["dan"].answers)
    page_of(assignment, "ann").unlink()
    done = nbgrader_api(assignment.course).generate_feedback(NAME)
    assert done["success"], done
    assert page_of(assignment, "ann").read_text() == page
