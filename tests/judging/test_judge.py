import numpy as np
import pytest

from grader.judging.judge import Failure, Mistaken, Rules, judge

RULES = Rules({"dw": 2, "db": 1, "cost": 2}, shapes={"dw": "a column"})
RIGHT = ({"dw": np.array([[1.0], [2.0]]), "db": 0.5}, 0.25)


def verdict(*answers, mistakes=(), expected=RIGHT, rules=RULES, points=10):
    return judge(
        "propagate", answers, [expected] * len(answers), rules=rules, mistakes=mistakes,
        points=points,
    )  # fmt: skip


def test_right_answers_earn_all_points():
    judged = verdict(RIGHT, RIGHT)
    assert (judged.status, judged.points, judged.max_points) == ("passed", 10, 10)


def test_each_facet_earns_its_share():
    judged = verdict(({"dw": RIGHT[0]["dw"] * 3, "db": 0.5}, 0.25))
    assert judged.status == "partial"
    assert {facet.name: facet.points for facet in judged.facets} == {"dw": 0, "db": 2, "cost": 4}


def test_a_facet_must_be_right_in_every_challenge():
    judged = verdict(RIGHT, ({"dw": RIGHT[0]["dw"], "db": 0.4}, 0.25))
    assert judged.points == 8
    assert "expected 0.5; got 0.4" in judged.facets[1].reason


@pytest.mark.parametrize("db", [np.array([0.5]), np.array([[0.5]]), np.float32(0.5), np.array(0.5)])
def test_a_scalar_may_come_in_any_shape(db):
    assert verdict(({"dw": RIGHT[0]["dw"], "db": db}, 0.25)).status == "passed"


def test_a_rank_1_array_is_not_a_column_and_the_reason_says_why():
    judged = verdict(({"dw": np.array([1.0, 2.0]), "db": 0.5}, 0.25))
    assert judged.facets[0].reason == "expected shape (2, 1); got shape (2,) (a column)"


def test_an_infinite_mistake_explains_only_infinity():
    infinite = Mistaken("infinite", "no hint", [np.inf])
    nothing = Mistaken("nothing", "no hint", [np.nan])
    known = {"mistakes": [infinite, nothing], "expected": 1.0, "rules": Rules()}
    assert verdict(2.0, **known).mistake == ""
    assert verdict(np.inf, **known).mistake == "infinite"
    assert verdict(np.nan, **known).mistake == "nothing"


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_nan_and_infinity_never_pass(bad):
    judged = verdict(bad, expected=bad, rules=Rules())
    assert judged.points == 0
    assert "finite" in judged.facets[0].reason


def test_extra_keys_and_values_cost_nothing():
    answer = ({"dw": RIGHT[0]["dw"], "db": 0.5, "A": 1}, 0.25, "more")
    assert verdict(answer).status == "passed"


def test_predictions_may_be_bool_int_or_float():
    expected = np.array([[0.0, 1.0]])
    for dtype in (bool, int, float, np.float32):
        assert verdict(expected.astype(dtype), expected=expected, rules=Rules()).points == 10


SUMS = Mistaken("sums", "Average.", [({"dw": RIGHT[0]["dw"] * 2, "db": 1.0}, 0.25)] * 2)
ONLY_DB = Mistaken("only_db", "Look at db.", [({"dw": RIGHT[0]["dw"], "db": 1.0}, 0.25)] * 2)


def test_a_known_mistake_earns_its_hint():
    judged = verdict(*SUMS.outcomes, mistakes=[ONLY_DB, SUMS])
    assert judged.mistake == "sums"
    assert [facet.hint for facet in judged.facets] == ["Average.", "Average.", ""]


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
def test_a_mistaken_scalar_is_recognised_in_any_shape(shape):
    negated = Mistaken("negated", "Look at its sign.", [(RIGHT[0], -0.25)])
    judged = verdict((RIGHT[0], np.full(shape, -0.25)), mistakes=[negated])
    assert judged.facets[2].hint == "Look at its sign."


def test_two_slips_are_each_recognised():
    other = Mistaken("cost", "Two terms.", [(RIGHT[0], 9.0)] * 2)
    answer = ({"dw": RIGHT[0]["dw"], "db": 1.0}, 9.0)
    judged = verdict(answer, answer, mistakes=[ONLY_DB, other])
    assert [facet.hint for facet in judged.facets] == ["", "Look at db.", "Two terms."]


def test_a_mistake_must_fit_every_challenge():
    first, _ = ONLY_DB.outcomes
    judged = verdict(first, ({"dw": RIGHT[0]["dw"], "db": 7.0}, 0.25), mistakes=[ONLY_DB])
    assert judged.mistake == ""


def test_a_mistake_that_raises_is_recognised_by_what_it_raises():
    failure = Failure("TypeError", "it raised TypeError: only length-1 arrays")
    known = Mistaken("math_exp", "Use NumPy's.", [failure])
    judged = verdict(failure, mistakes=[known])
    assert (judged.status, judged.mistake, judged.points) == ("error", "math_exp", 0)
    assert verdict(Failure("TypeError", "another"), mistakes=[known]).mistake == ""


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("NotImplementedError", "blank"),
        ("timeout", "timeout"),
        ("missing", "missing"),
        ("ValueError", "error"),
        ("died", "error"),
    ],
)
def test_a_failure_has_its_status(kind, status):
    assert verdict(Failure(kind, "why")).status == status


def test_points_are_plain_floats():
    judged = verdict(RIGHT)
    assert type(judged.points) is float
    assert all(type(facet.points) is float for facet in judged.facets)
