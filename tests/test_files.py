"""A file that a student put there is read within bounds, or not at all."""

import os
import socket

import pytest

from grader.files import small_text


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
