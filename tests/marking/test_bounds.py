"""What of a notebook is read: so many values, so deep, and what strict JSON has."""

import pytest

from grader.marking.bounds import MAX_DEPTH, MAX_INTEGER, Budget, TooMuchError


def nested(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


def test_it_is_read_down_to_a_depth():
    assert Budget().take(nested(MAX_DEPTH)) == nested(MAX_DEPTH)
    with pytest.raises(TooMuchError):
        Budget().take(nested(MAX_DEPTH + 1))
    assert MAX_DEPTH < 100  # Python's own recursion must not end first


def test_values_of_all_kinds_count():
    content = {"a": [1, "b", {"c": None}]}  # a mapping, a list, a number, a text, and so on
    assert Budget(6).take(content) == content
    with pytest.raises(TooMuchError):
        Budget(5).take(content)


def test_numbers_that_strict_json_does_not_have_are_replaced_and_counted():
    budget = Budget()
    assert budget.take([float("nan"), 1e400, 0.5]) == [None, None, 0.5]
    assert budget.replaced == 2
    assert Budget().take(MAX_INTEGER) == MAX_INTEGER
    assert Budget().take(MAX_INTEGER + 1) != MAX_INTEGER + 1


def test_a_lone_surrogate_is_replaced_in_keys_too():
    assert "\ud800" not in repr(Budget().take({"\ud800": "\ud800"}))
