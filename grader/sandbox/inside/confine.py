"""Confine this process, layer by layer, before any of a student's code runs in it."""

from __future__ import annotations

import signal
import sys

from grader.sandbox.inside import landlock, namespaces, seccomp
from grader.sandbox.inside.libc import die_with_parent, drop_capabilities, set_no_new_privs

SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime")
"""What an interpreter and its libraries need to read."""
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


def layers(*, apart: bool) -> dict[str, str]:
    """The layers of confinement on this machine: what each uses; empty where it is missing.

    Parameters
    ----------
    apart : bool
        Whether runs have namespaces of their own.
    """
    version = landlock.version()
    return {
        "files": f"Landlock, version {version}" if version else "",
        "network": "seccomp" if seccomp.available() else "",
        "namespaces": namespaces.NAMES if apart else "",
    }


def readable() -> list[str]:
    """The trees that every run may read: the system's, and the interpreter's."""
    return [*SYSTEM, *{sys.prefix, sys.base_prefix, sys.exec_prefix}]


def confine(writable: list[str], modules: str) -> None:
    """Restrict this process to its own folders and the interpreter, irrevocably.

    Parameters
    ----------
    writable : list of str
        Folders that may be read and written.
    modules : str
        A folder that may be read.

    Raises
    ------
    OSError
        When a layer cannot be applied; the run must not begin.
    """
    die_with_parent(signal.SIGKILL)
    set_no_new_privs()
    landlock.restrict([*readable(), modules], writable, DEVICES)
    drop_capabilities()
    seccomp.restrict()
