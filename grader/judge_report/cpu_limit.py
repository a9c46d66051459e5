"""A limit on the processor time of a trial: a mutant may run for ever."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class OverLimitError(BaseException):
    """A trial has used up its time; no `except Exception` in it stops this."""


@contextlib.contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise an error in what runs too long. Only in a process's main thread.

    Parameters
    ----------
    seconds : float
        Of this process, at work.

    Raises
    ------
    OverLimitError
    """

    def stop(*_: object) -> None:
        raise OverLimitError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
