"""How much a run may take, where the course says so."""

import pytest

from grader.course import run_limits as run_limits_module
from grader.course import settings
from grader.course.course import CONFIG
from grader.course.run_limits import run_limits
from grader.doctor import examine
from grader.errors import UserError
from grader.grading.fingerprint import run_print
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
    assert run_limits(said({})) == run_limits(said(None)) == Limits()


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


def test_other_limits_ask_for_a_run(course, descent, monkeypatch):
    before = run_print(descent, "")
    monkeypatch.setattr(run_limits_module, "setting", lambda *_: {"cell_seconds": 60})
    assert run_print(descent, "") != before
    monkeypatch.setattr(run_limits_module, "setting", lambda *_: {"cell_seconds": 30})
    assert run_print(descent, "") == before


def limits_finding(course):
    return next(found for found in examine(course) if found.what == "limits")


def test_doctor_shows_them(course, monkeypatch):
    usual = "30 s for a cell, 5 s for an answer, 120 s for a notebook; 4 GB of memory; "
    assert limits_finding(course).state == usual + "200 MB in 5,000 files"
    more = {"cell_seconds": 60, "scratch_files": 9_000}
    monkeypatch.setattr(run_limits_module, "setting", lambda *_: more)
    told = limits_finding(course).state
    assert told.startswith("60 s for a cell, 5 s")
    assert told.endswith("9,000 files (cell_seconds = 60, scratch_files = 9000 in " + CONFIG + ")")
    monkeypatch.setattr(run_limits_module, "setting", lambda *_: {"cell_second": 60})
    assert not limits_finding(course).good


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
