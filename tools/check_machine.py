"""Say what this machine lacks before anything is installed: one sentence for each thing.

``make`` runs this with whatever Python it finds. It must start on an old one, so it uses the
standard library and no new syntax.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = (3, 11)
SPACE_MB = 1500
"""What ``.venv`` takes, and room to work."""
LANDLOCK_CREATE_RULESET = 444
"""The system call's number, the same on x86-64 and arm64."""


def faults() -> "Iterator[str]":
    """What makes the set-up fail, in sentences."""
    if sys.version_info < PYTHON:
        version = ".".join(map(str, sys.version_info[:2]))
        yield (
            f"expected Python 3.11 or newer, found {version} at {sys.executable}. Install a newer "
            "one and name it, as in make PYTHON=python3.12 demo."
        )
    elif importlib.util.find_spec("ensurepip") is None and not _has("uv"):
        yield (
            "this Python cannot make virtual environments. On Debian and Ubuntu, run "
            "sudo apt install python3-venv; or install uv."
        )
    if not os.access(".", os.W_OK):
        yield "this folder is read-only, and .venv goes into it. Clone to a folder of your own."
    free = shutil.disk_usage(".").free // 2**20
    if free < SPACE_MB:
        yield f"expected {SPACE_MB} MB of free disk for .venv, found {free} MB. Make room."


def warnings() -> "Iterator[str]":
    """What works here only in part, in sentences."""
    if not sys.platform.startswith("linux"):
        yield (
            "notebooks can be built and checked here, but only Linux can grade, because it "
            "confines what students wrote. docs/running.md says how to grade in a container."
        )
    elif not _has_landlock():
        yield (
            "this kernel has no Landlock (Linux 5.13 or newer, not switched off), so that grading "
            "will refuse to run students' notebooks here."
        )
    if not _has("git"):
        yield "git is not installed. The tests need it; the demo does not."


def _has(program: str) -> bool:
    try:
        command = [program, "--version"]
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def _has_landlock() -> bool:
    ask_for_version = 1
    version: int = ctypes.CDLL(None).syscall(LANDLOCK_CREATE_RULESET, None, 0, ask_for_version)
    return version > 0


def main() -> int:
    """Print what is lacking; 1 when the set-up cannot work."""
    for warning in warnings():
        sys.stderr.write(f"Note: {warning}\n")
    found = list(faults())
    for fault in found:
        sys.stderr.write(f"Cannot set up: {fault}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
