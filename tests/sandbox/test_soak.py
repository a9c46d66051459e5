"""Many runs leave nothing behind: no process, no descriptor, no file."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from grader.sandbox import Zygote, scratch_folder
from tests.attacks.audit import descendants

CODE = """
import os, threading, time
open("file", "w").write("x" * 10_000)
threading.Thread(target=time.sleep, args=[100], daemon=True).start()
def answer(x): return x + 1
"""


@pytest.fixture
def zygote(tmp_path, monkeypatch):
    monkeypatch.setattr(scratch_folder, "own_folder", lambda: tmp_path)
    with Zygote() as warm:
        warm.start()
        yield warm


def held(folder):
    """Processes below this one, descriptors of this one and of those, and files."""
    processes = descendants()
    descriptors = {
        pid: len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in {*processes, os.getpid()}
    }
    return processes, descriptors, sorted(folder.rglob("*"))


def start(zygote):
    return zygote.run({"data": b"x" * 1000}, modules={"checks.py": b""})


def use(run, end):
    """Do what notebooks do, and end in one of the ways in which they end."""
    assert run.execute(CODE).status == "ok"
    assert run.call("answer", (1,)).value == 2
    assert run.execute(end).status in {"ok", "error", "died"}


ENDS = ("1", "1 / 0", "import os; os._exit(1)", "import ctypes; ctypes.string_at(0)")


@pytest.mark.parametrize("count", [50, pytest.param(1000, marks=pytest.mark.soak)])
def test_runs_in_a_row_leave_nothing(zygote, tmp_path, count):
    before = held(tmp_path)
    for number in range(count):
        with start(zygote) as run:
            use(run, ENDS[number % len(ENDS)])
    assert held(tmp_path) == before


@pytest.mark.parametrize("rounds", [3, pytest.param(125, marks=pytest.mark.soak)])
def test_eight_runs_at_a_time_leave_nothing(zygote, tmp_path, rounds):
    before = held(tmp_path)
    for _ in range(rounds):
        with ExitStack() as at_a_time:
            runs = [at_a_time.enter_context(start(zygote)) for _ in range(8)]
            for number, run in enumerate(runs):
                use(run, ENDS[number % len(ENDS)])
    assert held(tmp_path) == before
