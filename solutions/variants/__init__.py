"""Right answers in other styles than the reference's, none of which may lose a point.

Naive checkers refuse many of them: another type of number, another shape of a scalar, a loop where
none is forbidden, work in float32. One module per assignment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from solutions.modules import declared

if TYPE_CHECKING:
    from collections.abc import Callable


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


def variants_of(assignment: str) -> list[Variant]:
    """The right variants of an assignment.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``; its variants are in ``gradient_descent.py`` here.
    """
    return declared(__name__, assignment, Variant)
