import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.judging.freeze import flat, freeze, thaw
from grader.judging.judge import Failure

numbers = st.integers(-(2**40), 2**40) | st.floats(allow_nan=False) | st.booleans() | st.none()
arrays = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
    elements={"allow_nan": False},
)
values = st.recursive(
    numbers | arrays | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def same(one, other):
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, (list, tuple)):
        return type(one) is type(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other


@given(values)
def test_what_is_frozen_thaws_the_same(value):
    columns = {}
    frozen = json.loads(json.dumps(freeze(value, columns)))
    assert same(thaw(frozen, flat(columns), Failure), value)


def test_a_failure_is_kept():
    assert thaw(freeze(Failure("TypeError", "no"), {}, Failure), {}, Failure) == Failure(
        "TypeError", "no"
    )


def test_what_cannot_be_frozen_is_refused():
    with pytest.raises(TypeError, match="got object"):
        freeze(object(), {})
    with pytest.raises(TypeError, match="dtype complex128"):
        freeze(np.array([1j]), {})
    with pytest.raises(TypeError, match="got int"):
        freeze({1: 2}, {})


def test_a_wider_float_is_sent_as_float64():
    columns = {}
    frozen = freeze(np.array([0.5], dtype=np.longdouble), columns)
    assert thaw(frozen, flat(columns), Failure).dtype == np.float64
