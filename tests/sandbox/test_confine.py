"""What a run cannot do, tried from inside."""

import os
import platform
import socket
import subprocess
import sys
import time

import pytest

from grader.errors import UserError
from grader.sandbox import Limits, Zygote, scratch_folder, zygote
from grader.sandbox.inside import landlock, seccomp
from tests.attacks import audit, modes

pytestmark = pytest.mark.skipif(
    not (landlock.version() and seccomp.available()),
    reason="this kernel has no Landlock, or this architecture no table of system calls",
)


@pytest.fixture(scope="module")
def warm():
    with Zygote() as started:
        yield started


@pytest.fixture
def run(warm):
    with warm.run({"mine.txt": b"mine"}, modules={"checks.py": b""}) as fresh:
        yield fresh


def error(run, code):
    cell = run.execute(code)
    errors = [output for output in cell.outputs if output.output_type == "error"]
    return errors[0].ename if errors else None


def test_its_own_folder_can_be_used(run):
    code = (
        "open('new.txt', 'w').write('x')\nopen('mine.txt').read()\nimport os, tempfile\n"
        "os.remove('new.txt'); os.mkdir('sub'); os.rename('mine.txt', 'yours.txt')\n"
        "tempfile.TemporaryFile().write(b'x')"
    )
    assert error(run, code) is None


def test_files_go_from_folder_to_folder(run):
    """By hand where Landlock has its first version (Linux 5.13), which never permits a rename."""
    assert error(run, "import os, shutil\nos.mkdir('sub'); shutil.move('mine.txt', 'sub')") is None
    code = "os.rename('sub/mine.txt', 'mine.txt'); os.link('mine.txt', 'sub/hard')"
    assert error(run, code) == (None if landlock.version() > 1 else "OSError")


@pytest.mark.parametrize(
    "path",
    [
        "solutions/04-gradient-descent.py",
        "README.md",
        "grader/exercises/__init__.py",
        "tests/conftest.py",
    ],
)
def test_the_course_cannot_be_read(run, course, path):
    assert error(run, f"import os\nopen({str(course.root / path)!r})") == "PermissionError"
    assert error(run, f"os.listdir({str(course.root)!r})") == "PermissionError"


def test_the_classroom_cannot_be_read(run, built_course):
    for path in (built_course.classroom / "gradebook.db", built_course.source):
        assert path.exists()
        assert error(run, f"open({str(path)!r})") == "PermissionError"


def test_where_its_files_came_from_cannot_be_seen(warm, tmp_path):
    (tmp_path / "data.txt").write_text("data")
    with warm.run({"sub/data.txt": tmp_path / "data.txt"}) as run:
        assert error(run, "assert open('sub/data.txt').read() == 'data'") is None
        look = "import os\nprint(os.path.islink('sub/data.txt'), os.path.lexists('../../given'))"
        assert run.execute(look).outputs[0].text == "False False\n"


@pytest.mark.parametrize(
    "code",
    [
        "open('/etc/passwd')",
        "open('/proc/1/environ')",
        "open(f'/proc/{os.getppid()}/mem')",
        "open('/proc/self/environ')",
        "os.listdir('/tmp')",
        "os.listdir(os.path.expanduser('~root'))",
        "open('../../escape', 'w')",
        "open('/dev/shm/x', 'w')",
        "open(os.__file__, 'a')",
        "os.link('/etc/passwd', 'mine')",
        "open(os.open('/etc/shadow', os.O_RDONLY))",
        "os.mknod('device', 0o60600, os.makedev(8, 0))",
        "os.chroot('.')",
        "os.truncate('/etc/passwd', 0)",
        "os.setxattr(os.getcwd(), 'user.x', b'x')",
        "os.removexattr(os.getcwd(), 'user.x')",
        "os.symlink('/etc/passwd', 'link'); open('link')",
    ],
)
def test_no_other_file_can_be_touched(run, code):
    assert error(run, f"import os\n{code}") in {"PermissionError", "FileNotFoundError", "OSError"}


