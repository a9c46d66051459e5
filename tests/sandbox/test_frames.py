import signal
import socket
import time

import pytest

from grader.sandbox.frames import HEAD, Frames, ProtocolError
from grader.sandbox.wire import WireError, encode


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Frames(ours), theirs


def soon():
    return time.monotonic() + 0.05


def framed(value, number=1):
    message = encode(value)
    return HEAD.pack(number, len(message)) + message


def test_frames_arrive_one_by_one(ends):
    frames, theirs = ends
    theirs.sendall(framed("one", 7) + framed("two", 8))
    assert frames.receive(100) == (7, "one")
    assert frames.receive(100) == (8, "two")


def test_half_a_frame_is_kept_for_the_next_call(ends):
    frames, theirs = ends
    whole = framed("late")
    theirs.sendall(whole[:15])
    with pytest.raises(TimeoutError):
        frames.receive(100, soon())
    theirs.sendall(whole[15:])
    assert frames.receive(100, soon()) == (1, "late")


def test_a_claimed_size_is_not_believed(ends):
    frames, theirs = ends
    theirs.sendall(HEAD.pack(1, 2**60))
    with pytest.raises(ProtocolError, match="expected at most 100 bytes"):
        frames.receive(100, soon())


def test_the_other_side_may_be_gone(ends):
    frames, theirs = ends
    theirs.sendall(framed("cut off")[:-1])
    theirs.close()
    with pytest.raises(EOFError):
        frames.receive(100, soon())


def test_bytes_that_are_no_message_are_refused(ends):
    frames, theirs = ends
    theirs.sendall(HEAD.pack(1, 4) + b"\xff" * 4)
    with pytest.raises(WireError):
        frames.receive(100, soon())


def test_drips_do_not_hold_the_deadline_up(ends):
    frames, theirs = ends
    theirs.sendall(b"\0")
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        frames.receive(100, started + 0.05)
    assert time.monotonic() > started


def test_an_interrupt_waits_until_a_frame_is_out(ends):
    """Half a frame would break the connection for good."""
    blocked = []

    class Sock:
        def settimeout(self, _): ...

        def sendall(self, _):
            blocked.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))

    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    Frames(Sock()).send(1, "value")
    assert blocked == [True]
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before
