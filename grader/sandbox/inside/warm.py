"""The warm process: it has imported what notebooks need, and forks a run for each."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import platform
import select
import signal
import socket
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from grader.sandbox.inside import namespaces, seccomp
from grader.sandbox.inside.children import Child, children, waited
from grader.sandbox.inside.confine import confine, layers
from grader.sandbox.inside.imported_once import ImportedOnce, have_at_hand, import_once
from grader.sandbox.inside.libc import die_first, die_with_parent
from grader.sandbox.inside.scratch import HOME, WORK, excess, furnish

BACKEND = "module://matplotlib_inline.backend_inline"
WARM = (
    "h5py",
    "numpy.random",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "PIL.Image",
    "encodings.cp437",  # of names in an npz file
    "IPython.core.interactiveshell",
    "IPython.core.completer",
    # what a shell imports when it is made, shows an error or runs a magic
    "IPython.core.completerlib",
    "IPython.core.crashhandler",
    "IPython.core.logger",
    "IPython.core.magics.basic",
    "IPython.core.magics.execution",
    "IPython.core.magics.osm",
    "IPython.core.magics.pylab",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "matplotlib.backends.backend_agg",
    "matplotlib_inline.backend_inline",
    "pygments.formatters.html",
    "pygments.formatters.terminal256",
    "pygments.lexers.python",
    "stack_data",
    "resource",  # of which each run sets its limits
    "grader.sandbox.inside.serve",
)
"""What is imported once, for all runs."""
MAX_THREADS = 200
"""The most threads of a run; a machine has some 30,000 for all processes."""
STEP, LARGEST = 16, 512
"""Python's own allocator hands out pieces of 16, 32, ... 512 bytes."""
FILLERS_PER_SIZE = 1000
"""How many pieces of each size to allocate: more than there are holes."""
HOMES = ("HOME", "TMPDIR", "IPYTHONDIR", "MPLCONFIGDIR")
"""The environment variables that name a run's own home folder."""
OOM_SCORE = 1000
"""When memory runs out, the kernel ends a run before anything of the grader's."""
CPU_CLOCK = 2
"""Linux's number for the clock that counts the CPU time of a process."""
WATCH_SECONDS = 0.1
"""How often to check what the kernel does not bound: threads, and some folders."""


@dataclass
class _Runs:
    """The runs that are alive.

    Parameters
    ----------
    control : socket
        To the grader.
    apart : bool
        Whether they have namespaces of their own.
    """

    control: socket.socket
    apart: bool
    alive: dict[int, dict[str, Any]] = field(default_factory=dict)
    """By process id, the request that started the run."""
    others: set[int] = field(default_factory=set)
    """Forks that serve another grader."""
    ended: dict[int, str] = field(default_factory=dict)
    """By process id, why this process ended a run."""
    last_watched: float = 0.0
    """When the runs were last checked, by the monotonic clock."""
    imported: ImportedOnce | None = None
    """The module that runs find imported."""


def main(fd: int, *, confined: bool = True) -> None:
    """Serve requests for forks and signals until the grader is gone.

    Parameters
    ----------
    fd : int
        The file descriptor of the control socket.
    confined : bool
        Whether runs are to be kept apart as far as the kernel can.
    """
    apart = confined and namespaces.available()
    if apart:
        namespaces.enter(fd)
    os.environ["MPLBACKEND"] = BACKEND  # before pyplot's import, or there are no figures
    _import_what_notebooks_need()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    if apart and seccomp.available():
        seccomp.packed_program(platform.machine(), 1)  # each run is the first of its namespace
    kept = _fill_holes()
    gc.freeze()  # forks share what is here already
    control = socket.socket(fileno=fd)
    with contextlib.suppress(ConnectionError):  # the grader was killed while this imported
        control.send(json.dumps(layers(apart=apart)).encode())
        _serve(_Runs(control, apart))
    del kept


