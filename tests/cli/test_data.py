import pytest
from click.testing import CliRunner
from PIL import Image

from datasets.pair import read_pair
from grader.cli import main


@pytest.fixture
def data(course):
    def run(*words):
        return CliRunner().invoke(main, ["--course", str(course.root), "data", *words])

    return run


def test_draw_writes_a_pair(data, tmp_path):
    done = data("draw", "--seed", "9", "--to", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert done.output.strip().endswith("209 + 50 pictures, seed 9")
    assert len(read_pair(tmp_path).test.y) == 50


def test_show_describes_the_courses_pair(data, tmp_path):
    done = data("show", "--sheet", str(tmp_path / "sheet.png"))
    assert done.exit_code == 0
    assert "train_catvnoncat.h5: train_set_x (209, 64, 64, 3) uint8" in done.output
    assert "104 cats and 105 others" in done.output
    assert "0 duplicates" in done.output
    assert Image.open(tmp_path / "sheet.png").width == 22 * 66 - 2


def test_show_finds_the_picture_that_the_classic_splits_share(data, classic_data):
    done = data("show", str(classic_data))
    assert "the same picture twice: train 146 and test 17" in done.output
    assert "'cat' is right for 66.0 %" in done.output


def test_measure_says_how_hard_a_pair_is(data, classic_data):
    [_, row] = data("measure", str(classic_data)).output.splitlines()
    assert row.split() == ["files", "99.0", "70.0", "34.0", "0.140872", "True"]


@pytest.mark.parametrize(
    "words",
    [("show", "nowhere"), ("import", "nowhere", "--to", "x"), ("measure", "nowhere")],
)
def test_a_slip_gets_one_sentence(data, words):
    done = data(*words)
    assert done.exit_code == 1
    assert "nowhere" in done.output
    assert "expected" in done.output
    assert "Traceback" not in done.output


def test_import_needs_a_place_to_write(data):
    assert "Missing option '--to'" in data("import", ".").output
