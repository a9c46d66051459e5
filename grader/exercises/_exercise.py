"""What an exercise is, and how its challenges are drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from grader.judging.count_lines import SIZES
from grader.judging.judge import VECTORIZED, Rules

Draw = Callable[..., tuple[object, ...]]
"""From a generator, and from a case or a size where there are several, to arguments."""

Seed = int | str
"""A whole number at grading; `VISIBLE` for the examples that students see."""

CHALLENGES = 3
"""How many ordinary challenges are posed: enough that no special case passes by luck."""
VISIBLE = "visible"
"""The seed of the visible examples. It is no number, so no seed that anyone types draws them."""


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
    edges : mapping of str to mapping
        The smallest sizes that the docstring allows, each posed once after the others: what is
        special, in words, and the keyword arguments with which `draw` makes it.
    """

    name: str
    draw: Draw
    rules: Rules = field(default_factory=Rules)
    cases: int = 1
    edges: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

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
    edges: Mapping[str, Mapping[str, int]] | None = None,
    echoes: tuple[str, ...] = (),
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
    edges : mapping, optional
        The smallest sizes that the docstring allows; see `Exercise`.
    echoes : tuple of str
        Facets that only repeat an argument: they count once another facet is right.
    """

    def decorate(draw: Draw) -> Exercise:
        weights = dict(facets or {"result": 1.0}) | ({VECTORIZED: vectorized} if vectorized else {})
        ordinary = max(CHALLENGES, cases)
        kinds = ("",) * ordinary + tuple(edges or {})
        rules = Rules(weights, rtol, atol, dict(shapes or {}), kinds, echoes)
        return Exercise(draw.__name__, draw, rules, cases, dict(edges or {}))

    return decorate


def challenges(exercise: Exercise, seed: Seed) -> list[tuple[object, ...]]:
    """Draw challenges: the ordinary ones, then one for each edge.

    The same seed gives the same ones, whatever else is drawn.

    Parameters
    ----------
    exercise : Exercise
    seed : int or str
    """
    several = exercise.cases > 1
    ordinary = max(CHALLENGES, exercise.cases)
    drawn = []
    for i, edge in enumerate([*[{}] * ordinary, *exercise.edges.values()]):
        case = (i % exercise.cases,) if several else ()
        drawn.append(exercise.draw(_generator(exercise, seed, str(i)), *case, **edge))
    return drawn


def sized(exercise: Exercise, seed: Seed) -> list[tuple[object, ...]]:
    """Draw the arguments that are few and many; none where loops are welcome.

    Parameters
    ----------
    exercise : Exercise
    seed : int or str
    """
    sizes = SIZES if exercise.vectorized else ()
    return [exercise.draw(_generator(exercise, seed, f"size {size}"), size) for size in sizes]


def _generator(exercise: Exercise, seed: Seed, what: str) -> np.random.Generator:
    """Randomness of its own for each challenge; a seed of any size counts in full."""
    key = hashlib.sha256(f"{seed}/{exercise.name}/{what}".encode()).digest()
    return np.random.default_rng(int.from_bytes(key))
