"""Code that tries to read, write, reach, outlive or exhaust what is not its own.

Each stands in a cell of its own right before the check of `propagate`, in a notebook whose answers
are all right. It finds these names: COURSE, HOME, TMP (folders), PORT (of a TCP and a UDP server),
GRADER (the grader's process) and TOKEN, which what it leaves behind bears in its name.
"""

EVERYWHERE = """
import os
PLACES = [COURSE, COURSE + "/classroom", COURSE + "/solutions", HOME, TMP, "/", "/tmp", "/var/tmp",
          "/dev/shm", "/run", "/etc", "/root", "/home", "..", "../..", "../../..", os.path.expanduser("~/..")]
"""

HARMLESS = {
    # what is not to be read
    "reading the solutions": """
import glob
for path in glob.glob(COURSE + "/solutions/*") + [COURSE + "/solutions/04-gradient-descent.py"]:
    try: print(open(path).read())
    except OSError as error: print(type(error))
""",
    "reading the gradebook": "print(open(COURSE + '/classroom/gradebook.db', 'rb').read())",
    "reading the instructor's notebooks": """
print(open(COURSE + "/classroom/source/04-gradient-descent/04-gradient-descent.ipynb").read())
""",
    "reading other submissions": """
print(open(COURSE + "/classroom/submitted/neighbour/04-gradient-descent/04-gradient-descent.ipynb").read())
""",
    "reading a home": """
import os
for home in (HOME, os.path.expanduser("~root"), "/root"):
    for name in ("secret", ".ssh/id_rsa", ".bash_history", ".netrc"):
        try: print(open(f"{home}/{name}").read())
        except OSError as error: print(type(error))
""",
    "reading the environment": "import os; print(dict(os.environ)); print(os.environb)",
    "reading environments through proc": """
import os
for process in ["self", "thread-self", GRADER, os.getppid(), *range(1, 2000)]:
    for file in ("environ", "cmdline", "maps", "root/etc/passwd", "cwd/secret"):
        try: print(open(f"/proc/{process}/{file}", "rb").read())
        except OSError: pass
""",
    "reading the environment in memory": """
import ctypes
environment = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
for i in range(1000):
    if not environment[i]: break
    print(environment[i])
print(ctypes.string_at(ctypes.cast(environment[0], ctypes.c_void_p).value, 4000) if environment[0] else "")
""",
    "reading descriptors": """
import os, stat
for fd in range(256):
    try: kind = stat.S_IFMT(os.fstat(fd).st_mode)
    except OSError: continue
    if kind in (stat.S_IFREG, stat.S_IFDIR):
        print(fd, os.listdir(fd) if kind == stat.S_IFDIR else os.pread(fd, 10**6, 0))
""",
    "reading the grader's descriptors": """
import os
for fd in range(64):
    for process in (GRADER, os.getppid()):
        try: print(open(f"/proc/{process}/fd/{fd}", "rb").read(10**6))
        except OSError: pass
""",
    "walking through everything": """
import os
for folder, _, files in os.walk("/", onerror=lambda error: None):
    for name in files:
        if name.endswith((".db", ".ipynb")) or "secret" in name:
            try: print(open(os.path.join(folder, name), "rb").read())
            except OSError: pass
    if folder.startswith(("/proc", "/sys", "/usr")): break
""",
    "through a link": """
import os
os.symlink(COURSE, "course"); os.symlink(HOME + "/secret", "secret")
for path in ("course/solutions/04-gradient-descent.py", "secret", "course/classroom/gradebook.db"):
    try: print(open(path).read())
    except OSError as error: print(type(error))
""",
    "importing the grader's modules": """
import importlib, sys
sys.path[:0] = [COURSE, COURSE + "/..", "/"]
for name in ("grader.exercises", "grader.course.course", "grader.judging.judge", "solutions", "solutions.mistakes"):
    try: print(vars(importlib.import_module(name)))
    except ImportError as error: print(error)
""",
    # what is not to be written
    "writing everywhere": EVERYWHERE + """
for place in PLACES:
    for make in (lambda path: open(path, "w").write("x"), os.mkdir, os.mkfifo):
        try: make(f"{place}/{TOKEN}")
        except OSError: pass
""",
    "changing the course": """
import os
for name in ("nbgrader_config.py", "notebooks/04-gradient-descent/checks.py", "classroom/gradebook.db"):
    for act in (lambda p: open(p, "a").write("#"), os.remove, lambda p: os.truncate(p, 0),
                lambda p: os.chmod(p, 0), lambda p: os.rename(p, p + TOKEN), lambda p: os.utime(p),
                lambda p: os.link(p, "mine"), lambda p: os.replace("mine", p)):
        try: act(f"{COURSE}/{name}")
        except OSError: pass
""",
    "deleting everything": """
import shutil
for place in (COURSE, HOME, TMP): shutil.rmtree(place, ignore_errors=True)
!rm -rf $COURSE $HOME
""",
    "a better score in the gradebook": """
import sqlite3
database = sqlite3.connect(COURSE + "/classroom/gradebook.db")
database.execute("update grade set manual_score = 100")
database.commit()
""",
    "changing what runs import": """
import checks, numpy, site, sys
for path in (checks.__file__, numpy.__file__, site.__file__, site.getsitepackages()[0] + f"/{TOKEN}.pth"):
    try: open(path, "a").write("# changed")
    except OSError: pass
""",
    "changing what shells start with": """
import os
for place in (HOME, os.path.expanduser("~root"), "/root"):
    for name in (".bashrc", ".profile", ".ipython/profile_default/startup/00.py", ".config/x"):
        try: open(f"{place}/{name}", "a").write(f"# {TOKEN}")
        except OSError: pass
""",
    "links that the grader might follow": """
import os
for name in ("a", "b/c"):
    os.makedirs(os.path.dirname("./" + name), exist_ok=True)
    os.symlink(COURSE, name)
    os.symlink(HOME, name + "h")
for name in ("train_catvnoncat.h5", "../home"):
    try: os.rename(name, TOKEN); os.symlink(COURSE, name)
    except OSError: pass
""",
    # whom not to talk to
    "TCP": """
import socket
socket.create_connection(("127.0.0.1", PORT), 2).sendall(b"hello")
""",
    "UDP": """
import socket
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hello", ("127.0.0.1", PORT))
""",
    "a Unix socket": """
import socket
socket.socket(socket.AF_UNIX).connect(TMP + "/socket")
""",
    "an abstract Unix socket": """
import socket
socket.socket(socket.AF_UNIX).connect("\\0" + TOKEN)
""",
    "a socket pair that is connected again": """
import socket
ours, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
for place in (TMP + "/socket", TMP + "/log", "\\0" + TOKEN, "\\0" + TOKEN + "log"):
    for act in (ours.connect, lambda p: ours.sendto(b"hello", p), lambda p: ours.sendmsg([b"hello"], [], 0, p)):
        try: act(place)
        except OSError: pass
""",
    "names and the web": """
import socket, urllib.request
try: socket.getaddrinfo("example.org", 80)
except OSError: pass
urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=2)
""",
    "a server": """
import socket
server = socket.socket(); server.bind(("", 0)); server.listen()
""",
    "sockets past Python": """
import ctypes, os
libc = ctypes.CDLL(None)
for family in range(46):
    for kind in (1, 2, 3, 5):
        fd = libc.socket(family, kind, 0)
        if fd >= 0: print("socket", family, kind)
""",
    # whom not to signal
    "signals to others": """
import os, signal
for victim in (GRADER, os.getppid(), 1, -1, 0, -GRADER):
    for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL, signal.SIGUSR1):
        if victim != os.getpid():
            try: os.kill(victim, number)
            except OSError: pass
""",
    "signals to groups": """
import os, signal
for group in (GRADER, os.getppid() or 1, 1):
    for act in (os.killpg, os.kill):
        try: act(group, 15)
        except (OSError, ProcessLookupError): pass
signal.setitimer(signal.ITIMER_REAL, 0)
os.nice(19)
""",
    "signals ordered from the kernel": """
import fcntl, os, signal, struct
readable, writable = os.pipe()
for request, owner in ((fcntl.F_SETOWN, GRADER), (15, struct.pack("ii", 1, GRADER))):
    try: fcntl.fcntl(readable, request, owner)
    except OSError as error: print(error)
fcntl.fcntl(readable, 10, signal.SIGKILL)
fcntl.fcntl(readable, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
os.write(writable, b"x")
""",
    # what must not grow or stay
    "a fork bomb": """
import os
for _ in range(1000):
    try: os.fork()
    except OSError: pass
""",
    "a daemon": """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0: time.sleep(600)
    os._exit(0)
""",
    "a process past Python": """
import ctypes, signal
libc = ctypes.CDLL(None)
for act in (libc.fork, libc.vfork, libc.daemon, lambda: libc.clone(0, 0, signal.SIGCHLD, 0)):
    print(act() if act is not libc.daemon else act(0, 0))
""",
    "another program": """
import os, subprocess
for act in (lambda: subprocess.Popen(["sleep", "600"]), lambda: os.system("sleep 600 &"),
            lambda: os.posix_spawn("/bin/sleep", ["sleep", "600"], {}), lambda: os.popen("nohup sleep 600 &"),
            lambda: os.execv("/bin/sleep", ["sleep", "600"])):
    try: act()
    except OSError: pass
""",
    "a pool of processes": """
import concurrent.futures, multiprocessing
for context in ("fork", "spawn", "forkserver"):
    try: multiprocessing.get_context(context).Process(target=print).start()
    except OSError: pass
""",
    "a shell": "!sleep 600 &\n!!sleep 600\n%system sleep 600 &",
    "a shell cell": "%%bash --bg\nsleep 600",
    "a terminal": "import pty; pty.spawn('/bin/sh')",
    "eight gigabytes": "x = bytearray(8 << 30)",
    "eight gigabytes of NumPy": "import numpy as np; x = np.ones((1 << 30,))",
    "shared memory": """
from multiprocessing import shared_memory
for size in (1 << 20, 8 << 30): shared_memory.SharedMemory(create=True, size=size, name=TOKEN)
""",
    "shared memory past Python": """
import ctypes
libc = ctypes.CDLL(None)
print(libc.shmget(0x1234, 1 << 20, 0o1666), libc.memfd_create(b"x", 0), libc.mq_open(b"/x", 0o102, 0o666, 0))
""",
    "200 MB at once": "print('x' * 200_000_000)",
    "bytes to the standard output": """
import os, sys
for fd in (1, 2):
    for _ in range(1000): os.write(fd, bytes(range(256)) * 100)
sys.__stdout__.write("x"); sys.__stderr__.write("x")
""",
    "a display without end": """
nested = []
for _ in range(500): nested = [nested]
display({"application/json": nested, "text/plain": "x"}, raw=True)
display({"text/plain": object(), 3: 4}, raw=True)
""",
    "descriptors on their way": """
import socket
kept = [socket.socketpair() for _ in range(8)]
for ours, _ in kept: socket.send_fds(ours, [b"x"], [0] * 250)
""",
    "sockets without number": """
import socket
kept = []
try:
    while True: kept.append(socket.socketpair())
except OSError: pass
assert len(kept) < 1000
""",
    "seccomp of its own": """
import ctypes
libc = ctypes.CDLL(None)
libc.prctl(22, 1, 0, 0, 0)
""",
    # what ends, or does not
    "an exit in the middle": "import sys; sys.exit(3)",
    "an interrupt storm": """
import _thread, threading
def storm():
    for _ in range(100): _thread.interrupt_main()
threading.Thread(target=storm).start()
try:
    while threading.active_count() > 1: pass
except KeyboardInterrupt: pass
""",
    "garbage that does not end": """
import atexit
class Sticky:
    def __del__(self): raise BaseException("still here")
s = Sticky(); del s
atexit.register(lambda: open(COURSE + "/" + TOKEN, "w"))
""",
    "waiting for an answer": "input('your name? ')",
    "a debugger": "%pdb on\n1 / 0",
    "the shell's own threads": "%autoreload 2\n%load_ext autoreload\n%gui tk",
    # magics
    "a script of somebody else": "%run $COURSE/solutions/04-gradient-descent.py",
    "a script of somebody else in a cell": "%load $COURSE/solutions/04-gradient-descent.py",
    "another folder": "%cd $COURSE\n%pwd\n%ls",
    "a file by magic": "%%writefile $COURSE/$TOKEN\nx",
    "storing": "x = 1\n%store x\n%save $HOME/x 1\n%logstart $HOME/x",
    "configuring": "%config\n%config IPCompleter.use_jedi = False\n%config InlineBackend.close_figures = False",
    "the kernel": """
print(get_ipython().kernel)
""",
    "installing": "%pip install cowsay",
    "extensions": "%load_ext sql\n%alias_magic time exit\n%reload_ext os",
}  # fmt: skip
"""Refused, with an error at the most: the notebook goes on and has earned everything."""
