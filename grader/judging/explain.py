"""Say why an answer is wrong: the causes in the order in which the evidence is strong.

First an earlier cell that did not run, then a known mistake that explains all that is wrong, then
what the function's text makes certain, then a known mistake that is written there, then one that
explains a part, then what the numbers have to do with the right ones, what an exception means, and
what the text makes likely.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from grader.judging.compare import Rules  # noqa: TC001 - likewise
from grader.judging.likeness import Pairs, likeness, one_for_many
from grader.judging.parts import Read, Where
from grader.judging.plain_errors import earlier_cell, plain_error
from grader.judging.recognise import Mistaken, Outcomes, recognised, written
from grader.judging.slips.arguments import foreign_name
from grader.judging.slips.ranking import certain_slip, likely_slip
from grader.judging.slips.results import lost_line, returned_none
from grader.judging.source import nodes_in
from grader.judging.verdict import Cause, Failure

MOST = 2
"""Different causes that are told of one answer; more would bury the first."""


@dataclass(frozen=True)
class Evidence:
    """All that is known of a wrong answer.

    Parameters
    ----------
    outcomes, right : sequence of Read or Failure
        For each challenge what came, and what is right.
    wrong : set of str
        The facets that are wrong.
    reasons : mapping of str to str
        Why, for each of them.
    where : mapping of str to path
    rules : Rules
    mistakes : sequence of Mistaken
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    function : FunctionDef or None
        The text of the student's function.
    exercises : sequence of str
        The functions that a notebook has, whose names a function may use.
    """

    outcomes: Outcomes
    right: Outcomes
    wrong: set[str]
    reasons: Mapping[str, str]
    where: Mapping[str, Where]
    rules: Rules
    mistakes: Sequence[Mistaken] = ()
    args: Sequence[Sequence[object]] = ()
    parameters: Sequence[str] = ()
    function: ast.FunctionDef | None = None
    exercises: Sequence[str] = field(default_factory=tuple)

    @cached_property
    def given(self) -> list[tuple[Mistaken, set[str]]]:
        """The known mistakes that give the same, with the facets they explain."""
        return recognised(
            self.mistakes, self.outcomes, self.right, self.where, self.wrong, self.rules
        )

    @cached_property
    def forms(self) -> list[tuple[Mistaken, set[str]]]:
        """The known mistakes that are written there, with the facets they spoil."""
        if self.function is None:
            return []
        return written(
            self.function, self.mistakes, self.outcomes, self.right, self.where, self.wrong,
            self.rules,
        )  # fmt: skip


Found = Iterator[tuple[Cause, set[str]]]


def explain(evidence: Evidence) -> dict[str, Cause]:
    """For each wrong facet its cause, as far as there is evidence.

    Parameters
    ----------
    evidence : Evidence
    """
    told: dict[str, Cause] = {}
    for look in (
        _earlier,
        _lost,
        _whole,
        _certain,
        _known,
        _likenesses,
        _errors,
        _likely,
        _too_few,
    ):
        for cause, facets in look(evidence):
            new = (facets & evidence.wrong) - told.keys()
            if new and len({*told.values(), cause}) <= MOST:
                told |= dict.fromkeys(new, cause)
        if told.keys() == evidence.wrong or (told and look is not _known):
            break
    return told


def _whole(evidence: Evidence) -> Found:
    """Known mistakes that explain all that is wrong; those that are written there come first.

    Where the function raised, many mistakes give the same, so that a form says more.
    """
    given = [mistake for mistake, facets in evidence.given if facets == evidence.wrong]
    forms = [mistake for mistake, facets in evidence.forms if facets == evidence.wrong]
    raised = any(isinstance(each, Failure) for each in evidence.outcomes)
    only = [mistake for mistake in forms if raised or mistake.evidence == "both"]
    for mistake in [*only, *sorted(given, key=lambda each: each not in forms)]:
        yield mistake.cause, evidence.wrong


def _earlier(evidence: Evidence) -> Found:
    """An error that only follows from a cell that did not run."""
    failures = (each for each in evidence.outcomes if isinstance(each, Failure))
    hint = next((earlier_cell(each.message) for each in failures), "")
    if hint:
        yield Cause(hint, "earlier_cell_stopped", "an earlier cell stopped"), evidence.wrong


def _lost(evidence: Evidence) -> Found:
    cause = lost_line(evidence.function) if evidence.function else None
    if cause:
        yield cause, evidence.wrong


def _certain(evidence: Evidence) -> Found:
    if evidence.function is None:
        return
    cause = certain_slip(evidence.function)
    if cause is None and any("got None" in reason for reason in evidence.reasons.values()):
        cause = returned_none(evidence.function)
    if cause is None and not _told_by_its_error(evidence):
        cause = foreign_name(evidence.function, evidence.exercises)
    if cause:
        yield cause, evidence.wrong


def _told_by_its_error(evidence: Evidence) -> bool:
    """Whether the exception says more than that a name comes from elsewhere."""
    failure = next((each for each in evidence.outcomes if isinstance(each, Failure)), None)
    if failure is None:
        return False
    return failure.kind in {"NameError", "UnboundLocalError"} or (
        plain_error(failure.kind, failure.message)[0] == "not_taken_apart"
    )


def _known(evidence: Evidence) -> Found:
    """Known mistakes that are written there, then those that explain half of what is wrong."""
    parts = [pair for pair in evidence.given if 2 * len(pair[1]) >= len(evidence.wrong)]
    for mistake, facets in [*evidence.forms, *parts]:
        yield mistake.cause, facets


def _likenesses(evidence: Evidence) -> Found:
    if any(isinstance(each, Failure) for each in evidence.outcomes) or _said_already(evidence):
        return
    for name, pairs in _number_pairs(evidence):
        cause = likeness(pairs, evidence.args, evidence.parameters)
        if cause:
            yield cause, {name}


def _too_few(evidence: Evidence) -> Found:
    for name, pairs in _number_pairs(evidence):
        cause = one_for_many(pairs)
        if cause:
            yield cause, {name}


def _number_pairs(evidence: Evidence) -> Iterator[tuple[str, Pairs]]:
    """The wrong facets that have numbers in each challenge, with these and the right ones."""
    both = list(zip(evidence.outcomes, evidence.right, strict=True))
    for name in evidence.where:
        parts = [(got.parts[name], right.parts[name]) for got, right in both
                 if isinstance(got, Read) and isinstance(right, Read)]  # fmt: skip
        numbers = [(got, right) for got, right in parts if not isinstance(got, str)
                   and not isinstance(right, str)]  # fmt: skip
        if name in evidence.wrong and len(numbers) == len(both):
            yield name, numbers


def _errors(evidence: Evidence) -> Found:
    failure = next((each for each in evidence.outcomes if isinstance(each, Failure)), None)
    if failure:
        name, hint = plain_error(failure.kind, failure.message, _nameable(evidence))
        if hint:
            yield Cause(hint, name, name.replace("_", " ")), evidence.wrong


def _nameable(evidence: Evidence) -> list[str]:
    """What a misspelt name may have meant."""
    nodes = nodes_in(evidence.function.body) if evidence.function else ()
    own = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return [*own, *evidence.parameters, *evidence.exercises]


def _likely(evidence: Evidence) -> Found:
    cause = likely_slip(evidence.function) if evidence.function else None
    if cause and not _said_already(evidence):
        yield cause, evidence.wrong


def _said_already(evidence: Evidence) -> bool:
    """Whether a reason says already what is wrong: how many values there are, or which keys."""
    said = ("values, as in return", "expected the key", "expected a dictionary")
    return any(each in reason for reason in evidence.reasons.values() for each in said)
