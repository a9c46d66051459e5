"""Seccomp: which system calls a process may make, by a small program that the kernel runs.

What is not in the table of `allowed_calls` gives ``EPERM``, an ordinary error in Python: a notebook
that asks for a socket gets an error, and goes on. Calls that are younger than 2019 give ``ENOSYS``,
as in a kernel that does not have them yet: the C library then takes an older one. The program is
classic BPF.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import platform
import struct

from grader.sandbox.inside.allowed_calls import ALLOWED, CONDITIONAL, PRETENDED
from grader.sandbox.inside.syscalls import syscall

LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NO, MISSING, PRETEND = ERROR | errno.EPERM, ERROR | errno.ENOSYS, ERROR
NUMBER, ARCHITECTURE = 0, 4
FIRST, SECOND, THIRD, FOURTH, FIFTH = range(16, 56, 8)
"""Where the lower halves of a call's arguments stand; their upper halves follow."""
X32 = 0x40000000
YOUNG = 424
"""From here on numbers are the same on all architectures, and the calls younger than 2019."""
SET_MODE_FILTER = 1

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
COLUMN = {"x86_64": 0, "aarch64": 1}
SECCOMP = {"x86_64": 317, "aarch64": 277}
CLONE_THREAD = 0x10000
AF_UNIX = 1
MAP_HUGETLB = 0x40000
"""Memory from a store that all of the machine shares."""
PRCTL = (3, 15, 16, 0x53564D41)
"""Whether it can be dumped, a thread's name, a name for memory. Not the signal that ends it when
the warm process ends, and no filter of its own."""
IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Whether it is a terminal, of which size, how much there is to read, whether it blocks and is
inherited. Not whom the kernel signals when something happens to a file."""
FCNTL = (0, 1, 2, 3, 4, 5, 36, 1030, 1032)
"""Copies, flags and questions. Not whom the kernel signals, a lease, for which whoever writes to a
file of the interpreter waits, or large pipes, of which all processes of a user share a store."""
LOCKS = (6, 7, 37, 38)
"""Locks of parts of a file, by ``fcntl``: said to be done, like ``flock``."""

Instruction = tuple[int, int, int, int]


def available() -> bool:
    """Whether there is a table for this machine's architecture."""
    return platform.machine() in COLUMN


def restrict() -> None:
    """Forbid this process the system calls that no notebook needs, for good.

    Raises
    ------
    OSError
        When the kernel cannot do it.
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
        _give(KILL),
        _load(NUMBER),
    ]
    if machine == "x86_64":
        program += _if(JUMP_AT_LEAST, X32, [_give(MISSING)])
    for calls in ALLOWED.values():
        for number in numbers(machine, calls).values():
            program += _if(JUMP_EQUAL, number, [_give(ALLOW)])
    for number in numbers(machine, PRETENDED).values():
        program += _if(JUMP_EQUAL, number, [_give(PRETEND)])
    conditions = _conditions(pid)
    for name, number in numbers(machine, CONDITIONAL).items():
        program += _if(JUMP_EQUAL, number, conditions[name])
    # clone3 too: the C library then calls clone, whose flags can be seen
    return [*program, *_if(JUMP_AT_LEAST, YOUNG, [_give(MISSING)]), _give(NO)]


def _conditions(pid: int) -> dict[str, list[Instruction]]:
    """What decides about a call that is allowed with some arguments only."""
    to_itself = _only(FIRST, (pid,))
    return {
        "mmap": [_load(FOURTH), *_if(JUMP_ANY_BIT, MAP_HUGETLB, [_give(NO)]), _give(ALLOW)],
        "fcntl": [
            _load(SECOND),
            *(each for lock in LOCKS for each in _if(JUMP_EQUAL, lock, [_give(PRETEND)])),
            *_only(SECOND, FCNTL),
        ],
        "ioctl": _only(SECOND, IOCTL),
        "prctl": _only(FIRST, PRCTL),
        # its own limits may be asked for, not set
        "prlimit64": [*_unless_zero(FIRST), *_unless_zero(THIRD), _give(ALLOW)],
        "clone": [_load(FIRST), *_if(JUMP_ANY_BIT, CLONE_THREAD, [_give(ALLOW)]), _give(NO)],
        "kill": to_itself,
        "tgkill": to_itself,
        "socketpair": _only(FIRST, (AF_UNIX,)),
        # with an address, a socket of a pair would reach any that has a path, such as the system
        # log's, which neither Landlock nor a namespace hides
        "sendto": [*_unless_zero(FIFTH), _give(ALLOW)],
    }


def _only(argument: int, values: tuple[int, ...]) -> list[Instruction]:
    allowed = (each for value in values for each in _if(JUMP_EQUAL, value, [_give(ALLOW)]))
    return [_load(argument), *allowed, _give(NO)]


def _unless_zero(argument: int) -> list[Instruction]:
    halves = (argument, argument + 4)
    return [each for half in halves for each in (_load(half), (JUMP_EQUAL, 1, 0, 0), _give(NO))]


def _if(test: int, value: int, then: list[Instruction]) -> list[Instruction]:
    return [(test, 0, len(then), value), *then]


def _load(offset: int) -> Instruction:
    return LOAD, 0, 0, offset


def _give(verdict: int) -> Instruction:
    return RETURN, 0, 0, verdict
