"""What is news to somebody who watches: whole files, new or changed; and a course that changed."""

import os

import pytest

from grader.errors import UserError
from grader.grading.arrivals import Arrivals
from tests.conftest import course_of

NAME = "04-gradient-descent"


@pytest.fixture
def empty_course(course, tmp_path):
    return course_of(course, tmp_path / "course", NAME)


def hand_in(course, student, text="{}"):
    folder = course.submitted / student / NAME
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.ipynb").write_text(text)


def test_what_is_there_at_the_beginning_is_no_news(empty_course):
    hand_in(empty_course, "ann")
    arrivals = Arrivals(empty_course, [NAME])
    assert not arrivals.look()
    assert not arrivals.look()


def test_a_file_is_news_once_it_stays_as_it_is(empty_course):
    hand_in(empty_course, "ann")
    arrivals = Arrivals(empty_course, [NAME])
    hand_in(empty_course, "bob", "{")
    assert not arrivals.look()
    hand_in(empty_course, "bob", "{ }")
    assert not arrivals.look()
    hand_in(empty_course, "ann", "[]")
    assert arrivals.look() == {NAME: {"bob"}}
    assert arrivals.look() == {NAME: {"ann"}}
    assert not arrivals.look()


def test_a_time_of_handing_in_is_news_too(empty_course):
    hand_in(empty_course, "ann")
    arrivals = Arrivals(empty_course, [NAME])
    (empty_course.submitted / "ann" / NAME / "timestamp.txt").write_text("2026-10-01")
    arrivals.look()
    assert arrivals.look() == {NAME: {"ann"}}


def test_a_changed_course_ends_it_with_a_sentence(empty_course):
    arrivals = Arrivals(empty_course, [NAME])
    os.utime(empty_course.solutions / f"{NAME}.py", (1, 1), follow_symlinks=False)
    with pytest.raises(UserError, match="the course was changed"):
        arrivals.look()


def test_what_python_and_jupyter_write_beside_a_notebook_changes_no_course(empty_course):
    arrivals = Arrivals(empty_course, [NAME])
    for name in ("__pycache__", ".ipynb_checkpoints"):
        folder = empty_course.notebooks / NAME / name
        folder.mkdir(parents=True)
        (folder / "checks").write_text("")
    assert not arrivals.look()
