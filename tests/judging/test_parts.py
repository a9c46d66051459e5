import numpy as np
import pytest

from grader.judging.parts import as_numbers, describe, part_of, parts_of


def test_parts_are_named_by_key_then_by_order():
    expected = ({"w": 0, "b": 0}, {"dw": 0, "db": 0}, [0.5])
    parts = parts_of(expected, ["w", "b", "dw", "db", "costs"])
    assert parts["db"] == (1, "db")
    assert parts["costs"] == (2,)


def test_one_value_is_one_part():
    assert parts_of(np.zeros(3), ["result"]) == {"result": ()}


@pytest.mark.parametrize(
    "value",
    [True, 3, 0.5, np.float64(0.5), np.float32(0.5), np.int8(3), np.bool_(1), np.zeros((2, 1))],
)
def test_numbers_of_all_kinds_are_numbers(value):
    assert np.array_equal(part_of(value, ()), np.asarray(value, dtype=float))


def test_a_list_of_costs_may_hold_one_element_arrays():
    costs = [np.array([[0.7]]), np.array([0.6]), np.float64(0.5)]
    assert as_numbers([np.array([[0.7]]), np.array([0.6])]).shape == (2,)
    assert part_of(costs, ()) == "expected numbers; got a list whose items differ in shape"


def test_nested_lists_keep_their_shape():
    assert as_numbers([[0.0], [0.0]]).shape == (2, 1)


class Liar(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class LyingDict(dict):
    def __contains__(self, key):
        return True

    def __getitem__(self, key):
        return 42.0


@pytest.mark.parametrize(
    "value",
    [
        None,
        "0.5",
        Liar(0.5),
        object(),
        1j,
        np.array([1j]),
        np.array(["a"]),
        np.array([None]),
        np.ma.array([1.0]),
        10**400,
        {"a": 1},
        np.zeros(2, dtype=[("x", float)]),
    ],
)
def test_what_is_not_a_number_is_refused_with_a_reason(value):
    assert part_of(value, ()).startswith("expected numbers; got ")


def test_a_list_that_holds_itself_ends():
    bottomless = []
    bottomless.append(bottomless)
    assert part_of(bottomless, ()) == "expected numbers; got a list of 1"


def test_lists_are_read_four_deep():
    assert part_of([[[[1]]]], ()).shape == (1, 1, 1, 1)
    assert part_of([[[[[1]]]]], ()) == "expected numbers; got a list of 1"


@pytest.mark.parametrize("value", [[1] * 10_001, [[1] * 101] * 100, [[]] * 10_001,
                                   [np.zeros(600_000, bool)] * 2])  # fmt: skip
def test_very_much_is_refused_before_it_is_copied(value):
    assert part_of(value, ()) == f"expected a few numbers; got a list of {len(value)}"


def test_a_dictionary_tells_some_of_its_keys():
    told = part_of({f"{i:06}" * 100: 0 for i in range(1000)}, ("dw",))
    assert "its keys are '000000" in told
    assert len(told) < 600


def test_a_dictionary_cannot_lie_about_its_keys():
    assert "its keys are none" in part_of(LyingDict(), ("dw",))


@pytest.mark.parametrize(
    ("answer", "path", "reason"),
    [
        (({"dw": 1},), (0, "db"), "expected the key 'db' in the dictionary; its keys are 'dw'"),
        (3.0, (0, "dw"), "expected 2 values, as in return a, b; got one number"),
        ((1, 2), (0, "dw"), "expected a dictionary with the key 'dw'; got one number"),
        (
            None,
            (1,),
            "expected 2 values, as in return a, b; got None (is a return missing?)",
        ),
        ([1, 2], (2,), "expected 3 values, as in return a, b, c; got a list of 2"),
        ((np.float64(1), 2), (0, "dw"), "expected a dictionary with the key 'dw'; got one number"),
    ],
)
def test_a_missing_part_says_what_is_there_instead(answer, path, reason):
    assert part_of(answer, path) == reason


def test_a_list_may_stand_for_a_tuple():
    assert part_of([{"dw": 1.0}, 2.0], (1,)) == 2.0


def test_describe_tells_shape_and_unusual_dtype():
    assert describe(np.zeros((2, 3), dtype=complex)) == (
        "an array of shape (2, 3) and dtype complex128"
    )
