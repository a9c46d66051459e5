"""Judge an answer: compare it with what is right, and say why it is wrong.

Pure, NumPy only, and short enough to read in one sitting, because it judges twice: in the
grader's process, and in the student's notebook as part of ``checks.py``. It looks at nothing but
numbers: an object that claims to be equal to everything is just not an array.
"""

from __future__ import annotations

import ast  # noqa: TC003 - in checks.py too, where it is short
import math
from collections.abc import Mapping, Sequence  # noqa: TC003 - likewise
from dataclasses import dataclass, field, replace

from grader.judging.compare import Rules
from grader.judging.count_lines import LOOP_HINT, LOOPS
from grader.judging.difference import reason
from grader.judging.explain import Evidence, explain
from grader.judging.parts import Where, parts_of
from grader.judging.recognise import Mistaken, Outcomes, read_outcomes
from grader.judging.slips.blank_lines import unfinished
from grader.judging.slips.calls import Signatures  # noqa: TC001 - likewise
from grader.judging.verdict import BLANK, VECTORIZED, Cause, Facet, Failure, Verdict

__all__ = [
    "BLANK",
    "FOLLOWS",
    "VECTORIZED",
    "Asked",
    "Cause",
    "Facet",
    "Failure",
    "Mistaken",
    "Rules",
    "Verdict",
    "judge",
    "where_parts_are",
]


FOLLOWS = "counts once another part is right"
"""The reason that is shown for a facet that counts only beside others."""


@dataclass(frozen=True)
class Asked:
    """The question and the student's code. They decide the hints, not the points.

    Parameters
    ----------
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    function : FunctionDef or None
        The text of the student's function, where it is known.
    exercises : Signatures
        The functions that the notebook has, each with the names of what it takes and gives.
    """

    args: Sequence[Sequence[object]] = ()
    parameters: Sequence[str] = ()
    function: ast.FunctionDef | None = None
    exercises: Signatures = field(default_factory=dict)


def judge(  # noqa: PLR0913 - these are what a verdict depends on, each of its own kind
    exercise: str,
    outcomes: Sequence[object],
    expected: Sequence[object],
    *,
    rules: Rules,
    mistakes: Sequence[Mistaken] = (),
    points: float = 1.0,
    looped: str = "",
    asked: Asked | None = None,
) -> Verdict:
    """Judge the answers to a series of challenges.

    Parameters
    ----------
    exercise : str
        Its name.
    outcomes : sequence
        For each challenge the student's answer, or a `Failure`; those after the first failure do
        not count.
    expected : sequence
        For each challenge the right answer.
    rules : Rules
    mistakes : sequence of Mistaken
        Known mistakes, in the order in which to recognise them.
    points : float
        What the whole exercise is worth.
    looped : str
        Why it is not vectorized, where that counts.
    asked : Asked, optional
        Material for better hints; without it and without mistakes, the judge looks for no hint.

    Returns
    -------
    Verdict
        A facet earns its points only when it is right in every challenge.

    Raises
    ------
    TypeError
        When an expected answer is not made of numbers.
    """
    where = where_parts_are(expected[0], rules)
    end = next((i + 1 for i, each in enumerate(outcomes) if type(each) is Failure), len(outcomes))
    got, right = (read_outcomes(each[:end], where) for each in (outcomes, expected))
    reasons, failure, seen = _reasons(got, right, where, rules)
    hints = asked is not None or bool(mistakes)
    asked = asked or Asked()
    causes: dict[str, Cause] = {}
    if reasons and hints:
        failure = _nothing_written(failure, reasons, where, asked) or failure
        wrong = dict(reasons)
        if failure is None or failure.kind != BLANK:
            causes = explain(
                _evidence(got[:seen], right[:seen], wrong, where, rules, mistakes, asked)
            )
    if failure:
        reasons = dict.fromkeys(where, failure.message or failure.kind)
    _what_follows(reasons, causes, where, rules, "" if failure else looped)
    return _verdict(exercise, reasons, causes, rules, points, failure)


