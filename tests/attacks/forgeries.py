"""Code that tries to earn points for a wrong `sigmoid`, or to spoil the grading of the rest.

Each stands in a cell of its own right before the check of `sigmoid`, in a notebook whose other
answers are right: it deserves all points but those of `sigmoid`.
"""

FIND_FRAMES = """
import gc
from grader.sandbox.frames import Frames
[frames] = [each for each in gc.get_objects() if isinstance(each, Frames)]
"""

ANSWER_IT = (
    FIND_FRAMES
    + """
import json, struct, sys
from grader.sandbox.frames import HEAD
def number():
    frame = sys._getframe()
    while not isinstance(frame.f_locals.get("number"), int): frame = frame.f_back
    return frame.f_locals["number"]
def send(header, numbers=b""):
    header = json.dumps(header).encode()
    size = struct.pack("<I", len(header))
    frames._sock.settimeout(None)
    body = size + header + numbers
    frames._sock.sendall(HEAD.pack(number(), len(body)) + body)
shown = {"output_type": "display_data", "data": {"text/plain": "x"}, "metadata": {}}
"""
)
"""What writes frames of its own that bear the number of the request."""

FORGERIES = {
    "input transformer that blanks what follows": """
get_ipython().input_transformers_post.append(lambda lines: [])
""",
    "ast transformer": """
import ast
class Ones(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(1), node)
get_ipython().ast_transformers.append(Ones())
""",
    "display hook that prints a score": """
import sys
sys.displayhook = lambda value: print("3.0")
get_ipython().displayhook.__class__.__call__ = lambda self, value: print("3.0")
3.0
""",
    "a score as the result": "3.0",
    "an exit": "exit()",
    "a SystemExit": "raise SystemExit",
    "a KeyboardInterrupt": "raise KeyboardInterrupt",
    "a BaseException": "raise BaseException('no')",
    "patched comparisons of NumPy": """
import numpy as np, numpy.testing
np.allclose = np.array_equal = np.isclose = lambda *args, **kwargs: True
np.testing.assert_allclose = lambda *args, **kwargs: None
np.abs = np.isfinite = lambda x: np.zeros(1)
""",
    "patched checks": """
import checks
checks.check = check = checks.judge = checks.outcome = lambda *args, **kwargs: None
""",
    "a forged verdict in the examples": """
import checks, json
checks.thaw = lambda *args: {"args": [], "expected": [], "mistakes": [], "rules": [], "hints": []}
""",
    "an object that is equal to everything": """
class Equal(float):
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True
    __hash__ = float.__hash__
def sigmoid(z): return Equal(0)
""",
    "an array subclass that lies": """
import numpy as np
class Lying(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs): return np.zeros(())
    def __array_function__(self, *args): return True
    def __eq__(self, other): return True
def sigmoid(z): return np.zeros(z.shape).view(Lying)
""",
    "an array of objects": """
import numpy as np
class Always:
    def __sub__(self, other): return 0.0
    def __abs__(self): return 0.0
    def __le__(self, other): return True
def sigmoid(z): return np.array([[Always()] * z.shape[1]] * z.shape[0])
""",
    "not a number": "import numpy as np\ndef sigmoid(z): return z * np.nan",
    "infinity": "import numpy as np\ndef sigmoid(z): return z * np.inf",
    "a masked array": """
import numpy as np
def sigmoid(z): return np.ma.masked_all(z.shape)
""",
    "something that pickles to code": """
class Evil:
    def __reduce__(self): return print, ("pwned",)
def sigmoid(z): return Evil()
""",
    "a generator without end": """
import itertools
def sigmoid(z): return itertools.repeat(0.5)
""",
    "a dictionary that claims to be a failure": """
class Failure:
    kind, message = "passed", "all right"
def sigmoid(z): return Failure()
""",
    "a list that holds itself": """
def sigmoid(z):
    bottomless = []
    bottomless.append(bottomless)
    return bottomless
""",
    "a patched encoder": """
import grader.sandbox.inside.serve, grader.sandbox.wire, grader.judging.freeze
import numpy as np
grader.judging.freeze.freeze = lambda value, columns: {"float": 0}
""",
    "an answer sent before it is asked for": FIND_FRAMES
    + """
for number in range(1, 40):
    frames.send(number, {"returned": 0.5})
""",
    "frames of a wrong number": FIND_FRAMES
    + """
frames.send(10**6, {"returned": 0.5})
""",
    "a frame with a failure": FIND_FRAMES
    + """
def sigmoid(z):
    frames.send(0, {"returned": {"failure": ["passed", "all right"]}})
    return z
""",
    "garbage in the socket": FIND_FRAMES
    + """
frames._sock.sendall(b"garbage" * 100)
""",
    "a claimed terabyte": FIND_FRAMES
    + """
from grader.sandbox.frames import HEAD
frames._sock.sendall(HEAD.pack(1, 1 << 40))
""",
    "asking a stand-in for sigmoid before it is judged": FIND_FRAMES
    + """
def sigmoid(z):
    for number in range(60):
        frames.send(number, {"ask": "sigmoid", "args": (z,), "kwargs": {}})
    return frames.receive(10**6)[1].get("answered", z)
""",
    "a status that is a list": ANSWER_IT + "frames.send(number(), {'status': [1]})",
    "a reply in the grader's own words": ANSWER_IT
    + """
def sigmoid(z):
    frames.send(number(), {"late": "x", "broken": []})
    return z
""",
    "an update of a picture by a text": ANSWER_IT
    + """
frames.send(number(), {"output": shown | {"display_id": "a"}})
text = {"output_type": "stream", "name": "stdout", "text": "x"}
frames.send(number(), {"output": text | {"display_id": "a", "update": True}})
""",
    "an update by arrays": ANSWER_IT
    + """
import numpy as np
for update in (False, True, np.zeros(2)):
    frames.send(number(), {"output": shown | {"display_id": np.zeros(2), "update": update}})
""",
    "outputs nested as deep as frames can be": ANSWER_IT
    + """
nested = "x"
for depth in range(480):
    if depth > 200:
        frames.send(number(), {"output": shown | {"metadata": {"x": nested}}})
    nested = [nested]
""",
    "a column that many arrays share": ANSWER_IT
    + """
def sigmoid(z):
    shared = {"array": ["bool", 0, [1_000_000]]}
    send([{"dict": {"returned": [shared] * 1000}}, {"bool": 1_000_000}], bytes(1_000_000))
    return z
""",
    "an array of a million dimensions": ANSWER_IT
    + """
def sigmoid(z):
    send([{"dict": {"returned": {"array": ["bool", 0, [2] * 1_300_000]}}}, {"bool": 0}])
    return z
""",
    "a list of very many numbers": "def sigmoid(z): return [1] * 1_000_000",
    "an answer of very many names": """
def sigmoid(z): return {f"{i}": "x" for i in range(100_000)}
""",
    "a closed socket": FIND_FRAMES + "frames._sock.close()",
    "looking for the expected answers in memory": """
import gc
import numpy as np
def sigmoid(z):
    right = 1 / (1 + 2.718281828459045 ** -z)
    for each in gc.get_objects():
        if isinstance(each, np.ndarray) and each.shape == z.shape:
            if abs(each - right).max() < 1e-9:
                return each
    return z
""",
    "looking at the callers": """
import inspect
import numpy as np
def sigmoid(z):
    for frame in inspect.stack():
        for name, value in frame.frame.f_locals.items():
            if "expected" in name:
                return value
    return z
""",
    "importing the solutions": """
import glob, sys
sys.path[:0] = ["/", "..", "../..", "../../.."]
try:
    from grader.course.reference import load
    sigmoid = load("04-gradient-descent", glob.glob("/**/solutions", recursive=True)[0])["sigmoid"]
except (ImportError, IndexError, OSError):
    sigmoid = lambda z: z
""",
    "reading the solutions": """
import glob
for path in glob.glob("/**/solutions/04-*.py", recursive=True)[:1]:
    exec(open(path).read())
sigmoid = lambda z: z
""",
    "tracing": """
import sys
sys.settrace(lambda *args: None)
sys.setprofile(lambda *args: None)
""",
    "deleted builtins": """
import builtins
builtins.isinstance = lambda *args: True
builtins.callable = lambda *args: True
""",
    "a name that is a property": """
class Names(dict):
    def __contains__(self, name): return True
get_ipython().user_ns["sigmoid"] = type("Sly", (), {"__call__": lambda self, z: z})()
""",
    "markup in an error": """
def sigmoid(z): raise ValueError("<script>alert(1)</script><img src=x onerror=alert(1)>")
""",
    "an error whose text raises": """
class Nasty(Exception):
    def __str__(self): raise RuntimeError("again")
def sigmoid(z): raise Nasty
""",
    "a signal to the grader": """
import os, signal
for victim in (os.getppid(), 1, -1):
    try: os.kill(victim, signal.SIGKILL)
    except OSError: pass
""",
    "stopping itself": """
import os, signal
def sigmoid(z): os.kill(os.getpid(), signal.SIGSTOP)
""",
    "masked signals": """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
def sigmoid(z):
    while True: pass
""",
    "a loop in C": """
def sigmoid(z): return sum(range(10**15))
""",
    "much memory": """
def sigmoid(z): return bytes(8 << 30)
""",
    "a thread that goes on": """
import threading
def forever():
    while True: pass
threading.Thread(target=forever, daemon=True).start()
""",
    "much output": "for _ in range(300): print('x' * 100_000)",
    "binary output": "import sys; sys.stdout.write('\\x00\\xff\\ud800' * 1000)",
    "magics": "%run nothing.py\n%config InteractiveShell.autocall = 2\n!rm -rf /",
    "javascript": "%%javascript\nalert(1)",
}