def test_permissions_owners_and_times_stay(run, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.touch()
    before = theirs.stat()
    for change in ("os.chmod(path, 0)", "os.lchown(path, 1, 1)", "os.utime(path, (1, 1))"):
        assert error(run, f"import os\npath = {str(theirs)!r}\n{change}") is None
    assert theirs.stat() == before


def test_a_file_can_be_copied_with_all_that_belongs_to_it(run):
    assert error(run, "import shutil\nshutil.copy2('mine.txt', 'copy.txt')") is None


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 80), 1)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 53))",
        "socket.socket(socket.AF_INET6)",
        "socket.socket(socket.AF_UNIX).connect('\\0abstract')",
        "socket.socket(socket.AF_UNIX).bind('here')",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    ],
)
def test_there_is_no_network(run, code):
    assert error(run, f"import socket\n{code}") in {"PermissionError", "gaierror"}


@pytest.mark.parametrize(
    "code",
    [
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "subprocess.run(['/bin/true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.setsid()",
        "os.kill(os.getppid(), 0)",
        "os.kill(os.getppid(), 15)",
        "os.kill(-1, 15)",
        "os.killpg(1, 15)",
        "os.kill(1 if os.getpid() > 1 else 2, 9)",
        "os.memfd_create('x')",
        "os.unshare(os.CLONE_NEWUSER) if hasattr(os, 'unshare') else os.fork()",
        "multiprocessing.Process(target=print).start()",
    ],
)
def test_there_are_no_other_processes(run, code):
    ename = error(run, f"import multiprocessing, os, subprocess\n{code}")
    assert ename in {"PermissionError", "OSError", "ProcessLookupError", "FileNotFoundError"}


NUMBERS = {
    "x86_64": {
        "ptrace": 101, "process_vm_readv": 310, "unshare": 272, "mount": 165, "bpf": 321,
        "io_uring_setup": 425, "keyctl": 250, "perf_event_open": 298, "prlimit64": 302,
        "shmat": 30, "shmctl": 31, "semctl": 66, "msgrcv": 70, "setpriority": 141,
        "sched_setaffinity": 203, "io_setup": 206, "setsockopt": 54, "memfd_create": 319,
        "listmount": 458, "statmount": 457, "listns": 470, "socketpair": 53, "mlockall": 151,
        "timer_create": 222, "mbind": 237, "mknod": 133, "mmap": 9,
    },
    "aarch64": {
        "ptrace": 117, "process_vm_readv": 270, "unshare": 97, "mount": 40, "bpf": 280,
        "io_uring_setup": 425, "keyctl": 219, "perf_event_open": 241, "prlimit64": 261,
        "shmat": 196, "shmctl": 195, "semctl": 191, "msgrcv": 188, "setpriority": 140,
        "sched_setaffinity": 122, "io_setup": 0, "setsockopt": 208, "memfd_create": 279,
        "listmount": 458, "statmount": 457, "listns": 470, "socketpair": 199, "mlockall": 230,
        "timer_create": 107, "mbind": 235, "mknod": 33, "mmap": 222,
    },
}[platform.machine()]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("ptrace", "16, 1, 0, 0"),
        ("process_vm_readv", "1, 0, 0, 0, 0, 0"),
        ("unshare", "0x10000000"),
        ("mount", "0, 0, 0, 0, 0"),
        ("bpf", "0, 0, 0"),
        ("io_uring_setup", "1, 0"),
        ("keyctl", "0, 0, 0, 0, 0"),
        ("perf_event_open", "0, 0, 0, 0, 0"),
        ("prlimit64", "0, 7, ctypes.byref(ctypes.c_ulonglong(9)), 0"),
        ("prlimit64", "1, 7, 0, 0"),
        ("io_setup", "1, ctypes.byref(ctypes.c_ulong())"),
        ("setsockopt", "1, 1, 7, ctypes.byref(ctypes.c_int(1 << 30)), 4"),
        ("memfd_create", "b'x', 0"),
        ("listmount", "0, 0, 0, 0"),
        ("statmount", "0, 0, 0, 0"),
        ("listns", "0, 0, 0, 0"),
        ("socketpair", "2, 1, 0, 0"),
        ("mlockall", "1"),
        ("timer_create", "0, 0, ctypes.byref(ctypes.c_int())"),
        ("mbind", "0, 0, 0, 0, 0, 0"),
        ("mknod", "b'x', 0o10600, 0"),
        ("mmap", "0, 1 << 21, 3, 0x40022, -1, 0"),
        ("shmat", "0, 0, 0"),
        ("shmctl", "0, 0, 0"),
        ("semctl", "0, 0, 0"),
        ("msgrcv", "0, 0, 0, 0, 0"),
        ("setpriority", "0, 0, 0"),
        ("sched_setaffinity", "0, 8, 0"),
    ],
)
def test_system_calls_past_python_are_refused(run, name, args):
    number = NUMBERS[name]
    code = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"print(libc.syscall({number}, {args}), ctypes.get_errno())"
    )
    [output] = run.execute(code).outputs
    assert output.text == ("-1 38\n" if number >= seccomp.YOUNG else "-1 1\n")


