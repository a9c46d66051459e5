"""See how a wrong part of an answer is related to the right one, in every challenge alike.

These are the slips that any exercise may have: a flipped sign, a sum for an average, a transpose, a
number that was never set. A hint appears only if the numbers allow no other explanation.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import numpy as np

from grader.judging.arrangement import arranged
from grader.judging.axis_order import axis_order, exchanged_axes, first_numbers
from grader.judging.by_a_factor import by_a_factor, lengths
from grader.judging.compare import all_close
from grader.judging.partly_right import nearly
from grader.judging.parts import Array, Pairs
from grader.judging.size_of_answer import sized
from grader.judging.verdict import Cause

_MANY = 3
"""At least this many numbers must agree: fewer can agree by accident."""


def likeness(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """How a wrong part is related to the right one; None if that is not clear.

    Parameters
    ----------
    pairs : sequence of pair of array
    args : sequence of sequence
        For each challenge the arguments.
    parameters : sequence of str
        What the exercise calls them.
    """
    if sum(right.size for _, right in pairs) < _MANY:
        return None
    looks = (_argument, _constant, _reshaped, _another_axis, _one_place,
             _some_still_zero, _zeros_at_the_end, by_a_factor, _related, exchanged_axes, axis_order,
             first_numbers, _arranged, sized, nearly)  # fmt: skip
    for look in looks:
        found = look(pairs, args, parameters)
        if found is not None:
            return found
    return None


def _arranged(pairs: Pairs, *_: object) -> Cause | None:
    return arranged(pairs)


Look = Callable[[Pairs, Sequence[Sequence[object]], Sequence[str]], Cause | None]


def _constant(pairs: Pairs, *_: object) -> Cause | None:
    """Zeros only, one number only, or the same numbers for all arguments."""
    if any(not np.isfinite(got).all() or not got.size for got, _ in pairs):
        return None
    if all(not got.any() for got, _ in pairs) and any(right.any() for _, right in pairs):
        several = pairs[0][0].size > 1
        said = (
            "Every number is 0: is anything ever put into the array that you return?"
            if several
            else "This is 0 in each example: where does it get its value, and is that returned?"
        )
        return Cause(said, "all_zero", "every number is 0")
    firsts = {got.tobytes() for got, _ in pairs}
    differ = {right.tobytes() for _, right in pairs}
    enough = len(pairs) // 2 if pairs[0][0].size > 1 else len(pairs) - 1
    shaped = all(got.size > 1 or right.size == 1 for got, right in pairs)
    if len(firsts) == 1 < len(differ) and len(differ) > enough and shaped:
        return Cause(
            "The answer is the same whatever the arguments are, so it is right at one point at "
            "most. It should be computed from them.",
            "same_whatever_the_arguments",
            "the answer does not depend on the arguments",
        )
    if all(got.size > 1 and np.ptp(got) == 0 for got, _ in pairs) and all(
        np.ptp(right) for _, right in pairs
    ):
        return Cause(
            "All entries are the same number, but each should have its own.",
            "one_number_for_all",
            "all entries are the same number",
        )
    return None


def _argument(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """One of the arguments, as it was passed."""
    for i, name in enumerate(parameters):
        if all(
            i < len(each) and _is(got, each[i]) for (got, _), each in zip(pairs, args, strict=True)
        ):
            hint = (
                f"That is {name} as it was passed: what you compute leaves it as it is, or is not "
                "put into what you return."
            )
            return Cause(hint, "argument_unchanged", "an argument is returned unchanged")
    return None


def _is(got: Array, value: object) -> bool:
    if not isinstance(value, (np.ndarray, float, int)):
        return False
    given = np.asarray(value)
    alike = given.shape == got.shape and given.size > 1
    return alike and bool(np.array_equal(got, given))


def _reshaped(pairs: Pairs, *_: object) -> Cause | None:
    """The right numbers in another shape, or only some of them."""
    if all(got.shape == right.shape for got, right in pairs):
        return None
    if all(got.ndim == 2 and got.shape == right.shape[::-1] and all_close(got.T, right)  # noqa: PLR2004 - rows and columns
           for got, right in pairs):  # fmt: skip
        return Cause(
            "The numbers are right, but rows and columns are exchanged: is there a .T too many or "
            "too few?",
            "transposed",
            "rows and columns are exchanged",
        )
    if all(
        got.size == right.size and all_close(got.ravel(), right.ravel()) for got, right in pairs
    ):
        got, right = next((got, right) for got, right in pairs if got.shape != right.shape)
        return Cause(
            f"The numbers are right, but not their shape: {got.shape} is not {right.shape}. "
            + (
                "How many axes should there be?"
                if got.ndim != right.ndim
                else "Which axis should come first, and which last?"
            ),
            "another_shape",
            "right numbers in another shape",
        )
    if all(
        right.size == 1 and got.size > 1 and np.allclose(got.sum(), right) for got, right in pairs
    ):
        return Cause(
            "One number is asked for: what is still to be done with these is to add them up.",
            "not_added_up",
            "the numbers are not added up",
        )
    if all(
        right.size == 1 and got.size > 1 and np.ptp(got) and np.allclose(got.mean(), right)
        for got, right in pairs
    ):
        return Cause(
            "One number is asked for: what is still to be done with these is to average them.",
            "not_averaged",
            "the numbers are not averaged",
        )
    return None


def one_for_many(pairs: Pairs, *, loops: bool) -> Cause | None:
    """One entry, where there should be several.

    Parameters
    ----------
    pairs : sequence of pair of array
    loops : bool
        Whether the function has a loop.
    """
    if not loops or not all(got.size == 1 < right.size for got, right in pairs):
        return None
    return Cause(
        "One entry came where several are asked for: how often does your loop go round? A for goes "
        "through a table row by row, and a table of one row takes one round.",
        "one_for_many",
        "one entry where several are asked for",
    )


def _another_axis(
    pairs: Pairs, args: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Cause | None:
    """As many entries along an axis as another axis of the arguments has."""
    axes = {got.ndim for got, _ in pairs} | {right.ndim for _, right in pairs}
    if len(axes) != 1:
        return None
    shapes = np.array([(got.shape, right.shape) for got, right in pairs], float)
    wrong = [k for k in range(axes.pop()) if (shapes[:, 0, k] != shapes[:, 1, k]).all()]
    if len(wrong) != 1 or len(pairs) < 2 or not np.ptp(shapes[:, :, wrong[0]], 0).all():  # noqa: PLR2004 - fewer show nothing
        return None
    is_, should = (_whose(length, args, parameters) for length in shapes[:, :, wrong[0]].T)
    if not is_ or not should:
        return None
    return Cause(
        f"Your answer is as long as axis {is_} is, but there should be one for each along axis "
        f"{should}: which of the two counts what?",
        "as_long_as_another_axis",
        "as long as another axis of the arguments",
    )


def _whose(length: Array, args: Sequence[Sequence[object]], parameters: Sequence[str]) -> str:
    """The axis of an argument that is as long in each challenge."""
    for i, name in enumerate(parameters):
        for axis, size in lengths(args, i):
            if np.array_equal(size, length):
                return f"{axis} of {name}"
    return ""


def _zeros_at_the_end(pairs: Pairs, *_: object) -> Cause | None:
    """Nothing but zeros from some entry on."""
    if not all(got.shape == right.shape and got.any() for got, right in pairs):
        return None
    ends = [int(np.flatnonzero(got)[-1]) + 1 for got, _ in pairs]
    many = all(right.size - end > max(_MANY, right.size // 5) and right.ravel()[end:].all()
               for end, (_, right) in zip(ends, pairs, strict=True))  # fmt: skip
    if not many:
        return None
    here = ", ".join(str(int(i)) for i in np.unravel_index(ends[0], pairs[0][0].shape))
    return Cause(
        f"From [{here}] on, every entry is still 0: which place does each round of your loop write "
        "into, and which one does the last?",
        "zeros_at_the_end",
        "the end is never set",
    )


def _some_still_zero(pairs: Pairs, *_: object) -> Cause | None:
    """Right where something is set, and 0 elsewhere."""
    if not all(got.shape == right.shape and got.any() for got, right in pairs):
        return None
    unset = [~np.isclose(got, right) for got, right in pairs]
    if not all(
        gap.any() and not got[gap].any() for gap, (got, _) in zip(unset, pairs, strict=True)
    ):
        return None
    for which, place in (("first", 0), ("last", -1)):
        for axis, what in ((1, "column"), (0, "row")):
            if all(gap.ndim > axis and gap.shape[axis] > 1 and np.take(gap, place, axis).any()
                   and not np.delete(gap, place, axis).any() for gap in unset):  # fmt: skip
                return Cause(
                    f"The {which} {what} is still 0, the others are right: where does your loop "
                    "begin, and where does it end?",
                    f"{which}_{what}_missing",
                    f"the {which} {what} is missing",
                )
    if any(np.unique(right).size <= 2 for _, right in pairs):  # noqa: PLR2004 - zeros and ones
        return None  # a 0 may have been decided
    return Cause(
        "Some entries are right, the others still 0: which ones are never set?",
        "some_still_zero",
        "some entries are never set",
    )


def _one_place(pairs: Pairs, *_: object) -> Cause | None:
    """Only the first or the last entry, or some, are set."""
    if not all(got.shape == right.shape and got.size >= _MANY for got, right in pairs):
        return None
    flat = [(got.ravel(), right.ravel()) for got, right in pairs]
    for place, which in ((0, "first"), (-1, "last")):
        only = [not np.delete(got, place).any() for got, _ in flat]
        if all(only) and any(got[place] for got, _ in flat):
            return Cause(
                f"Only the {which} entry is ever set. How often does the loop go round, and which "
                "lines belong to it? Look at the indentation.",
                f"only_the_{which}_entry",
                f"only the {which} entry is set",
            )
    return None


def _related(pairs: Pairs, *_: object) -> Cause | None:
    """A simple function of the right numbers."""
    if not any(right.any() for _, right in pairs):
        return None  # of zeros, nothing follows
    for works, hint, name, title in _RELATIONS:
        if name == "cut_off" and len({each for got, _ in pairs for each in got.flat}) < _MANY:
            continue  # 0 and -1 come of much else
        if all(got.size == right.size and _near(got, works(right.reshape(got.shape)))
               for got, right in pairs):  # fmt: skip
            return Cause(hint, name, title)
    return None


def _near(got: Array, wanted: Array) -> bool:
    return bool(np.isfinite(wanted).all()) and all_close(got, wanted, atol=1e-9)


def _quietly(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    def quiet(right: Array) -> Array:
        with np.errstate(all="ignore"):
            return function(right)

    return quiet


def _rounded(right: Array, places: int) -> Array:
    return np.asarray(np.round(right, places))


_RELATIONS: tuple[tuple[Callable[[Array], Array], str, str, str], ...] = (
    (lambda r: 1 - r, "That is 1 minus what is asked for: which way round is it?",
     "one_minus", "1 minus the right answer"),
    (_quietly(lambda r: 1 / r), "That is 1 divided by what is asked for: which is the denominator?",
     "upside_down", "1 divided by the right answer"),
    (lambda r: r**2, "That is the square of what is asked for.", "squared", "squared"),
    (_quietly(np.sqrt), "That is the square root of what is asked for.", "rooted", "a square root"),
    (lambda r: r + 1, "Every number is 1 too large.", "one_too_much",
     "1 too much"),
    (lambda r: r - 1, "Every number is 1 too small.", "one_too_little", "1 too little"),
    (_quietly(np.log), "That is the logarithm of what is asked for.", "logarithm", "a logarithm"),
    (_quietly(np.exp), "That is e to the power of what is asked for.", "exponential",
     "an exponential"),
    (np.round, "The fractions are rounded away; keep them.", "rounded", "rounded"),
    *((functools.partial(_rounded, places=places), "Rounded on the way: keep all places.",
       "rounded", "rounded") for places in (1, 2, 3)),
    (np.floor, "The digits after the point are cut off: // and int do that; / keeps them.",
     "cut_off", "fractions cut off"),
    (np.trunc, "The digits after the point are cut off: // and int do that; / keeps them.",
     "cut_off", "fractions cut off"),
    (np.abs, "The numbers are right except for their signs: is there an abs or a square too many?",
     "without_signs", "signs lost"),
)  # fmt: skip
"""What may have been done to the right numbers, the hint for it, its name and title."""
