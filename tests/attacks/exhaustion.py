"""Code that ends its run, or may: by a crash, a loop without end, or more than a run may take.

Each stands where those of `trespass` stand, and finds the same names.
"""

DEADLY = {
    "descriptors written to": """
import os
for fd in range(3, 256):
    try: os.set_blocking(fd, False); os.write(fd, b'{"op": "signal", "pid": -1, "signal": 9}' * 100)
    except OSError: pass
""",
    "descriptors closed": "import os; os.closerange(0, 1000)",
    "abort": "import os; os.abort()",
    "a segfault": "import ctypes; ctypes.string_at(0)",
    "an illegal jump": "import ctypes; ctypes.CFUNCTYPE(None)(1)()",
    "a loop in C": "sum(range(10 ** 15))",
    "an ignored interrupt": """
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True: pass
""",
    "masked signals": """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
while True: pass
""",
    "a loop that catches everything": """
import time
while True:
    try: time.sleep(1)
    except BaseException: pass
""",
    "a stack that overflows": """
import sys
sys.setrecursionlimit(10 ** 9)
def f(): return [*map(lambda _: f(), [0])]
f()
""",
}  # fmt: skip
"""Ends the run: what was earned before stays, what comes after earns nothing."""
EITHER = {
    "_exit": "import os; os._exit(0)",
    "output without end": "while True: print('x' * 1000)",
    "many displays": "for i in range(20_000): display(i)",
    "eight gigabytes bit by bit": """
hoard = []
while True: hoard.append(bytearray(100_000_000))
""",
    "a recursion": "def f(): return f()\nf()",
    "stopping itself": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "killing itself": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "a bomb of threads": """
import threading, time
def forever():
    while True: time.sleep(1)
try:
    while True: threading.Thread(target=forever, daemon=True).start()
except RuntimeError: print("enough")
""",
    "a huge file": """
with open("huge", "wb") as file:
    for _ in range(2000): file.write(bytes(1_000_000))
""",
    "a file of holes": "import os; open('holes', 'w').close(); os.truncate('holes', 1 << 40)",
    "many large files": """
for i in range(100):
    with open(f"large{i}", "wb") as file: file.write(bytes(20_000_000))
""",
    "a million files": "for i in range(10 ** 6): open(f'f{i}', 'w').close()",
    "a million folders": "import os\nfor i in range(10 ** 6): os.mkdir(f'd{i}')",
    "folders in folders": """
import os
for _ in range(3000): os.mkdir("d"); os.chdir("d")
""",
    "folders that cannot be entered": """
import os
os.makedirs("locked/in", mode=0o300); os.mkdir("locked/out", mode=0)
open(b"\\xff\\n'", "w").close()
""",
    "timers": """
import signal
signal.signal(signal.SIGALRM, lambda *_: 1 / 0)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
""",
}  # fmt: skip
"""Ends the run where the kernel has it so, else does nothing: at the least, what was earned stays."""
SOON = {
    "a bomb of threads", "a huge file", "a file of holes", "many large files", "a million files",
    "a million folders", "folders in folders", "folders that cannot be entered",
}  # fmt: skip
"""Ends the run when it is looked at next, those on a disk where there are no namespaces: right
answers may earn something more until then."""
