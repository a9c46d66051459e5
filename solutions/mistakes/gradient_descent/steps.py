"""Mistakes in the steps of ``optimize``: what a step is made of, and how many there are."""

from __future__ import annotations

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
propagate, optimize = right["propagate"], right["optimize"]


@mistake(
    "optimize",
    hint="The gradients are divided by m once more: propagate has averaged them already.",
)
def averaged_once_more(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, learning_rate / X.shape[1])


@mistake("optimize", hint="The gradients are multiplied by m: propagate has averaged them already.")
def averages_undone(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, learning_rate * X.shape[1])


@mistake(
    "optimize",
    hint="b is updated with a gradient that was computed after the update of w: both steps belong "
    "to one call of propagate.",
)
def gradient_between_the_updates(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * propagate(w, b, X, Y)[0]["db"]
    return {"w": w, "b": b}, propagate(w, b, X, Y)[0], costs


@mistake(
    "optimize",
    hint="The step is made of the cost; it is made of the gradients, dw and db.",
    written=("w = w - _ * cost", "b = b - _ * cost", "w = w - _ * _[1]", "w = w + _ * cost"),
)
def steps_of_the_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - learning_rate * cost, b - learning_rate * cost
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    hint="b is updated with dw: which gradient belongs to b?",
    written=("b = b - _ * dw", 'b = b - _ * _["dw"]', "b = b + _ * dw", 'b = b + _ * _["dw"]'),
    evidence="form",
)
def b_by_dw(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["dw"]
    return {"w": w, "b": b}, grads, [cost]


@mistake(
    "optimize",
    hint="w is updated with db: which gradient belongs to w?",
    written=("w = w - _ * db", 'w = w - _ * _["db"]', "w = w + _ * db", 'w = w + _ * _["db"]'),
)
def w_by_db(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = w - learning_rate * grads["db"], b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    hint="A step is the rate times the gradient, taken off; here w or b itself is a factor of it.",
    written=(
        "w = w - _ * w",
        "b = b - _ * b",
        "w = w - _ * w * _",
        "b = b - _ * b * _",
        "w = w * (_ - _)",
        "w = w * _",
    ),
)
def steps_with_w(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w = w - learning_rate * grads["dw"] * w
        b = b - learning_rate * grads["db"] * b
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    hint="The w and b that come back are those before the last step: when is params made?",
)
def params_before_the_last_step(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    before = optimize(w, b, X, Y, num_iterations - 1, learning_rate)[0]
    return before, *optimize(w, b, X, Y, num_iterations, learning_rate)[1:]


@mistake(
    "optimize",
    hint="Only a hundredth of the steps are taken: num_iterations says how many rounds there are.",
)
def a_hundredth_of_the_steps(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations // 100, learning_rate)


@mistake(
    "optimize",
    hint="The rate is a factor of the step twice: the step is the rate times the gradient, once.",
)
def squared_rate(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, learning_rate**2)


@mistake(
    "optimize",
    hint="The step is divided by the number of steps: it is the rate times the gradient.",
)
def rate_shared_out(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, num_iterations, learning_rate / num_iterations)


@mistake("optimize", hint="The gradients to return are dw and db themselves, without the rate.")
def steps_for_gradients(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    return params, {name: learning_rate * grad for name, grad in grads.items()}, costs


@mistake("optimize", hint="The gradients of all steps are added up; the last are asked for.")
def gradients_added_up(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, _, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    grads = {"dw": (w - params["w"]) / learning_rate, "db": (b - params["b"]) / learning_rate}
    return params, grads, costs


@mistake(
    "optimize", hint="The step is taken off w; here w is taken off the step: which comes first?"
)
def step_minus_w(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = learning_rate * grads["dw"] - w, learning_rate * grads["db"] - b
    return {"w": w, "b": b}, grads, costs


@mistake("optimize", hint="The order is exchanged: params first, then grads, then costs.")
def gradients_first(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate)
    return grads, params, costs


@mistake(
    "optimize", hint="The new w is a gradient: a step is the rate times it, taken off the old w."
)
def gradient_for_w(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs += [cost] if i % 100 == 0 else []
        w, b = grads["dw"], grads["db"]
    return {"w": w, "b": b}, grads, costs


@mistake(
    "optimize",
    hint="As many steps are taken as there are examples: how many does num_iterations ask for?",
)
def a_step_for_each_example(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, X.shape[1], learning_rate)


@mistake(
    "optimize",
    hint="As many steps are taken as there are features: how many does num_iterations ask for?",
)
def a_step_for_each_feature(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    return optimize(w, b, X, Y, X.shape[0], learning_rate)


@mistake(
    "optimize",
    hint="The new b is made of the old w, or the new w of the old b: each starts from its own.",
    written=("b = w - _", "w = b - _", "b = w + _", "w = b + _"),
    evidence="form",
)
def one_from_the_other(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = w - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, [cost]


@mistake(
    "optimize",
    hint="w and b never change: is the update reached in every round, whatever print_cost is?",
)
def never_updates(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    return {"w": w, "b": b}, grads, [cost] * (1 + (num_iterations - 1) // 100)
