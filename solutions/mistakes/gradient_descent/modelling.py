"""Mistakes in ``model``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, initialize_with_zeros, optimize, predict, model = (
    right[name] for name in ("sigmoid", "initialize_with_zeros", "optimize", "predict", "model")
)


@mistake("model", hint="Are num_iterations and learning_rate handed on to optimize?")
def ignores_its_hyperparameters(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, 2000, 0.005)
    return answer | {"num_iterations": num_iterations, "learning_rate": learning_rate}


@mistake("model", hint="Is learning_rate handed on to optimize, or does that use its default?")
def keeps_the_learning_rate_from_training(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, 0.009)
    return answer | {"learning_rate": learning_rate}


@mistake("model", hint="Is num_iterations handed on to optimize, or does that use its default?")
def ignores_the_iterations(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, 100, learning_rate)
    return answer | {"num_iterations": num_iterations}


@mistake("model", hint="The test set is only for predictions: what is the model trained on?")
def trains_on_the_test_set(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_test, Y_test, X_train, Y_train, num_iterations, learning_rate)
    train, test = answer["Y_prediction_test"], answer["Y_prediction_train"]
    return answer | {"Y_prediction_train": train, "Y_prediction_test": test}


@mistake(
    "model",
    hint="The model was trained on both sets together: the test set is for predictions only.",
)
def trains_on_both_sets(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    X, Y = np.hstack([X_train, X_test]), np.hstack([Y_train, Y_test])
    answer = model(X, Y, X_test, Y_test, num_iterations, learning_rate)
    m_train = X_train.shape[1]
    return answer | {"Y_prediction_train": answer["Y_prediction_train"][:, :m_train]}


@mistake("model", hint="The predictions are made with the w and b from before training.")
def predicts_before_training(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    nothing = {
        "Y_prediction_test": np.zeros(Y_test.shape),
        "Y_prediction_train": np.zeros(Y_train.shape),
    }
    return answer | nothing


@mistake("model", hint="The w and b to return are those after training.")
def returns_the_w_and_b_of_the_start(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return answer | {"w": np.zeros_like(answer["w"]), "b": 0.0}


@mistake("model", hint="The two predictions are swapped: which key belongs to which set?")
def predictions_swapped(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    train, test = answer["Y_prediction_test"], answer["Y_prediction_train"]
    return answer | {"Y_prediction_train": train, "Y_prediction_test": test}


@mistake("model", hint="Both predictions are for the training set; the other is for the test set.")
def predicts_the_training_set_twice(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return answer | {"Y_prediction_test": answer["Y_prediction_train"]}


@mistake("model", hint="Training starts from zeros here, not from random weights.")
def starts_at_random(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w = 0.5 * np.random.default_rng(1).normal(size=(X_train.shape[0], 1))
    params, _, costs = optimize(w, 0.0, X_train, Y_train, num_iterations, learning_rate)
    return _answer(params, costs, X_train, X_test, num_iterations, learning_rate)


@mistake(
    "model",
    hint="Are num_iterations and learning_rate handed on to optimize, or does it use its defaults?",
    written=("optimize(_, _, _, _)", "optimize(_, _, _, _, print_cost=print_cost)"),
)
def leaves_optimize_its_defaults(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, 100, 0.009)
    return answer | {"num_iterations": num_iterations, "learning_rate": learning_rate}


@mistake(
    "model",
    hint="The rate and the number of steps are exchanged in the call of optimize: which comes "
    "first there?",
    written=(
        "optimize(_, _, _, _, learning_rate, num_iterations)",
        "optimize(_, _, _, _, learning_rate, num_iterations, _)",
    ),
    evidence="form",
)
def rate_and_steps_exchanged(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(X_train.shape[0])
    return optimize(w, b, X_train, Y_train, learning_rate, num_iterations)


@mistake(
    "model",
    hint="How many weights there are is the number of features, X_train.shape[0]: what is passed "
    "to initialize_with_zeros?",
    written=(
        "initialize_with_zeros(_.shape[1])",
        "initialize_with_zeros(_.shape)",
        "initialize_with_zeros(12288)",
        "initialize_with_zeros(X_train)",
        "initialize_with_zeros(X_test)",
        "initialize_with_zeros(_ * _ * 3)",
        "initialize_with_zeros(len(X_train.T))",
        "initialize_with_zeros(_.size)",
        "initialize_with_zeros(Y_train.shape[_])",
        "initialize_with_zeros(Y_test.shape[_])",
        "initialize_with_zeros(len(Y_train))",
    ),
    evidence="form",
)
def another_number_of_features(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(12288)
    return optimize(w, b, X_train, Y_train, num_iterations, learning_rate)


@mistake(
    "model",
    hint="X_train[1] takes a row, all numbers of one feature; the number of features is "
    "X_train.shape[0].",
    written=("initialize_with_zeros(__X[_])",),
    evidence="form",
)
def a_row_for_the_number_of_features(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(X_train[1])
    return optimize(w, b, X_train, Y_train, num_iterations, learning_rate)


@mistake(
    "model",
    hint="After the training set, training goes on with the test set: that one is for predictions "
    "only.",
)
def goes_on_with_the_test_set(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, _ = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    params, _, costs = optimize(
        params["w"], params["b"], X_test, Y_test, num_iterations, learning_rate
    )
    return _answer(params, costs, X_train, X_test, num_iterations, learning_rate)


@mistake("model", hint="Training runs twice, one after the other: is optimize called once?")
def trains_twice(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, _ = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    params, _, costs = optimize(
        params["w"], params["b"], X_train, Y_train, num_iterations, learning_rate
    )
    return _answer(params, costs, X_train, X_test, num_iterations, learning_rate)


def _answer(params, costs, X_train, X_test, num_iterations, learning_rate):
    """All of a model's answer, from what training gave."""
    return {
        "costs": costs,
        "Y_prediction_test": predict(params["w"], params["b"], X_test),
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        **params,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }


