"""One notebook's run, from the grader's side: run a cell, call a function, close."""

from __future__ import annotations

import math
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from grader.plain_text import plain_text
from grader.sandbox.frames import Frames, ProtocolError
from grader.sandbox.inside.scratch import WORK
from grader.sandbox.outputs import Outputs
from grader.sandbox.reply import Answer, NoAnswer, Raised, Returned
from grader.sandbox.scratch_folder import keep_new, remove
from grader.sandbox.wire import WireError, decode, encode

if TYPE_CHECKING:
    import socket
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.sandbox.limits import Limits

MAX_ARGUMENTS = 20
"""More than any exercise has."""
MAX_REPLACED = 5
"""How many names a flag lists."""
MAX_LINE = 200
"""Characters of the line in which a function stopped."""
_REPLY = {
    "status",
    "returned",
    "raised",
    "none",
    "changed",
    "lines",
    "dropped",
    "stopped",
    "replaced",
}
"""The keys that a run may send in a reply; ``late`` and ``broken`` are the grader's own."""
UNCHECKED_SHARE = 0.1
"""The share of a limit that may pass on the clock before the grader asks for the CPU time."""
MIN_WAIT = 0.05
"""The fewest seconds between two of these questions."""


class WarmProcess(Protocol):
    """What a `Run` needs from the warm process: signals and CPU times."""

    def interrupt(self, pid: int) -> None:
        """Interrupt the code that a run executes now."""

    def cpu_times(self, pid: int) -> tuple[float, float]:
        """Seconds of CPU time that a run has used, and seconds that it waited for a processor."""

    def kill(self, pid: int) -> str:
        """Kill a run; return why the warm process had ended it before, or an empty text."""


class Answering(Protocol):
    """Answers calls in the place of some of a run's functions."""

    def again(self, message: bytes, names: Collection[str]) -> bytes:
        """The reply to a run's message if it is a question that is known; else nothing."""

    def reply(self, message: bytes, question: dict[str, Any], names: Collection[str]) -> bytes:
        """The reply to a run's question, encoded; `message` is the question, encoded, too."""


@dataclass(frozen=True)
class CellRun:
    """The result of running one cell.

    Parameters
    ----------
    outputs : list of NotebookNode
    status : str
        ``ok``, ``error``, ``timeout`` or ``died``.
    seconds : float
    execution_count : int or None
    """

    outputs: list[NotebookNode] = field(default_factory=list)
    status: str = "died"
    seconds: float = 0.0
    execution_count: int | None = None


