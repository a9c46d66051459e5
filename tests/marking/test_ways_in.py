"""Whatever form a notebook has, every way in gives the same score or the same sentence."""

import copy
import itertools
import json
import os
import shutil
from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from grader.grading import task
from grader.marking import execute, mark_file
from grader.marking.mark_notebook import cannot_mark
from grader.sample_class import complete
from tests.conftest import course_like
from tests.marking.forms import FORMS, LINES
from tests.marking.ways import (
    FILENAMES,
    NAME,
    by_check,
    by_grade,
    by_gradescope,
    by_mark,
    by_nbgrader,
    hand_in,
    in_forms,
    with_line,
    written,
)  # fmt: skip

SOUND = {
    "ann": ["code cells without both", "text cells with outputs", "UTF-16"],
    "bob": ["format_3"],
    "cem": ["sources with CRLF", "tags of papermill, twice", "zeros at the end"],
}
"""Forms of finished notebooks, by student."""
NAMED = {"ann": "{}-Copy1.ipynb", "bob": "Copy of {}.ipynb", "cem": "{} (1).ipynb"}
BROKEN = {"pia": b"%PDF-1.7", "quy": b"<!DOCTYPE html><html>"}


@pytest.fixture(scope="module")
def finished(descent):
    return json.loads(json.dumps(complete(descent, {"reflection": "By heart."})))


@pytest.fixture(scope="module")
def submitted(built_descent, finished, tmp_path_factory):
    own = course_like(built_descent, tmp_path_factory.mktemp("ways") / "course")
    for student, forms in SOUND.items():
        hand_in(own, student, in_forms(copy.deepcopy(finished), forms), NAMED[student])
    older = own.submitted / "cem" / NAME / f"{NAME}.ipynb"
    older.write_bytes(written(own.assignment(NAME).release_notebook))
    os.utime(older, (10**9, 10**9))
    for student, content in BROKEN.items():
        hand_in(own, student, content)
    return own


@pytest.fixture(scope="module")
def graded(submitted):
    return by_grade(submitted)


def test_grade(graded):
    assert {student: graded[student][0] for student in SOUND} == dict.fromkeys(SOUND, 30)
    assert all("expected a notebook, got a" in graded[student][0] for student in BROKEN)
    assert any("-Copy1" in flag for flag in graded["ann"][1])
    assert any("because it is the newest" in flag for flag in graded["cem"][1])


@pytest.mark.parametrize("student", SOUND)
def test_mark_and_gradescope_and_check(submitted, student):
    folder = submitted.submitted / student / NAME
    path = folder / NAMED[student].format(NAME)
    assert by_mark(submitted, path) == 30
    assert by_gradescope(submitted, folder) == 30
    assert by_check(submitted, path) == 30


@pytest.mark.parametrize("student", BROKEN)
def test_the_same_sentence(submitted, graded, student):
    folder = submitted.submitted / student / NAME
    sentence = graded[student][0].partition(": ")[2]
    path = folder / f"{NAME}.ipynb"
    assert sentence in by_mark(submitted, path)
    assert sentence in by_gradescope(submitted, folder)
    assert sentence in by_check(submitted, path)


def test_nbgrader(submitted, graded):
    points = dict.fromkeys(SOUND, 30) | dict.fromkeys(BROKEN, 0)
    found = by_nbgrader(submitted)
    assert {student: score for student, (score, _) in found.items()} == points
    assert {student: flags for student, (_, flags) in found.items()} == {
        student: flags for student, (_, flags) in graded.items()
    }


@pytest.fixture(scope="module")
def five_ways(built_descent, tmp_path_factory):
    """How often each notebook would be run, whoever would run it: nothing is run."""
    own = course_like(built_descent, tmp_path_factory.mktemp("read") / "course")
    ran, numbers = own.root / "ran", itertools.count()

    def noted(notebook, assignment, *_, **__):
        cells = [(cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells]
        with ran.open("a") as file:  # a worker is another process
            print(json.dumps(cells), file=file)
        return cannot_mark(assignment, "noted", "")

    def look(files):
        with pytest.MonkeyPatch.context() as patch:  # other tests of this module run notebooks
            for module in (task, execute, mark_file):
                patch.setattr(module, "run_and_mark", noted)
            return read(files)

    def read(files):
        shutil.rmtree(own.submitted, ignore_errors=True)
        ran.write_text("")
        paths = []
        for content, filename in files:
            student = f"s{next(numbers)}"
            hand_in(own, student, content, filename)
            paths.append(own.submitted / student / NAME / filename.format(NAME))
        by_grade(own)
        by_nbgrader(own)
        for path in paths:
            by_mark(own, path), by_gradescope(own, path.parent), by_check(own, path)
        return Counter(ran.read_text().splitlines())

    return look


FILES = st.lists(
    st.tuples(
        st.sampled_from(LINES),
        st.lists(st.sampled_from(sorted(FORMS)), min_size=1, max_size=4),
        st.sampled_from(sorted(FILENAMES.values())),
    ),
    min_size=2,
    max_size=2,
    # nbgrader itself stops where no file of a class ends in .ipynb
    unique_by=(lambda each: each[0], lambda each: each[2]),
)
"""Of two students: a line on top, forms on top of one another, and what the file is called."""


def settings_for(examples):
    # shrinking traces every line: minutes for what the first example says as well
    return settings(max_examples=examples, phases=[Phase.generate])


def all_read_the_same(five_ways, finished, files):
    """Each notebook is read five times, and the same each time."""
    made = [
        (in_forms(with_line(copy.deepcopy(finished), line), forms), filename)
        for line, forms, filename in files
    ]
    assert sorted(five_ways(made).values()) == [5, 5]


@settings_for(2)
@given(FILES)
def test_all_ways_read_the_same(five_ways, finished, files):
    all_read_the_same(five_ways, finished, files)


@pytest.mark.soak
@settings_for(100)
@given(FILES)
def test_all_ways_read_the_same_for_long(five_ways, finished, files):
    all_read_the_same(five_ways, finished, files)


@pytest.mark.soak
def test_every_form_gets_full_marks_by_all_ways(built_descent, finished, tmp_path):
    """The whole corpus, one student a form, run in full by each of the five."""
    own = course_like(built_descent, tmp_path / "course")
    contents = {f"form: {name}": in_forms(copy.deepcopy(finished), [name]) for name in FORMS}
    contents |= {
        f"line: {line}": written(with_line(copy.deepcopy(finished), line)) for line in LINES
    }
    students = {f"s{number:03}": name for number, name in enumerate(contents)}
    filenames = itertools.cycle(FILENAMES.values())
    paths = {}
    for student, name in students.items():
        filename = next(filenames)
        hand_in(own, student, contents[name], filename)
        paths[student] = own.submitted / student / NAME / filename.format(NAME)
    found = {
        "grade": {student: each[0] for student, each in by_grade(own).items()},
        "nbgrader": {student: each[0] for student, each in by_nbgrader(own).items()},
        "mark": {student: by_mark(own, path) for student, path in paths.items()},
        "gradescope": {s: by_gradescope(own, path.parent) for s, path in paths.items()},
        "check": {student: by_check(own, path) for student, path in paths.items()},
    }
    short = {
        (way, students[student]): score
        for way, scores in found.items()
        for student, score in scores.items()
        if score != 30
    }
    assert all(len(scores) == len(contents) for scores in found.values())
    assert short == {}
