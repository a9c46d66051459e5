"""A changed course judges stored answers again; only what was never asked runs again."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.build.build import build
from grader.cli import main
from grader.gradebook.audit_log import changes
from grader.gradebook.connection import open_gradebook
from grader.gradebook.read import results, scores
from grader.grading import task
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from grader.sample_class import complete
from tests.grading.conftest import CLASS, NAME, NEWER, drop, edit, regrade


def steps(results):
    return {result.step for result in results.values()}


def told(results):
    return {
        student: [{k: v for k, v in record.items() if k != "seconds"} for record in each.records()]
        for student, each in results.items()
    }


def test_nothing_changed_and_nothing_is_done(graded_course, runs):
    assert steps(regrade(graded_course)) == {Step.NOTHING}
    assert not runs


def test_a_rejudge_gives_what_a_run_gives(graded_course, runs, monkeypatch):
    monkeypatch.setattr("grader.grading.batch.judge_print", lambda _: "another judge")
    rejudged = regrade(graded_course)
    assert steps(rejudged) == {Step.REJUDGE}
    assert not runs
    ran = regrade(graded_course, force=True)
    assert len(runs) == len(CLASS)
    assert told(rejudged) == told(ran)
    assert {each.seed for each in [*rejudged.values(), *ran.values()]} == {7}


def test_other_points_are_rejudged_on_the_same_seed(graded_course, runs):
    before = regrade(graded_course)
    edit(
        graded_course, f"{NAME}.py", ('check="propagate" points=10', 'check="propagate" points=12')
    )
    after = regrade(graded_course)
    assert steps(after) == {Step.REJUDGE}
    assert not runs
    assert after["ada"].points == before["ada"].points + 2
    assert after["dan"].points == pytest.approx(before["dan"].points + 1.4)
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        found = scores(gradebook, graded_course.assignment(NAME))
        assert found["dan"].points == after["dan"].points
        assert found["ada"].max_points == 36
        assert changes(gradebook, NAME, "dan")[-1].reason == "rejudged"
    assert steps(regrade(graded_course)) == {Step.NOTHING}
    page = (graded_course.autograded / "ada" / NAME / f"{NAME}.ipynb").read_text()
    assert "12 of 12 points" in page


def test_another_hint_reaches_students_without_a_run(graded_course, runs):
    [path] = [
        path
        for path in (graded_course.solutions / "mistakes").rglob("*.py")
        if "gradient_descent" in str(path) and "m times too large" in path.read_text()
    ][:1]
    text = path.read_text()
    path.write_text(text.replace("m times too large", "m TIMES too large"))
    build(graded_course)
    after = regrade(graded_course)
    assert steps(after) == {Step.REJUDGE}
    assert not runs
    assert "m TIMES too large" in str(after["dan"].records())


def test_another_reference_judges_anew_and_runs_only_whom_it_helped(graded_course, runs):
    """`dan` and `kai` needed the reference's own `propagate`: that situation is a new one."""
    edit(
        graded_course,
        f"{NAME}.py",
        ("    cost = -np", "    _ = 0\n    cost = -np"),
    )
    after = regrade(graded_course)
    assert after["ada"].step is Step.REJUDGE
    assert after["dan"].step is Step.RUN
    assert len(runs) < len(CLASS)
    assert {each.seed for each in after.values()} == {7}


def test_a_dry_run_says_and_does_nothing(graded_course, runs):
    edit(graded_course, f"{NAME}.py", ('check="sigmoid" points=3', 'check="sigmoid" points=4'))
    (graded_course.submitted / "new" / NAME).mkdir(parents=True)
    place = Path("ada") / NAME / f"{NAME}.ipynb"
    shutil.copyfile(
        graded_course.submitted / place, graded_course.submitted / "new" / NAME / place.name
    )
    said = []
    assignment = graded_course.assignment(NAME)
    announce = lambda batch: said.append(batch.counts)  # noqa: E731 - it is read here
    assert not list(grade(graded_course, assignment, Options(dry_run=True), announce))
    assert said == [{Step.NEW: 1, Step.REJUDGE: len(CLASS)}]
    assert not runs
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        assert "new" not in results(gradebook, assignment)


def test_a_new_seed_runs_everybody_and_an_ordinary_regrade_keeps_it(graded_course, runs):
    after = regrade(graded_course, new_seed=True)
    assert len(runs) == len(CLASS)
    [seed] = {each.seed for each in after.values()}
    assert seed != 7
    assert {each.seed for each in regrade(graded_course).values()} == {seed}
    assert len(runs) == len(CLASS)


