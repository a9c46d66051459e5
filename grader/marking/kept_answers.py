"""Store a run's answers, so that they can be judged again without a run.

An answer belongs to a situation: the earlier exercises for which the reference answered, and its
code. If an answer for the present situation is not stored, `NotKeptError` is raised, and the
submission runs again.
"""

from __future__ import annotations

import functools
import hashlib
import types
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

from grader.sandbox import NoAnswer, Raised, Returned
from grader.sandbox.wire import WireError, decode, encode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from grader.marking.stopped_cells import StoppedCells
    from grader.sandbox import Answer, Run

MAX_BYTES = 2_000_000
"""The most bytes of one exercise's answers, before compression; right ones take some 10,000."""
MAX_TOTAL_BYTES = 20_000_000
"""The most bytes of all answers of a notebook, before compression."""
_LEVEL = 6
Reference = Mapping[str, Callable[..., object]]
"""The right solutions by name."""
Parts = Mapping[str, tuple[str | int, ...]]
"""Where the wanted parts of an answer are, by name."""


class NotKeptError(Exception):
    """An answer is needed that was not stored; the message names the exercise."""


class Stops(Protocol):
    """Which cells have stopped, and which errors follow from that."""

    def of(self, exercise: str) -> str:
        """Why an exercise's answer cell stopped, or nothing.

        Parameters
        ----------
        exercise : str
        """

    def behind(self, ename: str, evalue: str) -> str:
        """What to add to an error: which stopped cell it follows from, or nothing.

        Parameters
        ----------
        ename, evalue : str
        """


class Answers(Stops, Protocol):
    """What answers challenges: a run, or the stored answers of an earlier run."""

    def call(  # noqa: PLR0913 - as a run has it
        self,
        name: str,
        args: tuple[object, ...] = (),
        *,
        stand_ins: Collection[str] = (),
        count: bool = False,
        parts: Parts | None = None,
        defaults: tuple[object, ...] = (),
    ) -> Answer:
        """Answer one challenge.

        Parameters
        ----------
        name : str
            The exercise.
        args : tuple
        stand_ins : collection of str
            Exercises that the reference answers in the place of the student's functions.
        count : bool
            Whether to count lines.
        parts : mapping of str to path, optional
            The parts of the answer that are wanted.
        defaults : tuple
            What further arguments are, where the function has lost its own defaults.
        """


class Keeping:
    """A run whose answers are kept.

    Parameters
    ----------
    run : Run
    reference : mapping of str to function
        The right solutions.
    cells : StoppedCells
        Which cells have stopped so far.
    """

    def __init__(self, run: Run, reference: Reference, cells: StoppedCells) -> None:
        self._run, self._reference, self._cells = run, reference, cells
        self._kept: dict[str, dict[str, list[Any]]] = {}
        self._stopped: dict[str, str] = {}
        self._behind: dict[str, dict[str, str]] = {}
        self._asked = ""

    def call(  # noqa: PLR0913 - as a run has it
        self,
        name: str,
        args: tuple[object, ...] = (),
        *,
        stand_ins: Collection[str] = (),
        count: bool = False,
        parts: Parts | None = None,
        defaults: tuple[object, ...] = (),
    ) -> Answer:
        """Let the run answer, and keep its answer."""
        answer = self._run.call(
            name, args, stand_ins=stand_ins, count=count, parts=parts, defaults=defaults
        )
        self._asked = name
        where = situation(stand_ins, self._reference, parts, defaults)
        self._kept.setdefault(name, {}).setdefault(where, []).append(_plain(answer))
        return answer

    def of(self, exercise: str) -> str:
        """What became of the cell that should define an exercise's function, kept for later."""
        self._stopped[exercise] = self._cells.of(exercise)
        return self._stopped[exercise]

    def behind(self, ename: str, evalue: str) -> str:
        """What to add to an error of the exercise that was asked last, kept for later."""
        said = self._cells.behind(ename, evalue)
        self._behind.setdefault(self._asked, {})[_error(ename, evalue)] = said
        return said

    def packed(self) -> bytes:
        """All answers as compressed bytes; those of an exercise that are too large are left out."""
        messages = {}
        for name, situations in self._kept.items():
            more = self._stopped.get(name, ""), self._behind.get(name, {})
            with suppress(TypeError, WireError):  # what cannot be sent again is not kept
                message = encode([situations, *more])
                if len(message) <= MAX_BYTES:
                    messages[name] = np.frombuffer(message, np.uint8)
        return zlib.compress(encode(messages), _LEVEL)


