"""Mistakes in ``predict`` and in ``model``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, optimize, predict, model = (
    right[name] for name in ("sigmoid", "optimize", "predict", "model")
)


@mistake("predict", hint="Compare the probability with 0.5, not z.")
def thresholds_z(w, b, X):
    return (w.T @ X + b > 0.5).astype(float)


@mistake("predict", hint="These are probabilities; a prediction is 0 or 1.")
def returns_probabilities(w, b, X):
    return sigmoid(w.T @ X + b)


@mistake("predict", hint="Keep the row's two axes: (1, m), even when m is 1.")
def squeezed(w, b, X):
    return np.squeeze(predict(w, b, X))


@mistake("predict", hint="One row, one column per example: yours stands upright.")
def upright(w, b, X):
    return predict(w, b, X).T


@mistake("predict", hint="A cat is 1: is it a high or a low probability that means cat?")
def inverted(w, b, X):
    return 1 - predict(w, b, X)


@mistake("predict", hint="The labels are 0 and 1, not -1 and 1.")
def minus_one_and_one(w, b, X):
    return np.sign(w.T @ X + b)


@mistake("predict", hint="z is wᵀx plus something: what is still missing?")
def without_the_bias(w, b, X):
    return predict(w, 0.0, X)


@mistake("predict", hint="A probability is always above 0; what is the boundary halfway?")
def above_zero(w, b, X):
    return (sigmoid(w.T @ X + b) > 0).astype(float)


@mistake("predict", hint="if decides once; a comparison of the whole row decides for each example.")
def one_decision_for_all(w, b, X):
    return 1 if sigmoid(w.T @ X + b) > 0.5 else 0


@mistake("predict", hint="astype(int) cuts off: every number below 1 becomes 0. Compare first.")
def cut_off(w, b, X):
    return sigmoid(w.T @ X + b).astype(int)


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
    return {
        "costs": costs,
        "Y_prediction_test": predict(params["w"], params["b"], X_test),
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        **params,
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
