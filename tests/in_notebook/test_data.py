"""Where a student's notebook finds its pictures."""

import numpy as np
import pytest

import grader.pictures.pair as pair
from grader.in_notebook import data as notebook_data
from grader.in_notebook.data import TEST_FILE, TRAIN_FILE, find_data, load_pictures


def test_the_files_are_called_as_the_data_set_calls_them():
    assert (TRAIN_FILE, TEST_FILE) == (pair.TRAIN_FILE, pair.TEST_FILE)


def test_data_beside_the_notebook_are_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CATS_DATA", raising=False)
    for name in (TRAIN_FILE, TEST_FILE):
        (tmp_path / name).touch()
    assert find_data().resolve() == tmp_path


def test_the_environment_comes_first(tmp_path, monkeypatch, course):
    monkeypatch.chdir(course.root / "notebooks" / "04-gradient-descent")
    for name in (TRAIN_FILE, TEST_FILE):
        (tmp_path / name).touch()
    monkeypatch.setenv("CATS_DATA", str(tmp_path))
    assert find_data() == tmp_path


def test_what_to_do_without_data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CATS_DATA", raising=False)
    with pytest.raises(FileNotFoundError, match="Copy both files beside the notebook"):
        find_data()


def test_pictures_come_with_labels_as_rows(monkeypatch, course):
    monkeypatch.setattr(notebook_data, "find_data", lambda: course.datasets)
    train_x, Y_train, test_x, Y_test = load_pictures()
    assert train_x.shape[1:] == test_x.shape[1:] == (64, 64, 3)
    assert train_x.dtype == np.uint8
    assert Y_train.shape == (1, len(train_x))
    assert Y_test.shape == (1, len(test_x))
