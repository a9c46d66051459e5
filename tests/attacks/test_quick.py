"""Attacks on the kernel and the protocol: each in a fork of one warm process, audited together."""

import resource
import time

import pytest

from grader.sandbox import Limits, NoAnswer, Raised, Returned, Zygote
from grader.sandbox.inside import landlock, seccomp
from grader.sandbox.scratch_folder import own_folder
from tests.attacks import audit, kernel, replies

pytestmark = pytest.mark.skipif(
    not (landlock.version() and seccomp.available()), reason="runs are not confined here"
)
QUICK = Limits(cell_seconds=2, call_seconds=0.5, grace_seconds=0.3, total_seconds=5, patience=1.5)


@pytest.fixture(scope="module")
def zygote():
    with Zygote() as warm:
        warm.start()
        before, processes = audit.machine(own_folder()), audit.descendants()
        yield warm
        assert audit.settled(before, own_folder()) == before
        assert audit.descendants() == processes


@pytest.mark.parametrize("name", kernel.CALLS)
def test_the_kernel_says_no(zygote, name):
    with zygote.run({}, limits=QUICK) as run:
        cell = run.execute(kernel.BEGIN + kernel.CALLS[name])
        assert "GOT" not in "".join(output.get("text", "") for output in cell.outputs)
        run.execute("def f(): return 1")
        assert run.call("f").value == 1


@pytest.mark.parametrize("name", replies.REPLIES)
def test_whatever_a_run_replies_is_a_claim(zygote, name):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    with zygote.run({}, limits=QUICK) as run:
        run.execute(f"{replies.BEGIN}\ndef answer():\n    {replies.REPLIES[name]}")
        said = run.call("answer")
        assert isinstance(said, (NoAnswer, Raised, Returned))
        assert len(repr(said)) < 100_000
        assert len(repr(run.flags)) < 5_000
        again = run.execute("1")
    assert again.status in {"ok", "died", "error", "timeout"}
    assert time.process_time() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000
