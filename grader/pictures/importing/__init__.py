"""Bring in real photographs: a folder for each class, a classic pair, or CIFAR-10's archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.pictures.errors import DataError
from grader.pictures.file_names import TRAIN_FILE
from grader.pictures.importing.cifar import import_cifar
from grader.pictures.importing.classic import import_classic
from grader.pictures.importing.folders import import_folders
from grader.pictures.importing.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Report", "import_cifar", "import_classic", "import_folders", "import_pictures"]


def import_pictures(
    source: Path, to: Path, *, seed: int = 0, progress: Callable[[int, int], object] | None = None
) -> Report:
    """Import from a source of any of the three kinds.

    Parameters
    ----------
    source : Path
        A folder with one folder for each class, a folder with a classic pair, or CIFAR-10's
        ``cifar-10-python.tar.gz``.
    to : Path
        The folder that the pair is written to.
    seed : int
        Draws which pictures are for testing.
    progress : function, optional
        Is called with how many pictures are done, of how many.

    Raises
    ------
    DataError
        When the source is none of these, or breaks their rules.
    """
    tell = progress or (lambda _done, _total: None)
    if source.is_file():
        return import_cifar(source, to, seed, tell)
    if (source / TRAIN_FILE).is_file():
        return import_classic(source, to, tell)
    if source.is_dir():
        return import_folders(source, to, seed, tell)
    raise DataError(
        f"{source}: expected a folder of pictures, a folder with a classic pair or CIFAR-10's "
        "archive, found nothing there. Correct the path."
    )
