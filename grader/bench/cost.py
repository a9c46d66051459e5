"""What a command costs: time on the wall, and the CPU of all that it starts."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.errors import UserError
from grader.sandbox.inside.libc import prctl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Some containers forbid bytecode files; a library that was installed without would be compiled in
every process, and what is measured would be the compiler."""


@dataclass(frozen=True)
class Cost:
    """Seconds.

    Parameters
    ----------
    wall : float
    user, system : float
        CPU, of the command and all its descendants.
    faults : float
        Page faults that were served without reading a disk.
    peak : int
        The largest resident size of one of them, in bytes.
    """

    wall: float = 0.0
    user: float = 0.0
    system: float = 0.0
    faults: float = 0.0
    peak: int = 0

    @property
    def cpu(self) -> float:
        """User and system."""
        return self.user + self.system

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.wall + other.wall,
            self.user + other.user,
            self.system + other.system,
            self.faults + other.faults,
            max(self.peak, other.peak),
        )

    def __sub__(self, other: Cost) -> Cost:
        return self + other * -1

    def __mul__(self, times: float) -> Cost:
        return Cost(
            self.wall * times,
            self.user * times,
            self.system * times,
            self.faults * times,
            self.peak,
        )


def cost_of(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    may_fail: bool = False,
) -> Cost:
    """Run a command to its end, and to the end of all that it started.

    Parameters
    ----------
    command : sequence of str
    folder : Path
        Where to run it.
    environment : mapping of str to str, optional
        Added to this process's own.
    may_fail : bool
        Whether a failure is part of what is measured.

    Raises
    ------
    UserError
        When it fails.
    """
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # orphaned processes become our children, so that they count
    log = folder / "command.log"
    before, started = _children(), time.monotonic()
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | COMPILED | dict(environment or {}),
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        peak = _wait(process)
    wall = time.monotonic() - started
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    if process.returncode and not may_fail:
        last = log.read_text(errors="replace").strip().splitlines()[-1:]
        raise UserError(f"{' '.join(command[:3])}: expected it to succeed, got: {last}")
    after = _children()
    return replace(after - before, wall=wall, peak=peak)


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for a command; its own largest resident size."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss * 1024


def _children() -> Cost:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(0.0, used.ru_utime, used.ru_stime, used.ru_minflt)
