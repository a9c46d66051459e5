import sys

import pytest

from grader.errors import UserError
from grader.marking.run_and_mark import run_and_mark
from grader.sandbox.exposure import refuse_exposed
from grader.sandbox.inside import confine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is graded here")


@pytest.mark.parametrize("place", ["", "usr/src/course"])
def test_a_course_that_notebooks_could_read_is_refused(monkeypatch, tmp_path, place):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(UserError, match="which every notebook may read"):
        refuse_exposed(tmp_path / place)


def test_so_is_one_behind_a_link(monkeypatch, tmp_path):
    (tmp_path / "usr").mkdir()
    (tmp_path / "course").symlink_to(tmp_path / "usr")
    monkeypatch.setattr(confine, "SYSTEM", (str(tmp_path / "usr"),))
    with pytest.raises(UserError, match="Move the course elsewhere"):
        refuse_exposed(tmp_path / "course")


def test_nothing_is_graded_there(monkeypatch, descent):
    monkeypatch.setattr(sys, "prefix", str(descent.course.root.parent))
    with pytest.raises(UserError, match="may read"):
        run_and_mark(descent.release_notebook, descent, seed=1)


def test_an_interpreter_within_the_course_exposes_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    refuse_exposed(tmp_path)
