"""Unpack tar archives that nobody trusts: files and folders, and nothing outside the folder.

``extractall(filter="data")`` does that from Python 3.11.4 on; Debian 12 has 3.11.2.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def unpack_tar(
    archive: tarfile.TarFile, folder: Path, place: Callable[[str], str] = lambda name: name
) -> None:
    """Write an archive's files. Links, devices and pipes are left out.

    Parameters
    ----------
    archive : TarFile
    folder : Path
        Must be there.
    place : function
        Gives the path below `folder` for a member's name; an empty one leaves the member out.

    Raises
    ------
    tarfile.TarError
        When a name leads out of the folder.
    """
    for member in archive:
        name = place(member.name)
        if not name or not (member.isfile() or member.isdir()):
            continue
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise tarfile.TarError(f"{member.name}: leads out of the folder")
        _write(archive, member, folder / path)


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, to: Path) -> None:
    content = archive.extractfile(member)
    if content is None:  # a folder
        to.mkdir(parents=True, exist_ok=True)
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    with content, to.open("wb") as file:
        shutil.copyfileobj(content, file)
    os.utime(to, (member.mtime, member.mtime))  # by these the newest is found
