"""A file that a student put there is read within bounds, or not at all."""

import os
import socket

import pytest

from grader.files import small_text, why_not_writable
from grader.sandbox.inside.libc import drop_capabilities


@pytest.fixture
def odd(tmp_path):
    """What may lie in the place of a small file, by kind."""
    (tmp_path / "secret").write_text("the instructor's")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
    return tmp_path


@pytest.mark.parametrize("kind", ["link", "device", "folder", "pipe", "socket", "nothing"])
def test_what_is_no_ordinary_file_has_no_text_and_nobody_waits(odd, kind):
    assert small_text(odd / kind) == ""


def test_a_file_is_read_up_to_a_bound(tmp_path):
    (tmp_path / "long").write_bytes(b"\xff" + b"x" * 5000)
    assert small_text(tmp_path / "long", most=10) == "�" + "x" * 9


def in_fork_without_privileges(function, *words):
    """What a function gives to somebody who may not write everywhere, as root may."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            drop_capabilities()
            os.write(writing, function(*words).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(pid, 0)
    with os.fdopen(reading) as said:
        return said.read()


@pytest.mark.parametrize(
    ("mode", "name", "reason"),
    [
        (0o700, "file", ""),
        (0o700, "nothing yet", ""),
        (0o700, "locked", "locked cannot be written to: it is yours, but marked read-only (r--"),
        (0o500, "nothing yet", "read-only (r-x------). Run chmod u+wx "),
        (0o500, "deep/er", "read-only (r-x------). Run chmod u+wx "),
    ],
)
def test_why_a_place_cannot_be_written_to(tmp_path, mode, name, reason):
    place = tmp_path / "room"
    place.mkdir()
    (place / "file").touch()
    (place / "locked").touch(0o400)
    place.chmod(mode)
    said = in_fork_without_privileges(why_not_writable, place / name)
    assert reason in said
    assert bool(said) == bool(reason)
    place.chmod(0o700)


@pytest.mark.skipif(os.getuid(), reason="only root may give files away")
def test_a_place_that_is_somebody_elses(tmp_path):
    place = tmp_path / "room"
    place.mkdir(mode=0o755)
    os.chown(place, 65534, 65534)
    said = in_fork_without_privileges(why_not_writable, place)
    assert "room cannot be written to: it belongs to nobody (rwxr-xr-x). Run as its owner" in said
