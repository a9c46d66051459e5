"""Commands end well on a terminal that knows no ✓."""

import os
import subprocess
import sys

import pytest

from grader.cli.plain_signs import SIGNS, plain
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("encoding", "written", "expected"),
    [
        ("latin-1", "latin-1", "ok files "),
        ("ascii", "utf-8", "✓ files "),  # click takes it for a terminal that is set up wrongly
        ("utf-8", "utf-8", "✓ files "),
    ],
)
def test_a_terminal_gets_signs_that_it_can_show(encoding, written, expected):
    done = subprocess.run(
        [sys.executable, "-m", "grader", "doctor"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode(written).startswith(expected)


def test_every_sign_has_a_plain_one():
    assert all(plain(sign).isascii() for sign in SIGNS)
    assert plain("Łukasz 猫") == "?ukasz ?"
