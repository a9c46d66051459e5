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
ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "OPENBLAS_NUM_THREADS": "1",
    "NBGRADER_EXECUTION": "autograde",  # nbgrader tells notebooks so
}
"""A run's, beside its home."""
START = """
import sys
from grader.sandbox.inside.warm import main
main(int(sys.argv[1]), confined=sys.argv[2] == "confined")
"""
REQUIRED = ("files", "network")
"""The layers without which nothing is run; the others make it tighter where the kernel has them."""

REFUSAL = (
    "expected a kernel that can confine notebooks, got one without protection of {}. Use Linux "
    "5.13 or later on x86-64 or arm64, or a container there that allows Landlock (the recipe is in "
    "docs/security.md); or, for notebooks that you wrote yourself, add --unconfined."
)


class Zygote(AbstractContextManager["Zygote"]):
    """A warm process; start-up is paid once, a run costs a fork.

    Parameters
    ----------
    unconfined : bool
        Run without confinement, for one's own notebooks.
    parent : Zygote, optional
        Fork from this one's process, which several share, instead of starting one.
    """

    def __init__(self, *, unconfined: bool = False, parent: Zygote | None = None) -> None:
        if sys.platform != "linux":
            raise UserError(
                f"grading runs on Linux; this is {sys.platform}. Use a Linux machine, or the "
                "container in docs/security.md."
            )
        self._unconfined, self._parent = unconfined, parent
        self._wish = "unconfined" if unconfined else "confined"
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._starter = 0
        self._ready = False
        self._at_once = threading.Lock()
        self.layers: dict[str, str] = {}

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(
        self,
        files: Mapping[str, Path | bytes],
        *,
        modules: Mapping[str, Path | bytes] | None = None,
        limits: Limits | None = None,
        keep: Path | None = None,
        stand_ins: Answering | None = None,
    ) -> Run:
        """Fork a run.

        Parameters
        ----------
        files : mapping of str to Path or bytes
            What it finds in its folder, by name.
        modules : mapping of str to Path or bytes, optional
            What it can import.
        limits : Limits, optional
        keep : Path, optional
            Where to put the files that it makes, when it is over.
        stand_ins : Answering, optional
            Answers for its functions when a call says so.
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

    def interrupt(self, pid: int) -> None:
        """Ask a run to stop what it does."""
        self._ask({"op": "signal", "pid": pid, "signal": signal.SIGINT})

    def cpu_times(self, pid: int) -> tuple[float, float]:
        """Seconds of CPU time that a run has used, and that it waited for a busy processor.

        Parameters
        ----------
        pid : int

        Returns
        -------
        used, waited : float
            0 where the kernel does not say, and of a run that is gone.
        """
        reply = self._ask({"op": "cpu", "pid": pid})
        return float(reply["used"]), float(reply["waited"])

    def kill(self, pid: int) -> str:
        """End a run and all that belongs to it; why it had been ended before, if it had."""
        if self._control is None:
            return ""
        return str(self._ask({"op": "signal", "pid": pid, "signal": signal.SIGKILL})["why"])

    def begin(self) -> None:
        """Let the warm process start, without waiting for it."""
        if not self._ended():
            return
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            if self._parent is None:
                self._process, self._ready = self._launch(theirs), False
            else:
                self.layers, self._ready = self._parent.serve(theirs), True

    def start(self) -> dict[str, str]:
        """Start the warm process; the layers of confinement and their state.

        Raises
        ------
        UserError
            When a layer is missing and runs must be confined.
        """
        self._started()
        return self.layers

    def serve(self, theirs: socket.socket) -> dict[str, str]:
        """Let a fork of the warm process serve another socket; the layers of confinement.

        For any thread of this process, and for its forks, which share the connection: so there is
        no answer.

        Parameters
        ----------
        theirs : socket
        """
        with self._at_once:
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
            self._control.settimeout(START_SECONDS)
            self.layers = json.loads(self._control.recv(1 << 16))
            missing = [layer for layer in REQUIRED if not self.layers[layer]]
            if missing and not self._unconfined:
                self.close()
                raise UserError(REFUSAL.format(" and ".join(missing)))
            self._ready = True
        return self._control

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
        # only who started a process may ask: in a fork, Popen takes it for ended
        if self._process is None or self._starter != os.getpid():
            return False
        return self._process.poll() is not None

    def _launch(self, theirs: socket.socket) -> subprocess.Popen[bytes]:
        self._starter = os.getpid()
        return subprocess.Popen(
            [sys.executable, "-I", "-c", START, str(theirs.fileno()), self._wish],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=_bare_environment(),
        )


def probe() -> dict[str, str]:
    """The layers of confinement and their state here, whether or not they suffice.

    Raises
    ------
    UserError
        Where nothing can be run at all.
    """
    with Zygote() as zygote:
        with contextlib.suppress(UserError):
            zygote.start()
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
        "RLIMIT_MEMLOCK": 0,  # what is locked cannot be swapped, and is missed by everybody
    }
