"""Which packages a notebook may import at grading, and who says so."""

import pytest

from grader.course.packages import ALWAYS, allowed_packages, missing_packages
from grader.doctor import examine
from grader.errors import UserError
from grader.grading.fingerprint import material
from grader.grading.grade import Options, grade
from tests import conftest


@pytest.fixture
def configured(fresh_course):
    """Writes one line of configuration."""

    def write(line):
        conftest.configured(fresh_course, line)
        return fresh_course

    return write


def packages_finding(course):
    return next(found for found in examine(course) if found.what == "packages")


def test_what_the_course_needs_is_there(course):
    assert allowed_packages(course) == ALWAYS
    assert missing_packages(course) == ()
    assert packages_finding(course).state == (
        "notebooks may import numpy, matplotlib, h5py, PIL, ipywidgets and Python's own"
    )


def test_one_line_allows_more(configured):
    course = configured('c.CatCourse.packages = ["yaml", "numpy"]')
    assert allowed_packages(course) == (*ALWAYS, "yaml")
    assert "ipywidgets, yaml and" in packages_finding(course).state
    assert packages_finding(course).good


def test_what_is_allowed_must_be_there(configured):
    course = configured('c.CatCourse.packages = ["no_such_package"]')
    assert missing_packages(course) == ("no_such_package",)
    finding = packages_finding(course)
    assert not finding.good
    assert "no_such_package not found here. Install it" in finding.state
    with pytest.raises(UserError, match="lists no_such_package, but this machine does not have it"):
        list(grade(course, course.assignment("04-gradient-descent"), Options()))


@pytest.mark.parametrize("said", ["[5]", "['google.colab']", "'a b'", "['']"])
def test_what_is_no_name_is_refused(configured, said):
    course = configured(f"c.CatCourse.packages = {said}")
    with pytest.raises(UserError, match=r"expected c\.CatCourse\.packages"):
        allowed_packages(course)
    assert not packages_finding(course).good


def test_more_packages_regrade(configured, fresh_course):
    before = material(fresh_course.assignment("04-gradient-descent"))
    after = material(
        configured('c.CatCourse.packages = ["yaml"]').assignment("04-gradient-descent")
    )
    assert before != after


def test_the_students_page_lists_them(course):
    page = (course.root / "docs" / "students.md").read_text(encoding="utf-8")
    names = {"PIL": "Pillow"}
    listed = {name.lower() for name in (names.get(each, each) for each in ALWAYS)}
    section = page.split("## How it is graded")[1].lower()
    assert all(name in section for name in listed)
