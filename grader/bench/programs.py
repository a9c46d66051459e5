"""What is measured: nbgrader as it comes, nbgrader skipping cells, this grader, the bare floor."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader.bench.cost import Cost, cost_of
from grader.course.cells import DEMO
from grader.course.course import CONFIG, Course, course_beside
from grader.gradebook.connection import open_gradebook
from grader.sample_class.large import submit_crowd

if TYPE_CHECKING:
    from collections.abc import Collection

    from grader.course.assignment import Assignment

STOCK_SETTINGS = """
for name in ("exporter_class", "sanitize_preprocessors", "autograde_preprocessors"):
    del c.Autograde[name]
c.Execute.timeout = 60
"""
"""Takes this course's engine out of nbgrader's configuration."""

STOPS_NBGRADER = {"nia", "ola", "pia", "quy"}
"""A cell that occurs twice ends nbgrader's whole batch, unmarked from there on; so do the forms in
which other editors write a notebook."""


def classroom(
    built: Course, folder: Path, name: str, size: int, kinds: int | None = None
) -> Assignment:
    """A course of its own with a crowd's submissions and an empty gradebook.

    Parameters
    ----------
    built : Course
    folder : Path
    name : str
        The assignment's.
    size : int
    kinds : int, optional
        How many different submissions there are; by default, as many as are known.
    """
    own = course_beside(built, folder)
    shutil.copytree(built.notebooks, own.notebooks)
    shutil.copytree(built.source, own.source)
    shutil.copyfile(built.classroom / "gradebook.db", own.classroom / "gradebook.db")
    assignment = own.assignment(name)
    submit_crowd(assignment, size, STOPS_NBGRADER, kinds)
    return assignment


def keep(assignment: Assignment, numbers: Collection[int]) -> Assignment:
    """Take all but some submissions away.

    Parameters
    ----------
    assignment : Assignment
        Of a classroom of its own.
    numbers : collection of int
        Which submissions stay, in the order of their students.
    """
    for number, folder in enumerate(sorted(assignment.course.submitted.iterdir())):
        if number not in numbers:
            shutil.rmtree(folder)
    return assignment


def stock(assignment: Assignment, *, skip: bool) -> Cost:
    """Grade with ``nbgrader autograde`` and its own preprocessors.

    Parameters
    ----------
    assignment : Assignment
        Of a classroom of its own.
    skip : bool
        Leave out the cells that this grader leaves out.
    """
    root = assignment.course.root
    config = root / CONFIG
    text = config.read_text(encoding="utf-8")
    config.unlink()  # a link to the course's
    skipping = f'c.Execute.skip_cells_with_tag = "{DEMO}"\n' if skip else ""
    config.write_text(text + STOCK_SETTINGS + skipping, encoding="utf-8")
    beside = Path(sys.executable).parent
    environment = {
        "PATH": os.pathsep.join([str(beside), os.environ["PATH"]]),
        "CATS_DATA": str(assignment.course.datasets.resolve()),
    }
    command = [sys.executable, "-m", "nbgrader", "autograde", assignment.name, "--create"]
    # it fails when there is one submission that it cannot grade, after it has graded the others
    return cost_of(command, root, environment, may_fail=True)


def ours(assignment: Assignment, workers: int) -> Cost:
    """Grade with ``grader grade``."""
    command = [sys.executable, "-m", "grader", "grade", assignment.name, "--seed", "1"]
    return cost_of([*command, "--workers", str(workers)], assignment.course.root)


def floor(assignment: Assignment) -> Cost:
    """Run the cells and nothing else."""
    course = assignment.course
    folders = [course.submitted, assignment.release, course.datasets.resolve()]
    command = [sys.executable, "-m", "grader.bench.floor", assignment.name]
    return cost_of([*command, *map(str, folders)], course.root, {"OPENBLAS_NUM_THREADS": "1"})


def scores(assignment: Assignment) -> dict[str, dict[str, float]]:
    """Automatic scores by student and graded cell, as the gradebook has them.

    Parameters
    ----------
    assignment : Assignment
    """
    with open_gradebook(assignment.course.gradebook, "cats") as gradebook:
        return {
            submission.student_id: {
                grade.name: grade.auto_score or 0.0
                for nb in submission.notebooks
                for grade in nb.grades
            }
            for submission in gradebook.assignment_submissions(assignment.name)
        }
