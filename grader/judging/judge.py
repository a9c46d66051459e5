"""Judge an answer: compare it with what is right and with what known mistakes give.

Pure, NumPy only, and short enough to read in one sitting, because it judges twice: in the
grader's process, and in the student's notebook as part of ``checks.py``. It looks at nothing but
numbers: an object that claims to be equal to everything is just not an array.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass, field

import numpy as np

from grader.judging.count_lines import LOOP_HINT, LOOPS
from grader.judging.parts import Array, Where, part_of, parts_of

BLANK = "NotImplementedError"
"""What a function raises that the student has not written yet."""


VECTORIZED = "vectorized"
"""The facet that is earned by running no more lines for more examples."""
_STATUS_OF = {BLANK: "blank", "timeout": "timeout", "missing": "missing"}


@dataclass(frozen=True)
class Failure:
    """There is no answer: the call raised, ran out of time, or could not be made.

    Parameters
    ----------
    kind : str
        The exception's class name, or ``timeout``, ``died``, ``unbound``, ``unsendable``.
    message : str
        One sentence for the student.
    """

    kind: str
    message: str = ""


@dataclass(frozen=True)
class Rules:
    """What counts in an answer.

    Parameters
    ----------
    facets : mapping of str to float
        Name and weight of each part.
    rtol, atol : float
        A number is right when ``|got - expected| <= atol + rtol * |expected|``.
    shapes : mapping of str to str
        Per facet, why its shape is what it is.
    """

    facets: Mapping[str, float] = field(default_factory=lambda: {"result": 1.0})
    rtol: float = 1e-5
    atol: float = 1e-8
    shapes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Mistaken:
    """What a known mistake gives for the same challenges.

    Parameters
    ----------
    name : str
    hint : str
    outcomes : sequence
        For each challenge its answer, or a `Failure`.
    """

    name: str
    hint: str
    outcomes: Sequence[object]

    def first(self, count: int) -> Mistaken:
        """The same for the first challenges only."""
        return Mistaken(self.name, self.hint, self.outcomes[:count])


@dataclass(frozen=True)
class Facet:
    """The verdict on one part of an answer; `reason` is empty when it is right."""

    name: str
    points: float
    max_points: float
    reason: str = ""
    hint: str = ""
    mistake: str = ""

    @property
    def right(self) -> bool:
        """Whether this part is right in every challenge."""
        return not self.reason


@dataclass(frozen=True)
class Verdict:
    """Points, reasons and hints for one exercise."""

    exercise: str
    facets: tuple[Facet, ...]
    failure: Failure | None = None
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """The points earned."""
        return math.fsum(facet.points for facet in self.facets)

    @property
    def max_points(self) -> float:
        """The points there were to earn."""
        return math.fsum(facet.max_points for facet in self.facets)

    @property
    def mistake(self) -> str:
        """The first known mistake recognised, or nothing."""
        return next((facet.mistake for facet in self.facets if facet.mistake), "")

    @property
    def status(self) -> str:
        """One of passed, partial, failed, blank, timeout, missing and error."""
        if self.failure:
            return _STATUS_OF.get(self.failure.kind, "error")
        if all(facet.right for facet in self.facets):
            return "passed"
        return "partial" if any(facet.right for facet in self.facets) else "failed"


def judge(  # noqa: PLR0913 - these are what a verdict depends on, each of its own kind
    exercise: str,
    outcomes: Sequence[object],
    expected: Sequence[object],
    *,
    rules: Rules,
    mistakes: Sequence[Mistaken] = (),
    points: float = 1.0,
    looped: str = "",
) -> Verdict:
    """Judge the answers to a series of challenges.

    Parameters
    ----------
    exercise : str
        Its name.
    outcomes : sequence
        For each challenge the student's answer, or a `Failure`.
    expected : sequence
        For each challenge the right answer.
    rules : Rules
    mistakes : sequence of Mistaken
        Known mistakes, in the order in which to recognise them.
    points : float
        What the whole exercise is worth.
    looped : str
        Why it is not vectorized, where that counts.

    Returns
    -------
    Verdict
        A facet earns its points only when it is right in every challenge.
    """
    total = math.fsum(rules.facets.values())
    worth = {name: points * weight / total for name, weight in rules.facets.items()}
    failure = next((outcome for outcome in outcomes if type(outcome) is Failure), None)
    parts = parts_of(expected[0], [name for name in rules.facets if name != VECTORIZED])
    if failure:
        reasons = dict.fromkeys(worth, failure.message or failure.kind)
    else:
        reasons = _reasons(outcomes, expected, parts, rules)
    hints = _recognise(reasons.keys() & parts.keys(), outcomes, mistakes, parts, rules)
    if looped and not failure:
        reasons[VECTORIZED], hints[VECTORIZED] = looped, (LOOP_HINT, LOOPS)
    elif VECTORIZED in worth and reasons.keys() >= parts.keys():
        reasons[VECTORIZED] = "counts once another part is right"
    facets = (
        Facet(
            name,
            0.0 if name in reasons else float(worth[name]),
            float(worth[name]),
            reasons.get(name, ""),
            *hints.get(name, ("", "")),
        )
        for name in worth
    )
    return Verdict(exercise, tuple(facets), failure)


def _reasons(
    outcomes: Sequence[object], expected: Sequence[object], parts: Mapping[str, Where], rules: Rules
) -> dict[str, str]:
    """For each facet that is wrong in some challenge, why."""
    reasons: dict[str, str] = {}
    for got, right in zip(outcomes, expected, strict=True):
        for name, path in parts.items():
            reason = _part_reason(part_of(got, path), part_of(right, path), rules)
            if reason.startswith("expected shape") and name in rules.shapes:
                reason = f"{reason} ({rules.shapes[name]})"
            if reason:
                reasons.setdefault(name, reason)
    return reasons


def _recognise(
    wrong: set[str],
    outcomes: Sequence[object],
    mistakes: Sequence[Mistaken],
    parts: Mapping[str, Where],
    rules: Rules,
) -> dict[str, tuple[str, str]]:
    """For each wrong facet, the hint and name of the mistake that explains it.

    A mistake explains a facet when it gives the same in every challenge. One that explains more
    facets is preferred, then one that is right where the answer is, then one that comes earlier.
    """
    if not wrong:
        return {}
    answers = [_parts(outcome, parts) for outcome in outcomes]
    shared = [(mistake, _shared(answers, mistake, parts, wrong, rules)) for mistake in mistakes]
    found: dict[str, tuple[str, str]] = {}
    for mistake, facets in sorted(shared, key=lambda pair: (-len(pair[1] & wrong), -len(pair[1]))):
        found |= dict.fromkeys(facets & wrong - found.keys(), (mistake.hint, mistake.name))
    return found


def _parts(outcome: object, parts: Mapping[str, Where]) -> dict[str, Array | str] | Failure:
    if type(outcome) is Failure:
        return outcome
    return {name: part_of(outcome, path) for name, path in parts.items()}


def _shared(
    answers: Sequence[dict[str, Array | str] | Failure],
    mistake: Mistaken,
    parts: Mapping[str, Where],
    wrong: set[str],
    rules: Rules,
) -> set[str]:
    """The facets, right ones too, in which an answer and a mistake are the same throughout."""
    facets = set(parts)
    for got, outcome in zip(answers, mistake.outcomes, strict=True):
        mistaken = _parts(outcome, parts)
        if isinstance(got, Failure) or isinstance(mistaken, Failure):
            facets = facets if got == mistaken else set()
        else:
            facets = {name for name in facets if _same(got[name], mistaken[name], rules)}
        if not facets & wrong:
            return set()
    return facets


def _same(got: Array | str, mistaken: Array | str, rules: Rules) -> bool:
    """Whether a part of an answer is what a mistake gives; here NaN is NaN."""
    if isinstance(got, str) or isinstance(mistaken, str):
        return isinstance(got, str) and isinstance(mistaken, str) and got == mistaken
    if mistaken.shape == () and got.size == 1:
        got = got.reshape(())  # a wrong scalar may come as (1,) or (1, 1), too
    if got.shape != mistaken.shape:
        return False
    with np.errstate(invalid="ignore"):  # infinities are compared, not subtracted
        close = np.abs(got - mistaken) <= rules.atol + rules.rtol * np.abs(mistaken)
    same = (got == mistaken) | (np.isnan(got) & np.isnan(mistaken))
    return bool(np.where(np.isfinite(mistaken), close, same).all())


def _part_reason(got: Array | str, right: Array | str, rules: Rules) -> str:
    """Why a part of an answer is wrong, or nothing."""
    if isinstance(right, str):
        raise TypeError(f"the reference's own answer is not one: {right}")
    return got if isinstance(got, str) else _difference(got, right, rules)


def _difference(got: Array, expected: Array, rules: Rules) -> str:
    """Why two arrays are not the same, or nothing."""
    if expected.shape == () and got.size == 1:
        got = got.reshape(())  # a scalar may come as (1,) or (1, 1)
    if got.shape != expected.shape:
        return f"expected {_shape(expected)}; got {_shape(got)}"
    if not np.isfinite(got).all():
        where = np.argwhere(~np.isfinite(got))[0]
        return f"expected finite numbers; got {got[tuple(where)]}{_place(where)}"
    close = np.abs(got - expected) <= rules.atol + rules.rtol * np.abs(expected)
    if close.all():
        return ""
    where = np.argwhere(~close)[0]
    here = tuple(where)
    count = f"; {int((~close).sum())} of {close.size} differ" if close.size > 1 else ""
    return f"expected {expected[here]:.6g}{_place(where)}; got {got[here]:.6g}{count}"


def _shape(array: Array) -> str:
    return f"shape {array.shape}" if array.ndim else "one number"


def _place(where: Array) -> str:
    return f" at [{', '.join(str(int(i)) for i in where)}]" if where.size else ""
