"""What comes of calling a student's function. All of it is a claim until it has been judged."""

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
    """

    value: object
    seconds: float = 0.0
    changed: tuple[int, ...] = ()
    lines: int = 0


@dataclass(frozen=True)
class Raised:
    """The function raised an exception.

    Parameters
    ----------
    ename, evalue : str
        Its class name, and what it says.
    seconds : float
    """

    ename: str
    evalue: str
    seconds: float = 0.0


@dataclass(frozen=True)
class NoAnswer:
    """There is no answer.

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
