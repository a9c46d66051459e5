"""Lists and tables beside the right ones: what is missing, shifted, exchanged."""

import numpy as np
import pytest

from grader.judging.related_parts import another_part, cut_in_some, places_in, shifted

RIGHT = [np.array([0.9, 0.7, 0.5, 0.1]), np.array([3.0, 1.0, 4.0, 1.5])]


@pytest.mark.parametrize(
    ("way", "name"),
    [
        (lambda r: np.append(r[1:], 8), "one_place_early"),
        (lambda r: np.append(8, r[:-1]), "one_place_late"),
        (lambda r: np.append(np.append(8, r), 8), ""),
        (lambda r: r[1], ""),
        (lambda r: r + 0.1, ""),
    ],
)
def test_what_a_list_has_to_do_with_the_right_one(way, name):
    found = shifted([(np.asarray(way(right)), right) for right in RIGHT])
    assert (found.name if found else "") == name


def test_fractions_are_cut_off_for_whole_numbers_only():
    right = [np.array([1.5, 2.5, 3.5]), np.array([1.25, 2.25, 3.25])]
    pairs = [(right[0], right[0]), (np.trunc(right[1]), right[1])]
    args = [(np.ones(3),), (np.ones(3, int),)]
    assert cut_in_some(pairs, args).name == "fractions_cut_off"
    assert cut_in_some(pairs, args[::-1]) is None
    assert cut_in_some([(each, each) for each in right], args) is None


def test_two_parts_exchanged_or_one_twice():
    right = {"w": [np.array([0.5, 1.5])], "b": [np.array([2.5, 3.5])], "n": [np.array(1.0)]}
    swapped = right | {"w": right["b"], "b": right["w"]}
    cause, parts = another_part("w", swapped, right)
    assert (cause.name, parts) == ("parts_exchanged", {"w", "b"})
    cause, parts = another_part("w", right | {"w": right["b"]}, right)
    assert (cause.name, parts) == ("another_part", {"w"})
    assert another_part("w", right | {"w": right["n"]}, right) is None, "a 1 is soon the same"


def test_no_places_where_an_entry_is_none_of_them():
    full = [np.array([0.9, 0.8, 0.7])]
    assert places_in([np.array([0.9, 0.7])], full) == "0, 2"
    assert places_in([np.array([0.9, 0.75])], full) == ""
    assert places_in([np.array([0.7, 0.9])], full) == ""
