"""The runs that a warm process has forked, as ``/proc`` lists them.

The kernel has no limit on the threads of a single run, and none at all on root's threads.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

NANO = 1_000_000_000
"""Nanoseconds in a second: the kernel counts processes' time in nanoseconds."""


@dataclass(frozen=True)
class Child:
    """A process.

    Parameters
    ----------
    number : int
        Its process id in ``/proc``, which may be that of an outer namespace.
    threads : int
        How many threads it has.
    """

    number: int
    threads: int = 1


def children() -> dict[int, Child]:
    """The child processes of this thread, by the process id that this thread sees.

    Returns
    -------
    dict of int to Child
        Empty if the kernel does not list them.
    """
    found: dict[int, Child] = {}
    with contextlib.suppress(OSError):
        depth = len(_status("thread-self")["NSpid"])
        for number in _read("thread-self/children").split():
            with contextlib.suppress(OSError, LookupError):  # it is gone
                status = _status(number)
                here = int(status["NSpid"][depth - 1])
                found[here] = Child(int(number), int(status["Threads"][0]))
    return found


def waited(pid: int) -> float:
    """Seconds that a child was ready to run while the processors were busy with others.

    Parameters
    ----------
    pid : int
        As this process knows it.

    Returns
    -------
    float
        0 if the kernel does not report it.
    """
    child = children().get(pid, Child(pid))
    try:
        return int(_read(f"{child.number}/schedstat").split()[1]) / NANO
    except (OSError, LookupError, ValueError):
        return 0.0


def _status(process: str) -> dict[str, list[str]]:
    lines = (line.partition(":") for line in _read(f"{process}/status").splitlines())
    return {name: said.split() for name, _, said in lines}


def _read(name: str) -> str:
    return Path("/proc", name).read_text(encoding="utf-8", errors="replace")
