"""Landlock: which files a process may touch, by the kernel, without root (Linux 5.13 and later).

Numbers and structures are those of ``linux/landlock.h``; they are the same on all architectures.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from typing import TYPE_CHECKING

from grader.sandbox.inside.libc import syscall

if TYPE_CHECKING:
    from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION, PATH_BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
MAKE_CHAR, MAKE_BLOCK = 1 << 6, 1 << 11
TRUNCATE, IOCTL_DEV = 1 << 14, 1 << 15
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
"""All rights over files by version; from version 5 on, `ALL`."""
ALL = (1 << 16) - 1
TCP = 3
"""Binding and connecting, from version 4 on."""
SCOPES = 3
"""Abstract Unix sockets and signals, from version 6 on."""
TCP_VERSION, SCOPE_VERSION = 4, 6


def version() -> int:
    """Landlock's version in this kernel; 0 if the kernel has no Landlock."""
    try:
        return syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(VERSION))
    except OSError:
        return 0


def restrict(readable: Iterable[str], writable: Iterable[str], devices: Iterable[str]) -> None:
    """Allow this process only these files, irrevocably; forbid TCP and signals to others.

    Parameters
    ----------
    readable : iterable of str
        Trees that may be read and mapped.
    writable : iterable of str
        Trees that may be read and written.
    devices : iterable of str
        Files that may be read and written, but not replaced.

    Raises
    ------
    OSError
        When the kernel cannot apply the rules.
    """
    abi = version()
    rights = RIGHTS.get(abi, ALL)
    ruleset = _ruleset(abi, rights)
    try:
        for path in readable:
            _allow(ruleset, path, rights & (EXECUTE | READ_FILE | READ_DIR))
        for path in writable:
            _allow(ruleset, path, rights & ~(EXECUTE | MAKE_CHAR | MAKE_BLOCK))
        for path in devices:
            _allow(ruleset, path, rights & (READ_FILE | WRITE_FILE))
        syscall(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint(0))
    finally:
        os.close(ruleset)


def _ruleset(abi: int, rights: int) -> int:
    tcp = TCP if abi >= TCP_VERSION else 0
    scopes = SCOPES if abi >= SCOPE_VERSION else 0
    size = 8 if abi < TCP_VERSION else 16 if abi < SCOPE_VERSION else 24
    attributes = struct.pack("=QQQ", rights, tcp, scopes)[:size]
    return syscall(
        CREATE_RULESET, ctypes.c_char_p(attributes), ctypes.c_size_t(size), ctypes.c_uint(0)
    )


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return  # what is not there needs no rule
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= OF_A_FILE
        rule = struct.pack("=Qi", rights, place)
        syscall(
            ADD_RULE,
            ctypes.c_int(ruleset),
            ctypes.c_int(PATH_BENEATH),
            ctypes.c_char_p(rule),
            ctypes.c_uint(0),
        )
    finally:
        os.close(place)
