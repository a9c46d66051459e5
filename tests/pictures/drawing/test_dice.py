import pytest

from grader.pictures.drawing.dice import Dice


def test_the_same_seed_throws_the_same():
    assert Dice([1, 2]).between(0, 1) == Dice([1, 2]).between(0, 1)
    assert Dice([1, 2]).between(0, 1) != Dice([2, 1]).between(0, 1)


def test_throws_stay_in_their_bounds():
    dice = Dice([0])
    assert all(2 <= dice.between(2, 3) <= 3 for _ in range(200))
    assert all(abs(dice.about(5, 2) - 5) <= 4.4 + 1e-9 for _ in range(500))
    assert {dice.count(1, 3) for _ in range(100)} == {1, 2, 3}
    assert {dice.side() for _ in range(50)} == {-1, 1}


def test_weights_are_shares():
    dice = Dice([3])
    names = [dice.weighted({"often": 3.0, "seldom": 1.0, "never": 0.0}) for _ in range(2000)]
    assert names.count("often") / 2000 == pytest.approx(0.75, abs=0.04)
    assert "never" not in names