def _serve(runs: _Runs) -> None:
    while True:
        wait = WATCH_SECONDS if runs.alive else 1.0
        readable, _, _ = select.select([runs.control], [], [], wait)
        _reap(runs)
        if time.monotonic() > runs.last_watched + WATCH_SECONDS:
            _watch(runs)
            runs.last_watched = time.monotonic()
        if readable and not _answered(runs):
            break
    for pid in {*runs.alive, *runs.others}:
        _signal(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()  # so that a measurement of this process includes them


def _import_what_notebooks_need() -> None:
    # debugpy costs 40 ms a run and is of no use here
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # how an import is forbidden
    gc.disable()  # until there is garbage, in a run
    for name in WARM:
        importlib.import_module(name)
    _render_a_traceback()
    _draw_a_figure()
    _make_a_shell()
    _forget_the_course()


def _render_a_traceback() -> None:
    """The first one costs 0.15 s of imports and tables; the next ones a tenth of that."""
    from IPython.core.ultratb import AutoFormattedTB  # noqa: PLC0415 - only here

    try:
        int("not a number")
    except ValueError:
        AutoFormattedTB(mode="Context").structured_traceback(*sys.exc_info())


def _draw_a_figure() -> None:
    """The first one loads fonts and makes caches: 10 ms and 1,000 copied pages of each run."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - only here

    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], label="line")
    axes.set_title("title")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")


def _fill_holes() -> list[object]:
    """Small objects that fill the holes in this process's memory, to be kept.

    A run's new objects then lie together on new pages. In the holes of shared pages, they would
    make the kernel copy these pages: a tenth of all pages that it copies when a run starts.
    """
    empty = sys.getsizeof(b"")
    larger = range(-(-empty // STEP) * STEP, LARGEST + 1, STEP)
    smaller = [make() for make in (object, lambda: float("1.5")) for _ in range(FILLERS_PER_SIZE)]
    return [*smaller, *(bytes(size - empty) for size in larger for _ in range(FILLERS_PER_SIZE))]


def _make_a_shell() -> None:
    """Make the shell once, before any fork: a run then only sets its own folder."""
    # only now: pyplot has to be imported before there is a shell
    from grader.sandbox.inside import serve, shell  # noqa: PLC0415

    os.chdir("/")
    os.environ["HOME"] = os.devnull  # a place where no file can be made
    serve.rehearse(shell.make_shell())


def _forget_the_course() -> None:
    """Take the course's own packages off the import path: no notebook may import them."""
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


def _answered(runs: _Runs) -> bool:
    """Answer one request, and say whether there was one; a killed grader sends none."""
    try:
        return _answer(runs)
    except ConnectionError:
        return False


def _answer(runs: _Runs) -> bool:
    """Answer one request, and say whether there was one."""
    message, fds, _, _ = socket.recv_fds(runs.control, 1 << 16, 1)
    if not message:
        return False
    request = json.loads(message)
    if request["op"] == "serve":
        pid = os.fork()
        if pid == 0:
            _serve_another(fds[0], runs)
        runs.others.add(pid)
        os.close(fds[0])
        return True
    name = request.get("imported")
    if name:
        runs.imported = import_once(name, request["modules"], runs.imported)
    if request["op"] == "import":
        reply: dict[str, Any] = {}
    elif request["op"] == "fork":
        pid = namespaces.fork_apart() if runs.apart else os.fork()
        if pid == 0:
            runs.control.close()
            imported = runs.imported if name else None
            _become_run(fds[0], request, imported, mounted=_mounted(request, runs))
        os.close(fds[0])
        runs.alive[pid] = request
        reply = {"pid": pid}
    elif request["op"] == "cpu":
        reply = {"used": _cpu_seconds(request["pid"]), "waited": waited(request["pid"])}
    else:
        reply = {"why": _signal_run(request["pid"], signal.Signals(request["signal"]), runs)}
    runs.control.send(json.dumps(reply).encode())
    return True


def _mounted(request: dict[str, Any], runs: _Runs) -> bool:
    """Whether the kernel bounds a run's folder; it does not if the grader keeps the run's files."""
    return runs.apart and not request["kept"]


def _cpu_seconds(pid: int) -> float:
    """CPU time of a process and its threads, by the clock that Linux keeps of it."""
    try:
        return time.clock_gettime((~pid << 3) | CPU_CLOCK)
    except OSError:
        return 0.0


def _signal_run(pid: int, number: signal.Signals, runs: _Runs) -> str:
    """Signal a run that is not reaped yet, so that the number is still its own.

    Returns
    -------
    str
        Why this process had ended the run before; empty if it had not.
    """
    if pid in runs.alive:
        _signal(pid, number)
        if number == signal.SIGKILL:
            os.waitpid(pid, 0)
            del runs.alive[pid]
    return runs.ended.pop(pid, "") if number == signal.SIGKILL else ""


def _watch(runs: _Runs) -> None:
    """End runs that have grown beyond their bounds, where the kernel does not bound them."""
    known = children() if runs.alive else {}
    for pid, request in runs.alive.items():
        if pid in runs.ended:
            continue
        child = known.get(pid, Child(pid))
        why = "it had more threads than a run may have" if child.threads > MAX_THREADS else ""
        if not why and not _mounted(request, runs):
            why = excess(request["scratch"], child.number, **request["space"])
        if why:
            runs.ended[pid] = why
            _signal(pid, signal.SIGKILL)


def _signal(pid: int, number: signal.Signals) -> None:
    # one after the other: a run that was just forked has no process group yet
    for send in (os.killpg, os.kill) if number == signal.SIGKILL else (os.kill,):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            send(pid, number)


def _reap(runs: _Runs) -> None:
    with contextlib.suppress(ChildProcessError):
        while (pid := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            runs.alive.pop(pid, None)
            runs.others.discard(pid)


def _serve_another(fd: int, runs: _Runs) -> NoReturn:
    """Turn this fork into a warm process for another grader; never returns."""
    code = 1
    try:
        die_with_parent(signal.SIGKILL)
        runs.control.close()
        _serve(_Runs(socket.socket(fileno=fd), runs.apart, imported=runs.imported))
        code = 0
    finally:
        os._exit(code)


def _become_run(
    fd: int, request: dict[str, Any], imported: ImportedOnce | None, *, mounted: bool
) -> NoReturn:
    """Turn this fork into a run; never returns."""
    code, leave = 1, os._exit  # a notebook's own `os._exit` does not end the run
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        furnish(request["scratch"], **request["space"], mounted=mounted)
        _set_up_process(request)
        if imported is not None:
            have_at_hand(imported, request["modules"])
        from grader.sandbox.inside.serve import adopt, serve  # noqa: PLC0415 - already imported

        ready = adopt(socket.socket(fileno=fd))
        if request["confined"]:
            confine([str(Path.cwd()), os.environ["HOME"]], request["modules"])
        gc.enable()
        serve(*ready)
        code = 0
    finally:
        leave(code)


def _set_up_process(request: dict[str, Any]) -> None:
    """Set the run's working folder, environment, import path and resource limits."""
    import resource  # noqa: PLC0415 - not on Windows

    die_first(OOM_SCORE)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.chdir(f"{request['scratch']}/{WORK}")
    os.environ.clear()
    home = f"{request['scratch']}/{HOME}"
    os.environ.update(request["environment"] | dict.fromkeys(HOMES, home))
    tempfile.tempdir = None  # older libraries asked for it before there was this folder
    sys.path.insert(0, request["modules"])
    sys.path.append("")  # for modules that a notebook writes itself
    for name, value in request["rlimits"].items():
        kind = getattr(resource, name)
        most = resource.getrlimit(kind)[1]
        least = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (least, least))
