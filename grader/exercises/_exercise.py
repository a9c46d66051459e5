"""What an exercise is, and how its challenges are drawn."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from grader.judging.count_lines import SIZES
from grader.judging.judge import VECTORIZED, Rules

Draw = Callable[..., tuple[object, ...]]
"""From a generator, and from a case or a size where there are several, to arguments."""

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
        Draws the arguments of one challenge from a generator; where vectorization is asked for,
        also from a generator and a size.
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

    @property
    def vectorized(self) -> bool:
        """Whether a loop over the examples costs points."""
        return VECTORIZED in self.rules.facets


def exercise(  # noqa: PLR0913 - each says one thing about how an exercise is judged
    *,
    facets: Mapping[str, float] | None = None,
    rtol: float = Rules.rtol,
    atol: float = Rules.atol,
    shapes: Mapping[str, str] | None = None,
    vectorized: float = 0,
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
    vectorized : float, optional
        The weight of running no more lines for more examples; nothing when loops are welcome.
    cases : int
        How many kinds of challenge must each occur; see `Exercise`.
    """

    def decorate(draw: Draw) -> Exercise:
        weights = dict(facets or {"result": 1.0}) | ({VECTORIZED: vectorized} if vectorized else {})
        rules = Rules(weights, rtol, atol, dict(shapes or {}))
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
    rngs = [_generator(exercise, seed, i) for i in range(count)]
    if exercise.cases == 1:
        return [exercise.draw(rng) for rng in rngs]
    return [exercise.draw(rng, i % exercise.cases) for i, rng in enumerate(rngs)]


def sized(exercise: Exercise, seed: int) -> list[tuple[object, ...]]:
    """Draw the arguments that are few and many; none where loops are welcome.

    Parameters
    ----------
    exercise : Exercise
    seed : int
    """
    sizes = SIZES if exercise.vectorized else ()
    return [exercise.draw(_generator(exercise, seed, size), size) for size in sizes]


def _generator(exercise: Exercise, seed: int, i: int) -> np.random.Generator:
    return np.random.default_rng([seed, zlib.crc32(exercise.name.encode()), i])
