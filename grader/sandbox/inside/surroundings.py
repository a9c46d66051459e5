"""What a notebook's functions rely on, as it was before a cell replaced it.

A cell with ``sum = 0``, ``del np`` or ``np.exp = 3`` makes right functions fail that do not contain
it. If a function raises, it is called again with what Python, NumPy and the course's own imports
give, and with the functions that the notebook defined. All this happens within the run, so it
decides nothing: the answer is a claim like any other.
"""

from __future__ import annotations

import builtins
import contextlib
import functools
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.judging.call import calmly

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

KEPT = (FunctionType, ModuleType, type, bool, int, float, str)
"""The kinds of values that are remembered: small ones."""
GONE = object()
"""In the place of a value where a name has none."""


class Surroundings:
    """The names of a run: what they are, and what they were.

    Parameters
    ----------
    names : dict
        The notebook's own; they change while it runs.
    """

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self._builtins, self._numpy = _usual()
        self._defined: dict[str, Any] = {}
        self._imports: dict[str, str] = {}

    def note(self, imports: list[list[str]]) -> None:
        """Remember what a cell has defined, and undo its changes to Python's module `builtins`.

        Parameters
        ----------
        imports : list of (str, str)
            The course's own imports that the cell may hold: names, and their statements.
        """
        for name in _different(vars(builtins), self._builtins):
            vars(builtins)[name] = self._builtins[name]
        self._imports.update((name, statement) for name, statement in imports)
        for name, value in list(self._names.items()):
            known = self._defined.get(name)
            if isinstance(value, KEPT) and (_is_function(value) or not _is_function(known)):
                self._defined[name] = value

    def function(self, name: str) -> Callable[..., Any] | None:
        """The last function that a name was given, even if it means something else now.

        Parameters
        ----------
        name : str
        """
        known = self._defined.get(name)
        return known if _is_function(known) else None

    @contextlib.contextmanager
    def as_before(
        self, function: Callable[..., Any], besides: Collection[str] = ()
    ) -> Iterator[list[str]]:
        """Put back, for as long as the context lasts, what cells have replaced or deleted.

        Parameters
        ----------
        function : function
            The one that is to be called.
        besides : collection of str
            Names that stay as they are.

        Yields
        ------
        list of str
            What was put back, of what the function and those that it calls rely on.
        """
        used = self._used_by(function)
        found = {name: value for name, value in self._replaced(used).items() if name not in besides}
        patched = _different(vars(np), _among(self._numpy, used))
        numpys = {name: self._numpy[name] for name in patched}
        with calmly() as calmed, _set(self._names, found), _set(vars(np), numpys):
            yield [*calmed, *sorted(found), *(f"np.{name}" for name in patched)]

    def _used_by(self, function: Callable[..., Any]) -> set[str]:
        """The names in a function's code, and in that of the notebook's functions that it names."""
        used: set[str] = set()
        todo = [function]
        while todo:
            new = _names_in(getattr(todo.pop(), "__code__", None)) - used
            used |= new
            todo += [each for name in new if (each := self.function(name))]
        return used

    def _replaced(self, used: Collection[str]) -> dict[str, Any]:
        """The names that have lost their meaning, with what they meant; GONE for Python's own."""
        defined = _among(self._defined, used)
        found = {name: value for name, value in defined.items() if self._is_lost(name, value)}
        found |= {
            name: GONE
            for name, value in _among(self._names, used).items()
            if name[:1] != "_" and callable(self._builtins.get(name)) and not callable(value)
        }
        imported = self._imported(used)
        return found | {name: imported[name] for name in _different(self._names, imported)}

    def _is_lost(self, name: str, value: object) -> bool:
        now = self._names.get(name, GONE)
        replaced = not callable(now) or isinstance(now, type)
        return now is GONE or (_is_function(value) and replaced)

    def _imported(self, used: Collection[str]) -> dict[str, Any]:
        """What the course's own imports give; unused ones can take long, and are left out."""
        names: dict[str, Any] = {}
        statements = _among(self._imports, used)
        for statement in statements.values():
            with contextlib.suppress(Exception):
                exec(statement, names)  # noqa: S102 - the course's own
        return {name: names[name] for name in statements if name in names}


@functools.cache
def _usual() -> tuple[dict[str, Any], dict[str, Any]]:
    """What Python's module `builtins` and NumPy hold before any notebook runs.

    The warm process asks first, so that no run copies the pages of all these objects.
    """
    return dict(vars(builtins)), dict(vars(np))


def _among(values: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _names_in(code: object) -> set[str]:
    """The names of globals and attributes in a function's code, and in functions within it."""
    if not isinstance(code, CodeType):
        return set()
    return set(code.co_names).union(*(_names_in(each) for each in code.co_consts))


def _is_function(value: object) -> bool:
    return isinstance(value, FunctionType)


def _different(names: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """The names, but Python's private ones, that no longer have the value that they had."""
    return [
        name
        for name, value in before.items()
        if name[:1] != "_" and names.get(name, GONE) is not value
    ]


@contextlib.contextmanager
def _set(names: dict[str, Any], values: dict[str, Any]) -> Iterator[None]:
    """Give names these values for as long as the context lasts."""
    own = {name: names.get(name, GONE) for name in values}
    _update(names, values)
    try:
        yield
    finally:
        _update(names, own)


def _update(names: dict[str, Any], values: dict[str, Any]) -> None:
    for name, value in values.items():
        if value is GONE:
            names.pop(name, None)
        else:
            names[name] = value
