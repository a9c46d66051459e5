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
    """A wrong function that students really write.

    Parameters
    ----------
    exercise : str
        The exercise it answers.
    hint : str
        One line that leads to the error without giving the solution.
    function : function
    title : str
        What people call the mistake.
    written : tuple of str
        Forms in which it is written, as `grader.judging.patterns` reads them.
    evidence : str
        What it is recognised by: ``either`` what it gives or its form, ``form`` alone, where
        what it gives differs from case to case, or ``both``, where others give the same.
    """

    exercise: str
    hint: str
    function: Callable[..., object]
    title: str = ""
    written: tuple[str, ...] = ()
    evidence: str = "either"

    @property
    def name(self) -> str:
        """What the mistake is called in code."""
        return self.function.__name__


def mistake(
    exercise: str,
    *,
    hint: str,
    title: str = "",
    written: str | tuple[str, ...] = (),
    evidence: str = "either",
) -> Callable[[Callable[..., Any]], Mistake]:
    """Declare a function as a known mistake.

    Parameters
    ----------
    exercise : str
    hint : str
    title : str
        What people call it; the function's name in words by default.
    written : str or tuple of str
        Forms in which it is written, such as ``1 / 1 + _``; `_` stands for any expression. An
        answer that is wrong and holds one of them gets the hint.
    evidence : str
        What it is recognised by: ``either`` what it gives or its form, ``form`` alone, or ``both``.
    """
    forms = (written,) if isinstance(written, str) else written

    def declare(function: Callable[..., Any]) -> Mistake:
        words = title or function.__name__.replace("_", " ")
        return Mistake(exercise, hint, function, words, forms, evidence)

    return declare


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
