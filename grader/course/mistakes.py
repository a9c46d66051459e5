"""Known wrong answers, each with the hint it earns: ``solutions/mistakes/`` of a course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.modules import declared, module_in, module_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Mistake:
    """A wrong function that people really write.

    Parameters
    ----------
    exercise : str
        The exercise it answers.
    hint : str
        One line that leads to what is wrong without telling the solution.
    function : function
    """

    exercise: str
    hint: str
    function: Callable[..., object]

    @property
    def name(self) -> str:
        """What the mistake is called in reports."""
        return self.function.__name__


def mistake(exercise: str, *, hint: str) -> Callable[[Callable[..., Any]], Mistake]:
    """Declare a function as a known mistake.

    Parameters
    ----------
    exercise : str
    hint : str
    """
    return lambda function: Mistake(exercise, hint, function)


def mistakes_of(solutions: Path, assignment: str) -> dict[str, list[Mistake]]:
    """The known mistakes of an assignment, by exercise, in the order in which to recognise them.

    Parameters
    ----------
    solutions : Path
        The course's folder of solutions.
    assignment : str
        Such as ``04-gradient-descent``; its mistakes are in ``mistakes/gradient_descent.py``.
    """
    found: dict[str, list[Mistake]] = {}
    for each in declared(module_in(solutions / "mistakes", module_name(assignment)), Mistake):
        found.setdefault(each.exercise, []).append(each)
    return found
