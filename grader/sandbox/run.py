"""One notebook's run, from the grader's side: run a cell, call a function, close."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.plain_text import plain_text
from grader.sandbox.frames import Frames, ProtocolError
from grader.sandbox.inside.scratch import WORK
from grader.sandbox.outputs import Outputs
from grader.sandbox.reply import Answer, NoAnswer, Raised, Returned
from grader.sandbox.scratch_folder import keep_new, remove
from grader.sandbox.stand_ins import StandIns
from grader.sandbox.wire import WireError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.sandbox.limits import Limits
    from grader.sandbox.zygote import Zygote

MAX_ARGUMENTS = 20
"""More than any exercise has."""
MAX_LINE = 200
"""Characters of the line in which a function stopped."""
_REPLY = {"status", "returned", "raised", "none", "changed", "lines", "dropped", "stopped"}
"""What a run may say in a reply; the grader's own words in it are not the run's to say."""
_BROKEN = (ProtocolError, WireError, EOFError, OSError, RecursionError)


@dataclass(frozen=True)
class CellRun:
    """What running one cell gave.

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
    """A notebook's process; what it says is taken as a claim, and checked for its form.

    Parameters
    ----------
    zygote : Zygote
        Forked it, and signals it.
    sock : socket
        To the run.
    scratch : Path
        Its folder, removed at the end.
    pid : int
    limits : Limits
    keep : Path, optional
        Where to put the files that it made.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - made by the zygote alone
        self,
        zygote: Zygote,
        sock: socket.socket,
        scratch: Path,
        pid: int,
        limits: Limits,
        keep: Path | None = None,
    ) -> None:
        self._keep = keep
        self._zygote, self._frames, self._scratch, self._pid = zygote, Frames(sock), scratch, pid
        self._limits = limits
        self._deadline = time.monotonic() + limits.total_seconds
        self._number = 0
        self._executed = 0
        self._room = limits.total_output_bytes
        self._end = ""
        self._flags: list[str] = []
        self._stand_ins = StandIns({})

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether it can still answer."""
        return not self._end

    @property
    def flags(self) -> tuple[str, ...]:
        """What happened, as facts."""
        return tuple(self._flags)

    def execute(self, code: str) -> CellRun:
        """Run one cell.

        Parameters
        ----------
        code : str
        """
        started = time.monotonic()
        outputs = Outputs(min(self._limits.output_bytes, self._room))
        if not self.alive:
            return CellRun()
        self._executed += 1
        reply = self._ask({"op": "execute", "code": code}, self._limits.cell_seconds, outputs)
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
        stand_ins: Mapping[str, Callable[..., object]] | None = None,
        count: bool = False,
        parts: Mapping[str, tuple[str | int, ...]] | None = None,
        defaults: tuple[object, ...] = (),
    ) -> Answer:
        """Call the function that is bound to a name now.

        Parameters
        ----------
        name : str
        args : tuple
        stand_ins : mapping of str to function, optional
            Functions that, for this call, answer in this process in the place of the run's own.
        count : bool
            Whether to count the lines that it runs.
        parts : mapping of str to path, optional
            The parts of the answer that are wanted, by name; without it, all of the answer.
        defaults : tuple
            What further arguments are, where the function has lost its own defaults.
        """
        started = time.monotonic()
        if not self.alive:
            return NoAnswer("died", self._end)
        self._stand_ins = StandIns(stand_ins or {})
        request = {
            "op": "call",
            "name": name,
            "args": args,
            "stand_ins": list(stand_ins or {}),
            "count": count,
            "parts": {name: list(path) for name, path in (parts or {}).items()},
            "defaults": defaults,
        }
        reply = self._ask(request, self._limits.call_seconds, None)
        return _answer(reply, time.monotonic() - started, self._end)

    def close(self) -> None:
        """End the run and remove all it left."""
        self._stop("closed")
        if self._keep is not None:
            keep_new(self._scratch / WORK, self._keep)
        remove(self._scratch)

    def _ask(
        self, request: dict[str, Any], seconds: float, outputs: Outputs | None
    ) -> dict[str, Any]:
        """Send a request and wait for its reply; interrupt it when it is late, then kill."""
        self._number += 1
        deadline = min(time.monotonic() + seconds, self._deadline)
        try:
            self._frames.send(self._number, request, self._limits.grace_seconds)
            try:
                return self._reply(deadline, outputs)
            except TimeoutError:
                self._zygote.interrupt(self._pid)
                grace = time.monotonic() + self._limits.grace_seconds
                return self._reply(grace, outputs) | {"late": seconds}
        except TimeoutError:
            self._stop(f"it did not stop after {seconds:g} s and was killed")
            return {"late": seconds}
        except _BROKEN as error:
            self._stop(_why(error))
            return {"broken": self._end}

    def _reply(self, deadline: float, outputs: Outputs | None) -> dict[str, Any]:
        limit = self._limits.answer_bytes
        while True:
            number, value = self._frames.receive(limit, deadline)
            if number != self._number or not isinstance(value, dict):
                raise ProtocolError("a reply that nobody asked for")
            if "ask" in value:
                self._frames.send(
                    self._number, self._stand_ins.answer(value), self._limits.grace_seconds
                )
            elif "output" not in value:
                return {key: value[key] for key in _REPLY & value.keys()}
            elif outputs is not None:
                outputs.add(value["output"])

    def _stop(self, reason: str) -> None:
        if self.alive:
            self._end = self._zygote.kill(self._pid) or reason
            if reason != "closed":
                self._flags.append(f"run ended: {self._end}")
            self._frames.close()


def _why(error: BaseException) -> str:
    if isinstance(error, (ProtocolError, WireError)):
        return f"it broke the protocol: {plain_text(str(error), 200)}"
    if isinstance(error, RecursionError):
        return "it broke the protocol: a frame that is nested too deeply"
    return "its process ended"


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
    """Which arguments a call changed, how many lines it ran and defaults it lost, as was sent."""
    changed, lines, dropped = (reply.get(name) for name in ("changed", "lines", "dropped"))
    positions = changed if isinstance(changed, list) else []
    whole = tuple(each for each in positions[:MAX_ARGUMENTS] if type(each) is int)
    lost = dropped if type(dropped) is int and 0 < dropped < MAX_ARGUMENTS else 0
    return whole, lines if type(lines) is int else 0, lost


def _strings(pair: object) -> tuple[str, str]:
    """Two bounded strings, whatever was sent."""
    if isinstance(pair, list) and len(pair) == 2 and all(type(each) is str for each in pair):  # noqa: PLR2004 - a pair
        return plain_text(pair[0], 80), plain_text(pair[1])
    return "protocol", "a reply of an unknown form"