class Run(AbstractContextManager["Run"]):
    """A notebook's process; whatever it sends is a claim, and its form is checked.

    Parameters
    ----------
    warm : WarmProcess
        Forked it, and signals it.
    sock : socket
        To the run.
    scratch : Path
        Its folder, removed at the end.
    pid : int
    limits : Limits
    keep : Path, optional
        Where to put the files that it made.
    stand_ins : Answering, optional
        Answers for functions of the run when a call says so.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - made by the zygote alone
        self,
        warm: WarmProcess,
        sock: socket.socket,
        scratch: Path,
        pid: int,
        limits: Limits,
        keep: Path | None = None,
        stand_ins: Answering | None = None,
    ) -> None:
        self._keep, self._stand_ins = keep, stand_ins
        self._warm, self._frames, self._scratch, self._pid = warm, Frames(sock), scratch, pid
        self._limits = limits
        self._began = time.monotonic()
        self._deadline = self._began + limits.total_seconds * limits.patience
        self._number = 0
        self._executed = 0
        self._room = limits.total_output_bytes
        self._end = ""
        self._flags: list[str] = []
        self._asked: Collection[str] = ()

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether it can still answer."""
        return not self._end

    @property
    def flags(self) -> tuple[str, ...]:
        """What went wrong in this run, one short text each."""
        return tuple(self._flags)

    def execute(self, code: str, imports: Sequence[tuple[str, str]] = ()) -> CellRun:
        """Run one cell.

        Parameters
        ----------
        code : str
        imports : sequence of (str, str), optional
            Names, and the statements that import them, to run if the cell stops before they do.

        Returns
        -------
        CellRun
            With the status ``died`` if the run has ended.
        """
        started = time.monotonic()
        outputs = Outputs(min(self._limits.output_bytes, self._room))
        if not self.alive:
            return CellRun()
        self._executed += 1
        request = {"op": "execute", "code": code, "imports": [list(each) for each in imports]}
        reply = self._ask(request, self._limits.cell_seconds, outputs)
        if outputs.truncated:
            self._flags.append(f"cell {self._executed}: output cut")
        self._room -= outputs.took
        said = reply.get("status")
        status = said if isinstance(said, str) and said in {"ok", "error"} else None
        if "late" in reply:
            status = "timeout"
            self._flags.append(f"cell {self._executed}: stopped after {reply['late']:g} s")
        return CellRun(outputs.nodes, status or "died", time.monotonic() - started, self._executed)

    def call(  # noqa: PLR0913 - what a call may be asked for, each by its name
        self,
        name: str,
        args: tuple[object, ...] = (),
        *,
        stand_ins: Collection[str] = (),
        count: bool = False,
        parts: Mapping[str, tuple[str | int, ...]] | None = None,
        defaults: tuple[object, ...] = (),
    ) -> Answer:
        """Call the function that is bound to a name now.

        Parameters
        ----------
        name : str
        args : tuple
        stand_ins : collection of str, optional
            Functions that the stand-ins answer during this call instead of the student's own.
        count : bool
            Whether to count the lines that the function runs.
        parts : mapping of str to path, optional
            The parts of the answer to return, by name; by default, the whole answer.
        defaults : tuple
            Values for further parameters if the function has lost their defaults.

        Returns
        -------
        Answer
            What the function returned or raised, or why there is no answer.
        """
        started = time.monotonic()
        if not self.alive:
            return NoAnswer("died", self._end)
        request = {
            "op": "call",
            "name": name,
            "args": args,
            "stand_ins": list(stand_ins),
            "count": count,
            "parts": {name: list(path) for name, path in (parts or {}).items()},
            "defaults": defaults,
        }
        self._asked = stand_ins
        reply = self._ask(request, self._limits.call_seconds, None)
        self._asked = ()
        if (flag := _replaced(name, reply)) and flag not in self._flags:
            self._flags.append(flag)
        return _answer(reply, time.monotonic() - started, self._end)

    def locate(self, name: str, **question: object) -> object:
        """Ask the run where in a function a small edit would make the examples right.

        Parameters
        ----------
        name : str
        **question
            The request's other fields: args, expected, rules, wrong and seconds.

        Returns
        -------
        object
            The run's claim, unchecked; None if it found no place.
        """
        if not self.alive:
            return None
        request = {"op": "locate", "name": name, **question}
        return self._ask(request, self._limits.call_seconds, None).get("returned")

    def close(self) -> None:
        """End the run, keep its new files if `keep` is set, and remove its folder."""
        self._stop("closed")
        if self._keep is not None:
            bounds = self._limits.scratch_bytes, self._limits.scratch_files
            if not keep_new(self._scratch / WORK, self._keep, *bounds):
                self._flags.append("some of its files were left out: too many or too large")
        remove(self._scratch)

    def _ask(
        self, request: dict[str, Any], seconds: float, outputs: Outputs | None
    ) -> dict[str, Any]:
        """Send a request and wait for its reply; if it is late, interrupt the run, then kill it."""
        self._number += 1
        try:
            self._frames.send(self._number, request, self._limits.grace_seconds)
            try:
                return self._reply_in(seconds, outputs)
            except TimeoutError:
                self._warm.interrupt(self._pid)
                grace = self._limits.grace_seconds
                return self._reply_in(grace, outputs, late=True) | {"late": seconds}
        except TimeoutError:
            self._stop(f"it did not stop after {seconds:g} s and was killed")
            return {"late": seconds}
        except Exception as error:  # noqa: BLE001 - a bad message may end its own run, nothing else
            self._stop(_reason_of(error))
            return {"broken": self._end}

    def _reply_in(
        self, seconds: float, outputs: Outputs | None, *, late: bool = False
    ) -> dict[str, Any]:
        """The reply, within so many seconds of the run's own CPU time.

        While little time has passed on the clock, the run cannot have used much CPU time, so the
        grader does not ask for it. A busy machine or a slow grader costs a run nothing. A run that
        was late and has been interrupted may exceed its total time.
        """
        start, total = time.monotonic(), math.inf if late else self._limits.total_seconds
        most = seconds * self._limits.busy_patience
        end = start + seconds * self._limits.patience
        end = end if late else min(end, self._deadline)
        left = 0.0 if start - self._began > total else seconds * UNCHECKED_SHARE
        first: tuple[float, float] | None = None
        while left > 0 or first is None:
            try:
                return self._reply(min(time.monotonic() + max(left, MIN_WAIT), end), outputs)
            except TimeoutError:
                used, waited = self._warm.cpu_times(self._pid)
                first = first or (used, waited)
                left = min(seconds * (1 - UNCHECKED_SHARE) - (used - first[0]), total - used)
                end = start + min(end - start + waited - first[1], most)
                first = first[0], waited
                if time.monotonic() >= end:
                    raise
        raise TimeoutError

    def _reply(self, deadline: float, outputs: Outputs | None) -> dict[str, Any]:
        limit = self._limits.answer_bytes
        while True:
            number, message = self._frames.receive_message(limit, deadline)
            if number == self._number and (again := self._again(message)):
                self._frames.send_message(number, again, self._limits.grace_seconds)
                continue
            value = decode(message)
            if number != self._number or not isinstance(value, dict):
                raise ProtocolError("a reply without a question")
            if "ask" in value:
                reply = self._answer(message, value)
                self._frames.send_message(number, reply, self._limits.grace_seconds)
            elif "output" not in value:
                return {key: value[key] for key in _REPLY & value.keys()}
            elif outputs is not None:
                outputs.add(value["output"])

    def _again(self, message: bytes) -> bytes:
        asked = self._asked
        return self._stand_ins.again(message, asked) if self._stand_ins and asked else b""

    def _answer(self, message: bytes, question: dict[str, Any]) -> bytes:
        if self._stand_ins is None:
            return encode({"refused": "no reference answers this call"})
        return self._stand_ins.reply(message, question, self._asked)

    def _stop(self, reason: str) -> None:
        if self.alive:
            self._end = self._warm.kill(self._pid) or reason
            if reason != "closed":
                self._flags.append(f"run ended: {self._end}")
            self._frames.close()


