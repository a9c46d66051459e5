"""Cells as they stand in ordinary notebooks: each must work in a run, or be refused as an error."""

WORKS = {
    "files": """
import os, shutil, tempfile
from pathlib import Path
Path("a/b").mkdir(parents=True); Path("a/b/c.txt").write_text("x"); Path("a/b/c.txt").rename("a/b/d.txt")
os.symlink("a/b/d.txt", "link"); assert os.readlink("link") == "a/b/d.txt"
shutil.copy2("a/b/d.txt", "e.txt"); os.link("e.txt", "hard"); shutil.copytree("a", "copy"); shutil.move("copy", "moved")
assert sorted(map(str, Path().rglob("*.txt"))); os.chmod("e.txt", 0o600); os.utime("e.txt"); os.umask(0o22)
assert os.access("e.txt", os.R_OK); os.stat("e.txt"); os.statvfs("."); os.replace("e.txt", "f.txt")
for base, folders, names in os.walk("."): pass
with tempfile.TemporaryDirectory() as folder: Path(folder, "x").touch()
with tempfile.TemporaryFile() as file: file.write(b"x"); file.seek(0); file.truncate(0)
shutil.rmtree("moved"); os.remove("f.txt"); os.getcwd(); os.chdir("a"); os.chdir("..")
shutil.disk_usage(".")
""",
    "files by descriptor": """
import fcntl, mmap, os
fd = os.open("raw", os.O_RDWR | os.O_CREAT)
os.write(fd, b"x" * 5000); os.pwrite(fd, b"y", 0); os.pread(fd, 1, 0); os.lseek(fd, 0, 0); os.fsync(fd); os.fdatasync(fd)
os.writev(fd, [b"a", b"b"]); os.lseek(fd, 0, 0); os.readv(fd, [bytearray(2)]); os.preadv(fd, [bytearray(2)], 0); os.pwritev(fd, [b"a"], 0)
os.ftruncate(fd, 100); os.fstat(fd); os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_SEQUENTIAL); os.posix_fallocate(fd, 0, 4096)
assert os.get_inheritable(fd) is False; os.set_blocking(fd, True); os.dup2(os.dup(fd), 200)
with mmap.mmap(fd, 100) as view: view[0] = 1; view.flush()
os.sendfile(os.open("out", os.O_WRONLY | os.O_CREAT), fd, 0, 10)
os.copy_file_range(fd, os.open("out2", os.O_WRONLY | os.O_CREAT), 10)
os.isatty(fd); os.close(fd); r, w = os.pipe(); os.write(w, b"x"); os.read(r, 1)
""",
    "numbers": """
import numpy as np
rng = np.random.default_rng()
a = rng.normal(size=(600, 600)); np.linalg.svd(a[:100, :100]); np.linalg.solve(a, a); np.fft.fft(a)
np.save("a.npy", a); np.load("a.npy", mmap_mode="r")[0]; np.savez_compressed("a.npz", a=a); np.load("a.npz")["a"]
np.savetxt("a.txt", a[:3]); np.loadtxt("a.txt"); np.memmap("m", dtype="f4", mode="w+", shape=(10,))[:] = 1
a.tofile("raw.bin"); np.fromfile("raw.bin"); np.sort(a, axis=None); np.ones(10_000_000).sum()
""",
    "pictures and data files": """
import h5py, io, numpy as np
from PIL import Image
Image.fromarray(np.zeros((8, 8, 3), np.uint8)).resize((4, 4)).save("x.png"); Image.open("x.png").load()
Image.open("x.png").save("x.jpg"); Image.open("x.jpg").load()
with h5py.File("x.h5", "w") as file: file["x"] = np.ones(10)
with h5py.File("x.h5", "r") as file: assert file["x"][:].sum() == 10
""",
    "plots": """
import matplotlib.pyplot as plt, numpy as np
from matplotlib import animation
fig, axes = plt.subplots(2, 2); axes[0, 0].imshow(np.random.rand(5, 5)); axes[0, 1].hist([1, 2, 2]); axes[1, 0].scatter([1], [2])
fig.colorbar(axes[0, 0].images[0]); fig.savefig("x.pdf"); fig.savefig("x.svg"); fig.savefig("x.png"); plt.show()
plt.style.use("ggplot"); plt.rcParams["figure.dpi"] = 50; plt.plot([1, 2]); plt.text(0, 1, r"$\\alpha$")
""",
    "threads": """
import concurrent.futures, queue, threading, time
with concurrent.futures.ThreadPoolExecutor(4) as pool: assert list(pool.map(abs, [-1, 2])) == [1, 2]
lock, event, barrier = threading.Lock(), threading.Event(), threading.Barrier(2)
thread = threading.Thread(target=barrier.wait, daemon=True); thread.start(); barrier.wait(); thread.join()
threading.Timer(0.01, event.set).start(); assert event.wait(5); queue.Queue().put(1); time.sleep(0.01)
threading.get_native_id(); threading.stack_size(1 << 20)
""",
    "asynchronous code": """
import asyncio
async def one(): await asyncio.sleep(0.01); return await asyncio.to_thread(len, "abc")
assert await asyncio.gather(one(), one()) == [3, 3]
def run():
    loop = asyncio.new_event_loop(); value = loop.run_until_complete(one()); loop.close(); return value
import concurrent.futures
assert concurrent.futures.ThreadPoolExecutor(1).submit(run).result() == 3
""",
    "waiting": """
import os, select, selectors, signal, socket, time
ours, theirs = socket.socketpair(); ours.send(b"x"); assert theirs.recv(1) == b"x"; ours.setblocking(False)
theirs.sendall(b"y"); select.select([ours], [], [], 1); ours.recv(1); ours.settimeout(0.1); ours.shutdown(socket.SHUT_RDWR)
poll = select.poll(); poll.register(theirs); poll.poll(1); epoll = select.epoll(); epoll.register(theirs); epoll.poll(0.001); epoll.close()
time.sleep(0.001); time.monotonic(); time.perf_counter(); time.process_time(); time.thread_time(); time.time(); time.clock_getres(time.CLOCK_MONOTONIC)
signal.signal(signal.SIGALRM, lambda *_: None); signal.alarm(1); signal.alarm(0); signal.setitimer(signal.ITIMER_REAL, 0); signal.getitimer(signal.ITIMER_REAL)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]); signal.raise_signal(signal.SIGUSR1); signal.sigpending(); signal.sigtimedwait([signal.SIGUSR1], 1)
os.eventfd(0)
""",
    "about this machine": """
import getpass, gc, locale, os, platform, random, resource, secrets, sys, time, uuid
platform.platform(); platform.processor(); os.cpu_count(); os.sched_getaffinity(0); os.uname(); os.getpid(); os.getppid(); os.getuid(), os.getgid(), os.getgroups()
os.getpgrp(); os.getsid(0); os.getpgid(0); os.times(); os.getresuid(); os.getpriority(os.PRIO_PROCESS, 0); os.sysconf("SC_PHYS_PAGES"); resource.getrusage(resource.RUSAGE_SELF)
secrets.token_hex(); uuid.uuid4(); os.urandom(4); os.getrandom(4); random.random(); locale.getlocale(); gc.collect(); time.localtime(); sys.getsizeof(1); os.sched_yield()
""",
    "standard library": """
import csv, gzip, json, logging, pickle, sqlite3, tarfile, zipfile, shelve, configparser, datetime, zoneinfo, statistics, textwrap, timeit, cProfile, tracemalloc, faulthandler
logging.basicConfig(filename="log.txt", force=True); logging.warning("x"); json.dump([1], open("x.json", "w")); pickle.dump([1], open("x.pkl", "wb"))
database = sqlite3.connect("x.db"); database.execute("create table t (a)"); database.execute("insert into t values (1)"); database.commit(); database.execute("pragma journal_mode=wal"); database.execute("insert into t values (2)"); database.commit(); database.close()
gzip.open("x.gz", "wb").write(b"x"); zipfile.ZipFile("x.zip", "w").writestr("a", "b"); tarfile.open("x.tar", "w").add("x.gz")
with shelve.open("shelf") as shelf: shelf["a"] = 1
zoneinfo.ZoneInfo("UTC"); timeit.timeit("1", number=10); tracemalloc.start(); tracemalloc.stop(); cProfile.run("1", "profile")
""",
    "magics": """
get_ipython().run_line_magic("timeit", "-n1 -r1 1"); get_ipython().run_line_magic("matplotlib", "inline"); get_ipython().run_line_magic("who", "");
get_ipython().run_cell_magic("capture", "x", "print(1)"); get_ipython().run_line_magic("time", "1"); get_ipython().run_line_magic("prun", "-q 1")
""",
    "widgets": """
import ipywidgets
ipywidgets.interactive(lambda x: x, x=(0, 3)); ipywidgets.IntProgress()
""",
    "a tokenizer, a parser and a compiler": """
import ast, ctypes, inspect, re, tokenize, warnings
ast.parse("1"); warnings.warn("x"); inspect.getsource(re.compile); libc = ctypes.CDLL(None); libc.getpid()
""",
}
"""What must work, by what it is about."""
REFUSED = {
    "another program": "import subprocess; subprocess.run(['true'])",
    "a pool of processes": "import multiprocessing; multiprocessing.Pool(2)",
    "the web": "import urllib.request; urllib.request.urlopen('http://127.0.0.1')",
}
"""What must be an ordinary error, after which the notebook goes on."""
