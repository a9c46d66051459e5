import contextlib
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.sandbox.wire import LENGTH, MAX_HEADER, WireError, decode, encode
from tests.judging.test_freeze import same, values


@given(values)
def test_what_is_encoded_decodes_the_same(value):
    assert same(decode(encode(value)), value)


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(message):
    with contextlib.suppress(WireError):
        decode(message)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["array", "float", "tuple", "dict", "failure", "x"]), inner, max_size=2
        )
    ),
    max_leaves=6,
)


@given(json_values, st.dictionaries(st.sampled_from(["float64", "int8", "O"]), st.integers()),
       st.binary(max_size=32))  # fmt: skip
def test_any_header_decodes_or_is_refused(frozen, sizes, raw):
    header = json.dumps([frozen, sizes]).encode()
    with contextlib.suppress(WireError):
        decode(LENGTH.pack(len(header)) + header + raw)


def forged(frozen, sizes, raw=b""):
    header = json.dumps([frozen, sizes]).encode()
    return LENGTH.pack(len(header)) + header + raw


@pytest.mark.parametrize(
    "message",
    [
        b"",
        LENGTH.pack(2**32 - 1),
        forged({"array": ["float64", 0, [2**62, 4]]}, {}),
        forged({"array": ["float64", 0, [1]]}, {"float64": 10**12}),
        forged({"array": ["float64", -1, [1]]}, {"float64": 1}, b"\0" * 8),
        forged({"array": ["object", 0, [1]]}, {"object": 1}, b"\0" * 8),
        forged({"array": ["float64", 0, [-1]]}, {"float64": 1}, b"\0" * 8),
        forged({"failure": ["TypeError", "x"]}, {}),
        forged({"code": "print(1)"}, {}),
        forged(0, {}, b"more"),
        forged(0, {"float64": True}, b"\0" * 8),
        LENGTH.pack(200_000) + b"[" * 200_000,
    ],
)
def test_a_forged_message_is_refused(message):
    with pytest.raises(WireError):
        decode(message)


@pytest.mark.parametrize(
    "frozen",
    [
        [{"array": ["float64", 0, [1000]]}] * 2,
        [{"array": ["float64", 0, [1000]]}, {"float": 0}],
        [{"array": ["float64", 0, [600]]}, {"array": ["float64", 400, [600]]}],
    ],
)
def test_one_column_may_not_be_multiplied(frozen):
    """Many arrays of one column are small on the way, and large for whoever copies them."""
    with pytest.raises(WireError, match="each number once"):
        decode(forged(frozen, {"float64": 1000}, bytes(8000)))


def test_dimensions_are_counted_before_they_are_multiplied():
    frozen = {"array": ["int8", 0, [2] * 1_000_000]}
    with pytest.raises(WireError, match="at most 32 dimensions"):
        decode(forged(frozen, {"int8": 0}))


def test_decoded_arrays_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        decode(encode(np.zeros(3)))[0] = 1


@pytest.mark.parametrize(
    "value", [object(), {1, 2}, np.array([None]), np.ma.array([1.0]), {"a": open}, 1j, {2: 3}]
)
def test_what_is_not_numbers_cannot_be_encoded(value):
    with pytest.raises(TypeError, match="expected"):
        encode(value)


def test_a_header_is_bounded():
    """Each byte of it may become an object of 56."""

    def decoded(size):
        header = b"[" + b" " * (size - len(b"[null, {}]")) + b"null, {}]"
        return decode(LENGTH.pack(len(header)) + header)

    assert decoded(MAX_HEADER) is None
    with pytest.raises(WireError, match="a header of at most"):
        decoded(MAX_HEADER + 1)
