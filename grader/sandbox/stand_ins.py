"""Answer for a student's function while another one is judged: by the reference, kept apart.

The arguments come from the run, so no code of ours runs on them in the grader. They must be what
the reference's own parameters take, numbers and arrays of numbers, and no larger than a challenge.
Then the reference answers them in a confined process of its own, unless our own challenges have
asked the same already. Its output stays hidden, and the run learns its answer or one fixed
sentence.
"""

from __future__ import annotations

import hashlib
import math
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.sandbox.limits import MB, Limits
from grader.sandbox.replies import Replies
from grader.sandbox.reply import Returned
from grader.sandbox.wire import encode

if TYPE_CHECKING:
    import inspect
    from collections.abc import Callable, Collection, Mapping, Sequence

    from grader.sandbox.run import Run
    from grader.sandbox.zygote import Zygote

LIMITS = Limits(
    cell_seconds=10, call_seconds=2, memory_bytes=1_000 * MB, file_bytes=0,
    scratch_bytes=MB, scratch_files=20, descriptors=32, answer_bytes=MB,
)  # fmt: skip
"""The limits of the process that answers: much lower than a notebook's."""
MAX_ARGUMENTS = 20
"""More than any exercise has."""
MAX_NUMBERS = 4_000
"""In all arguments together; challenges have a few hundred."""
MAX_WHOLE = 10_000
"""The largest whole number: a count of iterations must not be a million."""
MAX_WORK = 100_000_000
"""The bound on (count of numbers)² · (largest whole number): two arrays may form an outer product,
and a whole number may count iterations. At this bound, an answer takes a second or two."""
NO_REFERENCE = {"refused": "no reference answers this call"}
UNFIT = {"refused": "expected the numbers and arrays that the exercise names; got something else"}
TOO_LARGE = {"refused": "the arguments are larger than any that are needed here"}
NO_ANSWER = {"refused": "there is no answer for these arguments"}
"""The same answer for every error: the error itself could reveal the reference's code."""


@dataclass(frozen=True)
class Parameters:
    """What a function takes.

    Parameters
    ----------
    signature : inspect.Signature
        Each parameter can be given by position.
    examples : sequence of tuple
        Examples of its arguments, by position.
    """

    signature: inspect.Signature
    examples: Sequence[tuple[object, ...]]

    def by_position(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...] | None:
        """The arguments of a call by position, or None if they do not fit.

        Parameters
        ----------
        args : tuple
        kwargs : dict
        """
        if len(args) + len(kwargs) > MAX_ARGUMENTS:
            return None
        try:
            bound = self.signature.bind(*args, **kwargs)
        except TypeError:
            return None
        bound.apply_defaults()
        given = bound.args
        return given if all(map(self._fits, range(len(given)), given)) else None

    def _fits(self, position: int, value: object) -> bool:
        if not isinstance(value, np.ndarray):
            return type(value) in {bool, int, float}
        return value.size == 1 or any(_is_array(example, position) for example in self.examples)


def _is_array(example: tuple[object, ...], position: int) -> bool:
    return position < len(example) and isinstance(example[position], np.ndarray)


class StandIns(AbstractContextManager["StandIns"]):
    """The reference, in a process of its own that begins with the first question.

    Parameters
    ----------
    zygote : Zygote
        Forks the process.
    source : str
        The reference's functions.
    parameters : function
        From a function's name to its `Parameters`.
    known : function, optional
        Gives answers that are known already, by `question_print`.
    replies : Replies, optional
        Where to keep replies with these answers, for this run and others.
    """

    def __init__(
        self,
        zygote: Zygote,
        source: str,
        parameters: Callable[[str], Parameters],
        known: Callable[[], Mapping[bytes, object]] = dict,
        replies: Replies | None = None,
    ) -> None:
        self._zygote, self._source, self._parameters = zygote, source, parameters
        self._known, self._replies = known, replies or Replies()
        self._run: Run | None = None

    def __exit__(self, *_: object) -> None:
        if self._run is not None:
            self._run.close()

    def again(self, message: bytes, names: Collection[str]) -> bytes:
        """The reply to a message if it is a question that was asked before; else nothing.

        Parameters
        ----------
        message : bytes
            As it came from a run.
        names : collection of str
            The functions that the reference may answer for.
        """
        return self._replies.find(message, names)

    def reply(self, message: bytes, question: dict[str, Any], names: Collection[str]) -> bytes:
        """The reply to any question from a run, encoded.

        Parameters
        ----------
        message : bytes
            The question as it came from the run.
        question : dict
            What the message says: the function's name as ``ask``, and ``args`` and ``kwargs``.
        names : collection of str
            The functions that the reference may answer for.

        Returns
        -------
        bytes
            Of ``answered`` with the answer, or of ``refused`` with a fixed sentence.
        """
        answer, known = self._answer(question, names)
        encoded = encode(answer)
        if known:
            self._replies.keep(message, question["ask"], encoded)
        return encoded

    def _answer(
        self, question: dict[str, Any], names: Collection[str]
    ) -> tuple[dict[str, Any], bool]:
        """The reply to a question, and whether our own challenges have asked it already."""
        name, args, kwargs = (question.get(key) for key in ("ask", "args", "kwargs"))
        if not isinstance(name, str) or name not in names:
            return NO_REFERENCE, False
        if not isinstance(args, tuple) or not isinstance(kwargs, dict):
            return NO_REFERENCE, False
        given = self._parameters(name).by_position(args, kwargs)
        if given is None:
            return UNFIT, False
        if not within_bounds(given):
            return TOO_LARGE, False
        asked, known = question_print(name, given), self._known()
        if asked in known:
            return {"answered": known[asked]}, True
        answer = self._process().call(name, given)
        return ({"answered": answer.value} if isinstance(answer, Returned) else NO_ANSWER), False

    def _process(self) -> Run:
        if self._run is None:
            self._run = self._zygote.run({}, limits=LIMITS)
            self._run.execute(self._source)
        return self._run


def question_print(name: str, args: Sequence[object]) -> bytes:
    """A fingerprint of a question: the same only for the same numbers, bit by bit.

    Parameters
    ----------
    name : str
    args : sequence of numbers and arrays
        By position.

    Raises
    ------
    TypeError
        When one of them is something else.
    """
    return hashlib.sha256(encode([name, list(args)])).digest()


def within_bounds(values: Sequence[object]) -> bool:
    """Whether numbers and arrays are few and small enough for a function of them to be quick.

    Parameters
    ----------
    values : sequence of numbers and arrays
    """
    numbers = sum(map(_numbers, values))
    return numbers <= MAX_NUMBERS and numbers**2 * max(map(_whole, values), default=1) <= MAX_WORK


def _whole(value: object) -> int:
    """The whole number that a value is, at least 1."""
    if isinstance(value, np.ndarray) and value.size == 1 and value.dtype.kind in "iu":
        value = int(value.item())
    return max(value, 1) if isinstance(value, int) else 1


def _numbers(value: object) -> float:
    """How many numbers a value holds; infinity if one of them is too large."""
    if isinstance(value, np.ndarray):
        whole = value.dtype.kind in "iu" and value.size
        large = whole and not 0 <= int(value.min()) <= int(value.max()) <= MAX_WHOLE
        # an axis of length 0 counts as 1: an array of shape (0, 10**9) holds no number, but its
        # shape can make a billion
        return math.inf if large else math.prod(max(side, 1) for side in value.shape)
    if isinstance(value, int):
        return 1 if 0 <= value <= MAX_WHOLE else math.inf
    return 1
