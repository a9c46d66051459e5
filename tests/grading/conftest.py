"""A graded class of a course whose source may be changed, and how often a notebook ran."""

import shutil

import pytest

from grader.build.build import build
from grader.grading import task
from grader.grading.grade import Options, grade
from grader.marking.run_and_mark import run_and_mark
from grader.sample_class import STUDENTS, complete
from tests.conftest import ROOT, course_of

NAME = "04-gradient-descent"
CLASS = ("ada", "dan", "gus", "hal", "kai", "nia")
"""Right, a known mistake, blank, a cell that stops, partly right, duplicate cells."""


@pytest.fixture(scope="session")
def template(course, tmp_path_factory):
    """A graded class of a course whose source may be changed."""
    own = course_of(course, tmp_path_factory.mktemp("rejudge"), NAME)
    shutil.rmtree(own.solutions)
    own.solutions.mkdir()
    shutil.copytree(ROOT / "solutions" / "mistakes", own.solutions / "mistakes")
    shutil.copyfile(ROOT / "solutions" / f"{NAME}.py", own.solutions / f"{NAME}.py")
    build(own)
    assignment = own.assignment(NAME)
    for name in CLASS:
        student = STUDENTS[name]
        notebook = (
            assignment.release_notebook if student.blank else complete(assignment, student.answers)
        )
        if student.edit:
            student.edit(notebook)
        folder = own.submitted / name / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_text(task.marked_text(notebook))
    list(grade(own, assignment, Options(seed=7)))
    return own


@pytest.fixture
def graded_course(template, tmp_path):
    own = type(template)(tmp_path / "course")
    shutil.copytree(template.root, own.root, symlinks=True)
    return own


class Runs:
    """How many notebooks were run, in whichever process."""

    def __init__(self, path):
        self.path = path
        path.touch()

    def __len__(self):
        return len(self.path.read_text())

    def __call__(self, notebook, *args, **kwargs):
        with self.path.open("a") as file:
            file.write(".")
        return run_and_mark(notebook, *args, **kwargs)


@pytest.fixture
def runs(monkeypatch, tmp_path):
    counted = Runs(tmp_path / "runs")
    monkeypatch.setattr(task, "run_and_mark", counted)
    return counted


def regrade(course, **options):
    done = grade(course, course.assignment(NAME), Options(workers=1, **options))
    return {each.submission.student: each for each in done}


def edit(course, name, *pairs):
    path = course.solutions / name
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    build(course)


NEWER = """
# %% [markdown]
# ### A newer exercise

# %% answer="squared"
def squared(z):
    \"\"\"z times itself.\"\"\"
    ### BEGIN SOLUTION
    return z * z
    ### END SOLUTION

# %% check="squared" points=5
check("squared", squared)

# %% [markdown] written="again" points=2
# ### BEGIN SOLUTION
# One point each.
# ### END SOLUTION
"""


def drop(text, name):
    """Take an exercise's check out of the source: its function stays."""
    start = text.index(f'# %% check="{name}"')
    without = text[:start] + text[text.index("# %%", start + 4) :]
    return without.replace(f"{{{{points.{name}}}}}", "no")
