"""Otter-Grader's side of the comparison: an autograder of its own for the same examples."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import sys
import zipfile
from typing import TYPE_CHECKING

import nbformat

from grader.bench.cost import Cost, cost_of
from grader.course.cells import CHECK_PREFIX, exercise_of, is_demo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment

PACKAGE = "otter-grader"
HANDED_IN, AUTOGRADER, SCORES = "handed_in", "autograder.zip", "otter_scores.json"
"""In the root of a classroom of its own: what Otter is given, and what it gives."""
TEST = '''\
"""{name} on the visible examples of its check."""

import copy

from checks import Rules, _question, read_parts, reason, where_parts_are
from otter.test_files import test_case

OK_FORMAT = False
name = "{name}"
points = {points}


@test_case()
def test_examples({name}):
    question = _question(name)
    rules = Rules(*question["rules"])
    where = where_parts_are(question["expected"][0], rules)
    for args, expected in zip(question["args"], question["expected"]):
        got = read_parts({name}(*copy.deepcopy(args)), where).parts
        right = read_parts(expected, where).parts
        for part in where:
            said = reason(got[part], right[part], rules)
            assert not said, part + ": " + said
'''
"""A test file as Otter's documentation describes it, for a notebook that has our checks.py."""


def otter_version() -> str:
    """Which Otter-Grader is installed, or nothing."""
    if importlib.util.find_spec("otter") is None:
        return ""
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError:  # another package of that name
        return ""


def otter(assignment: Assignment) -> Cost:
    """Grade with what ``otter run`` calls, one submission after another in one process.

    Parameters
    ----------
    assignment : Assignment
        Of a classroom of its own.
    """
    root = assignment.course.root
    write_autograder(assignment, root / AUTOGRADER)
    folder = root / HANDED_IN
    folder.mkdir()
    for place in sorted(assignment.course.submitted.glob(f"*/{assignment.name}")):
        notebook = nbformat.read(place / assignment.filename, nbformat.NO_CONVERT)
        nbformat.write(as_otter_takes_it(notebook), folder / f"{place.parent.name}.ipynb")
    command = [sys.executable, "-m", "grader.bench.otter_run", AUTOGRADER, HANDED_IN, SCORES]
    return cost_of(command, root)


def otter_scores(assignment: Assignment) -> dict[str, dict[str, float]]:
    """The scores by student and graded cell, of those that Otter graded.

    Parameters
    ----------
    assignment : Assignment
        That `otter` has graded.
    """
    found = json.loads((assignment.course.root / SCORES).read_text(encoding="utf-8"))
    return {
        student: {f"{CHECK_PREFIX}{name}": score for name, score in scores.items()}
        for student, scores in found.items()
    }


def write_autograder(assignment: Assignment, path: Path) -> None:
    """Write what ``otter generate`` makes, as far as ``otter run`` reads it.

    Parameters
    ----------
    assignment : Assignment
        Its notebook is built.
    path : Path
        Of the ZIP archive.
    """
    beside = [each for each in sorted(assignment.release.iterdir()) if each.suffix != ".ipynb"]
    with zipfile.ZipFile(path, "w") as archive:  # not compressed, as Otter's own
        archive.writestr("otter_config.json", "{}")
        for name, text in files_of_tests(assignment):
            archive.writestr(f"tests/{name}", text)
        for file in [*beside, *sorted(assignment.course.datasets.glob("*.h5"))]:
            if file.is_file():
                archive.write(file, f"files/{file.name}")


def files_of_tests(assignment: Assignment) -> Iterator[tuple[str, str]]:
    """Names and texts of the tests: one for each exercise, worth its points.

    Parameters
    ----------
    assignment : Assignment
    """
    for name, points in assignment.points.items():
        yield f"{name}.py", TEST.format(name=name, points=points)


def as_otter_takes_it(notebook: NotebookNode) -> NotebookNode:
    """A submission without the cells that this grader leaves out, and with Otter's tests.

    Otter runs the test of an exercise in the place of its check. That cell is emptied, for it
    would compute the same answers once more.

    Parameters
    ----------
    notebook : NotebookNode
        It is changed.
    """
    notebook.cells = [cell for cell in notebook.cells if not is_demo(cell)]
    for cell in notebook.cells:
        if cell.cell_type == "code" and (name := exercise_of(cell)):
            cell.source = ""
            cell.metadata["otter"] = {"tests": [name]}
    return notebook
