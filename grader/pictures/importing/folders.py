"""Import a folder with one folder for each class, one of them called cat or cats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from grader.pictures.errors import DataError
from grader.pictures.importing.report import Report
from grader.pictures.pair import writing_pair
from grader.pictures.picture_file import PictureError, load_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATS = {"cat", "cats"}
TEST_SHARE = 0.2


def import_folders(
    source: Path, to: Path, seed: int, progress: Callable[[int, int], object]
) -> Report:
    """Import pictures that lie in a folder for each class.

    Parameters
    ----------
    source, to : Path
    seed : int
        Draws which fifth of each class is for testing.
    progress : function

    Raises
    ------
    DataError
        When there are no cats, nothing but cats, or a class is empty.
    """
    items = _split(_files(source), seed)
    report = Report()
    with writing_pair(to) as files:
        for done, (path, label, split) in enumerate(items, 1):
            try:
                files[split].add(load_picture(path), label)
                report.taken[split, label] += 1
            except PictureError as error:
                report.skipped.append((str(path.relative_to(source)), str(error)))
            progress(done, len(items))
    return report


def _files(source: Path) -> dict[Path, list[Path]]:
    """For each class its files, in a fixed order."""
    folders = sorted(path for path in source.iterdir() if path.is_dir())
    names = ", ".join(folder.name for folder in folders) or "none"
    cats = [folder for folder in folders if folder.name.lower() in CATS]
    if len(cats) != 1 or len(folders) == 1:
        raise DataError(
            f"{source}: expected a folder called cat and at least one other, found {names}. "
            "Put the pictures of each class into a folder of its own."
        )
    classes = {folder: sorted(path for path in folder.rglob("*") if path.is_file())
               for folder in folders}  # fmt: skip
    for folder, files in classes.items():
        if not files:
            raise DataError(f"{folder}: expected pictures, found none. Add some or remove it.")
    return classes


def _split(classes: dict[Path, list[Path]], seed: int) -> list[tuple[Path, int, str]]:
    """Each file with its label and split, a fifth of each class for testing, in a drawn order."""
    rng = np.random.default_rng(seed)
    items = []
    for folder, files in classes.items():
        label = int(folder.name.lower() in CATS)
        tests = set(rng.permutation(len(files))[: max(1, round(TEST_SHARE * len(files)))].tolist())
        items += [(path, label, "test" if i in tests else "train") for i, path in enumerate(files)]
    return [items[i] for i in rng.permutation(len(items))]
