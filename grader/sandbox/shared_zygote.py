"""The warm processes of the grader: one for each process and thread, all forked from one parent."""

from __future__ import annotations

import atexit
import functools
import os
import threading

from grader.sandbox.zygote import Zygote


def zygote_here(*, unconfined: bool = False) -> Zygote:
    """The warm process that this thread forks its runs from.

    Parameters
    ----------
    unconfined : bool
        Its runs are not confined.
    """
    return _zygote(unconfined, os.getpid(), threading.get_ident())


@functools.cache
def shared_parent(*, unconfined: bool) -> Zygote:
    """The warm process of this process; its threads and forks get forks of it.

    Parameters
    ----------
    unconfined : bool
        Runs are not confined.
    """
    zygote = Zygote(unconfined=unconfined)
    atexit.register(zygote.close)
    return zygote


@functools.cache
def _zygote(unconfined: bool, _pid: int, _thread: int) -> Zygote:  # noqa: FBT001 - the cache's key
    # a fork or another thread has its own: two must not talk over one socket
    return Zygote(unconfined=unconfined, parent=shared_parent(unconfined=unconfined))