@pytest.mark.parametrize(
    "code",
    [
        "fcntl.fcntl(1, fcntl.F_SETOWN, os.getpid())",
        "fcntl.fcntl(1, 15, struct.pack('ii', 1, os.getpid()))",
        "fcntl.ioctl(1, 0x8901, struct.pack('i', os.getpid()))",
        "fcntl.ioctl(1, 0x8902, struct.pack('i', os.getpid()))",
    ],
)
def test_no_signal_can_be_ordered_from_the_kernel(run, code):
    assert error(run, f"import fcntl, os, struct\n{code}") == "PermissionError"
    assert error(run, "import fcntl; fcntl.fcntl(1, fcntl.F_GETFL)") is None


def test_a_socket_of_a_pair_reaches_no_other(run, tmp_path):
    """Not even one that has a path and takes messages from everybody, as a system's log does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as log:
        log.bind(str(tmp_path / "log"))
        log.setblocking(False)
        run.execute(
            "import socket\nours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)"
        )
        for act in ("sendto(b'x', log)", "sendmsg([b'x'], [], 0, log)"):
            code = f"log = {str(tmp_path / 'log')!r}\nours.{act}"
            assert error(run, code) == "PermissionError"
        with pytest.raises(BlockingIOError):
            log.recv(1)
    assert error(run, "ours.send(b'x')\nassert theirs.recv(1) == b'x'") is None


@pytest.mark.parametrize(
    "code",
    [
        "fcntl.fcntl(open(os.__file__), fcntl.F_SETLEASE, fcntl.F_RDLCK)",
        "fcntl.fcntl(os.open('.', os.O_RDONLY), fcntl.F_NOTIFY, fcntl.DN_MODIFY)",
        "fcntl.fcntl(os.pipe()[0], 1031, 1 << 20)",
        "socket.send_fds(socket.socketpair()[0], [b'x'], [0] * 250)",
    ],
)
def test_what_a_user_shares_with_a_run_is_not_used_up_or_held(run, code):
    assert error(run, f"import fcntl, os, socket\n{code}") == "PermissionError"


def test_a_run_cannot_ask_to_outlive_the_grader(run):
    code = "import ctypes\nprctl = ctypes.CDLL(None).prctl\nprint(prctl(1, 0), prctl(3))"
    assert run.execute(code).outputs[0].text == "-1 1\n"


def test_descriptors_are_bounded(run):
    code = "import os\nheld = []\nwhile True: held += os.pipe()"
    assert run.execute(code).outputs[0].evalue.startswith("[Errno 24]")  # too many open files
    assert error(run, "assert 200 < len(held) < 300") is None


@pytest.mark.parametrize("apart", [True, False], ids=["apart", "together"])
def test_threads_are_bounded(monkeypatch, apart):
    """A stack of 64 kB lets memory suffice for 50,000, and a machine has 30,000 or so."""
    if not apart:
        without_namespaces(monkeypatch)
    bomb = (
        "import threading, time\nthreading.stack_size(65536)\nevent = threading.Event()\n"
        "for _ in range({}): threading.Thread(target=event.wait, daemon=True).start()\n"
        "time.sleep(0.5)"
    )
    with Zygote() as started, started.run({}) as many, started.run({}) as few:
        assert few.execute(bomb.format(100)).status == "ok"
        assert many.execute(bomb.format(1000)).status == "died"
        assert many.flags == ("run ended: it had more threads than a run may have",)
        assert few.execute("1").status == "ok"


def test_no_capability_is_left(run):
    code = (
        "import ctypes, os, struct\nlibc = ctypes.CDLL(None)\n"
        "number = {'x86_64': 125, 'aarch64': 90}[os.uname().machine]\n"
        "held = ctypes.create_string_buffer(24)\n"
        "print(libc.syscall(number, struct.pack('=Ii', 0x20080522, 0), held), held.raw.hex())"
    )
    [output] = run.execute(code).outputs
    assert output.text == f"0 {bytes(24).hex()}\n"


def test_threads_still_work(run):
    code = "import threading\nt = threading.Thread(target=print, args=['hi'])\nt.start(); t.join()"
    assert run.execute(code).outputs[0].text == "hi\n"


def test_too_much_memory_is_refused_and_the_run_goes_on(run):
    assert error(run, "bytearray(8 << 30)") == "MemoryError"
    assert error(run, "1") is None


def test_one_file_cannot_grow_without_end(warm):
    with warm.run({}, limits=Limits(file_bytes=1_000_000)) as run:
        code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        assert error(run, code + "open('f', 'wb').write(bytes(2_000_000))") == "OSError"


def test_a_segfault_ends_only_its_run(run, warm):
    assert run.execute("import ctypes; ctypes.string_at(0)").status == "died"
    with warm.run({}) as another:
        assert another.execute("1").status == "ok"


def test_runs_end_with_the_grader():
    code = (
        "import os, time\nfrom grader.sandbox import Zygote\nz = Zygote(); r = z.run({})\n"
        "assert r.execute('1').status == 'ok'\nprint('ready', flush=True)\ntime.sleep(60)"
    )
    with audit.adopting_orphans():
        command = [sys.executable, "-c", code]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as grader:
            assert grader.stdout.readline() == "ready\n"
            ours = audit.descendants(grader.pid)
            assert len(ours) >= 2
            grader.kill()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and ours & audit.descendants():
            time.sleep(0.05)
        assert not ours & audit.descendants()


def test_a_run_in_a_process_namespace_sees_itself_alone(warm, run):
    if not warm.layers["namespaces"]:
        pytest.skip("this kernel grants this user no namespaces")
    [output] = run.execute("import os; print(os.getpid(), os.getppid())").outputs
    assert output.text == "1 0\n"


@pytest.fixture(params=[True, False], ids=["mounted", "watched"])
def bounded(request, monkeypatch):
    """A run that may write 2 MB and 100 files, by the kernel's bound or the watch's."""
    if not request.param:
        without_namespaces(monkeypatch)
    with Zygote() as started:
        limits = Limits(scratch_bytes=2_000_000, scratch_files=100)
        with started.run({"given.txt": b"given"}, limits=limits) as fresh:
            if request.param and not started.layers["namespaces"]:
                pytest.skip("this kernel grants this user no namespaces")
            yield fresh, request.param


@pytest.mark.parametrize(
    "growth",
    [
        "i = 0\nwhile True: i += 1; open(f'{i}', 'w').close()",
        "i = 0\nwhile True: i += 1; os.mkdir(f'{i}')",
        "i = 0\nwhile True: i += 1; open(f'{i}', 'wb').write(bytes(100_000))",
        "file = open('large', 'wb')\nwhile True: file.write(bytes(100_000)); file.flush()",
        "while True: os.mkdir('d'); os.chdir('d')",
        "i = 0\nos.chdir(os.environ['HOME'])\nwhile True: i += 1; open(f'{i}', 'w').close()",
    ],
)
def test_what_a_run_writes_is_bounded(bounded, growth):
    run, mounted = bounded
    assert run.execute("assert open('given.txt').read() == 'given'").status == "ok"
    cell = run.execute(f"import os\n{growth}")
    if mounted:
        assert cell.outputs[0].evalue.startswith("[Errno 28]")  # no space left on device
        assert run.execute("1").status == "ok"
    elif cell.status == "died":
        assert run.flags[0].startswith("run ended: its folder held")
    else:  # it was quicker than the watch, but the kernel bounds each single file
        assert cell.outputs[0].evalue.startswith("[Errno 27]")  # file too large


SPARSE = """
import os, time
for i in range(60):
    with open("holes" + str(i), "wb") as file: file.truncate(50_000_000)
