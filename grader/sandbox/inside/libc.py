"""Calls to the Linux kernel that Python has no function for."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 24, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
CAPABILITY_VERSION_3 = 0x20080522
LAST_CAPABILITY = 63
CAPSET = {"x86_64": 126, "aarch64": 91}


def syscall(number: int, *args: object) -> int:
    """Make a system call.

    Raises
    ------
    OSError
        When the kernel refuses it.
    """
    return _checked(LIBC.syscall(ctypes.c_long(number), *args))


def _checked(result: int) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result


def prctl(option: int, *args: int) -> None:
    """Change something about this process.

    Raises
    ------
    OSError
        When the kernel refuses it.
    """
    padded = [ctypes.c_ulong(arg) for arg in (*args, 0, 0, 0, 0)[:4]]
    _checked(LIBC.prctl(option, *padded))


def unshare(flags: int) -> None:
    """Leave namespaces that this process shares with others.

    Raises
    ------
    OSError
        When the kernel refuses it.
    """
    _checked(LIBC.unshare(ctypes.c_int(flags)))


def setns(fd: int, kind: int) -> None:
    """Enter a namespace, or, for one of processes, let the next child enter it.

    Raises
    ------
    OSError
        When the kernel refuses it.
    """
    _checked(LIBC.setns(ctypes.c_int(fd), ctypes.c_int(kind)))


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """Mount a file system.

    Raises
    ------
    OSError
        When the kernel refuses it.
    """
    texts = [ctypes.c_char_p(text.encode()) for text in (source, target, kind, options)]
    _checked(LIBC.mount(*texts[:3], ctypes.c_ulong(flags), texts[3]))


def die_with_parent(signal: int) -> None:
    """Let the kernel kill this process when its parent ends."""
    prctl(PR_SET_PDEATHSIG, signal)


def die_first(score: int) -> None:
    """Let the kernel end this process before others when memory runs out.

    Parameters
    ----------
    score : int
        From 0 to 1000. If the kernel does not permit it, the process keeps its default.
    """
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:  # noqa: PTH123 - one write
        file.write(str(score))


def set_no_new_privs() -> None:
    """Set PR_SET_NO_NEW_PRIVS: no program that this process executes gains rights."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Drop all of root's capabilities, irrevocably.

    Raises
    ------
    OSError
        When the kernel refuses it.
    """
    for capability in range(LAST_CAPABILITY):
        LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # fails past the kernel's last one
    LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    none = bytes(24)
    syscall(CAPSET[platform.machine()], ctypes.c_char_p(header), ctypes.c_char_p(none))
