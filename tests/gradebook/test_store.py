import pytest

from grader.build.build import build
from grader.course.cells import grade_id
from grader.errors import UserError
from grader.gradebook.auto_scores import scores_of
from grader.gradebook.connection import open_gradebook
from grader.gradebook.store import Record, Register
from grader.grading import task as unit
from grader.grading.grade import Options, grade
from grader.sample_class import complete
from tests.conftest import configured

NAME = "04-gradient-descent"


@pytest.fixture
def gradebook(fresh_course):
    with open_gradebook(fresh_course.gradebook, "cats") as opened:
        yield opened


def grade_all(course, *, force=False):
    """The results by student: two workers may finish in any order."""
    done = grade(course, course.assignment(NAME), Options(seed=1, force=force))
    return sorted(done, key=lambda each: each.submission.student)


def test_a_manual_score_is_never_overwritten(fresh_course, submit, gradebook):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    grade_all(fresh_course)
    row = gradebook.find_grade("check-sigmoid", NAME, NAME, "ann")
    row.manual_score, row.extra_credit = 1.0, 0.5
    comment = gradebook.find_comment("reflection", NAME, NAME, "ann")
    comment.manual_comment = "well put"
    gradebook.db.commit()
    grade_all(fresh_course, force=True)
    gradebook.db.expire_all()
    assert (row.auto_score, row.manual_score, row.extra_credit) == (3.0, 1.0, 0.5)
    assert not row.needs_manual_grade  # it is final until the answer changes
    assert comment.manual_comment == "well put"


def test_a_written_answer_waits_for_a_reader(fresh_course, submit, gradebook):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {"reflection": "Because of overfitting."}))
    submit(assignment, "bob", assignment.release_notebook)
    ann, bob = grade_all(fresh_course)
    assert (ann.result.written, bob.result.written) == (
        {"reflection": "manual"},
        {"reflection": "blank"},
    )
    assert gradebook.find_grade("reflection", NAME, NAME, "ann").needs_manual_grade
    assert not gradebook.find_grade("reflection", NAME, NAME, "bob").needs_manual_grade
    assert gradebook.find_comment("reflection", NAME, NAME, "bob").comment == "No response."


def test_a_regrade_replaces_the_scores(fresh_course, submit, gradebook):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", assignment.release_notebook)
    grade_all(fresh_course)
    submit(assignment, "ann", complete(assignment, {}))
    grade_all(fresh_course)
    assert gradebook.find_submission(NAME, "ann").score == 30
    assert len(gradebook.assignment_submissions(NAME)) == 1


def test_the_time_of_handing_in_is_kept(fresh_course, submit, gradebook):
    assignment = fresh_course.assignment(NAME)
    path = submit(assignment, "ann", complete(assignment, {}))
    (path.parent / "timestamp.txt").write_text("2026-10-02 12:00:00 UTC")
    gradebook.update_or_create_assignment(NAME, duedate="2026-10-02 11:00:00 UTC")
    grade_all(fresh_course)
    assert gradebook.find_submission(NAME, "ann").total_seconds_late == 3600
    assert (fresh_course.autograded / "ann" / NAME / "timestamp.txt").is_file()


def test_a_late_penalty_is_what_the_configuration_says(fresh_course, submit, gradebook):
    configured(fresh_course, 'c.LateSubmissionPlugin.penalty_method = "zero"')
    assignment = fresh_course.assignment(NAME)
    path = submit(assignment, "ann", complete(assignment, {}))
    (path.parent / "timestamp.txt").write_text("2026-10-02 12:00:00 UTC")
    gradebook.update_or_create_assignment(NAME, duedate="2026-10-02 11:00:00 UTC")
    grade_all(fresh_course)
    notebook = gradebook.find_submission_notebook(NAME, NAME, "ann")
    assert (notebook.score, notebook.late_submission_penalty) == (30, 30)


def test_a_time_that_is_none_is_flagged(fresh_course, submit):
    assignment = fresh_course.assignment(NAME)
    path = submit(assignment, "ann", complete(assignment, {}))
    (path.parent / "timestamp.txt").write_text("yesterday-ish 99")
    [result] = grade_all(fresh_course)
    assert result.points == 30
    assert "expected a time such as" in result.flags[0]


def test_what_cannot_be_read_is_stored_as_zero_and_the_rest_goes_on(
    fresh_course, submit, gradebook
):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", b"not json")
    submit(assignment, "bob", complete(assignment, {}))
    submit(assignment, "cem", complete(assignment, {}), filename="copy of 04.ipynb")
    ann, bob, cem = grade_all(fresh_course)
    assert (ann.points, bob.points, cem.points) == (0, 30, 0)
    assert {v.status for v in ann.verdicts.values()} == {"error"}
    assert {v.status for v in cem.verdicts.values()} == {"missing"}
    assert "expected a notebook" in ann.problem
    assert 'found "copy of 04.ipynb"' in cem.problem
    assert gradebook.find_submission(NAME, "ann").score == 0
    returned = (fresh_course.autograded / "cem" / NAME / f"{NAME}.ipynb").read_text()
    assert "copy of 04.ipynb" in returned


def test_half_a_submission_is_not_stored(fresh_course, gradebook):
    notebook = fresh_course.assignment(NAME).release_notebook
    marks = [cell for cell in notebook.cells if grade_id(cell) != "check-model"]
    half = Record("ann", scores_of(type(notebook)(cells=marks)))
    with pytest.raises(KeyError, match="check-model"):
        Register(gradebook, NAME).record(half)
    assert gradebook.students == []


def test_an_unknown_assignment_is_named(gradebook):
    with pytest.raises(UserError, match=r"no assignment '05-nets'\. Run grader build"):
        Register(gradebook, "05-nets")


def test_another_gradebook_can_be_named(fresh_course, submit, tmp_path):
    database = f"sqlite:///{tmp_path / 'other.db'}"
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    build(fresh_course, database)
    assert len(list(grade(fresh_course, assignment, Options(database=database)))) == 1
    with open_gradebook(database, "cats") as other:
        assert other.find_submission(NAME, "ann").score == 30
    with open_gradebook(fresh_course.gradebook, "cats") as own:
        assert own.students == []


def test_a_fault_of_the_graders_own_stores_nothing_and_stops_nothing(
    fresh_course, submit, gradebook, monkeypatch
):
    assignment = fresh_course.assignment(NAME)
    for student in ("ann", "bob"):
        submit(assignment, student, complete(assignment, {}))
    real = unit.restore

    def broken(submitted, *rest):
        if submitted.cells[0].source == "ann":
            raise ZeroDivisionError("a bug")
        return real(submitted, *rest)

    monkeypatch.setattr(unit, "restore", broken)
    notebook = complete(assignment, {})
    notebook.cells[0].source = "ann"
    submit(assignment, "ann", notebook)
    ann, bob = grade_all(fresh_course)
    assert "the grader itself failed (ZeroDivisionError: a bug)" in ann.problem
    assert bob.points == 30
    assert [student.id for student in gradebook.students] == ["bob"]


def test_what_is_not_built_is_not_graded(fresh_course, submit):
    assignment = fresh_course.assignment(NAME)
    submit(assignment, "ann", complete(assignment, {}))
    assignment.instructor_notebook.unlink()
    with pytest.raises(UserError, match=r"Run grader build first"):
        grade_all(fresh_course)
