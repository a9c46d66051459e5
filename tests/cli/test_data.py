import os

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from grader.cli import main
from grader.pictures.draw import MORE, SEED, SIZES, draw_split
from grader.pictures.pair import read_pair


@pytest.fixture
def data(course):
    def run(*words):
        return CliRunner().invoke(main, ["--course", str(course.root), "data", *words])

    return run


def test_draw_writes_a_pair(data, tmp_path, monkeypatch):
    monkeypatch.setattr("grader.pictures.draw.SIZES", (30, 10, 40))
    done = data("draw", "--seed", "9", "--to", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert done.output.strip().endswith("30 + 10 pictures, seed 9")
    assert len(read_pair(tmp_path).test.y) == 10


def test_draw_writes_the_larger_split_as_a_test_set(data, tmp_path, monkeypatch):
    monkeypatch.setattr("grader.pictures.draw.SIZES", (30, 10, 40))
    done = data("draw", "--more", "--to", str(tmp_path))
    assert done.exit_code == 0, done.output
    pair = read_pair(tmp_path)
    assert (len(pair.train.y), len(pair.test.y)) == (30, 40)
    assert np.array_equal(pair.test.x, draw_split(SEED, MORE).x)
    assert "files" in data("measure", "--data", str(tmp_path)).output


def test_the_larger_split_does_not_replace_the_courses(data):
    done = data("draw", "--more")
    assert done.exit_code == 2
    assert "--more needs --to" in done.output


def test_there_are_at_least_600_more():
    assert SIZES[MORE] >= 600


def test_show_describes_the_courses_pair(data, tmp_path):
    done = data("show", "--sheet", str(tmp_path / "sheet.png"))
    assert done.exit_code == 0
    assert "train_catvnoncat.h5: train_set_x (209, 64, 64, 3) uint8" in done.output
    assert "classes: 0 non-cat (105), 1 cat (104)" in done.output
    assert "duplicates: 0 within train, 0 within test, 0 between them" in done.output
    assert Image.open(tmp_path / "sheet.png").width == 22 * 66 - 2


def test_show_writes_a_sheet_here_unless_told_where(data, course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert data("show").output.endswith("contact sheet: contact-sheet.png\n")
    assert Image.open(tmp_path / "contact-sheet.png").format == "PNG"


def test_show_finds_the_picture_that_the_classic_splits_share(data, classic_data, tmp_path):
    done = data("show", "--data", str(classic_data), "--sheet", str(tmp_path / "sheet.png"))
    assert "1 between them\n  train 146 = test 17" in done.output
    assert "'cat' is right for 66.0 %" in done.output


def test_the_option_is_asked_before_the_environment(data, tmp_path, monkeypatch, course):
    monkeypatch.setenv("CATS_DATA", str(tmp_path))
    sheet = str(tmp_path / "sheet.png")
    assert str(tmp_path) in data("show", "--sheet", sheet).output
    done = data("show", "--sheet", sheet, "--data", str(course.datasets))
    assert "train_set_x (209, 64, 64, 3)" in done.output
    assert os.environ["CATS_DATA"] == str(tmp_path)


def test_measure_says_how_hard_a_pair_is(data, classic_data):
    [_, row] = data("measure", "--data", str(classic_data)).output.splitlines()
    assert row.split() == ["files", "99.0", "70.0", "34.0", "0.140872", "True"]


@pytest.mark.parametrize("words", [("show",), ("measure",), ("import", "nowhere", "--to", "x")])
def test_a_slip_gets_one_sentence(data, words, monkeypatch):
    monkeypatch.setenv("CATS_DATA", "nowhere")
    done = data(*words)
    assert done.exit_code == 1
    assert "nowhere" in done.output
    assert "expected" in done.output
    assert "Traceback" not in done.output


def test_import_needs_a_place_to_write(data):
    assert "Missing option '--to'" in data("import", ".").output
