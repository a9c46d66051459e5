"""A run's scratch folder: furnished inside the run, bounded in size and number of files."""

from __future__ import annotations

import os
import shutil

from grader.sandbox.inside.namespaces import mount_scratch

GIVEN, SPACE, WORK, HOME = "given", "space", "space/work", "space/home"
"""What the grader gives; what the run may write in, and its working and home folders."""


def furnish(scratch: str, size: int, files: int, *, mounted: bool) -> None:
    """Make the working folder, which holds what was given, and the home folder.

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
    if not mounted:
        os.rename(given, work)  # noqa: PTH104 - likewise
    else:
        mount_scratch(space, size, files)
        shutil.copytree(given, work)
    os.mkdir(home)  # noqa: PTH102 - likewise


def excess(scratch: str, size: int, files: int) -> str:
    """What is too much about a scratch folder that the kernel does not bound, or nothing.

    Parameters
    ----------
    scratch : str
    size : int
        Bytes at the most.
    files : int
        Files and folders at the most.
    """
    waiting = [os.path.join(scratch, SPACE)]  # noqa: PTH118 - strings
    while waiting:
        try:
            for entry in os.scandir(waiting.pop()):
                files -= 1
                size -= 512 * entry.stat(follow_symlinks=False).st_blocks
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                if files < 0 or size < 0:
                    return "its folder held more than a run may write"
        except FileNotFoundError:
            continue  # it was removed meanwhile
        except OSError:
            return "its folder held what cannot be looked into"
    return ""
