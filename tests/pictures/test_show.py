import numpy as np
import pytest
from PIL import Image

from grader.pictures.errors import DataError
from grader.pictures.pair import Pair, Split
from grader.pictures.show import contact_sheet, describe, write_sheet

RED, BLUE = [200, 0, 0], [0, 0, 200]


def split(*labels, num_px=64):
    """Cats are red."""
    y = np.array(labels)
    x = np.zeros((len(y), num_px, num_px, 3), np.uint8)
    x[:] = np.where(y[:, None] == 1, RED, BLUE)[:, None, None]
    x[:, 0, 0, 1] = np.arange(len(y))
    return Split(x, y)


@pytest.fixture
def pair():
    return Pair(split(0, 1, 1), split(0, 0, 0, 1))


def test_the_description_says_shapes_classes_balance_and_majority(pair):
    assert list(describe(pair))[:4] == [
        "train_catvnoncat.h5: train_set_x (3, 64, 64, 3) uint8, train_set_y (3,) int64",
        "  classes: 0 non-cat (1), 1 cat (2)",
        "  majority: always answering 'cat' is right for 66.7 %",
        f"  mean intensity {pair.train.x.mean() / 255:.2f} of full scale",
    ]
    assert "  majority: always answering 'non-cat' is right for 75.0 %" in describe(pair)


def test_duplicates_are_counted_within_and_between(pair):
    pair.train.x[2] = pair.train.x[1]
    assert list(describe(pair))[-3:] == [
        "duplicates: 1 within train, 0 within test, 1 between them",
        "  train 1 = train 2",
        "  train 0 = test 0",
    ]


def test_the_sheet_shows_cats_first_and_training_above_testing(pair):
    sheet = contact_sheet([pair.train, pair.test], across=2)
    assert sheet.size == (64 + 2 + 64, (64 + 2 + 64) + 8 + (64 + 2 + 64))
    middles = {(x, y): sheet.getpixel((66 * x + 32, y)) for x in (0, 1) for y in (32, 98, 170, 236)}
    red, blue, white = tuple(RED), tuple(BLUE), (255, 255, 255)
    assert [middles[0, y] for y in (32, 98, 170, 236)] == [red, blue, red, blue]
    assert [middles[1, y] for y in (32, 98, 170, 236)] == [red, white, blue, blue]


def test_a_large_split_is_shown_in_part():
    assert contact_sheet([split(*[0, 1] * 50)], across=10, most=20).height == 64 + 2 + 64


def test_pictures_of_another_size_are_shown_at_the_usual_one():
    assert contact_sheet([split(1, 0, num_px=300)], across=2).size == (130, 64)


def test_a_sheet_is_written_whole_or_not_at_all(pair, tmp_path):
    write_sheet(pair, tmp_path / "sheet.png")
    assert Image.open(tmp_path / "sheet.png").format == "PNG"
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "nowhere" / "sheet.png", tmp_path / "folder"):
        with pytest.raises(DataError, match="expected to write a contact sheet there, got"):
            write_sheet(pair, place)
    assert {path.name for path in tmp_path.iterdir()} == {"sheet.png", "folder"}
