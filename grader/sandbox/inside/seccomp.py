"""Seccomp: which system calls a process may make, by a small program that the kernel runs.

What is refused gives ``EPERM``, an ordinary error in Python: a notebook that asks for a socket is
told no, and goes on. The program is classic BPF; numbers are those of the architecture's table.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

from grader.sandbox.inside.syscalls import syscall

LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NUMBER, ARCHITECTURE, FIRST_ARGUMENT, SECOND_ARGUMENT, FIFTH_ARGUMENT = 0, 4, 16, 24, 48
CLONE_THREAD = 0x10000
X32 = 0x40000000
SET_MODE_FILTER = 1

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
SECCOMP = {"x86_64": 317, "aarch64": 277}
# no sockets; no other program, process, namespace or mount; no look into other processes, no say in
# their pace; no memory that is shared or outlives the run; no odd corners of the kernel; and what
# changes a file past Landlock
X86_64 = {
    "socket": 41, "connect": 42, "bind": 49, "listen": 50, "accept": 43, "accept4": 288,
    "sendmsg": 46, "sendmmsg": 307, "sync": 162, "syncfs": 306,
    "process_madvise": 440, "process_mrelease": 448, "quotactl_fd": 443,
    "fork": 57, "vfork": 58, "execve": 59, "execveat": 322,
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312,
    "pidfd_open": 434, "pidfd_getfd": 438, "pidfd_send_signal": 424, "tkill": 200,
    "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297,
    "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "open_tree": 428,
    "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433,
    "mount_setattr": 442, "open_tree_attr": 467,
    "unshare": 272, "setns": 308, "setsid": 112, "setpgid": 109,
    "keyctl": 250, "add_key": 248, "request_key": 249, "bpf": 321, "perf_event_open": 298,
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "userfaultfd": 323,
    "kexec_load": 246, "kexec_file_load": 320, "init_module": 175, "finit_module": 313,
    "delete_module": 176, "open_by_handle_at": 304, "name_to_handle_at": 303, "swapon": 167,
    "swapoff": 168, "reboot": 169, "sethostname": 170, "setdomainname": 171,
    "settimeofday": 164, "clock_settime": 227, "clock_adjtime": 305, "acct": 163,
    "quotactl": 179, "personality": 135, "modify_ldt": 154, "iopl": 172, "ioperm": 173,
    "syslog": 103, "shmget": 29, "shmat": 30, "shmctl": 31, "semget": 64, "semop": 65,
    "semctl": 66, "semtimedop": 220, "msgget": 68, "msgsnd": 69, "msgrcv": 70, "msgctl": 71,
    "mq_open": 240, "mq_unlink": 241, "setpriority": 141, "ioprio_set": 251,
    "sched_setparam": 142, "sched_setscheduler": 144, "sched_setattr": 314,
    "sched_setaffinity": 203,
    "memfd_create": 319, "memfd_secret": 447, "move_pages": 279, "migrate_pages": 256,
    "setrlimit": 160, "prlimit64": 302, "truncate": 76,
    "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "setxattrat": 463,
    "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199, "removexattrat": 466,
    "file_setattr": 469, "inotify_init": 253, "inotify_init1": 294, "fanotify_init": 300,
}  # fmt: skip
AARCH64 = {
    "socket": 198, "connect": 203, "bind": 200, "listen": 201, "accept": 202, "accept4": 242,
    "sendmsg": 211, "sendmmsg": 269, "sync": 81, "syncfs": 267,
    "process_madvise": 440, "process_mrelease": 448, "quotactl_fd": 443,
    "execve": 221, "execveat": 281,
    "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272,
    "pidfd_open": 434, "pidfd_getfd": 438, "pidfd_send_signal": 424, "tkill": 130,
    "rt_sigqueueinfo": 138, "rt_tgsigqueueinfo": 240,
    "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51, "open_tree": 428,
    "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433,
    "mount_setattr": 442, "open_tree_attr": 467,
    "unshare": 97, "setns": 268, "setsid": 157, "setpgid": 154,
    "keyctl": 219, "add_key": 217, "request_key": 218, "bpf": 280, "perf_event_open": 241,
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "userfaultfd": 282,
    "kexec_load": 104, "kexec_file_load": 294, "init_module": 105, "finit_module": 273,
    "delete_module": 106, "open_by_handle_at": 265, "name_to_handle_at": 264, "swapon": 224,
    "swapoff": 225, "reboot": 142, "sethostname": 161, "setdomainname": 162,
    "settimeofday": 170, "clock_settime": 112, "clock_adjtime": 266, "acct": 89,
    "quotactl": 60, "personality": 92, "syslog": 116, "shmget": 194, "shmat": 196,
    "shmctl": 195, "semget": 190, "semop": 193, "semctl": 191, "semtimedop": 192, "msgget": 186,
    "msgsnd": 189, "msgrcv": 188, "msgctl": 187, "mq_open": 180, "mq_unlink": 181,
    "setpriority": 140, "ioprio_set": 30, "sched_setparam": 118, "sched_setscheduler": 119,
    "sched_setattr": 274, "sched_setaffinity": 122, "memfd_create": 279, "memfd_secret": 447,
    "move_pages": 239, "migrate_pages": 238, "setrlimit": 164, "prlimit64": 261,
    "truncate": 45, "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "setxattrat": 463,
    "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16, "removexattrat": 466,
    "file_setattr": 469, "inotify_init1": 26, "fanotify_init": 262,
}  # fmt: skip
REFUSED = {"x86_64": X86_64, "aarch64": AARCH64}
PRETENDED = {
    "x86_64": {
        "chmod": 90, "fchmod": 91, "fchmodat": 268, "fchmodat2": 452,
        "chown": 92, "fchown": 93, "lchown": 94, "fchownat": 260,
        "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280,
    },
    "aarch64": {
        "fchmod": 52, "fchmodat": 53, "fchmodat2": 452, "fchownat": 54, "fchown": 55,
        "utimensat": 88,
    },
}  # fmt: skip
"""Said to be done, and not done: Landlock does not guard a file's permissions, owner and times, but
a notebook that copies a file in its own folder asks for them."""
TO_ITSELF = {"x86_64": (62, 234), "aarch64": (129, 131)}
"""``kill`` and ``tgkill``: allowed when they are meant for the process itself."""
FCNTL, IOCTL = (8, 15, 1024, 1026, 1031), (0x8901, 0x8902)
FORBIDDEN = {"x86_64": {72: FCNTL, 16: IOCTL}, "aarch64": {25: FCNTL, 29: IOCTL}}
"""``fcntl`` and ``ioctl``, and what they may not be asked for: that the kernel sends a signal to a
process of the notebook's choice when something happens to a file (``F_SETOWN`` and its like); a
lease, for which whoever writes to a file of the interpreter waits; large pipes, of which all
processes of a user share a store."""
SENDTO = {"x86_64": 44, "aarch64": 206}
"""Allowed without an address: with one, a socket of a pair would reach any that has a path, such as
the system log's, which neither Landlock nor a namespace hides."""
PRCTL, SET_DEATH_SIGNAL = {"x86_64": 157, "aarch64": 167}, 1
"""Allowed, but to outlive the warm process."""
CLONE = {"x86_64": 56, "aarch64": 220}
CLONE3 = 435

