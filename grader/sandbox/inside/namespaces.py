"""Namespaces: each run gets its own processes, mounts, network and shared memory, without root.

The warm process moves into namespaces of its own once. Each run then gets a process namespace below
it, in which everything ends with the run, and a mount namespace for its scratch folder.
"""

from __future__ import annotations

import os
import signal
import sys

from grader.sandbox.inside.libc import die_with_parent, mount, setns, unshare

NEWNS, NEWUTS, NEWIPC = 0x00020000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 0x2, 0x4, 0x8, 0x4000, 0x40000
NAMES = "user, pid, mount, network, ipc"


def available() -> bool:
    """Whether this user can create them; found by trying, because systems' rules differ."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = _try()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def enter(fd: int) -> None:
    """Fork a process that is the first in its own namespaces; only that process returns.

    The caller waits for it and exits with its status.

    Parameters
    ----------
    fd : int
        A file descriptor that the caller closes and the new process keeps.

    Raises
    ------
    OSError
        When the kernel refuses.
    """
    _leave()
    pid = os.fork()
    if pid:
        os.close(fd)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    die_with_parent(signal.SIGKILL)


def fork_apart() -> int:
    """Fork a child that is the first process in its own process namespace.

    Call this only in a process that has entered its own namespaces.

    Returns
    -------
    int
        0 in the child; in the parent the child's id as the parent sees it.

    Raises
    ------
    OSError
        When the kernel refuses.
    """
    ours = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    try:
        unshare(NEWPID)
        pid = os.fork()
        if pid:
            setns(ours, NEWPID)
        return pid
    finally:
        os.close(ours)


def mount_scratch(folder: str, size: int, files: int) -> None:
    """Mount an empty file system of bounded size that only this process and its children see.

    Parameters
    ----------
    folder : str
    size : int
        Bytes at the most.
    files : int
        Files and folders at the most.

    Raises
    ------
    OSError
        When the kernel refuses.
    """
    unshare(NEWNS)
    flags = MS_NOSUID | MS_NODEV | MS_NOEXEC
    mount("tmpfs", folder, "tmpfs", flags, f"size={size},nr_inodes={files},mode=700")


def _leave() -> None:
    user, group = os.geteuid(), os.getegid()
    unshare(NEWUSER | NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS)
    for name, content in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 - one write
            file.write(content)
    mount("none", "/", "", MS_REC | MS_PRIVATE)


def _try() -> int:
    _leave()
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        inner = fork_apart()
        if inner:
            os._exit(os.waitstatus_to_exitcode(os.waitpid(inner, 0)[1]))
        mount_scratch("/tmp", 1 << 20, 10)  # noqa: S108 - in a namespace that ends with this process
    except BaseException:  # noqa: BLE001 - whatever the error is, there are no namespaces
        os._exit(1)
    os._exit(0)
