"""Exercises as data: how each one's challenges are drawn, what counts and for how much."""

from __future__ import annotations

import importlib.util

from grader.exercises._exercise import Exercise, challenges, exercise, sized

__all__ = ["Exercise", "challenges", "exercise", "exercises_of", "sized"]


def exercises_of(assignment: str) -> dict[str, Exercise]:
    """The exercises of an assignment, by name; none when no module declares any.

    Parameters
    ----------
    assignment : str
        Such as ``04-gradient-descent``; its exercises are in ``gradient_descent.py`` here.
    """
    module = f"{__name__}.{assignment[3:].replace('-', '_')}"
    if importlib.util.find_spec(module) is None:
        return {}
    members = vars(importlib.import_module(module)).values()
    return {member.name: member for member in members if isinstance(member, Exercise)}
