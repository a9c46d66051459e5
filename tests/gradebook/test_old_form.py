"""A gradebook that an earlier version made is read on first use, and nothing of it is lost."""

import gzip
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from grader.cli import main
from grader.course.cells import grade_id
from grader.gradebook.connection import open_gradebook
from grader.gradebook.read import results, scores
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from grader.report import gather
from grader.sample_class import STUDENTS, complete

NAME = "04-gradient-descent"
OLD = Path(__file__).parent / "old_form"
STATUSES = {
    "ada": ["passed"] * 6,
    "dan": ["passed", "passed", "partial", "passed", "passed", "passed"],
    "max": ["passed"] * 6,
}


@pytest.fixture
def old_course(fresh_course):
    """A course with the gradebook of the earlier version, and its marked notebooks."""
    place = fresh_course.classroom / "gradebook.db"
    place.write_bytes(gzip.decompress((OLD / "gradebook.db.gz").read_bytes()))
    for student in STATUSES:
        path = fresh_course.autograded / student / NAME / f"{NAME}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.decompress((OLD / f"{student}.ipynb.gz").read_bytes()))
    return fresh_course


def stored(course):
    with open_gradebook(course.gradebook, "cats") as gradebook:
        return results(gradebook, course.assignment(NAME))


def written(course, student):
    notebook = nbformat.read(course.autograded / student / NAME / f"{NAME}.ipynb", 4)
    [answer] = [cell for cell in notebook.cells if grade_id(cell) == "reflection"]
    return answer.source


def test_verdicts_seconds_flags_and_seed_are_read_once(old_course):
    found = stored(old_course)
    assert {
        student: [verdict.status for verdict in entry.result.verdicts.values()]
        for student, entry in found.items()
    } == STATUSES
    assert {entry.seed for entry in found.values()} == {7}
    dan, last = found["dan"].result, found["max"].result
    assert dan.verdicts["propagate"].mistake == "dw_not_averaged"
    assert dan.verdicts["optimize"].notes == ("right, once propagate is",)
    assert dan.written == {"reflection": "manual"}
    assert dan.run_seconds > 0
    assert "cell 'check-model' was missing: put back" in last.flags
    for path in old_course.autograded.rglob("*.ipynb"):
        path.unlink()  # nothing is read from it any more
    assert stored(old_course) == found


def test_report_and_appeal_work_before_anything_is_graded_again(old_course):
    [report] = gather(old_course).assignments
    assert {row.student: row.total for row in report.students}["dan"] == 27
    done = CliRunner().invoke(
        main, ["--course", str(old_course.root), "mark", "--student", "dan", NAME]
    )
    assert done.exit_code == 0, done.output
    assert "propagate: partly right (7 of 10 points)" in done.output
    assert "seed 7" in done.output


def test_a_lost_notebook_keeps_its_scores_and_seed(old_course):
    (old_course.autograded / "dan" / NAME / f"{NAME}.ipynb").unlink()
    entry = stored(old_course)["dan"]
    assert (entry.seed, entry.result.verdicts) == (7, {})
    with open_gradebook(old_course.gradebook, "cats") as gradebook:
        assert scores(gradebook, old_course.assignment(NAME))["dan"].points == 27


def test_the_first_grading_runs_again_on_the_old_seed_and_keeps_hand_marks(old_course, submit):
    assignment = old_course.assignment(NAME)
    for name in ("ada", "dan"):
        answers = STUDENTS[name].answers | {"reflection": written(old_course, name)}
        submit(assignment, name, complete(assignment, answers))
    with open_gradebook(old_course.gradebook, "cats") as gradebook:
        before = {name: score.points for name, score in scores(gradebook, assignment).items()}
        mark = gradebook.find_grade("reflection", NAME, NAME, "dan")
        mark.manual_score, mark.needs_manual_grade = 3.0, False
        gradebook.db.commit()
    done = list(grade(old_course, assignment, Options(workers=1)))
    assert {(each.step, each.seed) for each in done} == {(Step.RUN, 7)}
    with open_gradebook(old_course.gradebook, "cats") as gradebook:
        after = scores(gradebook, assignment)
        assert after["ada"].points == before["ada"]
        assert after["dan"].points == before["dan"] + 3
        assert not after["dan"].waits
    assert {each.step for each in grade(old_course, assignment, Options())} == {Step.NOTHING}
