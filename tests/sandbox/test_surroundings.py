"""A function that fails because of what a cell replaced is called again without that."""

import builtins
import warnings

import numpy as np
import pytest

from grader.judging.call import call
from grader.judging.verdict import Failure
from grader.sandbox.inside.surroundings import Surroundings

HELPED = "def asked(x):\n    return helper(x) + sum(range(2))\ndef helper(x):\n    return np.exp(x)"


def after(*cells):
    """The names of a notebook, and its surroundings, after these cells."""
    names = {}
    surroundings = Surroundings(names)
    for cell in ("import numpy as np", HELPED, *cells):
        exec(cell, names)  # noqa: S102 - cells of this test
        surroundings.note([["np", "import numpy as np"]])
    return names, surroundings


def asked_again(*cells, besides=()):
    """What is put back, and the answer."""
    _, surroundings = after(*cells)
    function = surroundings.function("asked")
    with surroundings.as_before(function, besides) as replaced:
        return replaced, function(0.0)


@pytest.mark.parametrize(
    ("cell", "put_back"),
    [
        ("sum = 3", ["sum"]),
        ("range = 3; other = 4", ["range"]),
        ("helper = helper(1)", ["helper"]),
        ("class helper: pass", ["helper"]),
        ("del helper", ["helper"]),
        ("import math as np", ["np"]),
        ("del np", ["np"]),
        ("np.exp = 3", ["np.exp"]),
        ("np.log = 3", []),
        ("np.seterr(all='raise')", ["np.seterr"]),
        ("x = 3", []),
        ("asked = asked(1)", []),
        ("globals().clear()", ["helper", "np"]),
    ],
)
def test_what_the_function_relies_on_is_put_back(cell, put_back, monkeypatch):
    monkeypatch.setattr(np, "exp", np.exp)
    monkeypatch.setattr(np, "log", np.log)
    with np.errstate(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert asked_again(cell) == (put_back, 2.0)


def test_the_notebooks_own_names_are_there_again_afterwards():
    names, surroundings = after("sum = 3", "del np")
    with surroundings.as_before(surroundings.function("asked")):
        assert "sum" not in names
    assert names["sum"] == 3
    assert "np" not in names


def test_a_function_of_the_students_own_stays_in_the_place_of_pythons():
    assert asked_again("def sum(x):\n    return 5") == ([], 6.0)


def test_what_the_reference_answers_for_is_left_alone():
    names, surroundings = after("helper = 1")
    with surroundings.as_before(surroundings.function("asked"), ["helper"]) as replaced:
        assert replaced == []
        assert names["helper"] == 1


def test_the_last_function_of_a_name_counts():
    _, surroundings = after("def asked(x):\n    return 7", "asked = asked(1)")
    assert surroundings.function("asked")(0) == 7
    assert surroundings.function("np") is None
    assert surroundings.function("nobody") is None


def test_pythons_own_module_is_mended_after_each_cell():
    names, _ = after("import builtins\nbuiltins.range = 5\ndel builtins.sum")
    assert builtins.range(2) == range(2)
    assert builtins.sum([1]) == 1
    assert "range" not in names


def test_warnings_as_errors_cost_nothing_in_the_notebook_either():
    with np.errstate(all="raise"):
        assert call(np.exp, (-1000.0,)).outcome == 0.0
        assert isinstance(call(lambda x: x / 0, (1.0,)).outcome, Failure)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert call(np.log, (np.zeros(1),)).outcome == -np.inf
