"""Collect from nbgrader's exchange without following links that a student put into a submission."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

ORDINARY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Collect(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """What ``nbgrader_config.py`` names as ``ExchangeFactory.collect``."""

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a submission's ordinary files.

        Parameters
        ----------
        src, dest : str
        log : optional
            nbgrader's.
        """
        with tempfile.TemporaryDirectory(prefix="grader-collect-") as folder:
            clean = Path(folder, "submission")
            for left_out in copy_ordinary(Path(src), clean, 1000 * self.coursedir.max_dir_size):
                self.log.warning(
                    "Skipped, because it is not an ordinary file: %s/%s", src, left_out
                )
            super().do_copy(str(clean), dest, log)


def copy_ordinary(source: Path, copy: Path, most: int) -> list[str]:
    """Copy a folder's ordinary files, though its owner may change it meanwhile.

    Parameters
    ----------
    source, copy : Path
    most : int
        Bytes in all.

    Returns
    -------
    list of str
        What was left out: links, devices, pipes, sockets.

    Raises
    ------
    RuntimeError
        When there are more bytes.
    """
    if source.is_symlink():
        raise RuntimeError(f"{source}: expected a folder, found a link")
    left_out = []
    copy.mkdir()
    for path, folders, names, here in os.fwalk(source, follow_symlinks=False):
        inside = Path(path).relative_to(source)
        for name in folders:
            if stat.S_ISLNK(os.stat(name, dir_fd=here, follow_symlinks=False).st_mode):
                left_out.append(str(inside / name))
            else:
                (copy / inside / name).mkdir()
        for name in names:
            size = _copy_file(name, here, copy / inside / name, most)
            most -= size or 0
            if size is None:
                left_out.append(str(inside / name))
    return left_out


def _copy_file(name: str, folder: int, copy: Path, most: int) -> int | None:
    """Copy one file; its size, or nothing where it is no ordinary one."""
    try:
        source = os.open(name, ORDINARY, dir_fd=folder)
    except OSError:  # a link, a socket, or one that may not be read
        return None
    with open(source, "rb") as file:  # noqa: PTH123 - a descriptor
        found = os.fstat(source)
        if not stat.S_ISREG(found.st_mode):
            return None
        if found.st_size > most:
            raise RuntimeError(f"{copy.name}: the submission is larger than max_dir_size")
        with copy.open("wb") as to:
            shutil.copyfileobj(file, to)
    return found.st_size
