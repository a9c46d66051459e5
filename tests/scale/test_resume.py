import json
import shutil

import pytest

from grader.build.build import build
from grader.gradebook.batches import Asked, begin_batch, end_batch
from grader.gradebook.connection import open_gradebook
from grader.grading.grade import Options, grade
from grader.grading.plan import Step
from tests.conftest import ROOT, course_like
from tests.scale.conftest import NAME


def run(course, **options):
    assignment = course.assignment(NAME)
    return {each.submission.student: each for each in grade(course, assignment, Options(**options))}


def unchanged(results):
    return [student for student, result in results.items() if result.unchanged]


@pytest.fixture(scope="module")
def template(built_descent, hand_in, tmp_path_factory):
    """A class that was graded once; the tests work in copies."""
    own = course_like(built_descent, tmp_path_factory.mktemp("graded") / "course")
    hand_in(own, 3)
    run(own, seed=5)
    return own


@pytest.fixture
def graded_course(template, tmp_path):
    shutil.copytree(template.root, tmp_path / "course", symlinks=True)
    return type(template)(tmp_path / "course")


def test_what_is_graded_is_left_alone_and_told_as_it_is(fresh_course, hand_in, scores):
    hand_in(fresh_course, 3)
    first = run(fresh_course, seed=5)
    before = scores(fresh_course)
    again = run(fresh_course)
    assert unchanged(again) == ["s0000", "s0001", "s0002"]
    assert [r.points for r in again.values()] == [r.points for r in first.values()]
    assert json.dumps([r.records() for r in again.values()]) == json.dumps(
        [r.records() for r in first.values()]
    )
    assert {result.seed for result in again.values()} == {5}
    assert scores(fresh_course) == before


def test_force_grades_all(graded_course):
    assert unchanged(run(graded_course, force=True)) == []


def test_another_seed_grades_all_and_the_same_one_none(graded_course):
    assert unchanged(run(graded_course, seed=6)) == []
    assert len(unchanged(run(graded_course, seed=6))) == 3


def test_a_new_submission_is_graded(graded_course):
    [path] = graded_course.submitted.glob("s0001/*/*.ipynb")
    path.write_text((graded_course.submitted / f"s0000/{NAME}/{NAME}.ipynb").read_text())
    again = run(graded_course)
    assert unchanged(again) == ["s0000", "s0002"]
    assert again["s0001"].points == 30


def test_other_points_are_rejudged_and_a_corrected_comma_is_not(graded_course):
    source = graded_course.root / "solutions"
    text = (source / f"{NAME}.py").read_text()
    source.unlink()  # a link to the real ones
    shutil.copytree(ROOT / "solutions", source)
    (source / f"{NAME}.py").write_text(text.replace("without loops", "without any loops", 1))
    build(graded_course)
    assert len(unchanged(run(graded_course))) == 3
    (source / f"{NAME}.py").write_text(
        text.replace('check="sigmoid" points=3', 'check="sigmoid" points=4')
    )
    build(graded_course)
    again = run(graded_course)
    assert unchanged(again) == []
    assert again["s0000"].points == 31


def test_other_data_regrade(graded_course, monkeypatch, tmp_path):
    for path in graded_course.datasets.glob("*.h5"):
        content = path.read_bytes()
        (tmp_path / path.name).write_bytes(content + b" ")
    monkeypatch.setenv("CATS_DATA", str(tmp_path))
    assert unchanged(run(graded_course)) == []


def test_another_time_of_handing_in_is_stored_without_a_run(graded_course):
    (graded_course.submitted / "s0000" / NAME / "timestamp.txt").write_text("2026-10-02 12:00 UTC")
    again = run(graded_course)
    assert unchanged(again) == ["s0001", "s0002"]
    assert again["s0000"].step is Step.TIME
    assert len(unchanged(run(graded_course))) == 3


@pytest.mark.parametrize("harm", ["lost", "changed", "other hands"])
def test_a_file_that_is_not_what_was_stored_regrades(graded_course, harm):
    path = graded_course.autograded / "s0002" / NAME / f"{NAME}.ipynb"
    if harm == "lost":
        path.unlink()
    elif harm == "changed":
        path.write_text(path.read_text().replace("0.0", "9.9"))
    else:
        path.write_text("{}")
    again = run(graded_course)
    assert unchanged(again) == ["s0000", "s0001"]
    assert again["s0002"].points == 0
    assert len(unchanged(run(graded_course))) == 3


def test_an_interrupted_class_keeps_its_challenges(fresh_course, hand_in):
    assignment = hand_in(fresh_course, 3)
    results = grade(fresh_course, assignment, Options())
    first = next(results)
    results.close()  # as Ctrl-C does
    rest = run(fresh_course)
    assert unchanged(rest) == ["s0000"]
    assert {result.seed for result in rest.values()} == {first.seed}


def test_one_student_in_between_changes_nothing_for_the_others(fresh_course, hand_in):
    assignment = hand_in(fresh_course, 3)
    results = grade(fresh_course, assignment, Options())
    first = next(results)
    results.close()
    assert run(fresh_course, student="s0002")["s0002"].seed == first.seed
    rest = run(fresh_course)
    assert unchanged(rest) == ["s0000", "s0002"]
    assert {result.seed for result in rest.values()} == {first.seed}


def test_an_interrupted_force_goes_on_where_it_was(graded_course):
    assignment = graded_course.assignment(NAME)
    results = grade(graded_course, assignment, Options(force=True))
    first = next(results)
    results.close()
    again = run(graded_course)  # with or without --force
    assert unchanged(again) == ["s0000"]
    assert {result.seed for result in again.values()} == {first.seed}


def test_a_batch_keeps_to_its_terms_until_it_ends(graded_course):
    with open_gradebook(graded_course.gradebook, "cats") as gradebook:
        begun = begin_batch(gradebook, "a", "m", Asked())
        assert begin_batch(gradebook, "a", "m", Asked()) == begun
        assert begin_batch(gradebook, "a", "other", Asked()).seed != begun.seed
        assert begin_batch(gradebook, "a", "other", Asked(seed=4)).exact
        forced = begin_batch(gradebook, "a", "other", Asked(seed=4, force=True))
        assert forced.regrade_before
        assert begin_batch(gradebook, "a", "other", Asked(force=True)) == forced
        end_batch(gradebook, "a")
        later = begin_batch(gradebook, "a", "other", Asked(seed=4, force=True))
        assert later.regrade_before > forced.regrade_before
        fresh = begin_batch(gradebook, "b", "m", Asked(new_seed=True))
        assert begin_batch(gradebook, "b", "m", Asked(new_seed=True)) == fresh
