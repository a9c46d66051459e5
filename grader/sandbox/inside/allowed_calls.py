"""The system calls that a run may make, each group with its reason; the kernel refuses all others.

Found by tracing all notebooks of the course, their variants, and what ordinary notebooks do
(``tests/sandbox/ordinary.py``). Numbers are those of the kernel's tables: x86-64, then arm64.
"""

from __future__ import annotations

Numbers = tuple[int | None, int | None]
"""The number on x86-64 and on arm64; None if the architecture has no such call."""

ALLOWED: dict[str, dict[str, Numbers]] = {
    "Files, which Landlock restricts to the folders of a run.": {
        "read": (0, 63), "write": (1, 64), "open": (2, None), "openat": (257, 56),
        "close": (3, 57), "stat": (4, None), "fstat": (5, 80), "lstat": (6, None),
        "newfstatat": (262, 79), "statx": (332, 291), "lseek": (8, 62), "pread64": (17, 67),
        "pwrite64": (18, 68), "readv": (19, 65), "writev": (20, 66), "preadv": (295, 69),
        "pwritev": (296, 70), "preadv2": (327, 286), "pwritev2": (328, 287), "access": (21, None),
        "faccessat": (269, 48), "faccessat2": (439, 439), "dup": (32, 23), "dup2": (33, None),
        "dup3": (292, 24), "fsync": (74, 82), "fdatasync": (75, 83), "getdents": (78, None),
        "getdents64": (217, 61), "getcwd": (79, 17), "chdir": (80, 49), "fchdir": (81, 50),
        "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276), "mkdir": (83, None),
        "mkdirat": (258, 34), "rmdir": (84, None), "creat": (85, None), "link": (86, None),
        "linkat": (265, 37), "unlink": (87, None), "unlinkat": (263, 35), "symlink": (88, None),
        "symlinkat": (266, 36), "readlink": (89, None), "readlinkat": (267, 78),
        "umask": (95, 166), "statfs": (137, 43), "fstatfs": (138, 44), "sendfile": (40, 71),
        "copy_file_range": (326, 285), "fadvise64": (221, 223), "fallocate": (285, 47),
        "ftruncate": (77, 46), "close_range": (436, 436), "getxattr": (191, 8),
        "lgetxattr": (192, 9), "fgetxattr": (193, 10), "listxattr": (194, 11),
        "llistxattr": (195, 12), "flistxattr": (196, 13),
    },
    "Memory, which RLIMIT_AS bounds.": {
        "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216), "brk": (12, 214),
        "madvise": (28, 233), "msync": (26, 227),
    },
    "Waiting for descriptors, which RLIMIT_NOFILE bounds.": {
        "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72),
        "epoll_create": (213, None), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
        "epoll_wait": (232, None), "epoll_pwait": (281, 22), "pipe": (22, None),
        "pipe2": (293, 59), "eventfd": (284, None), "eventfd2": (290, 19),
        "timerfd_create": (283, 85), "timerfd_settime": (286, 86), "timerfd_gettime": (287, 87),
    },
    "Its own pairs of sockets, as an event loop uses them. Not setsockopt, which pins memory.": {
        "recvfrom": (45, 207), "shutdown": (48, 210), "getsockname": (51, 204),
        "getpeername": (52, 205), "getsockopt": (55, 209),
    },
    "Clocks, and its own timers.": {
        "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
        "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, None),
        "times": (100, 153), "alarm": (37, None), "setitimer": (38, 103), "getitimer": (36, 102),
    },
    "Signals that it sends itself, and how it handles them.": {
        "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
        "rt_sigpending": (127, 136), "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133),
        "sigaltstack": (131, 132), "pause": (34, None), "restart_syscall": (219, 128),
    },
    "Threads, which the warm process counts.": {
        "futex": (202, 98), "set_tid_address": (218, 96), "set_robust_list": (273, 99),
        "rseq": (334, 293), "gettid": (186, 178), "sched_yield": (24, 124), "exit": (60, 93),
    },
    "Questions about the run and the machine, and the end of the run.": {
        "exit_group": (231, 94), "wait4": (61, 260), "waitid": (247, 95), "getpid": (39, 172),
        "getppid": (110, 173), "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176),
        "getegid": (108, 177), "getgroups": (115, 158), "getresuid": (118, 148),
        "getresgid": (120, 150), "getpgid": (121, 155), "getpgrp": (111, None),
        "getsid": (124, 156), "getpriority": (140, 141), "getrusage": (98, 165),
        "getrlimit": (97, 163), "capget": (125, 90), "uname": (63, 160), "sysinfo": (99, 179),
        "getrandom": (318, 278), "getcpu": (309, 168), "sched_getaffinity": (204, 123),
        "sched_getparam": (143, 121), "sched_getscheduler": (145, 120),
        "sched_get_priority_max": (146, 125), "sched_get_priority_min": (147, 126),
    },
}  # fmt: skip
"""The calls that are always allowed, grouped by the reason."""

PRETENDED: dict[str, Numbers] = {
    "flock": (73, 32), "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None),
    "utimensat": (280, 88),
    "fchmodat2": (452, 452),
}  # fmt: skip
"""Reported as done, but not done: Python makes these calls when it copies a file, and so does HDF5.
Landlock does not restrict permissions, owners, times and locks of files, so a run could otherwise
change those of the interpreter's files."""

CONDITIONAL: dict[str, Numbers] = {
    "mmap": (9, 222), "fcntl": (72, 25), "ioctl": (16, 29), "prctl": (157, 167),
    "prlimit64": (302, 261), "clone": (56, 220), "kill": (62, 129), "tgkill": (234, 131),
    "socketpair": (53, 199), "sendto": (44, 206),
}  # fmt: skip
"""Allowed only with some arguments; `seccomp` lists these and the reasons."""
