"""Answer the grader's two requests: run this cell, call this function."""

from __future__ import annotations

import contextlib
import copy
import functools
import os
import socket
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from grader.judging.call import changed, line_of, lost_defaults, on_copies
from grader.judging.compare import Rules
from grader.judging.locate.place import place
from grader.judging.locate.search import Examples
from grader.judging.parts import read_parts
from grader.sandbox.frames import Frames
from grader.sandbox.inside.shell import Shell, Stream, enter_folder, text_of
from grader.sandbox.inside.surroundings import Surroundings
from grader.sandbox.wire import MAX_HEADER, WireError

if TYPE_CHECKING:
    from collections.abc import Callable

NO_LIMIT = sys.maxsize
FRAME = 200
"""What sending an output costs in addition to its text, in characters."""
KEPT = 10_000
"""Characters that are kept of an output that is too large."""
CUT = "\n[this output is too large to be kept whole]\n"
LONGEST_LINE = 4_000
"""Characters of a line that wait for its end."""
MAX_TEXT = 50_000_000
"""How many characters a cell may print: more than the grader keeps, so that it reports the cut."""


class OutputSender:
    """Sends outputs while a cell runs; during a call nothing is shown.

    Printed text goes out line by line: each ``print`` writes the end of its line apart.

    Parameters
    ----------
    frames : Frames
        To the grader.
    """

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.number: int | None = None
        self.left = MAX_TEXT
        self._line: dict[str, Any] = {}
        """The beginning of a line that was printed, as an output."""

    def show(self, output: dict[str, Any]) -> None:
        """Send one output of the running cell.

        Parameters
        ----------
        output : dict
            By nbformat's schema.
        """
        if self.number is None:
            return
        if output.get("output_type") != "stream":
            self.flush()
            self._send(output)
            return
        if self._line and (
            self._line["name"] != output["name"]
            or len(self._line["text"]) + len(output["text"]) > LONGEST_LINE
        ):
            self.flush()
        self._line = output | {"text": self._line.get("text", "") + output["text"]}
        if output["text"].endswith("\n"):
            self.flush()

    def flush(self) -> None:
        """Send the beginning of a line that waits for its end."""
        line, self._line = self._line, {}
        if line:
            self._send(line)

    def _send(self, output: dict[str, Any]) -> None:
        self.left -= len(output.get("text", "")) + FRAME
        if self.number is not None and self.left > 0:
            try:
                self.frames.send(self.number, {"output": output})
            except TypeError:  # a display of something that is not JSON
                self.frames.send(self.number, {"output": {"output_type": "unknown"}})
            except WireError:
                self.frames.send(self.number, {"output": cut(output)})


def cut(output: dict[str, Any]) -> dict[str, Any]:
    """An output that is too large for one message, with its texts cut.

    Parameters
    ----------
    output : dict
        A display, a result or an error.
    """
    if output.get("output_type") == "error":
        said = str(output["evalue"])[:KEPT] + CUT
        return output | {"evalue": said, "traceback": [f"{output['ename']}: {said}"]}
    data = output.get("data")
    found = str(data.get("text/plain", "")) if isinstance(data, dict) else ""
    return {"output_type": "stream", "name": "stdout", "text": found[:KEPT] + CUT}


def rehearse(shell: Shell) -> None:
    """Run one cell and reset the shell: what IPython creates on first use, all forks then share.

    Parameters
    ----------
    shell : Shell
    """
    streams, names = (sys.stdout, sys.stderr), dict(shell.user_ns)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        _execute(*adopt(theirs), 0, "0", [])
    sys.stdout, sys.stderr = streams
    shell.reset()  # type: ignore[no-untyped-call]  # IPython's
    shell.user_ns.update(names)  # reset removes more than it needs to


def adopt(sock: socket.socket) -> tuple[Shell, OutputSender]:
    """Take over the warm process's shell for this run, in the run's own folders.

    Parameters
    ----------
    sock : socket
        To the grader.

    Returns
    -------
    shell : Shell
    sender : OutputSender
    """
    _reseed()
    shell, sender = Shell.instance(), OutputSender(Frames(sock))
    sys.stdout, sys.stderr = (
        Stream(name, sender.show, sender.flush) for name in ("stdout", "stderr")
    )
    enter_folder(shell, sender.show)
    shell.surroundings = Surroundings(shell.user_ns)
    return shell, sender


def serve(shell: Shell, sender: OutputSender) -> None:
    """Answer requests until the grader closes the connection.

    Parameters
    ----------
    shell, sender
        As `adopt` gives them.
    """
    frames = sender.frames
    _stay()
    while True:
        try:
            number, request = frames.receive(NO_LIMIT)
            reply = _OPERATIONS[request.pop("op")](shell, sender, number, **request)
        except EOFError:
            return
        except KeyboardInterrupt:
            continue  # the interrupt came too late: its cell had just ended
        _reply(frames, number, reply)


def _reply(frames: Frames, number: int, reply: dict[str, Any]) -> None:
    try:
        frames.send(number, reply)
    except WireError:
        why = f"its texts and lists take more than {MAX_HEADER / 1e6:g} MB"
        frames.send(number, {"none": ["too large", why]})
    except TypeError as error:
        frames.send(number, {"none": ["unsendable", str(error).partition("; got ")[2]]})
    except Exception as error:  # noqa: BLE001 - a list that holds itself, a mapping that raises
        what = f"an object that raises {type(error).__name__}"
        frames.send(number, {"none": ["unsendable", what]})


