"""What a machine looks like: its files, processes and listeners, and who is spoken to."""

import ctypes
import hashlib
import os
import socket
import stat
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
SETTLING_SECONDS = 5
LISTENS = "0A"
"""A listening socket's state in ``/proc/net/tcp``."""


def files(*folders):
    """Everything below some folders: path → kind, permissions and content."""
    found = {}
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            found[str(path)] = _content(path)
    return found


def _content(path):
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return mode, str(path.readlink())
    if stat.S_ISREG(mode):
        return mode, hashlib.sha256(path.read_bytes()).hexdigest()
    return mode, ""


@contextmanager
def adopting_orphans():
    """What outlives its parent becomes this process's child, so that it can be found."""
    libc = ctypes.CDLL(None)
    assert libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    yield
    libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def descendants(pid=None):
    """The processes below this one, by id, without those that only wait to be reaped."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            parents.setdefault(int(parent), []).append(int(entry.name))
    found, waiting = set(), [pid or os.getpid()]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found.update(children)
        waiting += children
    return found


def listeners(pids):
    """Ports that any of these processes listens on."""
    owned = set()
    for pid in pids:
        for fd in Path(f"/proc/{pid}/fd").glob("*"):
            try:
                owned.add(str(fd.readlink()))
            except OSError:
                continue
    rows = [
        line.split()
        for table in ("tcp", "tcp6", "udp", "udp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[1] for row in rows if f"socket:[{row[9]}]" in owned}


class Ears:
    """Servers on TCP, UDP, and Unix sockets that note whoever speaks to them.

    Two wait for connections, two, like a system's log, for messages.
    """

    def __init__(self, folder, token):
        self.heard = []
        tcp = socket.create_server(("127.0.0.1", 0))
        self.port = tcp.getsockname()[1]
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", self.port))
        path, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        path.bind(str(folder / "socket"))
        abstract.bind(f"\0{token}")
        self._sockets = [tcp, udp, path, abstract]
        log, abstract_log = (socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in range(2))
        log.bind(str(folder / "log"))
        abstract_log.bind(f"\0{token}log")
        for server in (path, abstract):
            server.listen()
        self._sockets += [log, abstract_log]
        for server in self._sockets:
            threading.Thread(target=self._listen, args=[server], daemon=True).start()

    def _listen(self, server):
        try:
            while True:
                self.heard.append(
                    server.recvfrom(100) if server.type == socket.SOCK_DGRAM else server.accept()
                )
        except OSError:
            return

    def close(self):
        for server in self._sockets:
            server.close()


SYSTEM_V = {"msg": "lspid lrpid", "sem": "", "shm": "cpid"}
"""Tables in ``/proc/sysvipc``, and the columns that say which process made a row."""


def our_processes():
    return {*descendants(), os.getpid()}


def system_v():
    """Queues, semaphores and shared memory, but for those of living processes that are not ours.

    Other programs of this machine, such as a database, come and go with theirs.
    """
    found, ours = [], our_processes()
    for table, makers in SYSTEM_V.items():
        lines = Path(f"/proc/sysvipc/{table}").read_text().splitlines()
        names, *rows = map(str.split, lines)
        for row in rows:
            known = dict(zip(names, row, strict=True))
            if not any(_a_stranger(int(known[maker]), ours) for maker in makers.split()):
                found.append((table, known[names[1]]))
    return found


def _a_stranger(pid, ours):
    return pid and pid not in ours and Path(f"/proc/{pid}").exists()


def named_memory():
    """This user's segments and semaphores, but for those that other programs use now."""
    found = []
    for path in Path("/dev/shm").iterdir():  # noqa: S108
        with suppress(FileNotFoundError):
            status = path.lstat()
            if status.st_uid == os.getuid() and stat.S_ISREG(status.st_mode):
                found.append(path.name)
    theirs = used_by_strangers() if found else ""
    return sorted(name for name in found if f"/dev/shm/{name}\n" not in theirs)  # noqa: S108


def used_by_strangers():
    """What processes of this user have in memory, but for this one and those below it."""
    ours, texts = our_processes(), []
    for entry in Path("/proc").glob("[0-9]*"):
        if int(entry.name) not in ours:
            with suppress(OSError):
                texts.append((entry / "maps").read_text())
    return "".join(texts)


def mounts():
    """What is mounted, but for the small disks of other tests that run now."""
    lines = Path("/proc/self/mounts").read_text().splitlines()
    return sorted(line for line in lines if "/pytest-of-" not in line)


def machine(scratch):
    """What of the kernel's own must be the same when all runs are over, and in their folder."""
    return {
        "slots of asynchronous input and output": Path("/proc/sys/fs/aio-nr").read_text(),
        "queues, semaphores, shared memory": system_v(),
        "mounts": mounts(),
        "named memory": named_memory(),
        "scratch": sorted(scratch.rglob("*")),
        "descriptors": len(list(Path("/proc/self/fd").iterdir())),
    }


def settled(before, scratch):
    """The machine when it is as before, or after some seconds in which it could become so.

    What a run leaves behind stays. What another program of this user holds for a moment does not.
    """
    end = time.monotonic() + SETTLING_SECONDS
    while (after := machine(scratch)) != before and time.monotonic() < end:
        time.sleep(0.1)
    return after
