"""Find and load the pictures from a student's notebook, wherever it was opened."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np  # noqa: TC002 - in checks.py too, where it is short

TRAIN_FILE, TEST_FILE = "train_catvnoncat.h5", "test_catvnoncat.h5"

PHOTOGRAPHS = "photographs"
OUR_PHOTOGRAPHS = ("chelsea.jpg", "coffee.jpg")
"""In that folder: a cat, and no cat."""
KINDS = {".jpg", ".jpeg", ".png"}


def find_data() -> Path:
    """The folder that holds the two files of pictures.

    Raises
    ------
    FileNotFoundError
        When they are neither where ``CATS_DATA`` says, nor beside the notebook, nor in the course.
    """
    places = [os.environ.get("CATS_DATA", "."), ".", "../../datasets"]
    for place in map(Path, places):
        if (place / TRAIN_FILE).exists() and (place / TEST_FILE).exists():
            return place
    raise FileNotFoundError(
        f"expected {TRAIN_FILE} and {TEST_FILE} beside this notebook or in ../../datasets; "
        "found neither. Copy both files beside the notebook and run this cell again."
    )


def find_photographs() -> list[Path]:
    """Photographs to try: your own beside the notebook first, then those of the course.

    Raises
    ------
    FileNotFoundError
        When there are none.
    """
    found = sorted(path for path in Path().iterdir() if path.suffix.lower() in KINDS)
    for place in (os.environ.get("CATS_DATA", "."), "../../datasets"):
        for name in OUR_PHOTOGRAPHS:
            path = Path(place, PHOTOGRAPHS, name)
            if path.exists() and name not in [each.name for each in found]:
                found.append(path)
    if not found:
        raise FileNotFoundError(
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
    """
    import h5py  # noqa: PLC0415 - a check needs no pictures

    folder = find_data()
    with h5py.File(folder / TRAIN_FILE) as file:
        train_x, train_y = file["train_set_x"][:], file["train_set_y"][:]
    with h5py.File(folder / TEST_FILE) as file:
        test_x, test_y = file["test_set_x"][:], file["test_set_y"][:]
    return train_x, train_y.reshape(1, -1), test_x, test_y.reshape(1, -1)
