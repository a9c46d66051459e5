"""Mistakes in ``predict`` and in ``model``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("04-gradient-descent", __file__)
sigmoid, initialize_with_zeros, optimize, predict, model = (
    right[name] for name in ("sigmoid", "initialize_with_zeros", "optimize", "predict", "model")
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


@mistake(
    "predict",
    hint="astype(int) cuts off: every number below 1 becomes 0. Compare first.",
    written=("np.astype(_, int)", "np.astype(_, np.int64)", "int(_)", "np.int_(_)"),
    evidence="both",
)
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
    return _answer(params, costs, X_train, X_test, num_iterations, learning_rate)


@mistake(
    "predict",
    hint="A has one row: A[i] asks for row i, A[0, i] for example i.",
    written=("_[__i] > 0.5", "_[__i] >= 0.5", "_[__i] <= 0.5", "_[__i] < 0.5"),
    evidence="form",
)
def row_for_example(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.array([[float(A[i] > 0.5) for i in range(X.shape[1])]])


@mistake(
    "predict",
    hint="Only the first example is decided: A has one row, and its columns are the examples. "
    "Which axis does your loop count?",
    written=("range(_.shape[0])", "range(len(_))"),
    evidence="both",
)
def loops_over_the_row(w, b, X):
    A, decided = sigmoid(w.T @ X + b), np.zeros((1, X.shape[1]))
    for i in range(A.shape[0]):
        decided[0, i] = A[0, i] > 0.5
    return decided


@mistake(
    "predict",
    hint="A prediction is 0 or 1, but where A is not above 0.5 it stays a probability.",
)
def only_ones_set(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(A > 0.5, 1, A)


@mistake(
    "predict",
    hint="A prediction is 0 or 1, but where A is above 0.5 it stays a probability.",
)
def only_zeros_set(w, b, X):
    A = sigmoid(w.T @ X + b)
    return np.where(A > 0.5, A, 0)


@mistake(
    "predict",
    hint="A probability is the sigmoid of wᵀX + b: the sigmoid is missing, and so is b.",
)
def neither_sigmoid_nor_bias(w, b, X):
    return (w.T @ X > 0.5).astype(float)


@mistake(
    "predict",
    hint="w * X multiplies entry by entry and adds nothing up; z is a matrix product, wᵀX.",
)
def entry_by_entry_predicted(w, b, X):
    return (sigmoid(w * X + b) > 0.5).astype(float)


@mistake("predict", hint="w stands upright, and X has as many rows as w: what lays w down?",
         written=("w @ X",), evidence="form")  # fmt: skip
def w_upright(w, b, X):
    return np.dot(w, X) + b


@mistake(
    "predict",
    hint="This is written for examples in rows; here X has one column per example, and z is wᵀX.",
    written="X @ w",
    evidence="form",
)
def examples_in_rows_predicted(w, b, X):
    return sigmoid(X @ w + b) > 0.5


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
        "initialize_with_zeros(_ * _ * 3)",
        "initialize_with_zeros(len(X_train.T))",
        "initialize_with_zeros(_.size)",
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
