"""Workers on this machine: one process each, and what happens when one of them dies."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import tempfile
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from grader.sandbox.inside.libc import die_first
from grader.sandbox.scratch_folder import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable

OOM_SCORE = 500
"""When memory runs out, the kernel ends a worker before the grader, and a run before a worker."""
P = ParamSpec("P")
T = TypeVar("T")


class Pool(Executor):
    """Worker processes; the pool replaces them if they are killed.

    They are forks of this process, made when the first call comes, so that they share everything
    that this process has imported and prepared. They end when this process ends for any reason.

    Parameters
    ----------
    workers : int
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._scratch = str(own_folder())
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

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is not None:
            return self._pool
        alive, self._alive = os.pipe()
        gc.freeze()  # the workers need not look for garbage in what they share
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


def _begin(alive: int, ours: int, scratch: str) -> None:
    """Make a fork a worker: it ends when its parent's end of a pipe closes, and ignores Ctrl-C."""
    os.close(ours)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    die_first(OOM_SCORE)
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()


def _end_with_parent(alive: int) -> None:
    os.read(alive, 1)
    os._exit(0)


def _no_op() -> None:
    """Do nothing: submitting it forces the pool to fork its workers."""