time.sleep({wait})
"""


def test_files_of_holes_are_as_large_as_their_copies(tmp_path):
    """They take no space in a run's folder, and three gigabytes where they are kept."""
    kept = [tmp_path / name for name in ("slow", "quick")]
    with Zygote() as started:
        for folder, wait in zip(kept, (20, 0), strict=True):
            folder.mkdir()
            with started.run({}, keep=folder) as run:
                status = run.execute(SPARSE.format(wait=wait)).status
            assert run.flags
            sizes = [path.stat().st_size for path in folder.iterdir()]
            assert sum(sizes) <= Limits().scratch_bytes
            assert wait == 0 or status == "died"


@pytest.mark.parametrize("apart", [True, False], ids=["namespaces", "bare"])
def test_files_that_are_removed_and_kept_open_are_bounded(monkeypatch, tmp_path, apart):
    if not apart:
        without_namespaces(monkeypatch)
    code = (
        "import os, time\nfiles = []\nfor _ in range(30):\n"
        "    files.append(open('f', 'wb', buffering=0))\n"
        "    files[-1].write(bytes(100_000)); os.remove('f')\ntime.sleep(20)"
    )
    # what is kept is watched, in namespaces too
    with (
        Zygote() as started,
        started.run({}, limits=Limits(scratch_bytes=2_000_000), keep=tmp_path) as run,
    ):
        assert run.execute(code).status == "died"
        assert run.flags == ("run ended: its folder held more than a run may write",)


