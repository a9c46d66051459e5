"""Say why an answer is wrong: the causes with the strongest evidence come first.

The order: an earlier cell that did not run; a known mistake that explains all wrong parts; a slip
that is certain from the function's code; a known mistake that the code contains; a known mistake
that explains some parts; how the numbers are related to the right ones; the meaning of an
exception; a slip that the code makes likely.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from grader.judging.arrangement import some_missing
from grader.judging.compare import Rules  # noqa: TC001 - likewise
from grader.judging.earlier_cell import earlier_cell
from grader.judging.likeness import likeness, one_for_many
from grader.judging.off_by_argument import by_an_argument, passed_on
from grader.judging.partly_right import close
from grader.judging.parts import Array, Pairs, Read, Where
from grader.judging.plain_errors import plain_error
from grader.judging.recognise import Mistaken, Outcomes, in_another_shape, recognised, written
from grader.judging.related_parts import another_part, cut_in_some, not_zero, places_in, shifted
from grader.judging.slips.arguments import foreign_name
from grader.judging.slips.arithmetic import (
    logarithm_of_less_than_none,
    not_finite,
    power_of_the_last,
)
from grader.judging.slips.calls import Signatures, call_slip
from grader.judging.slips.given_back import more_values, several_for_one, typed_in
from grader.judging.slips.in_bytes import computed_in_bytes
from grader.judging.slips.loops import return_in_a_loop
from grader.judging.slips.notation import compared_with_a_constant
from grader.judging.slips.places import about_a_place
from grader.judging.slips.ranking import certain_slip, likely_slip
from grader.judging.slips.results import (
    lost_line,
    reduced_by_axis,
    reduced_in_part,
    reduced_to_one,
    returned_none,
    summed_by_rows,
)
from grader.judging.slips.starts import starts_anew
from grader.judging.source import nodes_in, set_names
from grader.judging.verdict import Cause, Failure
from grader.judging.wrong_kinds import other_kind

MOST = 2
"""The most causes to show for one answer; more would bury the first."""


@dataclass(frozen=True)
class Evidence:
    """Everything that is known about a wrong answer.

    Parameters
    ----------
    outcomes, right : sequence of Read or Failure
        For each challenge, the student's outcome and the right answer.
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
    exercises : Signatures
        The functions that a notebook has, each with the names of what it takes and gives.
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
    exercises: Signatures = field(default_factory=dict)

    @cached_property
    def failure(self) -> Failure | None:
        """The first failure, if there is one."""
        return next((each for each in self.outcomes if isinstance(each, Failure)), None)

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
    for look in (_earlier, _lost, _whole, _certain, _two_exchanged, _known, _listed, _kinds,
                 _likenesses, _typed, _errors, _not_finite, _likely, _too_few):  # fmt: skip
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
    only = [mistake for mistake in forms if evidence.failure or mistake.evidence == "both"]
    for mistake in [*only, *sorted(given, key=lambda each: each not in forms)]:
        yield mistake.cause, evidence.wrong


def _earlier(evidence: Evidence) -> Found:
    """An error that only follows from a cell that did not run."""
    hint = earlier_cell(evidence.failure.message) if evidence.failure else ""
    if hint:
        yield Cause(hint, "earlier_cell_stopped", "an earlier cell stopped"), evidence.wrong


def _lost(evidence: Evidence) -> Found:
    function = evidence.function
    looks = lost_line, starts_anew, power_of_the_last, compared_with_a_constant
    cause = next(filter(None, (look(function) for look in looks)), None) if function else None
    if function and not cause and _not_numbers(evidence):
        cause = logarithm_of_less_than_none(function)
    if function and not cause and not _is_about_return(evidence):
        cause = return_in_a_loop(function)
    if cause:
        yield cause, evidence.wrong


def _not_numbers(evidence: Evidence) -> bool:
    """Whether something is nan or infinite: many mistakes give that, and the text tells which."""
    return any("expected finite numbers" in reason for reason in evidence.reasons.values())


def _is_about_return(evidence: Evidence) -> bool:
    """Whether a known mistake that explains all is about the return."""
    whole = (each for each, facets in evidence.given if facets == evidence.wrong)
    return any("return" in each.hint for each in whole)


def _two_exchanged(evidence: Evidence) -> Found:
    """Two parts that each stand in the other's place."""
    if evidence.failure is None:
        parts = _all_parts(evidence)
        for name, _ in _number_pairs(evidence):
            exchanged = another_part(name, *parts)
            if exchanged and len(exchanged[1]) > 1:
                yield exchanged


def _certain(evidence: Evidence) -> Found:
    if evidence.function is None:
        return
    cause = certain_slip(evidence.function) or call_slip(evidence.function, evidence.exercises)
    cause = cause or more_values(evidence.function, evidence.where)
    if cause is None and any("got None" in reason for reason in evidence.reasons.values()):
        cause = returned_none(evidence.function)
    if cause is None and not _error_says_more(evidence):
        cause = foreign_name(evidence.function, [*evidence.exercises])
    if cause:
        yield cause, evidence.wrong


def _error_says_more(evidence: Evidence) -> bool:
    """Whether the exception says more than that a name comes from elsewhere."""
    failure = evidence.failure
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


def _kinds(evidence: Evidence) -> Found:
    """What came that is no number."""
    for name, reason in evidence.reasons.items():
        cause = other_kind(reason)
        if cause:
            yield cause, {name}


