"""Whatever an answer is, the judge neither raises nor pays for what is not numerically right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.judging.judge import Failure, Mistaken, Rules, judge

EXPECTED = ({"dw": np.array([[0.25], [-1.5]]), "db": 0.75}, 2.5)
RULES = Rules({"dw": 2, "db": 1, "cost": 2})
MISTAKES = [Mistaken("flipped", "look at the sign", [({"dw": -1.0, "db": -0.75}, 2.5)])]


class Everything:
    """Claims to be equal to all, to be any number and to have any part."""

    __array_priority__ = 1e9
    shape, ndim, size, dtype = (2, 1), 2, 2, np.dtype(float)

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __getattr__(self, name):
        return self

    def __getitem__(self, key):
        return self

    def __call__(self, *_, **__):
        return self

    def __float__(self):
        return 2.5

    def __array__(self, *_):
        return EXPECTED[0]["dw"]

    def __iter__(self):
        return iter([EXPECTED[0], 2.5])

    def __len__(self):
        return 2


class Liar(np.ndarray):
    """An array that says it is right."""

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    def __array_ufunc__(self, *_, **__):
        return np.zeros(self.shape)

    __hash__ = None


class Lied(float):
    """A float that says it is right."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __sub__(self, other):
        return 0.0

    def __float__(self):
        return 2.5


class Answers(dict):
    """A dictionary that has every key."""

    def __getitem__(self, key):
        return EXPECTED[0].get(key, 0)

    def __contains__(self, key):
        return True

    def items(self):
        return EXPECTED[0].items()


class Raises:
    """Raises whenever it is looked at."""

    def __getattribute__(self, name):
        raise RuntimeError(name)


def holding_itself():
    bottomless = [1.0]
    bottomless.append(bottomless)
    return bottomless


HOSTILE = [
    Everything(),
    Raises(),
    Lied(0.0),
    Answers(),
    np.zeros((2, 1)).view(Liar),
    np.ma.masked_all((2, 1)),
    np.array([[0.25], [None]], dtype=object),
    np.array([(0.25, 1)], dtype=[("dw", float), ("db", int)]),
    np.array([[0.25 + 1j], [-1.5]]),
    np.broadcast_to(np.float64(0.25), (10**6, 10**3)),
    np.array(["2.5"]),
    np.array(["2026-11-21"], dtype="datetime64[D]"),
    float("nan"),
    float("inf"),
    10**400,
    holding_itself(),
    [[1, 2], [3]],
    lambda: 2.5,
    Ellipsis,
    2.5 + 0j,
    b"2.5",
]

arrays = hnp.arrays(
    hnp.scalar_dtypes(), hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
)
leaves = (
    st.sampled_from([each for each in HOSTILE if type(each) is not Raises])  # hypothesis looks
    | arrays
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
)
keys = st.sampled_from(["dw", "db", "cost", 0, None])
answers = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(keys, inner, max_size=3)
    ),
    max_leaves=6,
)


def is_right(answer, right):
    """By an independent and narrower rule: numbers of NumPy's or Python's own types."""
    if type(answer) not in (np.ndarray, float, int, bool, list, tuple) and not isinstance(
        answer, np.generic
    ):
        return False
    try:
        numbers = np.array(answer)
    except ValueError:
        return False
    if numbers.dtype.kind not in "biuf" or numbers.size != np.size(right):
        return False
    return np.allclose(numbers.astype(float).ravel(), np.ravel(right), rtol=1e-5, atol=1e-8)


@settings(max_examples=1000)
@given(answers)
def test_no_points_for_what_is_not_right(answer):
    verdict = judge("propagate", [answer], [EXPECTED], rules=RULES, mistakes=MISTAKES, points=5)
    facets = {facet.name: facet for facet in verdict.facets}
    grads, cost = answer if type(answer) in (list, tuple) and len(answer) == 2 else ({}, None)
    parts = grads if type(grads) is dict else {}
    assert not facets["dw"].right or is_right(parts.get("dw"), EXPECTED[0]["dw"])
    assert not facets["db"].right or is_right(parts.get("db"), 0.75)
    assert not facets["cost"].right or is_right(cost, 2.5)
    assert all(isinstance(facet.points, float) for facet in verdict.facets)


@pytest.mark.parametrize("i", range(len(HOSTILE)))  # pytest itself would look at the objects
def test_a_hostile_part_earns_nothing(i):
    hostile = HOSTILE[i]
    verdict = judge("x", [({"dw": hostile, "db": hostile}, hostile)], [EXPECTED], rules=RULES)
    assert verdict.points == 0
    assert judge("x", [hostile], [EXPECTED], rules=RULES, mistakes=MISTAKES).points == 0


@settings(max_examples=300)
@given(st.lists(answers | st.just(Failure("ValueError", "bad")), min_size=2, max_size=2))
def test_one_right_answer_does_not_make_up_for_another(outcomes):
    expected = [EXPECTED, ({"dw": np.ones((3, 1)), "db": -1.0}, 0.5)]
    verdict = judge("x", [EXPECTED, outcomes[1]], expected, rules=RULES, points=5)
    assert verdict.points == 0 or not isinstance(outcomes[1], Failure)
