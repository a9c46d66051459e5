"""What an exercise is, and how its challenges are drawn."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from grader.judge import Rules

Draw = Callable[..., tuple[object, ...]]

CHALLENGES = 3
"""How many challenges are posed at grading: enough that no special case passes by luck."""


@dataclass(frozen=True)
class Exercise:
    """One graded function.

    Parameters
    ----------
    name : str
        The function's name, and its answer cell's ``grade_id``.
    draw : function
        Draws the arguments of one challenge from a generator.
    rules : Rules
        What counts in an answer, and how exactly it must be met.
    cases : int
        How many kinds of challenge there are that must each occur, such as y = 0 and y = 1;
        where there are several, `draw` takes the kind's number as well.
    """

    name: str
    draw: Draw
    rules: Rules = field(default_factory=Rules)
    cases: int = 1


def exercise(
    *,
    facets: Mapping[str, float] | None = None,
    rtol: float = Rules.rtol,
    atol: float = Rules.atol,
    shapes: Mapping[str, str] | None = None,
    cases: int = 1,
) -> Callable[[Draw], Exercise]:
    """Turn a function that draws challenges into the exercise of the same name.

    Parameters
    ----------
    facets : mapping of str to float, optional
        The parts of an answer and their weights. Parts that are dictionary items are found by
        their key; the others are named in the order in which they are returned.
    rtol, atol : float
        How close a number must be: ``|got - expected| <= atol + rtol * |expected|``.
    shapes : mapping of str to str, optional
        Per facet, why its shape is what it is; said when a shape is wrong.
    cases : int
        How many kinds of challenge must each occur; see `Exercise`.
    """

    def decorate(draw: Draw) -> Exercise:
        rules = Rules(dict(facets or {"result": 1.0}), rtol, atol, dict(shapes or {}))
        return Exercise(draw.__name__, draw, rules, cases)

    return decorate


def challenges(exercise: Exercise, seed: int, count: int = CHALLENGES) -> list[tuple[object, ...]]:
    """Draw challenges; the same seed gives the same ones, whatever else is drawn.

    Parameters
    ----------
    exercise : Exercise
    seed : int
    count : int
    """
    stream = zlib.crc32(exercise.name.encode())
    rngs = [np.random.default_rng([seed, stream, i]) for i in range(count)]
    if exercise.cases == 1:
        return [exercise.draw(rng) for rng in rngs]
    return [exercise.draw(rng, i % exercise.cases) for i, rng in enumerate(rngs)]