class Kept:
    """The answers of an earlier run.

    Parameters
    ----------
    packed : bytes
        As `Keeping.packed` made them.
    reference : mapping of str to function
        The right solutions as they are now.

    Raises
    ------
    NotKeptError
        When the bytes are damaged.
    """

    def __init__(self, packed: bytes, reference: Reference) -> None:
        self._reference = reference
        try:
            self._kept = {name: _unpacked(message) for name, message in _messages(packed)}
        except (WireError, zlib.error, AttributeError, TypeError, ValueError) as error:
            raise NotKeptError(f"the stored answers are damaged ({error})") from None
        self._given: Counter[tuple[str, str]] = Counter()
        self._asked = ""

    def call(  # noqa: PLR0913 - as a run has it
        self,
        name: str,
        args: tuple[object, ...] = (),  # noqa: ARG002 - the same as in the run, or nothing is kept
        *,
        stand_ins: Collection[str] = (),
        count: bool = False,  # noqa: ARG002 - likewise
        parts: Parts | None = None,
        defaults: tuple[object, ...] = (),
    ) -> Answer:
        """The next answer that was given in this situation.

        Raises
        ------
        NotKeptError
            When there is none.
        """
        where = situation(stand_ins, self._reference, parts, defaults)
        answers = self._kept.get(name, _NOTHING).situations.get(where, [])
        self._asked = name
        number = self._given[name, where]
        self._given[name, where] += 1
        if number >= len(answers):
            raise NotKeptError(name)
        return _answer(answers[number])

    def of(self, exercise: str) -> str:
        """What became of the cell that should define an exercise's function, as it was kept."""
        return self._kept.get(exercise, _NOTHING).stopped

    def behind(self, ename: str, evalue: str) -> str:
        """What to add to an error of the exercise that was asked last, as it was kept."""
        kept = self._kept.get(self._asked, _NOTHING)
        return kept.behind.get(_error(ename, evalue), "")


class _Exercise(NamedTuple):
    """What is kept of one exercise."""

    situations: dict[str, list[Any]]
    stopped: str
    behind: dict[str, str]


_NOTHING = _Exercise({}, "", {})


def _error(ename: str, evalue: str) -> str:
    return f"{ename}: {evalue}"


def situation(
    stand_ins: Collection[str],
    reference: Reference,
    parts: Parts | None = None,
    defaults: tuple[object, ...] = (),
) -> str:
    """What a function's answer depends on besides its arguments.

    Parameters
    ----------
    stand_ins : collection of str
        Exercises that the reference answers.
    reference : mapping of str to function
    parts : mapping of str to path, optional
        The parts of the answer that are wanted.
    defaults : tuple
        What further arguments are.

    Returns
    -------
    str
        The names of the stand-ins with the fingerprints of their code, the parts, the defaults.
    """
    prints = " ".join(f"{name}={_code_print(reference[name])}" for name in sorted(stand_ins))
    return f"{prints}|{sorted((parts or {}).items())}|{defaults!r}"


@functools.lru_cache(maxsize=256)
def _code_print(function: Callable[..., object]) -> str:
    """A fingerprint of what a function and those it calls do; comments are not part of it."""
    seen: dict[str, str] = {}
    waiting = [function]
    while waiting:
        each = waiting.pop()
        code = getattr(each, "__code__", None)
        if code is None or each.__name__ in seen:
            continue
        seen[each.__name__] = repr(_instructions(code, each.__doc__))
        defaults = (getattr(each, "__defaults__", None), getattr(each, "__kwdefaults__", None))
        seen[each.__name__] += repr(defaults)
        scope = getattr(each, "__globals__", {})
        called = (scope.get(name) for name in code.co_names)
        ours = scope.get("__name__")
        waiting += [
            other
            for other in called
            if isinstance(other, types.FunctionType) and other.__module__ == ours
        ]
    return hashlib.sha256(repr(sorted(seen.items())).encode()).hexdigest()[:16]


def _instructions(code: types.CodeType, doc: str | None) -> list[object]:
    constants = [
        _instructions(each, None) if isinstance(each, types.CodeType) else each
        for each in (None if each is doc else each for each in code.co_consts)
    ]
    return [code.co_code.hex(), code.co_names, code.co_varnames, constants]


def _plain(answer: Answer) -> list[Any]:
    if isinstance(answer, Returned):
        return ["returned", answer.value, list(answer.changed), answer.lines, answer.dropped]
    if isinstance(answer, Raised):
        return ["raised", answer.ename, answer.evalue, answer.stopped]
    return ["none", answer.reason, answer.detail]


def _answer(plain: list[Any]) -> Answer:
    kind, *parts = plain
    if kind == "returned":
        value, changed, lines, dropped = parts
        return Returned(value, changed=tuple(changed), lines=lines, dropped=dropped)
    if kind == "raised":
        ename, evalue, stopped = parts
        return Raised(ename, evalue, stopped=stopped)
    return NoAnswer(*parts)


def _messages(packed: bytes) -> Iterator[tuple[str, bytes]]:
    if packed:
        whole = zlib.decompressobj().decompress(packed, MAX_TOTAL_BYTES)
        for name, message in decode(whole).items():
            yield name, message.tobytes()


def _unpacked(message: bytes) -> _Exercise:
    kept = _Exercise(*decode(message))
    if list(map(type, kept)) != [dict, str, dict]:
        raise WireError("expected an exercise's answers; got something else")
    return kept
