"""Known wrong answers, each with the hint it earns: one module per assignment."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


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


def mistakes_of(assignment: str) -> dict[str, list[Mistake]]:
    """The known mistakes of an assignment, by exercise, in the order in which to recognise them.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``; its mistakes are in ``gradient_descent.py`` here.
    """
    module = f"{__name__}.{assignment[3:].replace('-', '_')}"
    found: dict[str, list[Mistake]] = {}
    if importlib.util.find_spec(module) is not None:
        for member in vars(importlib.import_module(module)).values():
            if isinstance(member, Mistake):
                found.setdefault(member.exercise, []).append(member)
    return found
