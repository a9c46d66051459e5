"""Exercises as data: how each one's challenges are drawn, what counts and for how much."""

from __future__ import annotations

from grader.exercises._exercise import VISIBLE, Exercise, Seed, challenges, exercise, sized
from grader.modules import declared, submodule

__all__ = ["VISIBLE", "Exercise", "Seed", "challenges", "exercise", "exercises_of", "sized"]


def exercises_of(assignment: str) -> dict[str, Exercise]:
    """The exercises of an assignment, by name; none when no module declares any.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``; its exercises are in ``gradient_descent.py`` here.
    """
    return {each.name: each for each in declared(submodule(__name__, assignment), Exercise)}