ENDS_THE_RUN = {
    "an answer sent before it is asked for",
    "frames of a wrong number",
    "garbage in the socket",
    "a claimed terabyte",
    "a closed socket",
    "stopping itself",
    "masked signals",
    "a loop in C",
    "a frame with a failure",
    "a status that is a list",
    "a reply in the grader's own words",
    "outputs nested as deep as frames can be",
    "a column that many arrays share",
    "an array of a million dimensions",
    "asking a stand-in for sigmoid before it is judged",
    "deleted builtins",
    "a patched encoder",
    "input transformer that blanks what follows",
    "ast transformer",
}
"""These may harm their own run: what they break earns nothing either."""

SLOW = """
import math, sys
import numpy as np
def by_entries(z):
    out = np.array(z, float)
    for i in np.ndindex(out.shape): out[i] = 1 / (1 + math.exp(-out[i]))
    return out
"""
UNCOUNTED = {
    "nothing is computed where lines are counted": """
def sigmoid(z): return by_entries(z) if z.shape[-1] not in (12, 36) else 0
""",
    "nothing is computed while somebody counts": """
def sigmoid(z): return 0 if sys.gettrace() else by_entries(z)
""",
    "an error while somebody counts": """
def sigmoid(z): return 1 / 0 if sys.gettrace() else by_entries(z)
""",
    "whoever counts is sent away": """
def sigmoid(z):
    sys.settrace(None)
    return by_entries(z)
""",
}
"""Loops over all entries that try to look vectorized: right, but not worth those points."""
