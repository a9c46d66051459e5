"""The warm process outlives no grader, and makes no fuss when one ends."""

import os
import socket
import subprocess
import sys

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


def test_it_imports_nothing_that_only_the_grader_needs():
    code = (
        "import sys, grader.sandbox.inside.serve, grader.sandbox.inside.warm\nprint(*sys.modules)"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert "grader.sandbox" in loaded
    assert not {"nbformat", "jsonschema", "grader.sandbox.zygote"} & set(loaded)


def test_making_the_shell_touches_no_folder(tmp_path):
    code = "from grader.sandbox.inside import warm; warm._make_a_shell()"
    environment = os.environ | {"HOME": str(tmp_path), "IPYTHONDIR": str(tmp_path / "ipython")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
