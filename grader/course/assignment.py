"""An assignment: its notebooks, its exercises, their right and known wrong answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from grader.course.mistakes import Mistake, mistakes_of
from grader.course.reference import load, source_of
from grader.course.signatures import Signature, signatures_of
from grader.course.variants import Variant, variants_of
from grader.errors import UserError
from grader.exercises import Exercise, exercises_of
from grader.modules import module_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.course.course import Course
    from grader.course.source import Source


@dataclass(frozen=True)
class Assignment:
    """One notebook a student hands in.

    Parameters
    ----------
    course : Course
    name : str
        Such as ``04-gradient-descent``.
    source : Source
        The text notebook it is built from.
    """

    course: Course
    name: str
    source: Source

    def __hash__(self) -> int:
        """Hash only the name: caches use assignments as keys, and hashing all cells is slow."""
        return hash((self.course, self.name))

    @property
    def filename(self) -> str:
        """What a submission's notebook must be called."""
        return f"{self.name}.ipynb"

    @property
    def instructor_notebook(self) -> Path:
        """The nbgrader source notebook, as built."""
        return self.course.source / self.name / self.filename

    @property
    def release(self) -> Path:
        """The folder students receive."""
        return self.course.notebooks / self.name

    @cached_property
    def release_notebook(self) -> NotebookNode:
        """What students received.

        Raises
        ------
        UserError
            When it has not been built.
        """
        path = self.release / self.filename
        if not path.is_file():
            raise UserError(f"expected {path}, found nothing there. Run grader build first.")
        import nbformat  # noqa: PLC0415 - a third of a second, which not all commands need

        notebook: NotebookNode = nbformat.read(path, as_version=nbformat.NO_CONVERT)
        return notebook

    @cached_property
    def points(self) -> dict[str, float]:
        """Points of each graded exercise, in the notebook's order."""
        return self.source.points

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """How each graded function is judged, in the notebook's order.

        Raises
        ------
        UserError
            When a check cell names an exercise that has no generator.
        """
        known = exercises_of(self.name, self.course.own_exercises)
        for name in self.points:
            if name not in known:
                raise UserError(
                    f"{self.source.path}: the check cell of {name!r} has no exercise; expected "
                    f"a generator called {name} in solutions/exercises/{module_name(self.name)}.py."
                )
        return {name: known[name] for name in self.points}

    @cached_property
    def reference(self) -> dict[str, Callable[..., object]]:
        """The right solutions by name."""
        return load(self.name, self.course.solutions)

    @cached_property
    def signatures(self) -> dict[str, Signature]:
        """What each exercise takes and gives, and what its answer depends on."""
        return signatures_of(self.reference_source)

    @cached_property
    def reference_source(self) -> str:
        """A program that defines the right solutions."""
        return source_of(self.name, self.course.solutions)

    @cached_property
    def mistakes(self) -> dict[str, list[Mistake]]:
        """The known mistakes by exercise, in the order in which to recognise them."""
        return mistakes_of(self.course.solutions, self.name)

    @cached_property
    def variants(self) -> list[Variant]:
        """Right answers in other styles than the reference's."""
        return variants_of(self.course.solutions, self.name)
