"""Workers on this machine: one process each, and what happens when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

SCRATCH = "grader-pool-"
"""What the folders begin with that hold all runs of a pool; its process id follows."""
P = ParamSpec("P")
T = TypeVar("T")


class InProcess(Executor):
    """One worker: this process."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it now."""
        future: Future[T] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future holds what its call raised
            future.set_exception(error)
        return future


class Pool(Executor):
    """Processes that are replaced when somebody kills them.

    They are forks of this one, made when there is something to do, so that they have imported and
    prepared what it has. They end with it, whatever ends it.

    Parameters
    ----------
    workers : int
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        _sweep()
        self._scratch = tempfile.mkdtemp(prefix=f"{SCRATCH}{os.getpid()}-")
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a call to the next worker that is free."""
        try:
            return self._started().submit(function, *args, **kwargs)
        except BrokenProcessPool:
            self._end()
            return self._started().submit(function, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as the standard library has it
        """End the workers now, and all that they run."""
        self._end()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is not None:
            return self._pool
        alive, self._alive = os.pipe()
        self._pool = pool = ProcessPoolExecutor(
            self._workers,
            multiprocessing.get_context("fork"),
            initializer=_begin,
            initargs=(alive, self._alive, self._scratch),
        )
        pool.submit(_no_op)  # forces the fork now, while this process has one thread
        os.close(alive)
        return pool

    def _end(self) -> None:
        if self._pool is not None:
            os.close(self._alive)
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _sweep() -> None:
    """Remove what pools left behind whose process was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{SCRATCH}*-*"):
        pid = folder.name.removeprefix(SCRATCH).partition("-")[0]
        if not Path("/proc", pid).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _begin(alive: int, ours: int, scratch: str) -> None:
    """Make a fork a worker: it ends when the other end of a pipe is closed, and not by Ctrl-C."""
    os.close(ours)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    threading.Thread(target=_end_with, args=(alive,), daemon=True).start()


def _end_with(alive: int) -> None:
    os.read(alive, 1)
    os._exit(0)


def _no_op() -> None:
    """Do nothing: submitting it forces the pool to fork its workers."""