@mistake("model", hint="The test set was trained on too, or instead: costs come from X_train only.")
def costs_of_the_test_set(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    other = model(X_test, Y_test, X_test, Y_test, num_iterations, learning_rate)
    return answer | {"costs": other["costs"]}


@mistake("model", hint="These are accuracies or other numbers: asked for are the predictions.")
def accuracies_for_predictions(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    for name, Y in (("Y_prediction_train", Y_train), ("Y_prediction_test", Y_test)):
        answer[name] = 100 - np.mean(np.abs(answer[name] - Y)) * 100
    return answer


@mistake("model", hint="w and b are the last gradients, dw and db: which answer of optimize has w?")
def gradients_for_parameters(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(X_train.shape[0])
    _, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    params = {"w": grads["dw"], "b": grads["db"]}
    return _answer(params, costs, X_train, X_test, num_iterations, learning_rate)


@mistake("model", hint="Training starts from zeros here, not from ones.")
def starts_at_ones(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w = np.ones((X_train.shape[0], 1))
    params, _, costs = optimize(w, 0.0, X_train, Y_train, num_iterations, learning_rate)
    return _answer(params, costs, X_train, X_test, num_iterations, learning_rate)


@mistake("model", hint="Both predictions are for the test set; one is for the training set.")
def predicts_the_test_set_twice(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return answer | {"Y_prediction_train": answer["Y_prediction_test"]}


@mistake("model", hint="X is divided by 255 once more; what is passed is scaled already.")
def scaled_once_more(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    return model(
        X_train / 255, Y_train, X_test / 255, Y_test, num_iterations, learning_rate
    )  # fmt: skip


@mistake(
    "model", hint="These are probabilities; Y_prediction is made of zeros and ones, by predict."
)
def probabilities_for_predictions(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    for name, X in (("Y_prediction_train", X_train), ("Y_prediction_test", X_test)):
        answer[name] = sigmoid(answer["w"].T @ X + answer["b"])
    return answer


@mistake(
    "model", hint="Only one step of training is taken: is num_iterations handed on to optimize?"
)
def one_step_of_training(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, 1, learning_rate)
    return answer | {"num_iterations": num_iterations}


@mistake("model", hint="The test set is predicted with the w and b from before training.")
def predicts_the_test_set_before_training(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return answer | {"Y_prediction_test": np.zeros(Y_test.shape)}


@mistake("model", hint="The training set is predicted with the w and b from before training.")
def predicts_the_training_set_before_training(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return answer | {"Y_prediction_train": np.zeros(Y_train.shape)}


@mistake("model", hint="These are accuracies or other numbers: asked for are the predictions.")
def shares_for_predictions(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    for name, Y in (("Y_prediction_train", Y_train), ("Y_prediction_test", Y_test)):
        answer[name] = np.mean(answer[name] == Y)
    return answer


@mistake(
    "model",
    hint="X has one column per example already, as optimize and predict take it: is a .T too much?",
    written=("X_train.T", "X_test.T"),
    evidence="form",
)
def turned_round(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    w, b = initialize_with_zeros(X_train.shape[0])
    return optimize(w, b, X_train.T, Y_train, num_iterations, learning_rate)


@mistake("model", hint="One step less is taken than num_iterations asks for.")
def one_iteration_less(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations - 1, learning_rate)
    return answer | {"num_iterations": num_iterations}


@mistake("model", hint="One step more is taken than num_iterations asks for.")
def one_iteration_more(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005, print_cost=False
):
    answer = model(X_train, Y_train, X_test, Y_test, num_iterations + 1, learning_rate)
    return answer | {"num_iterations": num_iterations}