def where_parts_are(expected: object, rules: Rules) -> dict[str, Where]:
    """Where each facet that is a part of an answer is found in it.

    Parameters
    ----------
    expected : object
        A right answer.
    rules : Rules
    """
    return parts_of(expected, [name for name in rules.facets if name != VECTORIZED])


def _reasons(
    got: Outcomes, right: Outcomes, where: Mapping[str, Where], rules: Rules
) -> tuple[dict[str, str], Failure | None, int]:
    """Compare the answers part by part.

    Returns
    -------
    reasons : dict of str to str
        For each wrong facet, why it is wrong.
    failure : Failure or None
        The first failure, if there is no answer.
    seen : int
        In how many challenges to look for causes: in the ordinary ones, because many mistakes give
        the same at the smallest sizes; in all if only the smallest sizes are wrong.
    """
    ordinary = rules.ordinary(len(got))
    reasons: dict[str, str] = {}
    seen = ordinary
    for i, (answer, correct) in enumerate(zip(got, right, strict=True)):
        if i == ordinary and not reasons:
            seen = len(got)
        kind = rules.kinds[i] if i < len(rules.kinds) else ""
        if isinstance(answer, Failure):
            if i < ordinary:
                return dict.fromkeys(where, answer.message or answer.kind), answer, i + 1
            if answer.kind in {"timeout", "died", "protocol"}:
                return dict.fromkeys(where, answer.message), answer, seen
            failed = dict.fromkeys(where, f"{kind}: {answer.message or answer.kind}")
            return failed | reasons, None, seen
        for name in where:
            said = reason(answer.parts[name], correct.parts[name], rules)  # type: ignore[union-attr]  # a right answer is none
            if said.startswith("expected shape") and name in rules.shapes:
                said = f"{said} ({rules.shapes[name]})"
            if said:
                reasons.setdefault(name, f"{kind}: {said}" if kind else said)
    return reasons, None, seen


def _nothing_written(
    failure: Failure | None, reasons: Mapping[str, str], where: Mapping[str, Where], asked: Asked
) -> Failure | None:
    """The failure of a function that its student has not written yet."""
    if asked.function is None or len(reasons) < len(where):
        return None
    if failure and failure.kind in {"timeout", "died", "protocol"}:
        return None
    why = unfinished(asked.function)
    return Failure(BLANK, why) if why else None


def _evidence(  # noqa: PLR0913, PLR0917 - all that is known
    got: Outcomes, right: Outcomes, wrong: Mapping[str, str], where: Mapping[str, Where],
    rules: Rules, mistakes: Sequence[Mistaken], asked: Asked,
) -> Evidence:  # fmt: skip
    args = asked.args[: len(got)]
    return Evidence(got, right, set(wrong), wrong, where, rules, mistakes, args,
                    asked.parameters if len(args) == len(got) else (),
                    asked.function, asked.exercises)  # fmt: skip


def _what_follows(
    reasons: dict[str, str], causes: dict[str, Cause], where: Mapping[str, Where], rules: Rules,
    looped: str,
) -> None:  # fmt: skip
    """Add the facets that count only beside others: an argument's echo, and vectorization."""
    earned = where.keys() - reasons.keys() - set(rules.echoes)
    if not earned:
        for name in (*rules.echoes, *([VECTORIZED] if VECTORIZED in rules.facets else [])):
            reasons.setdefault(name, FOLLOWS)
    elif looped:
        reasons[VECTORIZED], causes[VECTORIZED] = looped, Cause(LOOP_HINT, LOOPS, "loops")


def _verdict(  # noqa: PLR0913, PLR0917 - what a verdict is made of
    exercise: str, reasons: Mapping[str, str], causes: Mapping[str, Cause], rules: Rules,
    points: float, failure: Failure | None,
) -> Verdict:  # fmt: skip
    total = math.fsum(rules.facets.values())
    facets = []
    for name, weight in rules.facets.items():
        worth = float(points * weight / total)
        facet = Facet(name, 0.0 if name in reasons else worth, worth, reasons.get(name, ""))
        if name in causes:
            cause = causes[name]
            facet = replace(facet, hint=cause.hint, mistake=cause.name, title=cause.title)
        facets.append(facet)
    return Verdict(exercise, tuple(facets), failure)