Instruction = tuple[int, int, int, int]


def available() -> bool:
    """Whether there is a table for this machine's architecture."""
    return platform.machine() in REFUSED


def restrict() -> None:
    """Forbid this process system calls that no notebook needs, for good.

    Raises
    ------
    OSError
        When the kernel cannot do it.
    """
    program = _program(platform.machine(), os.getpid())
    packed = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    code = ctypes.create_string_buffer(packed, len(packed))
    # struct sock_fprog: the length, and where the instructions are
    pointer = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    syscall(
        SECCOMP[platform.machine()],
        ctypes.c_uint(SET_MODE_FILTER),
        ctypes.c_uint(0),
        ctypes.c_char_p(pointer),
    )


def _program(machine: str, pid: int) -> list[Instruction]:
    """The filter: a system call falls through its tests until one of them decides."""
    no, missing = ERROR | errno.EPERM, ERROR | errno.ENOSYS
    program = [
        _load(ARCHITECTURE),
        (JUMP_EQUAL, 1, 0, ARCHITECTURES[machine]),
        _give(KILL),
        _load(NUMBER),
    ]
    if machine == "x86_64":
        program += [(JUMP_AT_LEAST, 0, 1, X32), _give(missing)]
    for number in REFUSED[machine].values():
        program += [(JUMP_EQUAL, 0, 1, number), _give(no)]
    for number in PRETENDED[machine].values():
        program += [(JUMP_EQUAL, 0, 1, number), _give(ERROR)]
    # the C library takes this for an old kernel and calls clone, whose flags can be seen
    program += [(JUMP_EQUAL, 0, 1, CLONE3), _give(missing)]
    for number in TO_ITSELF[machine]:
        ours = [_load(FIRST_ARGUMENT), (JUMP_EQUAL, 1, 0, pid), _give(no), _give(ALLOW)]
        program += [(JUMP_EQUAL, 0, len(ours), number), *ours]
    for number, requests in FORBIDDEN[machine].items():
        asked = [_load(SECOND_ARGUMENT)]
        for request in requests:
            asked += [(JUMP_EQUAL, 0, 1, request), _give(no)]
        program += [(JUMP_EQUAL, 0, len(asked) + 1, number), *asked, _give(ALLOW)]
    addressed = [_load(FIFTH_ARGUMENT), (JUMP_EQUAL, 0, 2, 0), _load(FIFTH_ARGUMENT + 4),
                 (JUMP_EQUAL, 1, 0, 0), _give(no), _give(ALLOW)]  # fmt: skip
    program += [(JUMP_EQUAL, 0, len(addressed), SENDTO[machine]), *addressed]
    orphaned = [
        _load(FIRST_ARGUMENT),
        (JUMP_EQUAL, 0, 1, SET_DEATH_SIGNAL),
        _give(no),
        _give(ALLOW),
    ]
    program += [(JUMP_EQUAL, 0, len(orphaned), PRCTL[machine]), *orphaned]
    threads = [_load(FIRST_ARGUMENT), (JUMP_ANY_BIT, 1, 0, CLONE_THREAD), _give(no)]
    program += [(JUMP_EQUAL, 0, len(threads), CLONE[machine]), *threads]
    return [*program, _give(ALLOW)]


def _load(offset: int) -> Instruction:
    return LOAD, 0, 0, offset


def _give(verdict: int) -> Instruction:
    return RETURN, 0, 0, verdict
