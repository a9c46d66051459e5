"""The warm process outlives no grader, and makes no fuss when one ends."""

import socket

import pytest

from grader.sandbox.inside import warm


@pytest.fixture
def runs():
    """The warm process's end of a control socket, and the grader's."""
    ours, graders = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, graders:
        yield warm._Runs(ours, apart=False), graders


def test_a_grader_that_closes_asks_for_nothing_more(runs):
    own, graders = runs
    graders.close()
    assert not warm._answered(own)


def test_nor_does_one_that_was_killed_before_it_read_its_answer(runs):
    own, graders = runs
    own.control.send(b"an answer")
    graders.close()
    assert not warm._answered(own)
