"""Seccomp: which system calls a process may make, by a small program that the kernel runs.

A call that is not in the table of `allowed_calls` fails with ``EPERM``, an ordinary error in
Python: a notebook that opens a socket gets an exception and can continue. Calls that Linux has had
only since 2019 fail with ``ENOSYS``, as in an older kernel: the C library then uses an older call.
The program is classic BPF.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import platform
import struct

from grader.sandbox.inside.allowed_calls import ALLOWED, CONDITIONAL, PRETENDED
from grader.sandbox.inside.libc import syscall

LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NO, MISSING, PRETEND = ERROR | errno.EPERM, ERROR | errno.ENOSYS, ERROR
NUMBER, ARCHITECTURE = 0, 4
FIRST, SECOND, THIRD, FOURTH, FIFTH = range(16, 56, 8)
"""The offsets of the lower halves of a call's arguments; the upper halves follow each."""
X32 = 0x40000000
YOUNG = 424
"""From this number on, all architectures share the numbers; these calls date from 2019 or later."""
SET_MODE_FILTER = 1

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
COLUMN = {"x86_64": 0, "aarch64": 1}
SECCOMP = {"x86_64": 317, "aarch64": 277}
CLONE_THREAD = 0x10000
AF_UNIX = 1
MAP_HUGETLB = 0x40000
"""Memory from a store that all of the machine shares."""
PRCTL = (3, 15, 16, 0x53564D41)
"""Allowed: whether the process can be dumped, a thread's name, a name for memory. Refused: filters,
and the signal that ends the run with the warm process."""
IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Allowed: whether a file is a terminal and its size, how much there is to read, whether it blocks
and is inherited. Refused: whom the kernel signals when something happens to a file."""
FCNTL = (0, 1, 2, 3, 4, 5, 36, 1030, 1032)
"""Allowed: copies, flags and queries. Refused: whom the kernel signals; leases, which make all who
write to the file wait; large pipes, because all processes of a user share the memory for them."""
LOCKS = (6, 7, 37, 38)
"""Locks of parts of a file, by ``fcntl``: reported as done, but not done, like ``flock``."""

Instruction = tuple[int, int, int, int]


def available() -> bool:
    """Whether there is a table for this machine's architecture."""
    return platform.machine() in COLUMN


def restrict() -> None:
    """Forbid this process all system calls that are not allowed, irrevocably.

    Raises
    ------
    OSError
        When the kernel cannot install the filter.
    """
    packed = packed_program(platform.machine(), os.getpid())
    code = ctypes.create_string_buffer(packed, len(packed))
    # struct sock_fprog: the length, and where the instructions are
    pointer = struct.pack("HxxxxxxP", len(packed) // 8, ctypes.addressof(code))
    syscall(
        SECCOMP[platform.machine()],
        ctypes.c_uint(SET_MODE_FILTER),
        ctypes.c_uint(0),
        ctypes.c_char_p(pointer),
    )


@functools.lru_cache(maxsize=1)
def packed_program(machine: str, pid: int) -> bytes:
    """The filter as the kernel reads it.

    Parameters
    ----------
    machine : str
    pid : int
        The only process that may be signalled: the run itself.
    """
    return b"".join(struct.pack("=HBBI", *each) for each in _program(machine, pid))


def numbers(machine: str, calls: dict[str, tuple[int | None, int | None]]) -> dict[str, int]:
    """The numbers of some system calls on an architecture that has them.

    Parameters
    ----------
    machine : str
    calls : dict
        As in `allowed_calls`.
    """
    found = {name: each[COLUMN[machine]] for name, each in calls.items()}
    return {name: number for name, number in found.items() if number is not None}


def _program(machine: str, pid: int) -> list[Instruction]:
    """The filter: a system call falls through its tests until one of them decides."""
    program = [
        _load(ARCHITECTURE),
        (JUMP_EQUAL, 1, 0, ARCHITECTURES[machine]),
        _return(KILL),
        _load(NUMBER),
    ]
    if machine == "x86_64":
        program += _if(JUMP_AT_LEAST, X32, [_return(MISSING)])
    for calls in ALLOWED.values():
        for number in numbers(machine, calls).values():
            program += _if(JUMP_EQUAL, number, [_return(ALLOW)])
    for number in numbers(machine, PRETENDED).values():
        program += _if(JUMP_EQUAL, number, [_return(PRETEND)])
    conditions = _conditions(pid)
    for name, number in numbers(machine, CONDITIONAL).items():
        program += _if(JUMP_EQUAL, number, conditions[name])
    # clone3 too: the C library then calls clone, whose flags can be seen
    return [*program, *_if(JUMP_AT_LEAST, YOUNG, [_return(MISSING)]), _return(NO)]


def _conditions(pid: int) -> dict[str, list[Instruction]]:
    """For each call that is allowed only with some arguments, the instructions that decide."""
    to_itself = _only(FIRST, (pid,))
    return {
        "mmap": [_load(FOURTH), *_if(JUMP_ANY_BIT, MAP_HUGETLB, [_return(NO)]), _return(ALLOW)],
        "fcntl": [
            _load(SECOND),
            *(each for lock in LOCKS for each in _if(JUMP_EQUAL, lock, [_return(PRETEND)])),
            *_only(SECOND, FCNTL),
        ],
        "ioctl": _only(SECOND, IOCTL),
        "prctl": _only(FIRST, PRCTL),
        # a run may read its own limits, not set them
        "prlimit64": [*_unless_zero(FIRST), *_unless_zero(THIRD), _return(ALLOW)],
        "clone": [_load(FIRST), *_if(JUMP_ANY_BIT, CLONE_THREAD, [_return(ALLOW)]), _return(NO)],
        "kill": to_itself,
        "tgkill": to_itself,
        "socketpair": _only(FIRST, (AF_UNIX,)),
        # with an address, a socket of a pair would reach any that has a path, such as the system
        # log's, which neither Landlock nor a namespace hides
        "sendto": [*_unless_zero(FIFTH), _return(ALLOW)],
    }


def _only(argument: int, values: tuple[int, ...]) -> list[Instruction]:
    allowed = (each for value in values for each in _if(JUMP_EQUAL, value, [_return(ALLOW)]))
    return [_load(argument), *allowed, _return(NO)]


def _unless_zero(argument: int) -> list[Instruction]:
    halves = (argument, argument + 4)
    return [each for half in halves for each in (_load(half), (JUMP_EQUAL, 1, 0, 0), _return(NO))]


def _if(test: int, value: int, then: list[Instruction]) -> list[Instruction]:
    return [(test, 0, len(then), value), *then]


def _load(offset: int) -> Instruction:
    return LOAD, 0, 0, offset


def _return(verdict: int) -> Instruction:
    return RETURN, 0, 0, verdict