def _execute(
    shell: Shell, sender: OutputSender, number: int, code: str, imports: list[list[str]]
) -> dict[str, Any]:
    sender.number, sender.left = number, MAX_TEXT
    try:
        result = shell.run_cell(code, store_history=True)  # type: ignore[no-untyped-call]  # IPython's
    finally:
        sender.flush()
        sender.number = None
    if not result.success:
        _complete(shell, imports)
    shell.surroundings.note(imports)
    return {"status": "ok" if result.success else "error"}


def _complete(shell: Shell, imports: list[list[str]]) -> None:
    """Import what a stopped cell did not get to, so that later exercises can be judged."""
    for name, statement in imports:
        if name not in shell.user_ns:
            with contextlib.suppress(Exception):
                exec(statement, shell.user_ns)  # noqa: S102 - the course's own


def _call(  # noqa: PLR0913, PLR0917 - a request's fields
    shell: Shell,
    sender: OutputSender,
    number: int,
    name: str,
    args: tuple[Any, ...],
    stand_ins: list[str],
    count: bool,  # noqa: FBT001 - likewise
    parts: dict[str, list[Any]],
    defaults: tuple[Any, ...],
) -> dict[str, Any]:
    bound = shell.user_ns.get(name)
    function = bound if callable(bound) else shell.surroundings.function(name)
    if function is None:
        nothing = name not in shell.user_ns
        return {"none": ["unbound", ""] if nothing else ["not callable", type(bound).__name__]}
    ask = functools.partial(_answer, function, args, count, parts, defaults)
    own = {each: shell.user_ns[each] for each in stand_ins if each in shell.user_ns}
    shell.user_ns.update({each: _stand_in(sender.frames, number, each) for each in stand_ins})
    try:
        answer = _ask(function, ask, shell, stand_ins)
        return answer if function is bound else {"replaced": [name]} | answer
    except BaseException as error:  # noqa: BLE001 - even SystemExit is only this function's answer
        stopped = line_of(function, error)
        return {"raised": [type(error).__name__, text_of(error)], "stopped": stopped}
    finally:
        for each in stand_ins:
            shell.user_ns.pop(each, None)
        shell.user_ns.update(own)


def _ask(
    function: Callable[..., Any],
    ask: Callable[[], dict[str, Any]],
    shell: Shell,
    besides: list[str],
) -> dict[str, Any]:
    """Ask a function; if it raises, ask it again without what cells have replaced around it."""
    try:
        return ask()
    except Exception:
        again = shell.surroundings.as_before(function, besides)
        with again as replaced, contextlib.suppress(Exception):
            if replaced:
                return ask() | {"replaced": replaced}
        raise


def _answer(
    function: Callable[..., Any],
    args: tuple[Any, ...],
    count: bool,  # noqa: FBT001 - a request's field
    parts: dict[str, list[Any]],
    defaults: tuple[Any, ...],
) -> dict[str, Any]:
    """What a function answers, with what was seen of it."""
    more = lost_defaults(function, len(args), defaults)
    # decoded arrays are read-only views of the message; a student's function may change its own
    answer, lines, given = on_copies(function, args, more, count=count)
    where = {name: tuple(path) for name, path in parts.items()}
    asked = dict(read_parts(answer, where).parts) if where else answer
    changes = list(changed(args, given))
    return {"returned": asked, "changed": changes, "lines": lines, "dropped": len(more)}


def _locate(  # noqa: PLR0913, PLR0917 - a request's fields
    shell: Shell,
    _sender: OutputSender,
    _number: int,
    name: str,
    args: list[Any],
    expected: list[Any],
    rules: list[Any],
    wrong: list[str],
    seconds: float,
) -> dict[str, Any]:
    """Search a function for the place of its slip: for feedback only, it decides no score."""
    examples = Examples(args, expected, Rules(*rules))
    try:
        found = place(
            shell.user_ns.get(name),
            examples,
            seconds=seconds,
            trusted=lambda other, _function: other not in wrong,
        )
    except BaseException:  # noqa: BLE001 - an edited function may do anything
        found = None
    if found is None:
        return {"returned": None}
    claim = [found.line, found.text, list(found.parts), found.also, found.asked]
    return {"returned": claim}


def _stay() -> None:
    """Let ``os._exit``, which restarts the kernel elsewhere, end a cell and not the run."""
    run, leave = os.getpid(), os._exit

    def end_the_cell(status: int) -> NoReturn:
        if os.getpid() != run:  # a process that the notebook started
            leave(status)
        raise SystemExit(status)

    os._exit = end_the_cell


def _stand_in(frames: Frames, number: int, name: str) -> Callable[..., Any]:
    """A function that asks the grader for the right answer."""

    def ask(*args: Any, **kwargs: Any) -> Any:
        frames.send(number, {"ask": name, "args": args, "kwargs": kwargs})
        _, reply = frames.receive(NO_LIMIT)
        if "refused" in reply:
            raise ValueError(reply["refused"])
        return copy.deepcopy(reply["answered"])

    return ask


_OPERATIONS: dict[str, Callable[..., dict[str, Any]]] = {
    "execute": _execute,
    "call": _call,
    "locate": _locate,
}


def _reseed() -> None:
    """Seed this fork's random generators: they are copies of the parent's."""
    import random  # noqa: PLC0415 - only here

    random.seed()
    # without a seed, NumPy looks for one itself, which takes half a millisecond
    np.random.seed(random.getrandbits(32))  # noqa: NPY002 - it is the global generator that forks copy
