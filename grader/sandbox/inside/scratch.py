"""A run's scratch folder: prepared inside the run, bounded in size and number of files."""

from __future__ import annotations

import os
import shutil

from grader.sandbox.inside.namespaces import mount_scratch
from grader.sandbox.inside.walk import Look, MovedError, removed_but_open, space_of

GIVEN, SPACE, WORK, HOME = "given", "space", "space/work", "space/home"
"""The files that the grader provides; the folder that the run may write to; its work and home."""
MAX_WALKS = 10
"""How often to repeat the check if folders are moved during it."""


def furnish(scratch: str, size: int, files: int, *, mounted: bool) -> None:
    """Make the working folder, with copies of the provided files, and the home folder.

    Parameters
    ----------
    scratch : str
    size : int
        Bytes at the most.
    files : int
        Files and folders at the most.
    mounted : bool
        Whether to mount a separate file system, which the kernel bounds and removes with the run.
        Otherwise the warm process watches the folder's size.

    Raises
    ------
    OSError
        When a folder cannot be made or mounted, or a file cannot be copied.
    """
    given, space, work, home = (os.path.join(scratch, each) for each in (GIVEN, SPACE, WORK, HOME))  # noqa: PTH118 - strings
    os.mkdir(space, 0o700)  # noqa: PTH102 - likewise
    if mounted:
        mount_scratch(space, size, files)
    shutil.copytree(given, work, copy_function=shutil.copyfile)
    shutil.rmtree(given)  # the notebook must not learn where its links lead
    os.mkdir(home)  # noqa: PTH102 - likewise


def excess(scratch: str, pid: int, size: int, files: int) -> str:
    """Why a scratch folder that the kernel does not bound is over its limits, or nothing.

    Parameters
    ----------
    scratch : str
    pid : int
        The run's process id in ``/proc``. The run may change the folder at any time.
    size : int
        Bytes at the most.
    files : int
        Files and folders at the most.
    """
    for _ in range(MAX_WALKS):
        try:
            left = size - removed_but_open(pid)
            too_much = _holds_more(os.path.join(scratch, SPACE), left, files)  # noqa: PTH118 - strings
        except FileNotFoundError:
            return ""  # it is not there yet
        except OSError:
            return "its folder held something that the grader could not read"
        except MovedError:
            continue
        return "its folder held more than a run may write" if too_much else ""
    return "its folder changed faster than the grader could check it"


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
