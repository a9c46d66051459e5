"""The runs that a warm process has forked, as the kernel's own pages show them.

No limit of the kernel counts the threads of each run, and none at all counts root's.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

NANO = 1_000_000_000
"""In which the kernel counts the time of processes."""


@dataclass(frozen=True)
class Child:
    """A process.

    Parameters
    ----------
    number : int
        Under which ``/proc`` shows it, which may be that of a namespace above.
    threads : int
        How many it has.
    """

    number: int
    threads: int = 1


def children() -> dict[int, Child]:
    """The children of this thread, by the number that each has for it.

    Empty where the kernel does not say who they are.
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
        0 where the kernel does not say.
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
