"""Random mixes of attacks for a long time, two graders at once, with kills; the machine is audited.

``make soak`` gives an hour. ``CAT_COURSE_SOAK_SECONDS`` gives another time.
"""

import os
import random
import signal
import time

import pytest

from grader.sandbox import Limits, Zygote, zygote
from grader.sandbox.inside import landlock, seccomp
from grader.sandbox.scratch_folder import own_folder
from tests.attacks import audit, exhaustion, forgeries, kernel, replies, trespass
from tests.attacks.modes import MODES, start

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(
        not (landlock.version() and seccomp.available()), reason="runs are not confined here"
    ),
]
SECONDS = float(os.environ.get("CAT_COURSE_SOAK_SECONDS", "60"))
LIMITS = Limits(
    cell_seconds=1, call_seconds=0.5, grace_seconds=0.3, total_seconds=4, patience=1.5,
    scratch_bytes=20_000_000, scratch_files=500,
)  # fmt: skip
NAMES = """
COURSE = HOME = TMP = "/nowhere"
PORT, GRADER, TOKEN = 9, 1, "token"
"""
CELLS = {
    **{name: NAMES + code for name, code in trespass.HARMLESS.items() if not code.startswith("%%")},
    **exhaustion.DEADLY,
    **exhaustion.EITHER,
    **forgeries.FORGERIES,
    **{name: kernel.BEGIN + code for name, code in kernel.CALLS.items()},
    **{
        name: f"{replies.BEGIN}\ndef answer():\n    {code}"
        for name, code in replies.REPLIES.items()
    },
}


def attack(warm, rng):
    """One run of a few attacks; sometimes somebody kills it."""
    with warm.run({"mine.txt": b"x"}, limits=LIMITS) as run:
        for name in rng.sample(sorted(CELLS), 3):
            run.execute(CELLS[name])
            if rng.random() < 0.1:
                warm._ask({"op": "signal", "pid": run._pid, "signal": int(signal.SIGKILL)})
        run.call("answer")


@pytest.mark.parametrize("mode", MODES)
def test_random_mixes_leave_nothing(monkeypatch, mode):
    monkeypatch.setattr(zygote, "START", start(*MODES[mode]))
    rng = random.Random(f"{mode} {SECONDS}")  # noqa: S311 - which attack comes next
    end = time.monotonic() + SECONDS / len(MODES)
    outside = audit.descendants()
    with Zygote() as one, Zygote() as other:
        one.start(), other.start()
        attack(one, rng)
        before, processes = audit.machine(own_folder()), audit.descendants()
        while time.monotonic() < end:
            for warm in (one, other):
                attack(warm, rng)
        with one.run({}) as run:
            run.execute("def f(x): return x + 1")
            assert run.call("f", (1,)).value == 2
        assert audit.settled(before, own_folder()) == before
        assert audit.descendants() == processes
    assert audit.descendants() == outside
