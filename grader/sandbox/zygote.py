"""The grader's side of the warm process that runs are forked from."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.sandbox.inside.scratch import GIVEN
from grader.sandbox.limits import Limits
from grader.sandbox.scratch_folder import fill, give, new_scratch, remove

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from grader.sandbox.run import Answering, Run

START_SECONDS = 180.0
"""How long the warm process may take to import what notebooks need."""
TOO_SLOW = (
    "expected the process that runs notebooks to start within {:g} s, but it did not: the machine "
    "is too busy, or its disk too slow. Run the command again when less is running."
)
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "OPENBLAS_NUM_THREADS": "1",
    "NBGRADER_EXECUTION": "autograde",  # nbgrader tells notebooks so
}
"""A run's environment variables, besides those of its home folder."""
START = """
import os, sys
from grader.sandbox.inside.warm import main
main(int(sys.argv[1]), confined=sys.argv[2] == "confined")
os._exit(0)  # the kernel frees memory faster than Python does
"""
REQUIRED = ("files", "network")
"""The layers without which nothing runs; the others confine more where the kernel has them."""

REFUSAL = (
    "expected a kernel that can confine notebooks, got one without protection of {}. Use Linux "
    "5.13 or later on x86-64 or arm64, or a container there that allows Landlock (docs/running.md "
    "says how); or, for notebooks that you wrote yourself, add --unconfined."
)


class Zygote(AbstractContextManager["Zygote"]):
    """A warm process: it starts once, and each run is a fork of it.

    Parameters
    ----------
    unconfined : bool
        Run without confinement, for one's own notebooks.
    parent : Zygote, optional
        Fork from this zygote's process, which several share, instead of starting another.

    Raises
    ------
    UserError
        When this is not Linux.
    """

    def __init__(self, *, unconfined: bool = False, parent: Zygote | None = None) -> None:
        if sys.platform != "linux":
            raise UserError(
                f"grading runs on Linux; this is {sys.platform}. Use a Linux machine, or the "
                "container in docs/running.md."
            )
        self._unconfined, self._parent = unconfined, parent
        self._mode = "unconfined" if unconfined else "confined"
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._starter_pid = 0
        self._ready = False
        self._start_lock = threading.Lock()
        self.layers: dict[str, str] = {}

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(  # noqa: PLR0913 - what a run has, each by its name
        self,
        files: Mapping[str, Path | bytes],
        *,
        modules: Mapping[str, Path | bytes] | None = None,
        imported: str = "",
        limits: Limits | None = None,
        keep: Path | None = None,
        stand_ins: Answering | None = None,
    ) -> Run:
        """Fork a run.

        Parameters
        ----------
        files : mapping of str to Path or bytes
            The files in its folder, by name.
        modules : mapping of str to Path or bytes, optional
            The modules that it can import, by file name.
        imported : str, optional
            The one of them that the warm process imports once for all runs, by its name. It is
            executed there without confinement: it must be the course's own.
        limits : Limits, optional
        keep : Path, optional
            Where to put the files that it made, after its end.
        stand_ins : Answering, optional
            Answers in the place of the run's functions when a call says so.

        Returns
        -------
        Run

        Raises
        ------
        UserError
            When a layer is missing and runs must be confined, the warm process does not start in
            time, or the disk has no room.
        OSError
            When the scratch folder cannot be made, or the warm process is gone.
        ValueError
            When the warm process ends before it replies.
        """
        # the grader imports this while the warm process starts
        from grader.sandbox.run import Run  # noqa: PLC0415

        limits = limits or Limits()
        scratch = _filled(files, modules or {})
        ours, theirs = socket.socketpair()
        request = {
            "op": "fork",
            "scratch": str(scratch),
            "modules": str(scratch / "modules"),
            "imported": imported,
            "space": {"size": limits.scratch_bytes, "files": limits.scratch_files},
            "environment": ENVIRONMENT,
            "rlimits": _rlimits(limits),
            "confined": not self._unconfined,
            "kept": keep is not None,
        }
        try:
            with theirs:
                pid = self._ask(request, theirs.fileno())["pid"]
        except BaseException:
            ours.close()
            remove(scratch)
            raise
        return Run(self, ours, scratch, pid, limits, keep, stand_ins)

    def import_once(self, modules: Mapping[str, Path | bytes], name: str) -> None:
        """Import a module of the course now, for all runs of this process and of its forks.

        Parameters
        ----------
        modules : mapping of str to Path or bytes
            As for `run`.
        name : str
            As for `run`.
        """
        folder = _filled({}, modules)
        try:
            self._ask({"op": "import", "modules": str(folder / "modules"), "imported": name})
        finally:
            remove(folder)

    def interrupt(self, pid: int) -> None:
        """Interrupt the code that a run executes now.

        Parameters
        ----------
        pid : int
        """
        self._ask({"op": "signal", "pid": pid, "signal": signal.SIGINT})

    def cpu_times(self, pid: int) -> tuple[float, float]:
        """Seconds of CPU time that a run has used, and that it waited for a busy processor.

        Parameters
        ----------
        pid : int

        Returns
        -------
        used, waited : float
            0 if the kernel does not report it, or the run is gone.
        """
        reply = self._ask({"op": "cpu", "pid": pid})
        return float(reply["used"]), float(reply["waited"])

    def kill(self, pid: int) -> str:
        """Kill a run and all its processes.

        Parameters
        ----------
        pid : int

        Returns
        -------
        str
            Why the warm process had ended it before; empty if it had not.
        """
        if self._control is None:
            return ""
        return str(self._ask({"op": "signal", "pid": pid, "signal": signal.SIGKILL})["why"])

    def begin(self) -> None:
        """Start the warm process if it does not run, without waiting until it is ready."""
        if not self._ended():
            return
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            if self._parent is None:
                self._process, self._ready = self._launch(theirs), False
            else:
                self.layers, self._ready = self._parent.serve(theirs), True

    def start(self) -> dict[str, str]:
        """Start the warm process and wait until it is ready.

        Returns
        -------
        dict of str to str
            The layers of confinement and what each uses; empty where a layer is missing.

        Raises
        ------
        UserError
            When a layer is missing and runs must be confined.
        """
        self._started()
        return self.layers

    def serve(self, theirs: socket.socket) -> dict[str, str]:
        """Let a fork of the warm process serve another socket.

        Any thread of this process may call this, and so may its forks. They all share the
        connection, so the warm process does not reply.

        Parameters
        ----------
        theirs : socket

        Returns
        -------
        dict of str to str
            The layers of confinement, as from `start`.
        """
        with self._start_lock:
            control = self._started()
        socket.send_fds(control, [json.dumps({"op": "serve"}).encode()], [theirs.fileno()])
        return self.layers

    def close(self) -> None:
        """End the warm process and with it all its runs."""
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.shutdown(socket.SHUT_RDWR)  # forks may hold it too
            self._control.close()
        if self._process is not None:
            if not self._ready:
                self._process.kill()  # it still imports, and has no runs
            self._process.wait()
        self._process = self._control = None

    def _ask(self, request: dict[str, Any], *fds: int) -> dict[str, Any]:
        control = self._started()
        socket.send_fds(control, [json.dumps(request).encode()], fds)
        reply: dict[str, Any] = json.loads(control.recv(1 << 16))
        return reply

    def _started(self) -> socket.socket:
        self.begin()
        if self._control is None:  # not after it has begun
            raise EOFError
        if not self._ready:
            self.layers = self._first_message(self._control)
            missing = [layer for layer in REQUIRED if not self.layers[layer]]
            if missing and not self._unconfined:
                self.close()
                raise UserError(REFUSAL.format(" and ".join(missing)))
            self._ready = True
        return self._control

    def _first_message(self, control: socket.socket) -> dict[str, str]:
        control.settimeout(START_SECONDS)
        try:
            layers: dict[str, str] = json.loads(control.recv(1 << 16))
        except TimeoutError:
            self.close()
            raise UserError(TOO_SLOW.format(START_SECONDS)) from None
        return layers

    def _ended(self) -> bool:
        """Whether the process has ended; its last messages can still be read."""
        if self._control is None or self._exited():
            return True
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        try:
            return bool(poll.poll(0)) and not self._control.recv(1, socket.MSG_PEEK)
        except OSError:
            return True

    def _exited(self) -> bool:
        # ask only in the process that started it: in a fork, Popen reports that it has ended
        if self._process is None or self._starter_pid != os.getpid():
            return False
        return self._process.poll() is not None

    def _launch(self, theirs: socket.socket) -> subprocess.Popen[bytes]:
        self._starter_pid = os.getpid()
        return subprocess.Popen(
            [sys.executable, "-I", "-c", START, str(theirs.fileno()), self._mode],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=_bare_environment(),
        )


