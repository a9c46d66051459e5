"""What the reference asks itself is noted by its numbers, and nothing of it is changed."""

import numpy as np

from grader.course.challenge import pose
from grader.course.reference_calls import reference_calls
from grader.sandbox.stand_ins import question_print


def test_the_first_step_of_each_training_is_known(descent):
    known = reference_calls(descent, 5)
    for w, b, X, Y, *_ in pose(descent, "optimize", 5).args:
        grads, cost = known[question_print("propagate", (w, b, X, Y))]
        right, right_cost = descent.reference["propagate"](w, b, X, Y)
        assert cost == right_cost
        assert np.array_equal(grads["dw"], right["dw"])


def test_every_step_is_known_and_the_challenges_are_as_they_were(descent):
    asked = pose(descent, "optimize", 6)
    before = [each[0].copy() for each in asked.args]
    steps = sum(each[4] for each in asked.args)
    assert len(reference_calls(descent, 6)) > steps
    assert all(np.array_equal(w, each[0]) for w, each in zip(before, asked.args, strict=True))
    of_optimize = descent.reference["optimize"].__globals__
    assert of_optimize["propagate"] is descent.reference["propagate"]
