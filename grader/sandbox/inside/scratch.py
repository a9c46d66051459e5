"""A run's scratch folder: furnished inside the run, bounded in size and number of files."""

from __future__ import annotations

import os
import shutil

from grader.sandbox.inside.namespaces import mount_scratch
from grader.sandbox.inside.walk import Look, MovedError, removed_but_open, space_of

GIVEN, SPACE, WORK, HOME = "given", "space", "space/work", "space/home"
"""What the grader gives; what the run may write in, and its working and home folders."""
LOOKS = 10
"""How often a look is begun again because folders were moved meanwhile."""


def furnish(scratch: str, size: int, files: int, *, mounted: bool) -> None:
    """Make the working folder, which holds copies of what was given, and the home folder.

    Parameters
    ----------
    scratch : str
    size : int
        Bytes at the most.
    files : int
        Files and folders at the most.
    mounted : bool
        In a file system of its own, which the kernel bounds and which is gone with the run; else
        somebody has to watch its size.
    """
    given, space, work, home = (os.path.join(scratch, each) for each in (GIVEN, SPACE, WORK, HOME))  # noqa: PTH118 - strings
    os.mkdir(space, 0o700)  # noqa: PTH102 - likewise
    if mounted:
        mount_scratch(space, size, files)
    shutil.copytree(given, work, copy_function=shutil.copyfile)
    shutil.rmtree(given)  # where its links lead is none of the notebook's business
    os.mkdir(home)  # noqa: PTH102 - likewise


def excess(scratch: str, pid: int, size: int, files: int) -> str:
    """What is too much about a scratch folder that the kernel does not bound, or nothing.

    Parameters
    ----------
    scratch : str
    pid : int
        Its run, as ``/proc`` numbers it, which may change it at any time.
    size : int
        Bytes at the most.
    files : int
        Files and folders at the most.
    """
    for _ in range(LOOKS):
        try:
            left = size - removed_but_open(pid)
            too_much = _holds_more(os.path.join(scratch, SPACE), left, files)  # noqa: PTH118 - strings
        except FileNotFoundError:
            return ""  # it is not there yet
        except OSError:
            return "its folder held what cannot be looked into"
        except MovedError:
            continue
        return "its folder held more than a run may write" if too_much else ""
    return "its folder changed faster than it can be looked into"


def _holds_more(folder: str, size: int, files: int) -> bool:
    if size < 0:
        return True
    with Look(folder) as look:
        for found in look:
            files -= 1
            size -= space_of(found)
            if files < 0 or size < 0:
                return True
    return False