def _reason_of(error: BaseException) -> str:
    if isinstance(error, (ProtocolError, WireError)):
        return f"it broke the protocol: {plain_text(str(error), 200)}"
    if isinstance(error, RecursionError):
        return "it broke the protocol: a frame that is nested too deeply"
    if isinstance(error, (EOFError, OSError)):
        return "its process ended"
    return f"it broke the protocol: its message caused a {type(error).__name__}"


def _answer(reply: dict[str, Any], seconds: float, end: str) -> Answer:
    if "late" in reply:
        return NoAnswer("timeout", f"stopped after {reply['late']:g} s", seconds)
    if "returned" in reply:
        return Returned(reply["returned"], seconds, *_observed(reply))
    if "raised" in reply:
        stopped = reply.get("stopped")
        line = plain_text(stopped, MAX_LINE) if type(stopped) is str else ""
        return Raised(*_strings(reply["raised"]), seconds, line)
    if "none" in reply:
        reason, detail = _strings(reply["none"])
        known = reason in {"unbound", "not callable", "unsendable", "too large"}
        return NoAnswer(reason if known else "protocol", detail, seconds)
    return NoAnswer("died", end or "it gave no answer", seconds)


def _observed(reply: dict[str, Any]) -> tuple[tuple[int, ...], int, int]:
    """The changed arguments, lines and lost defaults that a run reports, held to their form."""
    changed, lines, dropped = (reply.get(name) for name in ("changed", "lines", "dropped"))
    positions = changed if isinstance(changed, list) else []
    whole = tuple(each for each in positions[:MAX_ARGUMENTS] if type(each) is int)
    lost = dropped if type(dropped) is int and 0 < dropped < MAX_ARGUMENTS else 0
    return whole, lines if type(lines) is int else 0, lost


def _replaced(name: str, reply: dict[str, Any]) -> str:
    """What to flag about a call that needed what cells had replaced, or nothing."""
    claim = reply.get("replaced")
    names = claim[:MAX_REPLACED] if isinstance(claim, list) else []
    said = ", ".join(plain_text(each, 40) for each in names if type(each) is str)
    return f"{name} was called without what cells had replaced: {said}" if said else ""


def _strings(pair: object) -> tuple[str, str]:
    """Two strings of bounded length, even if the run sent something else."""
    if isinstance(pair, list) and len(pair) == 2 and all(type(each) is str for each in pair):  # noqa: PLR2004 - a pair
        return plain_text(pair[0], 80), plain_text(pair[1])
    return "protocol", "a reply of an unknown form"
