import numpy as np
import pytest

from grader.pictures.draw import GOOD_CAT, MORE, SEED, SIZES, TEST, TRAIN, draw_pair, labels
from grader.pictures.drawing import draw_picture
from grader.pictures.drawing.cats import POSES
from grader.pictures.drawing.picture import THINGS, draw_named
from grader.pictures.measure import measure
from grader.pictures.pair import read_pair


@pytest.fixture(scope="module")
def committed(course):
    return read_pair(course.datasets)


@pytest.fixture(scope="module")
def drawn():
    """The pair drawn again, and the label and the name of each thing that was drawn."""
    named = set()

    def noted(label, *numbers):
        picture, name = draw_named(label, *numbers)
        named.add((label, name))
        return picture

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("grader.pictures.draw.draw_picture", noted)
        return draw_pair(), named


def test_the_committed_pair_is_drawn_again_to_a_shade(committed, drawn):
    pair, _ = drawn
    for (_, one), (_, other) in zip(committed.splits(), pair.splits(), strict=True):
        assert np.array_equal(one.y, other.y)
        assert np.abs(one.x.astype(int) - other.x.astype(int)).max() <= 1


def test_the_committed_pair_has_the_classic_form(committed):
    assert committed.train.x.shape == (209, 64, 64, 3)
    assert committed.test.x.shape == (50, 64, 64, 3)
    assert committed.train.x.dtype == np.uint8
    assert committed.train.y.dtype == np.int64
    assert committed.train.y[GOOD_CAT] == 1


def test_a_picture_depends_on_its_three_numbers_alone():
    alone = draw_picture(1, 7, TRAIN, 5)
    draw_picture(0, 7, TRAIN, 4)
    assert np.array_equal(draw_picture(1, 7, TRAIN, 5), alone)
    for other in ((8, TRAIN, 5), (7, TEST, 5), (7, TRAIN, 6)):
        assert not np.array_equal(draw_picture(1, *other), alone)


def test_half_of_each_split_are_cats():
    for split in (TRAIN, TEST, MORE):
        y = labels(SEED, split)
        assert len(y) == SIZES[split]
        assert abs(2 * int(y.sum()) - len(y)) <= 1


def test_all_kinds_of_both_are_in_the_pair(drawn):
    _, named = drawn
    assert {name for label, name in named if label == 0} == set(THINGS)
    assert len(THINGS) >= 15
    assert {name for label, name in named if label == 1} == set(POSES)


def test_the_classic_recipe_behaves_as_the_data_card_says(committed):
    measured = measure(committed.train, committed.test)
    assert measured.falls
    assert 98.5 <= measured.train <= 100
    assert 68 <= measured.test <= 78