@pytest.mark.parametrize(
    "leave",
    [
        "for _ in range(2000): os.mkdir('d'); os.chdir('d')",
        "os.makedirs('a/b', mode=0o300); os.mkdir('a/c', mode=0)",
        "open(b'\\xff\\n', 'w').close(); os.mkdir(b'\\xff'); os.symlink('/', 'root')",
    ],
)
def test_whatever_a_run_leaves_is_removed(monkeypatch, tmp_path, leave):
    without_namespaces(monkeypatch)
    monkeypatch.setattr(scratch_folder, "own_folder", lambda: tmp_path)
    with Zygote() as started, started.run({}) as run:
        done = run.execute(f"import os\n{leave}").status == "ok"
        # only root's watch can look into a folder that may not be read
        assert done or run.flags == (
            "run ended: its folder held something that the grader could not read",
        )
        assert done or (os.getuid() and "0o300" in leave)
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []


def without_namespaces(monkeypatch):
    """As on a host that grants none: what is not kept in bounds by them is watched."""
    monkeypatch.setattr(zygote, "START", modes.start(modes.WITHOUT_NAMESPACES))


@pytest.mark.parametrize("missing", ["files", "network"])
def test_without_a_layer_nothing_runs_unless_told_so(monkeypatch, tmp_path, missing):
    monkeypatch.setattr(scratch_folder, "own_folder", lambda: tmp_path)
    off = {"files": "landlock.version = int", "network": "seccomp.available = bool"}
    monkeypatch.setattr(zygote, "START", modes.start(off[missing]))
    with pytest.raises(UserError, match=f"without protection of {missing}. .*--unconfined"):
        Zygote().run({})
    assert list(tmp_path.iterdir()) == []
    with Zygote(unconfined=True) as told, told.run({}) as run:
        assert run.execute("1").status == "ok"


def test_a_layer_that_fails_ends_the_run_before_it_begins(monkeypatch):
    broken = modes.start("def fail(): raise OSError", "seccomp.restrict = fail")
    monkeypatch.setattr(zygote, "START", broken)
    with Zygote() as started, started.run({}) as run:
        assert run.execute("1").status == "died"


def test_elsewhere_than_on_linux_it_says_what_to_use(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(UserError, match="grading runs on Linux; this is darwin"):
        Zygote()