def _typed(evidence: Evidence) -> Found:
    """Several values for one, and numbers that are typed in, where each challenge has its own."""
    if evidence.function and list(evidence.where.values()) == [()]:
        cause = several_for_one(evidence.function)
        if cause:
            yield cause, evidence.wrong
    for name, path in evidence.where.items():
        plain = not path or isinstance(path[0], int)
        if (
            evidence.function
            and plain
            and name in evidence.wrong
            and not _same_for_all(evidence, name)
        ):
            cause = typed_in(evidence.function, path[0] if path else None)  # type: ignore[arg-type]  # just checked
            if cause:
                yield cause, {name}


def _same_for_all(evidence: Evidence, name: str) -> bool:
    """Whether a facet is right with the same number in each challenge."""
    parts = [each.parts[name] for each in evidence.right if isinstance(each, Read)]
    numbers = [each for each in parts if not isinstance(each, str)]
    return len({each.tobytes() for each in numbers}) < 2  # noqa: PLR2004 - always the same


def _likenesses(evidence: Evidence) -> Found:
    if evidence.failure or _already_reported(evidence):
        return
    numbers = dict(_number_pairs(evidence))
    decided = {name for name, pairs in numbers.items() if _zeros_and_ones(pairs)}
    for name, pairs in numbers.items():
        if name in decided and evidence.wrong - decided:
            continue  # it follows from what else is wrong, and soon shows a likeness
        exchanged = another_part(name, *_all_parts(evidence))
        cause = (
            cut_in_some(pairs, evidence.args)
            or not_zero(pairs)
            or (passed_on(name, evidence.parameters) if name in evidence.rules.echoes else None)
            or likeness(pairs, evidence.args, evidence.parameters)
            or shifted(pairs)
            or by_an_argument(pairs, evidence.args, evidence.parameters)
        )
        if exchanged:
            yield exchanged
        elif cause:
            yield cause, {name}
        else:
            known = in_another_shape(evidence.mistakes, evidence.outcomes, evidence.where, name)
            if known:
                yield known.cause, {name}


def _zeros_and_ones(pairs: Pairs) -> bool:
    return all(set(np.unique(right)) <= {0, 1} for _, right in pairs)


def _all_parts(evidence: Evidence) -> tuple[dict[str, list[Array]], dict[str, list[Array]]]:
    """For each part that has numbers in all challenges, these and the right ones."""
    got, right = (
        {name: [part for each in answers if isinstance(each, Read)
                and not isinstance(part := each.parts[name], str)] for name in evidence.where}
        for answers in (evidence.outcomes, evidence.right)
    )  # fmt: skip
    return got, right


def _listed(evidence: Evidence) -> Found:
    """Entries of a longer list than is asked for, which a known mistake has in full."""
    for name, pairs in _number_pairs(evidence):
        for mistake in evidence.mistakes:
            if mistake.evidence == "among" and evidence.wrong == {name}:
                known = [mistake.read(i, evidence.where) for i in range(len(pairs))]
                full = [each.parts[name] for each in known if isinstance(each, Read)]
                places = places_in([got for got, _ in pairs], full)
                if places:
                    hint = mistake.hint.replace("{places}", places)
                    yield replace(mistake.cause, hint=hint), {name}


def _not_finite(evidence: Evidence) -> Found:
    """Numbers that are none: where they may come from, as the function's text has it."""
    wrong = {name for name, why in evidence.reasons.items() if "expected finite numbers" in why}
    if wrong and evidence.function is not None:
        cause = not_finite(evidence.function)
        if cause:
            yield cause, wrong


def _too_few(evidence: Evidence) -> Found:
    loops = evidence.function is not None and any(
        isinstance(node, (ast.For, ast.While, ast.comprehension))
        for node in nodes_in(evidence.function.body)
    )
    numbers = dict(_number_pairs(evidence))
    near = {name: close(pairs) for name, pairs in numbers.items()}
    all_near = all(near.values())  # what is near in one part follows from what is wrong elsewhere
    for name, pairs in numbers.items():
        cause = one_for_many(pairs, loops=loops) or some_missing(pairs)
        cause = cause or (near[name] if all_near else None)
        if evidence.function and all(got.size == 1 < right.size for got, right in pairs):
            cause = reduced_to_one(evidence.function) or cause
        if evidence.function and all(got.size > 1 == right.size for got, right in pairs):
            looks = summed_by_rows, reduced_by_axis, reduced_in_part
            cause = next(filter(None, (look(evidence.function) for look in looks)), cause)
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
    failure = evidence.failure
    if failure:
        name, hint = plain_error(failure.kind, failure.message, _nameable(evidence))
        if evidence.function:
            hint = about_a_place(name, evidence.function, evidence.args) or hint
        if hint:
            yield Cause(hint, name, name.replace("_", " ")), evidence.wrong


def _nameable(evidence: Evidence) -> list[str]:
    """What a misspelt name may have meant."""
    nodes = nodes_in(evidence.function.body) if evidence.function else ()
    own = evidence.function.name if evidence.function else ""
    others = [name for name in evidence.exercises if name != own]
    return [*set_names(nodes), *evidence.parameters, *others]


def _likely(evidence: Evidence) -> Found:
    cause = None
    if evidence.function:
        cause = computed_in_bytes(
            evidence.function, evidence.args, evidence.parameters
        ) or likely_slip(evidence.function, evidence.exercises)
    if cause and not _already_reported(evidence):
        yield cause, evidence.wrong


def _already_reported(evidence: Evidence) -> bool:
    """Whether a reason says already what is wrong: how many values there are, or which keys."""
    return any(map(says_what_to_give, evidence.reasons.values()))


def says_what_to_give(reason: str) -> bool:
    """Whether a reason says already how many values there should be, or which keys.

    Parameters
    ----------
    reason : str
    """
    said = ("values, as in return", "expected the key", "expected a dictionary")
    return any(each in reason for each in said)