def test_a_damaged_store_of_answers_costs_a_run_and_nothing_else(graded_course, runs):
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        from grader.gradebook.tables import RESULTS  # noqa: PLC0415 - of the test's own harm

        gradebook.db.execute(RESULTS.update().values(answers=b"harm"))
        gradebook.db.commit()
    edit(graded_course, f"{NAME}.py", ('check="sigmoid" points=3', 'check="sigmoid" points=4'))
    after = regrade(graded_course)
    assert steps(after) == {Step.RUN}
    assert after["ada"].points == 31


def test_an_exercise_is_dropped_and_counts_for_nobody(graded_course, runs):
    path = graded_course.solutions / f"{NAME}.py"
    before = regrade(graded_course)
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        row = gradebook.find_grade("check-predict", NAME, NAME, "dan")
        row.manual_score, row.needs_manual_grade = 2.5, False
        gradebook.db.commit()
    path.write_text(drop(path.read_text(), "predict"))
    build(graded_course)
    after = regrade(graded_course)
    assert after["ada"].step is Step.REJUDGE
    assert len(runs) <= 1  # whose `model` was judged beside the reference's `predict`
    assert after["ada"].points == before["ada"].points - 4
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        found = scores(gradebook, graded_course.assignment(NAME))
        assert found["ada"].max_points == 30
        assert "predict" not in {part.name for part in found["ada"].parts}
        dropped = changes(gradebook, NAME, "dan")[-2]
        assert dropped.before["check-predict"][1] == 2.5  # what a person gave is still known
        assert "predict" in dropped.reason
        assert gradebook.find_submission(NAME, "ada").score == found["ada"].points
    assert steps(regrade(graded_course)) == {Step.NOTHING}


def test_an_older_notebook_is_excused_from_a_newer_exercise(graded_course, runs, monkeypatch):
    from grader.exercises import exercise, gradient_descent  # noqa: PLC0415 - the test adds to it

    @exercise()
    def squared(rng):
        return (rng.normal(size=3),)

    monkeypatch.setattr(gradient_descent, "squared", squared, raising=False)
    before = regrade(graded_course)
    path = graded_course.solutions / f"{NAME}.py"
    path.write_text(path.read_text() + NEWER)
    build(graded_course)
    after = regrade(graded_course)
    assert steps(after) == {Step.REJUDGE}
    assert not runs
    assert {k: v.points for k, v in after.items()} == {k: v.points for k, v in before.items()}
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        found = scores(gradebook, graded_course.assignment(NAME))["ada"]
        parts = {part.name: part for part in found.parts}
        assert "before this was added" in parts["squared"].excused
        assert found.max_points == 34
        assert parts["again"].excused
    newer = complete(graded_course.assignment(NAME), {})
    for name in ("late", "cut"):
        folder = graded_course.submitted / name / NAME
        folder.mkdir(parents=True)
        if name == "cut":  # takes the new exercise out of a new notebook
            newer.cells = [c for c in newer.cells if "squared" not in c.source]
        (folder / f"{NAME}.ipynb").write_text(task.marked_text(newer))
    again = regrade(graded_course)
    assert len(runs) == 2
    assert again["late"].points == before["ada"].points + 5
    assert again["cut"].points == before["ada"].points
    assert again["cut"].max_points == before["ada"].max_points + 5
    assert steps({k: v for k, v in again.items() if k not in {"late", "cut"}}) == {Step.NOTHING}


def test_an_excuse_by_hand_leaves_the_share_of_the_rest(graded_course):
    runner = CliRunner()

    def run(*words):
        done = runner.invoke(main, ["--course", str(graded_course.root), *words])
        assert done.exit_code == 0, done.output
        return done.output

    assert "propagate does not count" in run("excuse", "dan", NAME, "propagate", "reflection")
    assert "excused" in run("mark", "--student", "dan", NAME)
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        dan = scores(gradebook, graded_course.assignment(NAME))["dan"]
    assert (dan.total, dan.max_points, dan.waits) == (20, 20, False)
    assert dan.out_of(34) == 34
    assert "everything counts" in run("excuse", "dan", NAME, "propagate", "reflection", "--undo")
    assert "new" in run("log", NAME, "--student", "dan")
