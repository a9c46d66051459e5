"""What the two files of a pair are called."""

from __future__ import annotations

TRAIN_FILE, TEST_FILE = "train_catvnoncat.h5", "test_catvnoncat.h5"
FILES = {"train": TRAIN_FILE, "test": TEST_FILE}
