"""The warm process: it has imported what notebooks need, and forks a run for each."""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from typing import Any, NoReturn

from grader.sandbox.inside.confine import confine, layers

BACKEND = "module://matplotlib_inline.backend_inline"
WARM = (
    "h5py",
    "numpy",
    "matplotlib.pyplot",
    "PIL.Image",
    "IPython.core.interactiveshell",
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.logger",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "matplotlib.backends.backend_agg",
    "matplotlib_inline.backend_inline",
    "grader.sandbox.inside.serve",
)
"""What is imported once, for all runs."""


def main(fd: int) -> None:
    """Serve requests for forks and signals until the grader is gone.

    Parameters
    ----------
    fd : int
        Of the control socket.
    """
    os.environ["MPLBACKEND"] = BACKEND  # before pyplot's import, or there are no figures
    _import_what_notebooks_need()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()  # forks share what is here already
    control = socket.socket(fileno=fd)
    children: set[int] = set()
    control.send(json.dumps(layers()).encode())
    while True:
        readable, _, _ = select.select([control], [], [], 1.0)
        _reap(children)
        if readable and not _answer(control, children):
            break
    for pid in children:
        _signal(pid, signal.SIGKILL)


def _import_what_notebooks_need() -> None:
    # debugpy costs 40 ms a run and is of no use here
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # how an import is forbidden
    for name in WARM:
        importlib.import_module(name)
    _render_a_traceback()
    _forget_the_course()


def _render_a_traceback() -> None:
    """The first one costs 0.15 s of imports and tables; the next ones a tenth of that."""
    from IPython.core.ultratb import AutoFormattedTB  # noqa: PLC0415 - only here

    try:
        int("not a number")
    except ValueError:
        AutoFormattedTB(mode="Context").structured_traceback(*sys.exc_info())


def _forget_the_course() -> None:
    """Take the course's own packages off the import path: a notebook has no business there."""
    sys.meta_path[:] = [
        finder for finder in sys.meta_path if not _module(finder).startswith("__editable__")
    ]
    here = os.path.realpath(sys.prefix)
    sys.path[:] = [
        path
        for path in sys.path
        if os.path.realpath(path).startswith((here, os.path.realpath(sys.base_prefix)))
    ]
    sys.path_importer_cache.clear()
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "grader" and hasattr(module, "__path__"):
            module.__path__ = []


def _module(finder: Any) -> str:
    return str(getattr(finder, "__module__", ""))


def _answer(control: socket.socket, children: set[int]) -> bool:
    """Answer one request; whether there was one."""
    message, fds, _, _ = socket.recv_fds(control, 1 << 16, 1)
    if not message:
        return False
    request = json.loads(message)
    if request["op"] == "fork":
        pid = os.fork()
        if pid == 0:
            control.close()
            _become_run(fds[0], request)
        os.close(fds[0])
        children.add(pid)
        control.send(json.dumps({"pid": pid}).encode())
    else:
        _pass_on(request["pid"], signal.Signals(request["signal"]), children)
        control.send(b"{}")
    return True


def _pass_on(pid: int, number: signal.Signals, children: set[int]) -> None:
    """Signal a child that is not reaped yet, so that the number is still its own."""
    if pid in children:
        _signal(pid, number)
        if number == signal.SIGKILL:
            os.waitpid(pid, 0)
            children.discard(pid)


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if number == signal.SIGKILL:
            os.killpg(pid, number)
        os.kill(pid, number)


def _reap(children: set[int]) -> None:
    with contextlib.suppress(ChildProcessError):
        while (pid := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            children.discard(pid)


def _become_run(fd: int, request: dict[str, Any]) -> NoReturn:
    """Turn this fork into a run; never returns."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _enter(request)
        from grader.sandbox.inside.serve import prepare, serve  # noqa: PLC0415 - already imported

        ready = prepare(socket.socket(fileno=fd))
        if request["confined"]:
            confine([request["scratch"], os.environ["HOME"]], request["modules"])
        gc.enable()
        serve(*ready)
        code = 0
    finally:
        os._exit(code)


def _enter(request: dict[str, Any]) -> None:
    """Move into the scratch folder, with nothing but what belongs to it."""
    import resource  # noqa: PLC0415 - not on Windows

    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.chdir(request["scratch"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.path.insert(0, request["modules"])
    for name, value in request["rlimits"].items():
        resource.setrlimit(getattr(resource, name), (value, value))


if __name__ == "__main__":
    main(int(sys.argv[1]))
