"""Whatever an answer is, the check in the notebook and the grader say the same of it."""

import collections
import datetime as dt
import decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.judging.call import call
from grader.judging.judge import Rules, judge, where_parts_are
from grader.judging.parts import read_parts
from grader.marking.examine import Ran, _read, examine_fairly
from grader.marking.mark_notebook import message
from grader.marking.stopped_cells import StoppedCells
from grader.sandbox import Raised, Returned
from grader.sandbox.wire import decode, encode

RIGHT = ({"dw": np.array([[0.25], [-1.5]]), "db": 0.75}, 2.5)
RULES = Rules({"dw": 2, "db": 1, "cost": 2})


class OwnFloat(float):
    """A float of one's own."""


ODD = [
    None, "text", b"bytes", 1j, np.complex128(1), np.dtype(float), dt.date(2024, 1, 1),
    object, decimal.Decimal("0.75"), OwnFloat(0.75), np.datetime64("2024-01-01"), 10**400, np.nan,
    np.inf,
    {1, 2}, range(3), lambda: 0, np.ma.array([1.0]), np.array(["a"]), np.array([None]), [[]],
    [[1], [1, 2]],
    collections.UserDict(dw=1.0),
]  # fmt: skip
numbers = st.sampled_from([0.75, 2.5, 0, True, np.float32(0.75), np.float64(2.5), np.array([0.75]),
                           np.array([[2.5]]), RIGHT[0]["dw"], RIGHT[0]["dw"].ravel()])  # fmt: skip
values = numbers | st.sampled_from(ODD)
keys = st.sampled_from(["dw", "db", "A", 0, 1.5, None, ("a",), np.str_("dw")])
grads = st.dictionaries(keys, values, max_size=5)
kinds = st.sampled_from([dict, collections.UserDict, collections.OrderedDict])
answers = (
    st.tuples(st.builds(lambda kind, items: kind(items), kinds, grads), values)
    | st.lists(grads | values, max_size=4)
    | st.tuples(grads, values, values)
    | values
)


def in_notebook(answer):
    return judge("propagate", [answer], [RIGHT], rules=RULES)


def at_grading(answer):
    where = where_parts_are(RIGHT, RULES)
    sent = decode(encode(dict(read_parts(answer, where).parts)))
    return judge("propagate", [_read(sent, where)], [RIGHT], rules=RULES)


@settings(max_examples=300)
@given(answers)
def test_both_say_the_same(answer):
    assert in_notebook(answer) == at_grading(answer)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: type(odd).__name__)
@pytest.mark.parametrize("key", [0, "A", ("cache",), None])
def test_what_lies_beside_the_asked_parts_costs_nothing(odd, key):
    answer = ({**RIGHT[0], key: odd}, RIGHT[1])
    assert at_grading(answer).status == in_notebook(answer).status == "passed"


@pytest.mark.parametrize("claim", [None, 1, {}, {"dw": 1}, {"dw": 1, "db": 1, "cost": 1, "x": 1}])
def test_a_claim_of_another_form_is_refused(claim):
    where = where_parts_are(RIGHT, RULES)
    assert judge("propagate", [_read(claim, where)], [RIGHT], rules=RULES).points == 0


class RunHere:
    """A run of our own functions in this process, with the reference as its stand-ins."""

    def __init__(self, reference, text):
        self._reference, self._names = reference, {"np": np}
        exec(text, self._names)  # noqa: S102 - our own

    def call(self, name, args, *, stand_ins, count, parts, defaults):
        own = dict(self._names)
        self._names.update({each: self._reference[each] for each in stand_ins})
        called = call(self._names[name], args, count=count, defaults=defaults)
        self._names.update(own)
        if hasattr(called.outcome, "kind"):
            _, _, said = called.outcome.message.partition(": ")
            return Raised(called.outcome.kind, said)
        return Returned(dict(read_parts(called.outcome, parts).parts), lines=called.lines)


def examined(descent, text):
    """The verdicts on a notebook with these functions."""
    run, ran = RunHere(descent.reference, text), Ran(StoppedCells())
    return {exercise: examine_fairly(exercise, descent, run, 5, ran) for exercise in descent.points}


RIGHT_ONES = """
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
def initialize_with_zeros(dim):
    return np.zeros((dim, 1)), 0.0
def predict(w, b, X):
    return (sigmoid(w.T @ X + b) > 0.5).astype(float)
def propagate(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    m = X.shape[1]
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cost
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=0):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {"costs": costs, "Y_prediction_test": predict(params["w"], params["b"], X_test),
            "Y_prediction_train": predict(params["w"], params["b"], X_train), **params,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
"""


def test_the_right_functions_are_right(descent):
    assert {each.status for each in examined(descent, RIGHT_ONES).values()} == {"passed"}


def test_a_right_model_on_top_of_two_functions_that_fit_each_other_only_is_right(descent):
    text = RIGHT_ONES.replace('"db": np.sum(A - Y) / m}, cost', '"db": np.sum(A - Y) / m}')
    text = text.replace('return {"dw": X', 'return cost, {"dw": X')
    text = text.replace("grads, cost = propagate", "cost, grads = propagate")
    text = text.replace("np.zeros((dim, 1))", "np.zeros(dim)")
    found = examined(descent, text)
    assert found["propagate"].points == 0
    assert found["optimize"].status == "passed"
    assert found["model"].status == "passed"
    assert found["model"].notes == ("right, once initialize_with_zeros and propagate are",)


def test_the_message_is_about_the_exercise_itself(descent):
    text = RIGHT_ONES.replace("return 1 / (1", "s = 1 / (1").replace("> 0.5", "< 0.5")
    said = message(examined(descent, text)["predict"])
    assert "NoneType" not in said
    assert "high or a low probability" in said


def test_only_the_earlier_exercises_that_it_uses_are_named(descent):
    text = RIGHT_ONES.replace("np.zeros((dim, 1)), 0.0", "np.ones((dim, 1)), 0.0")
    text = text.replace("/ (1 + np.exp(-z))", "/ (1 + np.exp(z))")
    assert examined(descent, text)["optimize"].notes == ("right, once sigmoid is",)
