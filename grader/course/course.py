"""A course: its folders and its assignments.

This needs no NumPy, whose import takes a tenth of a second: a command that knows its course early
can start the process that runs notebooks early.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from grader.course.source import read_source
from grader.errors import UserError
from grader.modules import module_in

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course.assignment import Assignment

CONFIG = "nbgrader_config.py"
"""nbgrader's configuration; the folder that holds it is a course."""
NAME = re.compile(r"\d\d[a-z]?-.+")
"""What an assignment is called: such as ``04-gradient-descent``, or ``03b-gradients`` after 03."""


@dataclass(frozen=True)
class Course:
    """A folder with ``solutions/``, ``notebooks/`` and, while it runs, ``classroom/``.

    Parameters
    ----------
    root : Path
        The folder that holds ``nbgrader_config.py``.
    """

    root: Path

    @property
    def solutions(self) -> Path:
        """The text notebooks; everything else is built from them."""
        return self.root / "solutions"

    @property
    def own_exercises(self) -> Path:
        """Generators of this course's own exercises, beside those that are installed."""
        return self.solutions / "exercises"

    @property
    def notebooks(self) -> Path:
        """The folder with the students' notebooks."""
        return self.root / "notebooks"

    @property
    def datasets(self) -> Path:
        """The pictures that come with the course."""
        return self.root / "datasets"

    @property
    def classroom(self) -> Path:
        """The private side: submissions, gradebook, feedback, reports."""
        return self.root / "classroom"

    @property
    def source(self) -> Path:
        """The instructor notebooks nbgrader releases from."""
        return self.classroom / "source"

    @property
    def submitted(self) -> Path:
        """``<student>/<assignment>/<assignment>.ipynb``, as students handed it in."""
        return self.classroom / "submitted"

    @property
    def autograded(self) -> Path:
        """The graded notebooks, with verdicts."""
        return self.classroom / "autograded"

    @property
    def feedback(self) -> Path:
        """The feedback pages for students."""
        return self.classroom / "feedback"

    @property
    def reports(self) -> Path:
        """The class report: a page, and a CSV file for each of its tables."""
        return self.classroom / "reports"

    @property
    def gradebook(self) -> str:
        """SQLAlchemy's address of the gradebook."""
        return f"sqlite:///{self.classroom / 'gradebook.db'}"

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The assignments' names, in teaching order."""
        found = (path.stem for path in self.solutions.glob("*.py"))
        return tuple(sorted(filter(NAME.fullmatch, found)))

    @cached_property
    def equivalents(self) -> dict[tuple[str, str], str]:
        """Changes to the reference that still give right answers, each with the reason."""
        module = module_in(self.solutions, "equivalents")
        return getattr(module, "EQUIVALENT", {})

    @cached_property
    def reasons(self) -> dict[str, dict[str, str]]:
        """The reason for each solution, by assignment and exercise."""
        if not (self.solutions / "reasons.py").is_file():
            return {}
        return getattr(module_in(self.solutions, "reasons"), "REASONS", {})

    @cached_property
    def guessable(self) -> dict[str, str]:
        """Exercises whose right answer is a cheap guess, each with the reason."""
        module = module_in(self.solutions, "equivalents")
        return getattr(module, "GUESSABLE", {})

    def assignment(self, name: str) -> Assignment:
        """One assignment by its name.

        Raises
        ------
        UserError
            When the course has no such assignment.
        """
        if name not in self.names:
            known = ", ".join(self.names)
            raise UserError(f"expected one of the assignments {known}; got {name!r}.")
        from grader.course.assignment import Assignment  # noqa: PLC0415 - it needs NumPy

        return Assignment(self, name, read_source(self.solutions / f"{name}.py"))

    def assignments(self) -> list[Assignment]:
        """All assignments, in teaching order."""
        return [self.assignment(name) for name in self.names]


def find_course(start: Path) -> Course:
    """The course that a folder is part of.

    Raises
    ------
    UserError
        When neither the folder nor one above it is a course.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file() and (folder / "solutions").is_dir():
            return Course(folder)
    raise UserError(
        f"expected a course folder (with {CONFIG} and solutions/) at or above {start}, "
        "found none. Change into the course's folder, or name it with --course."
    )


def course_beside(course: Course, folder: Path) -> Course:
    """Another course with the same source and pictures, and notebooks and classroom of its own.

    Parameters
    ----------
    course : Course
    folder : Path
        Is made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CONFIG, course.solutions.name, course.datasets.name):
        link = folder / name
        if not link.exists():
            link.symlink_to((course.root / name).resolve())
    return Course(folder)
