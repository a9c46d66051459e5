"""A class of any size: the sample class, and students with known mistakes, repeated as needed."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
from typing import TYPE_CHECKING

from grader.sample_class.completing import complete
from grader.sample_class.students import ASSIGNMENT, STUDENTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from grader.course.assignment import Assignment
    from grader.course.mistakes import Mistake

ANYWHERE = ("ada", "gus", "max")
"""The sample students whose edits fit any notebook."""
ENDLESS = {"jon"}
"""The sample student whose endless loop would only take time."""


def submit_crowd(
    assignment: Assignment,
    count: int,
    without: Collection[str] = (),
    kinds: int | None = None,
) -> None:
    """Write submissions for a number of students.

    Parameters
    ----------
    assignment : Assignment
    count : int
    without : collection of str
        The students of the sample class to leave out.
    kinds : int, optional
        How many different notebooks there are; by default, as many as are known.
    """
    texts = list(itertools.islice(notebooks(assignment, without), kinds))
    for number, text in zip(range(count), itertools.cycle(texts)):
        folder = assignment.course.submitted / f"student-{number:06d}" / assignment.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / assignment.filename).write_text(text, encoding="utf-8")


def notebooks(assignment: Assignment, without: Collection[str] = ()) -> Iterator[str]:
    """Different notebooks that end by themselves, as files.

    Parameters
    ----------
    assignment : Assignment
    without : collection of str
        Of the sample class, who is to stay away.
    """
    there = STUDENTS if assignment.name == ASSIGNMENT else ANYWHERE
    for name in there:
        student = STUDENTS[name]
        if name in ENDLESS or name in without:
            continue
        notebook = complete(assignment, student.answers)
        if student.blank:
            notebook = assignment.release_notebook
        if student.edit:
            student.edit(notebook)
        yield json.dumps(notebook, indent=1)
    for exercise, mistakes in assignment.mistakes.items():
        for mistake in filter(_stands_alone, mistakes):
            answers = {exercise: as_answer(mistake)}
            yield json.dumps(complete(assignment, answers), indent=1)


def _stands_alone(mistake: Mistake) -> bool:
    """Whether it does not call the reference, which would have its own name in a notebook."""
    [function] = ast.parse(inspect.getsource(mistake.function)).body
    return all(getattr(node, "id", "") != mistake.exercise for node in ast.walk(function))


def as_answer(mistake: Mistake) -> str:
    """A known mistake as a student would write it: under the exercise's own name.

    Parameters
    ----------
    mistake : Mistake
    """
    [function] = ast.parse(inspect.getsource(mistake.function)).body
    if isinstance(function, ast.FunctionDef):
        function.name, function.decorator_list = mistake.exercise, []
    return ast.unparse(function)
