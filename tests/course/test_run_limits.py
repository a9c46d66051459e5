"""How much a run may take, where the course says so."""

import pytest

from grader.course import run_limits as run_limits_module
from grader.course import settings
from grader.course.course import CONFIG
from grader.course.run_limits import run_limits
from grader.errors import UserError
from grader.marking import run_and_mark
from grader.sandbox import Limits


@pytest.fixture
def said(tmp_path, monkeypatch):
    """A course whose configuration gives these limits."""

    def course(limits):
        (tmp_path / CONFIG).touch()
        settings._all.cache_clear()
        config = {"CatCourse": {"limits": limits}}
        monkeypatch.setattr(settings, "nbgrader_config", lambda _: config)
        return Place(tmp_path)

    yield course
    settings._all.cache_clear()


class Place:
    def __init__(self, root):
        self.root = root


def test_nothing_said_changes_nothing(said):
    assert run_limits(said({})) is None


def test_what_is_said_counts_and_the_rest_stays(said):
    assert run_limits(said({"cell_seconds": 60})) == Limits(cell_seconds=60)


@pytest.mark.parametrize(
    "limits",
    [{"cell_second": 60}, {"cell_seconds": 0}, {"cell_seconds": "60"}, {"scratch_files": 1.5},
     {"cell_seconds": True}, {"cell_seconds": float("nan")}, "60"],
)  # fmt: skip
def test_what_is_no_limit_is_refused_in_one_sentence(said, limits):
    with pytest.raises(UserError, match=r"expected c.CatCourse.limits .*'cell_seconds': 60"):
        run_limits(said(limits))


class AskedError(Exception):
    """Says what a run was to be held to."""


class Starting:
    def run(self, *_, limits, **__):
        raise AskedError(limits)


def test_a_run_is_held_to_them(descent, monkeypatch):
    monkeypatch.setattr(run_and_mark, "zygote_here", lambda **_: Starting())
    monkeypatch.setattr(run_limits_module, "setting", lambda *_: {"scratch_files": 5})
    with pytest.raises(AskedError) as asked:
        run_and_mark.run_and_mark(descent.release_notebook, descent, seed=3)
    assert asked.value.args == (Limits(scratch_files=5),)
