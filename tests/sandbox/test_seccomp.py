"""Which system calls a run may make: the list, the kernel's numbers, and a try of all others."""

import os
import platform
import re
from pathlib import Path

import pytest

from grader.sandbox import Zygote
from grader.sandbox.inside import landlock, seccomp
from grader.sandbox.inside.allowed_calls import ALLOWED, CONDITIONAL, PRETENDED
from tests.sandbox.ordinary import REFUSED, WORKS

pytestmark = pytest.mark.skipif(
    not (landlock.version() and seccomp.available()), reason="runs are not confined here"
)
SIZES = {
    "Files, which Landlock restricts to the folders of a run.": 62,
    "Memory, which RLIMIT_AS bounds.": 6,
    "Waiting for descriptors, which RLIMIT_NOFILE bounds.": 16,
    "Its own pairs of sockets, as an event loop uses them. Not setsockopt, which pins memory.": 5,
    "Clocks, and its own timers.": 10,
    "Signals that it sends itself, and how it handles them.": 9,
    "Threads, which the warm process counts.": 7,
    "Questions about the run and the machine, and the end of the run.": 28,
}
"""How many there are in each group: whoever allows another one says so here too."""
PROBES = {335, 336}
"""On x86-64 the kernel's own, for tracing: no filter sees them, and who calls them is ended."""
NEVER = {
    "execve", "execveat", "fork", "vfork", "clone3", "ptrace", "process_vm_readv", "socket",
    "connect", "bind", "listen", "accept", "accept4", "sendmsg", "sendmmsg", "recvmsg",
    "setsockopt", "io_setup", "io_uring_setup", "bpf", "mount", "unshare", "setns", "memfd_create",
    "userfaultfd", "perf_event_open", "keyctl", "shmget", "semget", "msgget", "mq_open",
    "listmount", "statmount", "listns", "pidfd_open", "pidfd_getfd", "inotify_init1", "mknod",
    "mknodat", "seccomp", "setpriority", "sched_setaffinity", "mlock", "mlockall", "mbind",
    "timer_create", "truncate", "setxattr", "open_by_handle_at", "splice", "tee", "vmsplice",
}  # fmt: skip
TRY_ALL = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
through = []
for number in {numbers}:
    ctypes.set_errno(0)
    result = libc.syscall(number, *[ctypes.c_ulong(0)] * 6)
    if result != -1 or ctypes.get_errno() not in (1, 38):
        through.append((number, result, ctypes.get_errno()))
print(through)
"""


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        yield warm


def test_the_list_is_this_one():
    assert {reason: len(calls) for reason, calls in ALLOWED.items()} == SIZES
    assert sorted(CONDITIONAL) == [
        "clone", "fcntl", "ioctl", "kill", "mmap", "prctl", "prlimit64", "sendto", "socketpair",
        "tgkill",
    ]  # fmt: skip
    named = [*CONDITIONAL, *PRETENDED, *(name for calls in ALLOWED.values() for name in calls)]
    assert len(named) == len(set(named))
    assert not NEVER & set(named)


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_no_number_stands_for_two_calls(machine):
    tables = [*ALLOWED.values(), CONDITIONAL, PRETENDED]
    found = [number for table in tables for number in seccomp.numbers(machine, table).values()]
    assert len(found) == len(set(found))
    assert all(0 <= number < 480 for number in found)


HEADERS = {
    "x86_64": "/usr/include/x86_64-linux-gnu/asm/unistd_64.h",
    "aarch64": "/usr/include/asm-generic/unistd.h",
}


@pytest.mark.parametrize("machine", HEADERS)
def test_the_numbers_are_the_kernels(machine):
    header = Path(HEADERS[machine])
    if not header.is_file():
        pytest.skip(f"{header} is not here")
    known = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text())
    known = {name: int(number) for name, number in known}
    ours = {}
    for table in (*ALLOWED.values(), CONDITIONAL, PRETENDED):
        ours |= seccomp.numbers(machine, table)
    wrong = {name: number for name, number in ours.items() if known.get(name, number) != number}
    # the generic table calls two of them by older names
    assert wrong.keys() <= {"fstat", "newfstatat"}
    assert len(ours.keys() & known.keys()) > len(ours) - 5


def test_every_other_call_is_refused(zygote):
    """All numbers that a kernel may know, tried one by one."""
    tables = (*ALLOWED.values(), CONDITIONAL, PRETENDED)
    allowed = {n for table in tables for n in seccomp.numbers(platform.machine(), table).values()}
    others = [number for number in range(520) if number not in {*allowed, *PROBES}]
    with zygote.run({}) as run:
        cell = run.execute(TRY_ALL.format(numbers=others))
        assert [output.text for output in cell.outputs] == ["[]\n"]
        assert run.execute("1").status == "ok"


def test_what_may_be_asked_of_fcntl_ioctl_and_prctl_and_nothing_else(zygote):
    code = """
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)
fd = os.open("x", os.O_RDWR | os.O_CREAT)
def passes(call, *args):
    ctypes.set_errno(0)
    return call(*args) != -1 or ctypes.get_errno() != errno.EPERM
print([i for i in range(2000) if passes(libc.fcntl, fd, i, 0)])
print([hex(i) for i in range(0x5300, 0x5500) if passes(libc.ioctl, fd, i, 0)])
print([i for i in range(100) if passes(libc.prctl, i, 0, 0, 0, 0)])
"""
    with zygote.run({}) as run:
        [output] = run.execute(code).outputs
    fcntl, ioctl, prctl = map(eval, output.text.splitlines())
    assert fcntl == sorted({*seccomp.FCNTL, *seccomp.LOCKS})
    assert ioctl == [hex(each) for each in seccomp.IOCTL]
    assert prctl == [3, 15, 16]


def test_a_lock_of_the_interpreters_files_is_none(zygote):
    code = """
import fcntl, os
fd = os.open(os.__file__, os.O_RDONLY)
fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB); fcntl.lockf(fd, fcntl.LOCK_SH)
"""
    import fcntl  # noqa: PLC0415 - not on Windows

    with zygote.run({}) as run, open(os.__file__, "rb") as file:  # noqa: PTH123
        assert run.execute(code).status == "ok"
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("what", WORKS)
def test_what_ordinary_notebooks_do_works(zygote, what):
    with zygote.run({}) as run:
        cell = run.execute(WORKS[what])
        errors = [(o.ename, o.evalue) for o in cell.outputs if o.output_type == "error"]
        assert (cell.status, errors) == ("ok", [])


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_an_ordinary_error(zygote, what):
    with zygote.run({}) as run:
        assert run.execute(REFUSED[what]).status == "error"
        assert run.execute("1").status == "ok"
