"""The outcome of calling a student's function: a claim until the judge has judged it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Returned:
    """The function returned.

    Parameters
    ----------
    value : nested tuples, lists and dicts of arrays, numbers and strings
    seconds : float
    changed : tuple of int
        The positions of the arguments that it changed.
    lines : int
        How many lines it ran, where they were counted.
    dropped : int
        How many of its parameters have lost their defaults; the run passed the defaults instead.
    """

    value: object
    seconds: float = 0.0
    changed: tuple[int, ...] = ()
    lines: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class Raised:
    """The function raised an exception.

    Parameters
    ----------
    ename, evalue : str
        The exception's class name and its text.
    seconds : float
    stopped : str
        The line of the function in which it raised, as far as the run knows.
    """

    ename: str
    evalue: str
    seconds: float = 0.0
    stopped: str = ""


@dataclass(frozen=True)
class NoAnswer:
    """The call gave no answer.

    Parameters
    ----------
    reason : str
        ``unbound``, ``not callable``, ``timeout``, ``died``, ``unsendable``, ``too large`` or
        ``protocol``.
    detail : str
    seconds : float
    """

    reason: str
    detail: str = ""
    seconds: float = 0.0


Answer = Returned | Raised | NoAnswer
