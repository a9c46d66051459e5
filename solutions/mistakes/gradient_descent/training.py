"""Mistakes in ``optimize``: steps, costs and what is returned."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
propagate, optimize = right["propagate"], right["optimize"]


@mistake("optimize", hint="Downhill is against the gradient: look at the sign of the update.")
def climbs(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, -learning_rate)


@mistake("optimize", hint="One cost for every hundredth iteration is asked for, not every cost.")
def records_every_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, _all_costs(w, b, X, Y, num_iterations, learning_rate)


@mistake("optimize", hint="The cost before the update is asked for: what comes first in your loop?")
def records_after_the_update(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    costs = _all_costs(w, b, X, Y, num_iterations + 1, learning_rate)
    return params, grads, costs[1::100]


@mistake("optimize", hint="The first cost to note is that of iteration 0, before any step.")
def starts_noting_at_100(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, costs[1:]


@mistake(
    "optimize",
    hint="The costs are noted after each 100 iterations; the first one, before any, is missing. "
    "Which number has the first round, and does 100 divide it?",
)
def notes_at_99(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, _all_costs(w, b, X, Y, num_iterations, learning_rate)[99::100]


@mistake(
    "optimize",
    hint="Only the last cost was noted: does the line that appends one stand after the loop?",
)
def one_cost_after_the_loop(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, [_all_costs(w, b, X, Y, num_iterations, learning_rate)[-1]]


@mistake("optimize", hint="A list of the costs is asked for; you return the last one.")
def last_cost_only(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, _all_costs(w, b, X, Y, num_iterations, learning_rate)[-1]


@mistake(
    "optimize",
    hint="Is the learning rate in your update the one that was passed in?",
)
def ignores_the_learning_rate(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    return optimize(w, b, X, Y, num_iterations, 0.009)


@mistake("optimize", hint="The step is learning_rate times the gradient: where is the rate?")
def full_steps(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, 1.0)


@mistake(
    "optimize",
    hint="How many steps were asked for? num_iterations says it.",
    title="a fixed number of steps",
    written=("range(100)", "range(1000)", "range(2000)"),
)
def always_100_steps(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, 100, learning_rate)


@mistake(
    "optimize",
    hint="Only one step was taken: does the return stand inside the loop, does the update stand "
    "behind it, or does each step begin at the start again?",
)
def returns_in_the_loop(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, 1, learning_rate)


@mistake("optimize", hint="One step is missing: how often does your loop go round?")
def one_step_less(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations - 1, learning_rate)


@mistake("optimize", hint="One step too many: range(n) gives n rounds already.")
def one_step_more(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations + 1, learning_rate)


@mistake("optimize", hint="Twice as many steps as asked for: is there a second loop, or update?")
def twice_as_many_steps(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, 2 * num_iterations, learning_rate)


@mistake("optimize", hint="These are the w and b that training started from.")
def returns_the_start(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    _, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    return {"w": w, "b": b}, grads, costs


@mistake("optimize", hint="b learns too: is it updated in every step?")
def forgets_the_bias(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _train(w, b, X, Y, num_iterations, learning_rate, 0.0)


@mistake("optimize", hint="w learns too: is it updated in every step?")
def forgets_the_weights(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _train(w, b, X, Y, num_iterations, 0.0, learning_rate)


@mistake(
    "optimize",
    hint="The gradient is that of the start in every step: is it computed anew inside the loop, "
    "and at the w and b that the last step gave?",
)
def gradient_outside_the_loop(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    grads, cost = propagate(w, b, X, Y)
    steps = learning_rate * num_iterations
    params = {"w": w - steps * grads["dw"], "b": b - steps * grads["db"]}
    return params, grads, [cost] * (1 + (num_iterations - 1) // 100)


@mistake("optimize", hint="The gradients to return are those of the last step, not of the first.")
def first_gradients(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, _, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, propagate(w, b, X, Y)[0], costs


@mistake(
    "optimize",
    hint="Asked for are the gradients that made the last step; these were computed after it.",
)
def gradients_after_the_end(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, _, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, propagate(params["w"], params["b"], X, Y)[0], costs


@mistake("optimize", hint="A step is proportional to the gradient, not only to its sign.")
def steps_by_sign(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - learning_rate * np.sign(grads["dw"]), b - learning_rate * np.sign(grads["db"])
    return {"w": w, "b": b}, grads, costs


def _all_costs(w, b, X, Y, num_iterations, learning_rate):
    costs = []
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        costs.append(cost)
    return costs


def _train(w, b, X, Y, num_iterations, rate_of_w, rate_of_b):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - rate_of_w * grads["dw"], b - rate_of_b * grads["db"]
    return {"w": w, "b": b}, grads, costs


@mistake("optimize", hint="The sign of one update is wrong: look at that of w.")
def w_climbs(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _train(w, b, X, Y, num_iterations, -learning_rate, learning_rate)


@mistake("optimize", hint="The sign of one update is wrong: look at that of b.")
def b_climbs(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _train(w, b, X, Y, num_iterations, learning_rate, -learning_rate)


@mistake(
    "optimize",
    hint="No cost was noted. Does the line that appends one stand inside the loop, does it run "
    "when print_cost is False, and is the list made only once, before the loop?",
)
def no_costs(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, []


@mistake(
    "optimize",
    hint="Only the first cost was noted; every hundredth is asked for. What does your line "
    "compare i with?",
)
def first_cost_only(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _noting(1000, w, b, X, Y, num_iterations, learning_rate)


@mistake("optimize", hint="Every tenth cost was noted; every hundredth is asked for.")
def every_tenth_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _noting(10, w, b, X, Y, num_iterations, learning_rate)


@mistake("optimize", hint="A cost is noted every 99 iterations; every hundredth is asked for.")
def every_99th_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _noting(99, w, b, X, Y, num_iterations, learning_rate)


@mistake("optimize", hint="A cost is noted every 101 iterations; every hundredth is asked for.")
def every_101st_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _noting(101, w, b, X, Y, num_iterations, learning_rate)


@mistake("optimize", hint="A cost is noted every 50 iterations; every hundredth is asked for.")
def every_50th_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return _noting(50, w, b, X, Y, num_iterations, learning_rate)


@mistake(
    "optimize",
    hint="All costs but every hundredth were noted: at i = 100 the remainder is 0, and so is no "
    "reason for an if. Compare it with 0.",
)
def all_but_every_hundredth(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    costs = _all_costs(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, [cost for i, cost in enumerate(costs) if i % 100]


@mistake(
    "optimize",
    hint="w stands upright, and so does dw: with dw.T the difference is broadcast to a square.",
    written=("_ - _ * dw.T", '_ - _ * _["dw"].T'),
    evidence="form",
)
def dw_lying_in_the_update(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"].T, b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, [cost]


@mistake(
    "optimize",
    hint="Cost and gradients are computed after the update; asked for are the cost before the "
    "update and the gradients that made it.",
)
def all_after_the_update(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, _, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    costs = _all_costs(w, b, X, Y, num_iterations + 1, learning_rate)
    return params, propagate(params["w"], params["b"], X, Y)[0], costs[1::100]


@mistake(
    "optimize",
    hint="The new w is the step alone: a step is taken off the old w, w minus the step.",
    written=('w = _ * _["dw"]', "w = _ * dw"),
)
def step_alone(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = learning_rate * grads["dw"], learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


@mistake("optimize", hint="The start is forgotten: w begins as zeros here, not as it was passed.")
def starts_from_zeros(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(np.zeros(w.shape), 0.0, X, Y, num_iterations, learning_rate)


@mistake("optimize", hint="The step is divided by the rate; it is the rate times the gradient.")
def divided_by_the_rate(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, 1 / learning_rate)


@mistake(
    "optimize",
    hint="w and b are updated only where a cost is noted, at every hundredth iteration: is the "
    "update inside that if, or does range count in hundreds?",
)
def steps_at_every_hundredth(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if i % 100 == 0:
            costs.append(cost)
            w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


@mistake("optimize", hint="The numbers of the iterations were noted; their costs are asked for.")
def iterations_for_costs(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, list(range(0, num_iterations, 100))


def _noting(interval, w, b, X, Y, num_iterations, learning_rate):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, _all_costs(w, b, X, Y, num_iterations, learning_rate)[::interval]


@mistake(
    "optimize",
    hint="Asked for are the costs at iterations 0, 100, 200, ...; yours are those at {places}: "
    "when is one put into the list?",
    evidence="among",
)
def costs_of_other_iterations(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    params, grads, _ = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, _all_costs(w, b, X, Y, num_iterations + 1, learning_rate)
