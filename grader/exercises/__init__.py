"""Exercises as data: how each one's challenges are drawn, what counts and for how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.exercises._exercise import VISIBLE, Exercise, Seed, challenges, exercise, sized
from grader.modules import declared, module_in, module_name, submodule

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["VISIBLE", "Exercise", "Seed", "challenges", "exercise", "exercises_of", "sized"]


def exercises_of(assignment: str, own: Path) -> dict[str, Exercise]:
    """The exercises of an assignment, by name; none when no module declares any.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``; its exercises are in ``gradient_descent.py`` here.
    own : Path
        A course's folder of exercises of its own, in modules of the same names; these come first.
    """
    modules = (submodule(__name__, assignment), module_in(own, module_name(assignment)))
    return {each.name: each for module in modules for each in declared(module, Exercise)}
