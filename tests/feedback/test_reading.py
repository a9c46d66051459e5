"""Written answers on one page, and the marks that come back: two who mark at once lose nothing."""

import json
import re

import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.course.cells import grade_id
from grader.feedback.read_answers import READ, gather_answers, take_marks
from grader.feedback.reading_page import reading_page
from grader.gradebook.audit_log import changes
from grader.gradebook.connection import open_gradebook
from grader.gradebook.manual_marks import Mark, manual_marks
from grader.grading.grade import Options, grade
from grader.sample_class import complete
from tests.conftest import course_like

NAME, QUESTION = "04-gradient-descent", "reflection"
ANSWERS = {
    "ann": "It overfits.",
    "bob": "It\noverfits.",
    "cem": "More steps! <script>alert(1)</script>",
    "dan": "",
}


def blank_in(assignment):
    """The answer's cell as students receive it."""
    cells = assignment.release_notebook.cells
    return next(cell.source for cell in cells if grade_id(cell) == QUESTION)


@pytest.fixture(scope="module")
def graded(built_descent, tmp_path_factory):
    own = course_like(built_descent, tmp_path_factory.mktemp("reading"))
    assignment = own.assignment(NAME)
    for student, answer in ANSWERS.items():
        folder = own.submitted / student / NAME
        folder.mkdir(parents=True)
        notebook = complete(assignment, {QUESTION: answer or blank_in(assignment)})
        (folder / f"{NAME}.ipynb").write_text(json.dumps(notebook))
    list(grade(own, assignment, Options(seed=1)))
    return own


@pytest.fixture
def assignment(graded):
    with open_gradebook(graded.gradebook, "cats") as gradebook:
        for student in ANSWERS:
            grade = gradebook.find_grade(QUESTION, NAME, NAME, student)
            grade.manual_score, grade.needs_manual_grade = None, True
            gradebook.find_comment(QUESTION, NAME, NAME, student).manual_comment = None
        gradebook.db.commit()
    return graded.assignment(NAME)


def marks(assignment):
    with open_gradebook(assignment.course.gradebook, "cats") as gradebook:
        return manual_marks(gradebook, NAME, QUESTION)


def saved(assignment, path, given):
    """A file as the page saves it: points and comments by a part of the answer."""
    groups = gather_answers(assignment, QUESTION).groups
    entries = {
        group.digest: {
            "points": points,
            "comment": comment,
            "before": [list(m) for m in group.marks],
        }
        for part, (points, comment) in given.items()
        for group in groups
        if part in group.text
    }
    said = {"form": "written-marks-1", "assignment": NAME, "question": QUESTION, "marks": entries}
    path.write_text(json.dumps(said))
    return path


def test_the_page_has_equal_answers_once_the_scheme_and_no_name(assignment):
    found = gather_answers(assignment, QUESTION)
    assert [group.students for group in found.groups] == [["ann", "bob"], ["cem"]]
    page = reading_page(found)
    assert "given by 2 students" in page
    assert "Mark scheme, one point each" in page
    assert not re.search(r"\b(ann|bob|cem|dan)\b", page)
    assert "<script>alert" not in page


def test_two_who_mark_at_once_lose_nothing(assignment, tmp_path):
    one = saved(assignment, tmp_path / "one.json", {"overfits": (3, "How?")})
    other = saved(assignment, tmp_path / "two.json", {"More": (1, ""), "overfits": (2, "")})
    assert take_marks(assignment, one).count == 2
    taken = take_marks(assignment, other)
    assert taken.count == 1
    assert (
        taken.kept[0] == "ann: has 3 points (How?) since the page was written; kept, not 2 points"
    )
    assert marks(assignment) == {
        "ann": Mark(3, "How?"), "bob": Mark(3, "How?"), "cem": Mark(1, ""), "dan": Mark(None, ""),
    }  # fmt: skip
    assert take_marks(assignment, one).kept == []  # once more does no harm
    assert take_marks(assignment, other, overwrite=True).count == 3
    assert marks(assignment)["ann"] == Mark(2, "")
    with open_gradebook(assignment.course.gradebook, "cats") as gradebook:
        logged = [each for each in changes(gradebook, NAME, "ann") if each.reason == READ]
    assert [each.after[QUESTION][1] for each in logged] == [3, 2]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{", "expected the marks that a page of grader read saved"),
        (
            '{"form": "written-marks-1", "marks": {}, "assignment": "x", "question": "y"}',
            "found x, y",
        ),
        (None, "expected points from 0 to 4, found 5"),
    ],
)
def test_a_wrong_file_stores_nothing(assignment, tmp_path, given, said):
    path = tmp_path / "marks.json"
    if given is None:
        saved(assignment, path, {"overfits": (5, "")})
    else:
        path.write_text(given)
    words = ["--course", str(assignment.course.root), "read", NAME, "--import", str(path)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert said in done.output
    assert {mark.points for mark in marks(assignment).values()} == {None}


def test_a_damaged_notebook_is_named_and_the_others_are_read(assignment):
    path = assignment.course.autograded / "cem" / NAME / f"{NAME}.ipynb"
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    try:
        words = ["--course", str(assignment.course.root), "read", NAME]
        done = CliRunner().invoke(main, words)
    finally:
        path.write_bytes(whole)
    assert done.exit_code == 0, done.output
    assert "cem: the marked notebook cannot be read" in done.output
    assert f"classroom/reading/{NAME}-{QUESTION}.html: 2 answers, 1 different" in done.output
