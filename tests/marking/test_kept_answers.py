"""Answers that are kept are the answers that were given, in the situation in which they were."""

import numpy as np
import pytest

from grader.marking.kept_answers import MAX_BYTES, Keeping, Kept, NotKeptError, situation
from grader.marking.stopped_cells import StoppedCells
from grader.sandbox import NoAnswer, Raised, Returned

ANSWERS = [
    Returned(({"dw": np.arange(3.0), "db": 0.5}, [1, "a", None]), changed=(1,), lines=7),
    Returned(np.array([np.nan, np.inf], "float32")),
    Raised("ValueError", "no: 'x'"),
    NoAnswer("timeout", "stopped after 5 s"),
]


def reference():
    def sigmoid(z):
        """Documented."""
        return 1 / (1 + np.exp(-z))

    return {"sigmoid": sigmoid}


class Run:
    def __init__(self, answers):
        self.answers = iter(answers)

    def call(self, *_, **__):
        return next(self.answers)


def kept_of(answers, right):
    keeping = Keeping(Run(answers), right, StoppedCells())
    for _ in answers:
        keeping.call("f", ())
    return Kept(keeping.packed(), right)


def test_every_kind_of_answer_comes_back():
    kept = kept_of(ANSWERS, reference())
    again = [kept.call("f") for _ in ANSWERS]
    np.testing.assert_equal([vars(each) for each in again], [vars(each) for each in ANSWERS])
    with pytest.raises(NotKeptError):
        kept.call("f")  # nobody asked it one more time
    with pytest.raises(NotKeptError):
        kept.call("g")


def test_another_situation_is_another_answer():
    right = reference()
    keeping = Keeping(Run(ANSWERS), right, StoppedCells())
    keeping.call("f", stand_ins=["sigmoid"])
    packed = keeping.packed()
    with pytest.raises(NotKeptError):
        Kept(packed, right).call("f")
    assert Kept(packed, right).call("f", stand_ins=["sigmoid"]).lines == 7

    def sigmoid(z):
        return 1 / (1 + np.exp(-z)) + 0

    with pytest.raises(NotKeptError):
        Kept(packed, {"sigmoid": sigmoid}).call("f", stand_ins=["sigmoid"])


def test_a_docstring_is_no_other_situation():
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    assert situation(["sigmoid"], {"sigmoid": sigmoid}) == situation(["sigmoid"], reference())


def test_what_is_too_large_is_not_kept_and_the_rest_is():
    right = reference()
    large = Returned(np.zeros(MAX_BYTES // 8 + 1))
    keeping = Keeping(Run([large, ANSWERS[0]]), right, StoppedCells())
    keeping.call("large")
    keeping.call("small")
    kept = Kept(keeping.packed(), right)
    assert kept.call("small").lines == 7
    with pytest.raises(NotKeptError):
        kept.call("large")


@pytest.mark.parametrize("harm", [b"harm", b"x\x9c", None])
def test_damaged_bytes_are_no_answers(harm):
    packed = Keeping(Run([]), reference(), StoppedCells()).packed() if harm is None else harm
    with pytest.raises(NotKeptError):
        Kept(packed, reference()).call("f")
