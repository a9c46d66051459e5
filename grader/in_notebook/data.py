"""Find and load the pictures from a student's notebook, wherever it was opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np

from grader.in_notebook.display import ToldInOneSentence

TRAIN_FILE, TEST_FILE = FILES = "train_catvnoncat.h5", "test_catvnoncat.h5"

SHARED = "datasets.txt"
"""A file that names the folder with the pictures, where a class shares one."""
PHOTOGRAPHS = "photographs"
OUR_PHOTOGRAPHS = ("chelsea.jpg", "coffee.jpg")
"""In that folder: one photograph of a cat, and one of something else."""
KINDS = {".jpg", ".jpeg", ".png"}


class NoPicturesError(ToldInOneSentence, FileNotFoundError):
    """The pictures are not there."""


class NotPicturesError(ToldInOneSentence, OSError):
    """A file in the place of pictures is something else, or damaged."""


def find_data() -> Path:
    """The folder that holds the two files of pictures.

    Raises
    ------
    NoPicturesError
        When they are neither where ``CATS_DATA`` says, nor beside the notebook, nor in the course.
    """
    places = _places()
    for place in map(Path, places):
        if (place / TRAIN_FILE).exists() and (place / TEST_FILE).exists():
            return place
    found = {name for place in places for name in FILES if Path(place, name).exists()}
    missing = [name for name in FILES if name not in found] or list(FILES)
    if len(missing) == 1:
        there = f"found only {found.pop()}. Copy {missing[0]}"
    else:
        there = f"found {'them in different folders' if found else 'neither'}. Copy both files"
    raise NoPicturesError(
        f"expected {' and '.join(FILES)} beside this notebook or in ../../datasets; {there} "
        "beside the notebook and run this cell again."
    )


def _places() -> list[str]:
    """Where pictures may be: the folder that somebody names, this one, the course's."""
    shared = Path(SHARED)
    named = [shared.read_text(encoding="utf-8").strip()] if shared.is_file() else []
    return [os.environ.get("CATS_DATA", "."), ".", *named, "../../datasets"]


def find_photographs() -> list[Path]:
    """Photographs to try: your own beside the notebook first, then those of the course.

    Raises
    ------
    NoPicturesError
        When there are none.
    """
    found = sorted(path for path in Path().iterdir() if path.suffix.lower() in KINDS)
    for place in _places():
        for name in OUR_PHOTOGRAPHS:
            path = Path(place, PHOTOGRAPHS, name)
            if path.exists() and name not in [each.name for each in found]:
                found.append(path)
    if not found:
        raise NoPicturesError(
            "expected a photograph beside this notebook (.jpg or .png); found none. "
            "Put one there and run this cell again."
        )
    return found


def load_pictures() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The pictures and their labels, to train on and to test on.

    Returns
    -------
    train_x : (m_train, num_px, num_px, 3), uint8
    Y_train : (1, m_train), 1 for a cat and 0 for anything else
    test_x : (m_test, num_px, num_px, 3), uint8
    Y_test : (1, m_test)

    Raises
    ------
    NoPicturesError
        When a file is not there.
    NotPicturesError
        When a file is not one of pictures, but a web page, say, or cut off.
    """
    folder = find_data()
    train_x, train_y = _read(folder / TRAIN_FILE, "train")
    test_x, test_y = _read(folder / TEST_FILE, "test")
    return train_x, train_y.reshape(1, -1), test_x, test_y.reshape(1, -1)


def _read(path: Path, part: str) -> tuple[np.ndarray, np.ndarray]:
    """One file's pictures and labels, or a description of a file of another kind."""
    names = f"{part}_set_x", f"{part}_set_y"
    try:
        with _opened(path) as file:
            pictures, labels = (file[name][:] for name in names)
    except KeyError:
        problem = f"an HDF5 file without {' and '.join(names)}"
    except OSError:
        problem = _instead_of_pictures(path)
    else:
        return pictures, labels
    raise NotPicturesError(
        f"expected pictures in {path.name}, found {problem}. Download {path.name} again, put it in "
        f"the place of that file ({path}), and run this cell again."
    ) from None


def _opened(path: Path) -> Any:
    """The file's arrays by name; those of its ``.npz`` twin in a browser that has no h5py."""
    try:
        import h5py  # noqa: PLC0415 - a check needs no pictures
    except ImportError:
        twin = path.with_suffix(".npz")
        if not twin.exists():
            raise
        return np.load(twin, allow_pickle=False)
    return h5py.File(path)


def _instead_of_pictures(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(1000).lstrip()
    size = path.stat().st_size
    if start.startswith(b"\x89HDF"):
        return f"only the first {size:,} bytes of it: it is cut off or damaged"
    if start.startswith(b"version https://git-lfs"):
        return (
            "a Git LFS pointer, which stands for the file but is not it (git lfs pull fetches it)"
        )
    if start[:1] == b"<":
        return "a web page (HTML): the page about the file, not the file itself"
    if start.startswith(b"PK\x03\x04"):
        return "a ZIP archive: unpack it"
    return f"{size:,} bytes of something else" if start else "an empty file"
