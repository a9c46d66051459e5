"""Building again harms nothing that somebody wrote in notebooks/ or put beside the notebooks."""

import pytest

from grader.build.build import _cause, build
from grader.build.put import Putting, built_files

NAME = "04-gradient-descent"


@pytest.fixture
def put(fresh_course, tmp_path):
    """Put new files in the place of a notebook's, as a build does, and give what was said."""
    folder = fresh_course.notebooks / "77-new"

    def run(**files):
        new = tmp_path / "new"
        for old in new.glob("*"):
            old.unlink()
        new.mkdir(exist_ok=True)
        for name, text in files.items():
            (new / f"{name}.ipynb").write_text(text)
        said = []
        putting = Putting(fresh_course, said.append)
        putting.put(new, folder)
        putting.end()
        return said

    run.folder = folder
    run.backups = lambda: {
        path.name: path.read_text()
        for path in fresh_course.classroom.glob("backups/*/notebooks/77-new/*")
    }
    return run


def test_what_a_build_wrote_is_replaced_without_a_word(put):
    assert put(a="one", b="one") == []
    assert put(a="two") == []
    assert built_files(put.folder) == {"a.ipynb"}
    assert put.backups() == {}


def test_what_somebody_worked_in_is_moved_and_said(put):
    put(a="one")
    (put.folder / "a.ipynb").write_text("my work")
    [said] = put(a="two")
    assert said.startswith("notebooks/77-new/a.ipynb: was changed since it was built; moved to ")
    assert put.backups() == {"a.ipynb": "my work"}
    assert (put.folder / "a.ipynb").read_text() == "two"


def test_what_no_build_wrote_stays_and_is_said(put):
    put(a="one")
    (put.folder / "notes.txt").write_text("mine")
    (put.folder / ".ipynb_checkpoints").mkdir()
    (put.folder / ".ipynb_checkpoints" / "a-checkpoint.ipynb").write_text("")
    said = put(a="two")
    assert said == ["notebooks/77-new/notes.txt: not built from solutions/; left as it is"]
    assert (put.folder / "notes.txt").read_text() == "mine"


def test_a_folder_in_the_place_of_a_notebook_is_moved_too(put):
    (put.folder / "a.ipynb").mkdir(parents=True)
    (put.folder / "a.ipynb" / "mine.txt").write_text("mine")
    assert "moved to" in put(a="one")[0]
    assert (put.folder / "a.ipynb").read_text() == "one"


def test_a_build_after_work_keeps_the_work(fresh_course):
    place = fresh_course.notebooks / NAME / f"{NAME}.ipynb"
    built, work = place.read_text(), place.read_text().replace("Gradient", "My gradient")
    place.write_text(work)
    said = []
    build(fresh_course, say=said.append)
    [line] = said
    assert line.startswith(f"notebooks/{NAME}/{NAME}.ipynb: was changed since it was built")
    assert (fresh_course.root / line.split(" moved to ")[1]).read_text() == work
    assert place.read_text() == built
    build(fresh_course, say=said.append)
    assert len(said) == 1


def test_the_cause_is_named_and_never_see_above():
    log = """[ERROR] There was an error processing assignment: /x
Traceback (most recent call last):
  File "x.py", line 1, in y
nbgrader.api.InvalidEntry: Cell 'x' cannot be removed
[ERROR] Please see the above traceback for details on the specific errors"""
    assert "cannot be removed" in _cause({"log": log, "error": "Please see the above traceback"})
    error = "nbgrader.converters.base.NbGraderException: Please see the the above traceback"
    assert "cannot be removed" in _cause({"log": log, "error": error})
    assert _cause({}) == "nbgrader gave no reason"


def test_what_another_clone_built_is_moved_and_not_called_changed(put):
    put.folder.mkdir(parents=True)
    (put.folder / "a.ipynb").write_text("as it came with the clone")
    [said] = put(a="one")
    assert said.startswith(
        "notebooks/77-new/a.ipynb: differs from solutions/, and was not built here; moved to "
    )
