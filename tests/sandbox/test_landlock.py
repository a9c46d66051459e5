"""Landlock alone, without the other layers: what a process may read, write and execute."""

import os
import shutil

import pytest

from grader.sandbox.inside import landlock
from grader.sandbox.inside.libc import set_no_new_privs

pytestmark = pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")


def in_a_child(readable, writable, act):
    """What a restricted process gets: nothing, or an error's number."""
    pid = os.fork()
    if pid == 0:
        code = 255
        try:
            set_no_new_privs()
            landlock.restrict(readable, writable, ["/dev/null"])
            act()
            code = 0
        except OSError as error:
            code = error.errno
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


SYSTEM = ["/usr", "/lib", "/lib64", "/etc/ld.so.cache"]


def test_what_a_run_writes_it_cannot_execute(tmp_path):
    program = tmp_path / "true"
    shutil.copy("/bin/true", program)

    def run(path):
        return lambda: os.execv(path, [str(path)])  # noqa: S606 - it must be refused

    assert in_a_child(SYSTEM, [str(tmp_path)], run(program)) == 13
    assert in_a_child(SYSTEM, [str(tmp_path)], run("/usr/bin/true")) == 0


def test_what_is_readable_cannot_be_written_and_nothing_else_read(tmp_path):
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    mine.mkdir()
    theirs.mkdir()
    (theirs / "file").write_text("x")
    trees = [*SYSTEM, str(theirs)], [str(mine)]
    assert in_a_child(*trees, lambda: (mine / "new").write_text("x")) == 0
    assert in_a_child(*trees, (theirs / "file").read_text) == 0
    assert in_a_child(*trees, lambda: (theirs / "file").write_text("x")) == 13
    assert in_a_child(*trees, lambda: (tmp_path / "new").write_text("x")) == 13
    assert in_a_child(*trees, lambda: list(tmp_path.iterdir())) == 13


@pytest.mark.parametrize("abi", [1, 2, 3, 4])
def test_older_versions_hold_too(tmp_path, monkeypatch, abi):
    """The lowest that is supported is 1: asked for no more, a newer kernel does as it would."""
    if landlock.version() < abi:
        pytest.skip("this kernel is older")
    monkeypatch.setattr(landlock, "version", lambda: abi)
    (tmp_path / "mine").mkdir()
    trees = SYSTEM, [str(tmp_path / "mine")]
    assert in_a_child(*trees, lambda: (tmp_path / "mine" / "new").write_text("x")) == 0
    assert in_a_child(*trees, lambda: (tmp_path / "new").write_text("x")) == 13
    assert in_a_child(*trees, lambda: list(tmp_path.iterdir())) == 13
