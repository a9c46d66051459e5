"""Right answers in other styles than the reference's, none of which may lose a point.

They stand in ``solutions/variants/`` of a course, one module per assignment. Naive checkers refuse
many of them: another type of number, another shape of a scalar, a loop where none is forbidden,
work in float32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.modules import declared, module_in, module_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Variant:
    """A right function in a style of its own.

    Parameters
    ----------
    exercise : str
        The exercise it answers.
    function : function
    """

    exercise: str
    function: Callable[..., object]

    @property
    def name(self) -> str:
        """What its style is called in reports."""
        return self.function.__name__


def variant(exercise: str) -> Callable[[Callable[..., Any]], Variant]:
    """Declare a function as a right answer.

    Parameters
    ----------
    exercise : str
    """
    return lambda function: Variant(exercise, function)


def variants_of(solutions: Path, assignment: str) -> list[Variant]:
    """The right variants of an assignment.

    Parameters
    ----------
    solutions : Path
        The course's folder of solutions.
    assignment : str
        Such as ``04-gradient-descent``; its variants are in ``variants/gradient_descent.py``.
    """
    return declared(module_in(solutions / "variants", module_name(assignment)), Variant)
