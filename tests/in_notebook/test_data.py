"""Where a student's notebook finds its pictures."""

import ast
import re
from pathlib import Path

import h5py
import numpy as np
import pytest

import grader.pictures.pair as pair
from grader.in_notebook import data as notebook_data
from grader.in_notebook.data import (
    OUR_PHOTOGRAPHS,
    TEST_FILE,
    TRAIN_FILE,
    find_data,
    find_photographs,
    load_pictures,
)


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
    with pytest.raises(FileNotFoundError, match="Copy both files beside the notebook") as told:
        find_data()
    assert told.value._render_traceback_() == [str(told.value)]  # what a notebook shows


def test_pictures_come_with_labels_as_rows(monkeypatch, course):
    monkeypatch.setattr(notebook_data, "find_data", lambda: course.datasets)
    train_x, Y_train, test_x, Y_test = load_pictures()
    assert train_x.shape[1:] == test_x.shape[1:] == (64, 64, 3)
    assert train_x.dtype == np.uint8
    assert Y_train.shape == (1, len(train_x))
    assert Y_test.shape == (1, len(test_x))


def test_a_photograph_of_ones_own_comes_before_those_of_the_course(tmp_path, monkeypatch, course):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CATS_DATA", str(course.datasets))
    (tmp_path / "Minka.JPG").touch()
    (tmp_path / "notes.txt").touch()
    assert [path.name for path in find_photographs()] == ["Minka.JPG", *OUR_PHOTOGRAPHS]


def test_what_to_do_without_photographs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CATS_DATA", raising=False)
    with pytest.raises(
        FileNotFoundError, match=r"a photograph beside this notebook \(.jpg or .png"
    ):
        find_photographs()


def test_the_photographs_of_the_course_are_small_and_carry_their_licence(course):
    folder = course.datasets / "photographs"
    said = (folder / "README.md").read_text()
    for name in OUR_PHOTOGRAPHS:
        assert (folder / name).stat().st_size < 50_000
        assert f"`{name}`" in said
    assert said.count("CC0") >= len(OUR_PHOTOGRAPHS)


def test_the_file_that_is_missing_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CATS_DATA", raising=False)
    (tmp_path / TRAIN_FILE).touch()
    with pytest.raises(
        FileNotFoundError, match=f"found only {TRAIN_FILE}. Copy {TEST_FILE} beside"
    ):
        find_data()


@pytest.mark.parametrize("name", [TRAIN_FILE, TEST_FILE])
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "a Git LFS pointer"),
        (b"\n<!DOCTYPE html><html>", "a web page (HTML)"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"", "an empty file"),
        (b"hello", "5 bytes of something else"),
        ("cut", "only the first 50,000 bytes of it: it is cut off"),
        ("other", "an HDF5 file without "),
    ],
)
def test_what_is_no_file_of_pictures_is_called_what_it_is(
    tmp_path, monkeypatch, course, name, content, says
):
    for each in (TRAIN_FILE, TEST_FILE):
        (tmp_path / each).write_bytes((course.datasets / each).read_bytes())
    if content == "cut":
        content = (course.datasets / name).read_bytes()[:50_000]
    if content == "other":
        with h5py.File(tmp_path / name, "w") as file:
            file["x"] = [1]
    else:
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("CATS_DATA", str(tmp_path))
    with pytest.raises(
        OSError, match=f"expected pictures in {name}, found {re.escape(says)}"
    ) as told:
        load_pictures()
    assert told.value._render_traceback_() == [str(told.value)]  # what a notebook shows


@pytest.fixture
def chosen_photographs(descent):
    """The function of the last notebook that looks for the photograph that a student names."""
    cells = descent.release_notebook.cells
    source = next(cell.source for cell in cells if "def chosen_photographs" in cell.source)
    functions = [each for each in ast.parse(source).body if isinstance(each, ast.FunctionDef)]
    names = {"Path": Path, "find_photographs": find_photographs}
    exec(compile(ast.Module(functions[:1], []), "04", "exec"), names)  # noqa: S102 - our own
    return names["chosen_photographs"]


def test_a_photograph_is_chosen_by_its_name(tmp_path, monkeypatch, course, chosen_photographs):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CATS_DATA", str(course.datasets))
    (tmp_path / "cat.png").touch()
    assert [path.name for path in chosen_photographs("")] == ["cat.png", *OUR_PHOTOGRAPHS]
    for name in ("cat.png", str(tmp_path / "cat.png"), *OUR_PHOTOGRAPHS):
        assert [path.name for path in chosen_photographs(name)] == [Path(name).name]
    with pytest.raises(FileNotFoundError, match=r"no dog.png here. .* cat.png, chelsea.jpg"):
        chosen_photographs("dog.png")
