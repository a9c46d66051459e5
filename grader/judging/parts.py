"""Find the parts of an answer: nested tuples, lists and dictionaries of numbers.

Nothing here trusts what a value says of itself: containers are read with their base class's own
methods, and only NumPy's and Python's own number types count as numbers.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard, TypeVar

import numpy as np

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Pairs = Sequence[tuple[Array, Array]]
"""For each challenge one part of the answer, as it came and as it should be."""
Where = tuple[str | int, ...]
Kind = TypeVar("Kind")
MAX_DEPTH = 4
"""How deep a list of lists may go; a list that holds itself has no bottom."""
MAX_NUMBERS = 1_000_000
"""The most numbers in one part of an answer; right answers have a few hundred."""
MAX_ITEMS = 10_000
"""The most items in the lists of one part, nested ones included: the judge reads each by itself."""
MAX_KEYS = 10
"""The most keys to name of a dictionary that lacks one."""


@dataclass(frozen=True)
class Read:
    """The parts of an answer that were asked for; nothing else of it is kept or judged.

    Parameters
    ----------
    parts : mapping of str to array or str
        By facet, its numbers, or why there are none.
    """

    parts: Mapping[str, Array | str]


class NotAnAnswerError(Exception):
    """A part of an answer is missing or is not made of numbers; the message is the reason."""


def parts_of(expected: object, names: Iterable[str]) -> dict[str, Where]:
    """Where each facet is found in an answer.

    Dictionary items are named by their key; the other parts, in order, by what names are left.

    Examples
    --------
    >>> parts_of(({"dw": 0, "db": 0}, 0), ["dw", "db", "cost"])
    {'dw': (0, 'dw'), 'db': (0, 'db'), 'cost': (1,)}
    """
    paths = _leaves(expected)
    keyed = {path[-1]: path for path in paths if path and isinstance(path[-1], str)}
    others = iter([path for path in paths if path not in keyed.values()])
    return {name: keyed[name] if name in keyed else next(others) for name in names}


def _leaves(answer: object, path: Where = ()) -> list[Where]:
    """The paths to the arrays of a right answer; a list is an array, a tuple holds parts."""
    if not isinstance(answer, (dict, tuple)):
        return [path]
    parts = answer.items() if isinstance(answer, dict) else enumerate(answer)
    return [leaf for step, part in parts for leaf in _leaves(part, (*path, step))]


def read_parts(answer: object, where: Mapping[str, Where]) -> Read:
    """Read the parts of an answer that the facets name.

    Parameters
    ----------
    answer : object
        Anything; one that was read already is returned as it is.
    where : mapping of str to path
        As `parts_of` gives it.

    Examples
    --------
    >>> read_parts((0.5, "more"), {"cost": (0,)}).parts
    {'cost': array(0.5)}
    """
    if type(answer) is Read:
        return answer
    if reason := _too_many(answer, where):
        return Read(dict.fromkeys(where, reason))
    several = 1 + max([path[0] for path in where.values() if path and isinstance(path[0], int)],
                      default=-1)  # fmt: skip
    paths = list(where.values())
    return Read({name: part_of(answer, path, several, paths) for name, path in where.items()})


def _too_many(answer: object, where: Mapping[str, Where]) -> str:
    """Why there are more numbers in a row than were asked for, so that none is in its place."""
    flat = len(where) > 1 and all(len(path) == 1 and path[0] == i for i, path in
                                  enumerate(where.values()))  # fmt: skip
    if not flat or type(answer) not in {tuple, list}:
        return ""
    items: list[object] = answer  # type: ignore[assignment]  # just checked
    return f"{_asked(len(where))}; got {describe(answer)}" if len(items) > len(where) else ""


def part_of(
    answer: object, path: Where, several: int = 0, paths: Sequence[Where] = ()
) -> Array | str:
    """The part of an answer that a path leads to, or why there is none.

    Parameters
    ----------
    answer : object
    path : tuple of str and int
    several : int
        How many values are asked for altogether, where that is known.
    paths : sequence of path
        To all parts that are asked for, where they are known.
    """
    whole = answer
    try:
        for i, step in enumerate(path):
            if isinstance(step, str):
                beside = [each[i] for each in paths if each[:i] == path[:i] != each] or [step]
                answer = _item(answer, step, beside)
            else:
                answer = _nth(answer, step, several)
        return as_numbers(answer)
    except NotAnAnswerError as reason:
        too_few = type(whole) in {tuple, list} and len(whole) < several  # type: ignore[arg-type]  # just checked
        return f"{_asked(several)}; got {describe(whole)}" if too_few else str(reason)


def _item(answer: object, key: str, keys: Sequence[object]) -> object:
    """The entry of a key; without a dictionary, the reason is the same for all keys."""
    if not _is_a(answer, dict):
        asked = f"key{'s' * (len(keys) > 1)} {', '.join(map(repr, keys))}"
        raise NotAnAnswerError(f"expected a dictionary with the {asked}; got {describe(answer)}")
    items = {name: value for name, value in dict.items(answer) if type(name) is str}
    if key not in items:
        keys = ", ".join(repr(name[:40]) for name in sorted(items)[:MAX_KEYS]) or "none"
        raise NotAnAnswerError(f"expected the key {key!r} in the dictionary; its keys are {keys}")
    return items[key]


def _nth(answer: object, i: int, several: int) -> object:
    items: list[object] = []
    if _is_a(answer, tuple):
        items = list(tuple.__iter__(answer))
    elif _is_a(answer, list):
        items = list(list.__iter__(answer))
    elif type(answer) is np.ndarray and answer.ndim == 1 and len(answer) == several:
        items = list(answer)  # it can be unpacked as a tuple can
    if i < len(items):
        return items[i]
    raise NotAnAnswerError(f"{_asked(max(i + 1, 2, several))}; got {describe(answer)}")


def _asked(several: int) -> str:
    return f"expected {several} values, as in return {', '.join('abcdefghij'[:several])}"


def _is_a(value: object, kind: type[Kind]) -> TypeGuard[Kind]:
    """Like isinstance, which would ask the value itself."""
    return issubclass(type(value), kind)


NUMBERS = "biuf"
"""The kinds of dtype that count as numbers: bool, integers, floats."""


def as_numbers(value: object) -> Array:
    """A number, an array or a list of numbers, as a float64 array.

    Only the types themselves are trusted, no subclass: a subclass may define its own truth.
    """
    if _items(value, MAX_DEPTH) > MAX_ITEMS:
        raise NotAnAnswerError(f"expected a few numbers; got {describe(value)}")
    return _as_numbers(value, MAX_DEPTH)


def _items(value: object, depth: int) -> int:
    """How many items there are in nested lists; of one that is too long, only its own."""
    if type(value) not in (list, tuple) or not depth:
        return 0
    items: list[object] = value  # type: ignore[assignment]  # just checked
    if len(items) > MAX_ITEMS:
        return len(items)
    return len(items) + sum(_items(item, depth - 1) for item in items)


def _as_numbers(value: object, depth: int) -> Array:
    array = _plain(value, depth)
    if array is None or array.dtype.kind not in NUMBERS:
        raise NotAnAnswerError(f"expected numbers; got {describe(value)}")
    if array.size > MAX_NUMBERS:  # it may be a view that takes no memory until it is copied
        raise NotAnAnswerError(f"expected a few numbers; got {describe(value)}")
    return array.astype(np.float64)


def _plain(value: object, depth: int) -> np.ndarray | None:
    if type(value) in (np.ndarray, np.matrix):
        return np.asarray(value)
    if type(value) in (bool, int, float) or type(value) in _NUMPY_NUMBERS:
        with contextlib.suppress(OverflowError):  # an int beyond 1e308
            return np.array(float(value))  # type: ignore[arg-type]  # just checked
    if type(value) in (list, tuple) and depth:
        return _stack(value, depth)  # type: ignore[arg-type]  # just checked
    return None


def _stack(items: list[object], depth: int) -> Array:
    if sum(item.size for item in items if type(item) is np.ndarray) > MAX_NUMBERS:
        raise NotAnAnswerError(f"expected a few numbers; got {describe(items)}")
    arrays = [_as_numbers(item, depth - 1) for item in items]
    if all(type(item) is np.ndarray and item.size == 1 for item in items):
        arrays = [array.reshape(()) for array in arrays]  # costs as [np.array([[0.69]]), ...]
    if len({array.shape for array in arrays}) > 1:
        raise NotAnAnswerError("expected numbers; got a list whose items differ in shape")
    return np.stack(arrays) if arrays else np.zeros(0)


_NUMPY_NUMBERS = {np.dtype(code).type for code in "?bBhHiIlLqQefdg"}


def describe(value: object) -> str:
    """What a value is, in a few words, without trusting anything it says of itself.

    Examples
    --------
    >>> describe(None), describe((1, 2)), describe(np.zeros((2, 3)))
    ('None (is a return missing?)', 'a tuple of 2', 'an array of shape (2, 3)')
    >>> describe(np.float64(0.5))
    'one number'
    """
    if value is None:
        return "None (is a return missing?)"
    if type(value) in (tuple, list, dict):
        return f"a {type(value).__name__} of {len(value)}"  # type: ignore[arg-type]  # just checked
    if type(value) is np.ndarray:
        kind = "" if value.dtype.kind in NUMBERS else f" and dtype {value.dtype.name}"
        return f"an array of shape {value.shape}{kind}"
    if type(value) in (bool, int, float) or type(value) in _NUMPY_NUMBERS:
        return "one number"
    return f"an object of type {type(value).__name__}"
