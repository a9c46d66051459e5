"""Say what an answer is that is not numbers: a text, a function, a generator that has not run."""

from __future__ import annotations

import re

from grader.judging.verdict import Cause

_CALLED = "That is a function itself, not its answer: write parentheses after its name to call it."
_LAZY = "That only promises numbers, one by one; the answer is an array that holds them."
_WRAPPED = (
    (
        "np.array was given something that is no list, such as None, a map, a set or a reversed: "
        "it holds that as a single thing."
    ),
    "wrapped_whole",
    "an array of one thing that is no number",
)
_KINDS: dict[str, tuple[str, str, str]] = {
    "str": (
        (
            "What comes back is a text. Return the number itself; a text, as an f-string or str "
            "makes it, is for people to read."
        ),
        "a_text",
        "a text for a number",
    ),
    **dict.fromkeys(
        ("function", "method", "builtin_function_or_method", "ufunc", "_ArrayFunctionDispatcher",
         "method_descriptor", "method-wrapper"),
        (_CALLED, "function_not_called", "a function that is not called"),
    ),
    **dict.fromkeys(
        ("generator", "map", "zip", "range", "filter", "enumerate", "reversed",
         "list_reverseiterator", "range_iterator", "flatiter", "list_iterator"),
        (_LAZY, "not_computed_yet", "promises numbers"),
    ),
    "set": (
        "That is a set, as { } makes it: it has no order, and each number only once.",
        "a_set",
        "a set for an array",
    ),
    "complex": (
        "That is a complex number: the root of a negative one?", "complex", "a complex number"
    ),
    "slice": (
        "That is a slice alone: it cuts nothing until it stands in brackets after an array.",
        "slice_alone",
        "a slice alone",
    ),
    "type": (
        "That is a type, such as float itself: write parentheses after it to make a value.",
        "type_itself",
        "a type for a value",
    ),
}  # fmt: skip


def other_kind(reason: str) -> Cause | None:
    """The hint for an answer that is not made of numbers, found by a facet's reason.

    Parameters
    ----------
    reason : str
    """
    found = re.search(r"got an object of type ([\w-]+)", reason)
    said = _KINDS.get(found[1]) if found else None
    if said is None and "and dtype str" in reason:
        said = _KINDS["str"]
    if said is None and "array of shape () and dtype object" in reason:
        said = _WRAPPED
    return Cause(*said) if said else None
