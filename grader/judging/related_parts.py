"""See how a wrong part is related to the right ones: exchanged, shifted, cut off in some examples.

As in `likeness`, a hint appears only if the numbers of all challenges allow no other explanation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - in checks.py too

import numpy as np

from grader.judging.compare import all_close
from grader.judging.parts import Array, Pairs  # noqa: TC001 - likewise
from grader.judging.verdict import Cause

_FEW = 2
"""A list of no more entries has no middle."""
_SHOWN = 4
"""Places that are told; their distance shows in a few."""


def shifted(pairs: Pairs) -> Cause | None:
    """Each number of a list one place too early or too late.

    Parameters
    ----------
    pairs : sequence of pair of array
        For each challenge the part as it came and as it should be.
    """
    wrong = [(got, right) for got, right in pairs if not _same(got, right)]
    if not wrong or any(got.shape != right.shape or right.ndim != 1 for got, right in wrong):
        return None
    for way, lost, mine, own in (("early", "first", slice(None, -1), slice(1, None)),
                                 ("late", "last", slice(1, None), slice(None, -1))):  # fmt: skip
        if all(right.size > _FEW and _same(got[mine], right[own]) for got, right in wrong):
            return Cause(
                f"Each number stands one place too {way}, and the {lost} is missing: is one put in "
                "before or after it changes?",
                f"one_place_{way}",
                f"each one place too {way}",
            )
    return None


def not_zero(pairs: Pairs) -> Cause | None:
    """Something else, where zeros are asked for.

    Parameters
    ----------
    pairs : sequence of pair of array
    """
    if any(right.any() or not np.isfinite(got).all() for got, right in pairs):
        return None
    if any(got.shape != right.shape or not got.size or not got.all() for got, right in pairs):
        return None
    values = {float(each) for got, _ in pairs for each in (np.min(got), np.max(got))}
    if len(values) > 1:
        return None
    hint = f"Zeros are asked for; yours is {values.pop():g}: what is put into it?"
    return Cause(hint, "not_zero", "not zero")


def _same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and one.size > 0 and all_close(one, other, rtol=1e-6)


def cut_in_some(pairs: Pairs, args: Sequence[Sequence[object]]) -> Cause | None:
    """Fractions cut off only where an argument holds whole numbers.

    Parameters
    ----------
    pairs : sequence of pair of array
    args : sequence of sequence
        For each challenge the arguments.
    """
    if not all(got.shape == right.shape for got, right in pairs) or len(args) != len(pairs):
        return None
    right_here = [all_close(got, right, rtol=1e-4) for got, right in pairs]
    cut = [
        any(np.array_equal(got, way(right)) for way in (np.trunc, np.floor, np.round))
        for got, right in pairs
    ]
    whole = [any(isinstance(arg, np.ndarray) and arg.dtype.kind in "iu" for arg in each)
             for each in args]  # fmt: skip
    if (
        all(right_here)
        or all(whole)
        or not all(
            fine or (few and short) for fine, few, short in zip(right_here, whole, cut, strict=True)
        )
    ):
        return None
    return Cause(
        "Where an argument holds whole numbers, the fractions of your answer are cut off: an array "
        "made like such an argument holds whole numbers, too.",
        "fractions_cut_off",
        "fractions cut off in an array of whole numbers",
    )


def another_part(
    name: str, got: Mapping[str, Sequence[Array]], right: Mapping[str, Sequence[Array]]
) -> tuple[Cause, set[str]] | None:
    """What belongs to another part of the answer, and the parts that are wrong by that.

    Parameters
    ----------
    name : str
        The wrong part.
    got, right : mapping of str to sequence of array
        For each part its numbers in all challenges.
    """
    for other in right:
        if other == name or not _tells(right[other]):
            continue
        if _gap_is(got[name], right[name], right[other]) and not _times_a_number(
            got[name], right[name]
        ):
            return Cause(
                f"{name} is off by just {other}: is that added, or taken away, where it does not "
                "belong?",
                "off_by_another_part", "off by another part",
            ), {name}  # fmt: skip
        if not _all(got[name], right[other]):
            continue
        if other in got and _all(got[other], right[name]) and not _all(got[other], right[other]):
            return Cause(
                f"{name} and {other} are exchanged: each stands in the other's place.",
                "parts_exchanged", "two parts are exchanged",
            ), {name, other}  # fmt: skip
        return Cause(
            f"For {name}, that is {other}: which value belongs in its place?",
            "another_part", "the value of another part",
        ), {name}  # fmt: skip
    return None


def _tells(numbers: Sequence[Array]) -> bool:
    """Whether numbers cannot be the same by accident: fractions, or more than a digit."""
    return all(bool((each % 1).any() or (np.abs(each) > 9).any()) for each in numbers)  # noqa: PLR2004 - a digit


def _times_a_number(got: Sequence[Array], right: Sequence[Array]) -> bool:
    """Whether a part is the right one times the same number everywhere."""
    one, other = (np.concatenate([each.ravel() for each in parts]) for parts in (got, right))
    if one.shape != other.shape or not other.all():
        return False
    ratios = one / other
    return bool(np.isfinite(ratios).all() and np.ptp(ratios) <= 1e-6 * abs(ratios[0]))


def _gap_is(got: Sequence[Array], right: Sequence[Array], other: Sequence[Array]) -> bool:
    """Whether a part is off by another part, or by minus that, in all challenges."""
    if len(other) != len(right) or len(other) < _FEW or any(
        not one.size == two.size == three.size
        for one, two, three in zip(got, right, other, strict=False)
    ):  # fmt: skip
        return False
    gaps = [one.ravel() - two.ravel() for one, two in zip(got, right, strict=True)]
    return any(
        all(_same(sign * gap, each.ravel()) for gap, each in zip(gaps, other, strict=True))
        for sign in (1, -1)
    )


def _all(some: Sequence[Array], others: Sequence[Array]) -> bool:
    return len(some) == len(others) and all(
        one.size == other.size and _same(one.ravel(), other.ravel())
        for one, other in zip(some, others, strict=True)
    )


def places_in(got: Sequence[Array], full: Sequence[Array | str]) -> str:
    """At which places of longer lists the entries of some lists are, in words, or nothing.

    Parameters
    ----------
    got, full : sequence of array
        For each challenge a list, and a longer one.

    Examples
    --------
    >>> places_in([np.array([0.9, 0.7, 0.5])], [np.array([0.9, 0.8, 0.7, 0.6, 0.5])])
    '0, 2, 4'
    """
    found = [_places_among(some, every) for some, every in zip(got, full, strict=False)]
    there = [bool(places) or not some.size for some, places in zip(got, found, strict=False)]
    if len(found) < len(got) or not all(there) or not any(found):
        return ""
    longest = max(found, key=len)
    shown = ", ".join(map(str, longest[:_SHOWN]))
    return f"{shown}, ..." if len(longest) > _SHOWN else shown


def _places_among(some: Array, every: Array | str) -> list[int]:
    """Where the entries of a list are in a longer one, in its order; none if one is not there."""
    if isinstance(every, str) or some.ndim != 1 or every.ndim != 1 or not some.size:
        return []
    places: list[int] = []
    for entry in some:
        later = np.flatnonzero(np.isclose(every, entry, rtol=1e-7, atol=0))
        later = later[later > places[-1]] if places else later
        if not later.size:
            return []
        places.append(int(later[0]))
    return places
