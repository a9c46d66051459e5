"""How many threads runs have, seen from the warm process.

No limit of the kernel counts them for each run, and none at all counts root's.
"""

from __future__ import annotations

import contextlib
from pathlib import Path


def threads_of_children() -> dict[int, int]:
    """For each child of this thread, by the number that it has here, how many threads it has.

    Empty where the kernel does not say who the children are.
    """
    found: dict[int, int] = {}
    with contextlib.suppress(OSError):
        depth = len(_status("thread-self")["NSpid"])
        for child in _read("thread-self/children").split():
            with contextlib.suppress(OSError, LookupError):  # it is gone
                status = _status(child)
                # /proc may be that of a namespace above: its numbers are not the ones here
                found[int(status["NSpid"][depth - 1])] = int(status["Threads"][0])
    return found


def _status(process: str) -> dict[str, list[str]]:
    lines = (line.partition(":") for line in _read(f"{process}/status").splitlines())
    return {name: said.split() for name, _, said in lines}


def _read(name: str) -> str:
    return Path("/proc", name).read_text(encoding="utf-8", errors="replace")
