"""Recognise known mistakes by their answers and by their code."""

from __future__ import annotations

import ast  # noqa: TC003 - in checks.py too, where it is short
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from grader.judging.compare import Rules, all_close, same
from grader.judging.parts import Array, Read, Where, read_parts
from grader.judging.patterns import occurs
from grader.judging.verdict import Cause, Failure

NOTHING = 1e-12
"""What rounding leaves of a difference; a change by a nudge is larger."""


@dataclass(frozen=True)
class Mistaken:
    """A known mistake and its answers to the challenges of an exercise.

    Parameters
    ----------
    name : str
    hint : str
    outcomes : sequence
        For each challenge its answer, or a `Failure`.
    title : str
        What people call it.
    written : sequence of str
        Forms in which it is written; see `patterns`.
    evidence : str
        How to recognise it: by ``either`` its answers or its form; by its ``form`` alone, if its
        answers differ from case to case; by ``both``, if other mistakes give the same answers.
    """

    name: str
    hint: str
    outcomes: Sequence[object]
    title: str = ""
    written: Sequence[str] = ()
    evidence: str = "either"

    @property
    def cause(self) -> Cause:
        """The reason that a verdict shows."""
        return Cause(self.hint, self.name, self.title)

    def read(self, i: int, where: Mapping[str, Where]) -> Read | Failure:
        """Its answer to challenge i with the parts read; that is done once for all verdicts."""
        key = (i, *where.items())
        if key not in self._read:
            outcome = self.outcomes[i]
            self._read[key] = outcome if type(outcome) is Failure else read_parts(outcome, where)
        return self._read[key]

    @cached_property
    def _read(self) -> dict[tuple[object, ...], Read | Failure]:
        return {}


Outcomes = Sequence["Read | Failure"]


def read_outcomes(outcomes: Sequence[object], where: Mapping[str, Where]) -> list[Read | Failure]:
    """Answers with their parts read; failures stay as they are.

    Parameters
    ----------
    outcomes : sequence
    where : mapping of str to path
    """
    return [each if type(each) is Failure else read_parts(each, where) for each in outcomes]


def recognised(  # noqa: PLR0913, PLR0917 - all that it takes to compare answers
    mistakes: Sequence[Mistaken],
    outcomes: Outcomes,
    right: Outcomes,
    where: Mapping[str, Where],
    wrong: set[str],
    rules: Rules,
) -> list[tuple[Mistaken, set[str]]]:
    """The mistakes with the same answer in every challenge, and the wrong facets they explain.

    A mistake that explains more facets comes first; then one that is right where the answer is
    right; then one that was declared earlier. A mistake that is wrong where the answer is right, or
    wrong in another way there, must agree in numbers with fractions, because whole numbers are
    often the same by accident.

    Parameters
    ----------
    mistakes : sequence of Mistaken
    outcomes, right : sequence of Read or Failure
    where : mapping of str to path
    wrong : set of str
    rules : Rules
    """
    shared = [
        (mistake, _shared(outcomes, mistake, where, wrong, rules))
        for mistake in mistakes
        if mistake.evidence == "either"
    ]
    shared.sort(key=lambda pair: (-len(pair[1] & wrong), -len(pair[1])))
    return [
        (mistake, facets & wrong)
        for mistake, facets in shared
        if facets & wrong
        and (
            _spoiled(right, mistake, where, rules) <= facets & wrong
            or _have_fractions(outcomes, facets & wrong)
        )
    ]


def _spoiled(
    right: Outcomes, mistake: Mistaken, where: Mapping[str, Where], rules: Rules
) -> set[str]:
    """The facets that a mistake gets wrong."""
    return set(where) - _shared(right, mistake, where, set(where), rules)


def _have_fractions(outcomes: Outcomes, facets: set[str]) -> bool:
    """Whether some facets have a number in them that is not whole."""
    parts = [
        each.parts[name] for each in outcomes if not isinstance(each, Failure) for name in facets
    ]
    return any(not isinstance(part, str) and (part % 1).any() for part in parts)


def written(  # noqa: PLR0913, PLR0917 - all that it takes to compare answers
    function: ast.FunctionDef,
    mistakes: Sequence[Mistaken],
    outcomes: Outcomes,
    right: Outcomes,
    where: Mapping[str, Where],
    wrong: set[str],
    rules: Rules,
) -> list[tuple[Mistaken, set[str]]]:
    """The mistakes whose form stands in a function, with the wrong facets they spoil.

    Parameters
    ----------
    function : FunctionDef
    mistakes, outcomes, where, wrong, rules
        As for `recognised`.
    right : sequence of Read or Failure
        The right answers.
    """
    found = []
    for mistake in mistakes:
        if any(occurs(form, function) for form in mistake.written):
            if mistake.evidence == "both":
                spoiled = wrong & _shared(outcomes, mistake, where, wrong, rules)
            else:
                spoiled = wrong - _shared(right, mistake, where, set(where), rules)
            if spoiled:
                found.append((mistake, spoiled))
    return found


def in_another_shape(
    mistakes: Sequence[Mistaken], outcomes: Outcomes, where: Mapping[str, Where], name: str
) -> Mistaken | None:
    """The mistake that gives the same numbers in the same order, in another shape.

    Parameters
    ----------
    mistakes : sequence of Mistaken
    outcomes : sequence of Read or Failure
    where : mapping of str to path
    name : str
        The facet.
    """
    for mistake in mistakes:
        pairs = [(got, mistake.read(i, where))
                 for i, got in enumerate(outcomes[: len(mistake.outcomes)])]  # fmt: skip
        if mistake.evidence == "either" and all(_same_row(*pair, name) for pair in pairs):
            return mistake
    return None


def _same_row(got: Read | Failure, mistaken: Read | Failure, name: str) -> bool:
    if isinstance(got, Failure) or isinstance(mistaken, Failure):
        return False
    here, there = got.parts[name], mistaken.parts[name]
    if isinstance(here, str) or isinstance(there, str) or here.size < 3:  # noqa: PLR2004 - fewer agree by accident
        return False
    alike = here.size == there.size and np.isfinite(here).all()
    return bool(alike and all_close(here.ravel(), there.ravel()))


def _shared(
    outcomes: Outcomes,
    mistake: Mistaken,
    where: Mapping[str, Where],
    wanted: set[str],
    rules: Rules,
) -> set[str]:
    """The facets in which an answer and a mistake are the same; none without a wanted one."""
    facets = set(where)
    for i, got in enumerate(outcomes[: len(mistake.outcomes)]):
        outcome = mistake.read(i, where)
        if isinstance(got, Failure) or isinstance(outcome, Failure):
            both = isinstance(got, Failure) and isinstance(outcome, Failure)
            facets = facets if both and got == outcome else set()
        else:
            facets = {
                name for name in facets if _as_known(got.parts[name], outcome.parts[name], rules)
            }
        if not facets & wanted:
            return set()
    return facets


def _as_known(got: Array | str, known: Array | str, rules: Rules) -> bool:
    """Whether two parts are the same; what is nearly nothing is not nothing."""
    if not isinstance(known, str) and not isinstance(got, str) and not known.any():
        return got.shape == known.shape and bool((np.abs(got) <= NOTHING).all())
    return same(got, known, rules)