def probe() -> dict[str, str]:
    """The layers of confinement on this machine, whether or not they suffice.

    Returns
    -------
    dict of str to str
        What each layer uses; empty where it is missing.

    Raises
    ------
    UserError
        When this is not Linux, or the warm process does not start in time.
    """
    with Zygote() as zygote:
        try:
            zygote.start()
        except UserError:
            if not zygote.layers:  # it did not start, so nothing is known
                raise
        return zygote.layers


def _bare_environment() -> dict[str, str]:
    """What the warm process itself needs; runs get none of it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8"}


def _filled(files: Mapping[str, Path | bytes], modules: Mapping[str, Path | bytes]) -> Path:
    """A run's folder, with what the run is to copy and to import."""
    scratch = new_scratch()
    try:
        give(scratch / GIVEN, files)
        fill(scratch / "modules", modules)
    except BaseException:
        remove(scratch)
        raise
    return scratch


def _rlimits(limits: Limits) -> dict[str, int]:
    return {
        "RLIMIT_AS": limits.memory_bytes,
        "RLIMIT_CPU": int(limits.total_seconds) + 10,  # later than the grader, which says why
        "RLIMIT_FSIZE": limits.file_bytes,
        "RLIMIT_NOFILE": limits.descriptors,  # each pipe and socket is kernel memory
        "RLIMIT_CORE": 0,
        "RLIMIT_MEMLOCK": 0,  # locked memory cannot be swapped out, so others lack it
    }
