"""Mistakes in ``forward_example``, ``loss`` and ``cost`` that change one step."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

loss = load("03-logistic-regression", __file__)["loss"]


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _score(w, b, x):
    return (w.T @ x).item() + b


@mistake("forward_example", hint="z is averaged over the features; it is their sum.")
def averaged_score(w, b, x):
    return _sigmoid(np.mean(w * x) + b)


@mistake("forward_example", hint="The sigmoid is taken twice: ŷ is the sigmoid of z, and no more.")
def sigmoid_twice(w, b, x):
    return _sigmoid(_sigmoid(_score(w, b, x)))


@mistake("forward_example", hint="tanh runs from -1 to 1; a probability is the sigmoid of z.")
def tanh_for_the_sigmoid(w, b, x):
    return np.tanh(_score(w, b, x))


@mistake("forward_example", hint="z is a sum of products: here w and x are added, not multiplied.")
def weights_added(w, b, x):
    return _sigmoid(np.sum(w + x) + b)


@mistake("forward_example", hint="That is the sum of the features: where are the weights?")
def without_the_weights(w, b, x):
    return _sigmoid(np.sum(x) + b)


@mistake("forward_example", hint="b is added to the sum of the products, not multiplied by it.")
def multiplied_by_the_bias(w, b, x):
    return _sigmoid(_score(w, 0, x) * b)


@mistake("forward_example", hint="That is the exponential itself: it belongs below a fraction bar.")
def exponential_only(w, b, x):
    return np.exp(-_score(w, b, x))


@mistake(
    "forward_example", hint="Which sign stands in your denominator, between 1 and e to the -z?"
)
def difference_below(w, b, x):
    return 1 / (1 - np.exp(-_score(w, b, x)))


@mistake("forward_example", hint="Only the first feature counts: z has a product for each.")
def first_feature_only(w, b, x):
    return _sigmoid(w[0, 0] * x[0, 0] + b)


@mistake("forward_example", hint="Only the last feature counts: = replaces, where += adds up.")
def last_feature_only(w, b, x):
    return _sigmoid(w[-1, 0] * x[-1, 0] + b)


@mistake("loss", hint="1 - log ŷ is not log(1 - ŷ): what is inside the second logarithm?")
def one_minus_the_logarithm(yhat, y):
    return -(y * np.log(yhat) + (1 - y) * (1 - np.log(yhat)))


@mistake("loss", hint="1 - ŷ has no logarithm in your loss: what is it taken of?")
def second_logarithm_missing(yhat, y):
    return -(y * np.log(yhat) + (1 - y) * (1 - yhat))


@mistake("loss", hint="The second term counts when y = 0: 1 minus y, not plus.")
def one_plus_y(yhat, y):
    return -(y * np.log(yhat) + (1 + y) * np.log(1 - yhat))


@mistake("loss", hint="The two terms are added, not multiplied.")
def terms_multiplied(yhat, y):
    return -(y * np.log(yhat) * (1 - y) * np.log(1 - yhat))


@mistake("cost", hint="The average is taken for y = 1 and for y = 0 by itself; asked for is one "
         "average over all m examples.")  # fmt: skip
def two_averages(A, Y):
    return -np.mean(np.log(A[Y == 1])) - np.mean(np.log(1 - A[Y == 0]))


@mistake("cost", hint="The two logarithms are exchanged: which of them goes with y = 1?")
def logarithms_exchanged(A, Y):
    return np.mean(loss(1 - A, Y))


@mistake("cost", hint="Both logarithms are counted for every example: Y and 1 - Y decide which one "
         "counts.")  # fmt: skip
def both_terms_always_counted(A, Y):
    return -np.mean(np.log(A) + np.log(1 - A))


@mistake("cost", hint="1 - log A is not log(1 - A): what is inside the second logarithm?")
def one_minus_the_logarithms(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * (1 - np.log(A)))


@mistake("cost", hint="Both terms have the same logarithm: for y = 0 it is that of 1 - A.")
def same_logarithms_twice(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(A))


@mistake("cost", hint="1 - A has no logarithm in your cost: what is it taken of?")
def logarithm_of_others_missing(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * (1 - A))


@mistake("cost", hint="The second term counts the examples with y = 0: 1 minus Y, not plus.")
def one_plus_labels(A, Y):
    return -np.mean(Y * np.log(A) + (1 + Y) * np.log(1 - A))


@mistake("cost", hint="One term is added up and the other is not: a sum reaches only as far as its "
         "parentheses.")  # fmt: skip
def only_one_term_added_up(A, Y):
    return -(np.sum(Y * np.log(A)) + (1 - Y) * np.log(1 - A)) / Y.shape[1]


@mistake("cost", hint="Only one of the two terms is averaged: how far does the division reach?")
def only_the_second_term_averaged(A, Y):
    return -np.sum(Y * np.log(A)) - np.sum((1 - Y) * np.log(1 - A)) / Y.shape[1]


@mistake("cost", hint="A logarithm of an average is no average of logarithms: log first, "
         "then the mean.")  # fmt: skip
def logarithm_of_the_average(A, Y):
    return -np.log(np.mean(Y * A + (1 - Y) * (1 - A)))


@mistake("cost", hint="The average is divided by the number of ones in Y; it is one over all m.")
def divided_by_the_cats(A, Y):
    return np.sum(loss(A, Y)) / np.sum(Y)


@mistake("cost", hint="How far the guesses are away is averaged; where are the logarithms?")
def mean_distance(A, Y):
    return np.mean(np.abs(A - Y))


@mistake("slope", hint="The nudge belongs inside f: f(t + eps) is not f(t) + eps.",
         written=("f(t) + eps", "f(t) - eps"))  # fmt: skip
def nudges_the_height(f, t, eps=1e-5):
    return (f(t) + eps - (f(t) - eps)) / (2 * eps)


@mistake("slope", hint="A slope is a change divided by the distance it took, and that is not t.")
def divided_by_the_place(f, t, eps=1e-5):
    return (f(t + eps) - f(t - eps)) / t


@mistake("slope", hint="t is multiplied by the nudge: f is asked at t + eps and at t - eps.")
def nudged_by_a_factor(f, t, eps=1e-5):
    return (f(t * (1 + eps)) - f(t * (1 - eps))) / (2 * eps)


@mistake("descend", hint="The step is divided by the rate; it is the rate times the slope.")
def divided_by_the_rate(f, w, learning_rate, steps):
    return _path(f, w, lambda w: w - _slope(f, w) / learning_rate, steps)


@mistake("descend", hint="Each step is as long as the last: a step is the rate times the slope.")
def steps_by_sign(f, w, learning_rate, steps):
    return _path(f, w, lambda w: w - learning_rate * np.sign(_slope(f, w)), steps)


@mistake("descend", hint="Each step is taken off w; here w is multiplied.")
def multiplies(f, w, learning_rate, steps):
    return _path(f, w, lambda w: w * (1 - learning_rate * _slope(f, w)), steps)


@mistake("descend", hint="The path holds the slopes; the places w are asked for.")
def slopes_for_places(f, w, learning_rate, steps):
    return [_slope(f, place) for place in _descent(f, w, learning_rate, steps)]


@mistake("descend", hint="The path holds the steps; the places w are asked for.")
def steps_for_places(f, w, learning_rate, steps):
    path = _descent(f, w, learning_rate, steps)
    return [w, *(learning_rate * _slope(f, place) for place in path[:-1])]


@mistake("descend", hint="Two steps are taken for each place noted: is the update there twice?")
def two_steps_for_one(f, w, learning_rate, steps):
    return _descent(f, w, learning_rate, 2 * steps)[::2]


def _slope(f, t, eps=1e-5):
    return (f(t + eps) - f(t - eps)) / (2 * eps)


def _path(f, w, step, steps):
    path = [w]
    for _ in range(steps):
        path.append(step(path[-1]))
    return path


def _descent(f, w, learning_rate, steps):
    return _path(f, w, lambda w: w - learning_rate * _slope(f, w), steps)


@mistake("loss", hint="log(1 - ŷ) counts only when y = 0: which factor stands in front of it?")
def second_term_always(yhat, y):
    return -(y * np.log(yhat) + np.log(1 - yhat))


@mistake("loss", hint="log ŷ counts only when y = 1: which factor stands in front of it?")
def first_term_always(yhat, y):
    return -(np.log(yhat) + (1 - y) * np.log(1 - yhat))


@mistake("cost", hint="log(1 - A) counts only where Y = 0: which factor stands in front of it?")
def second_terms_always(A, Y):
    return -np.mean(Y * np.log(A) + np.log(1 - A))


@mistake("cost", hint="log A counts only where Y = 1: which factor stands in front of it?")
def first_terms_always(A, Y):
    return -np.mean(np.log(A) + (1 - Y) * np.log(1 - A))


@mistake(
    "forward_example", hint="The last feature is missing in your sum: where does the loop end?"
)
def without_the_last_feature(w, b, x):
    return _sigmoid(_score(w[:-1], b, x[:-1]))


@mistake("forward_example", hint="The first feature is missing in your sum: Python counts from 0.")
def without_the_first_feature(w, b, x):
    return _sigmoid(_score(w[1:], b, x[1:]))


@mistake("loss", hint="The loss is made of logarithms; here there are exponentials in their place.")
def exponentials(yhat, y):
    return -(y * np.exp(yhat) + (1 - y) * np.exp(1 - yhat))


@mistake("cost", hint="The average for y = 1 and that for y = 0 are multiplied; they are added.")
def averages_multiplied(A, Y):
    return -np.mean(Y * np.log(A)) * np.mean((1 - Y) * np.log(1 - A))


@mistake("cost", hint="That is the largest loss; the cost is the average of all.")
def largest_loss(A, Y):
    return np.max(loss(A, Y))


@mistake("cost", hint="That is the loss in the middle, or of one example; the cost is an average.")
def middle_loss(A, Y):
    return np.median(loss(A, Y))


@mistake("cost", hint="One example is missing, the last one: where does your loop end?")
def without_the_last_example(A, Y):
    return np.sum(loss(A, Y)[:, :-1]) / Y.shape[1]


@mistake("cost", hint="One example is missing, the first one: Python counts from 0.")
def without_the_first_example(A, Y):
    return np.sum(loss(A, Y)[:, 1:]) / Y.shape[1]


@mistake(
    "slope",
    hint="A slope may be negative: is abs one too many?",
    written=("abs(_)", "np.abs(_)", "np.absolute(_)", "np.fabs(_)"),
    evidence="both",
)
def without_its_sign(f, t, eps=1e-5):
    return abs(_slope(f, t, eps))


@mistake("cost", hint="axis=0 goes down each column, which has one number only: the average is "
         "over all of them.")  # fmt: skip
def averaged_down_the_columns(A, Y):
    return np.mean(loss(A, Y), axis=0)


@mistake("forward_example", hint="b is added to z, before the sigmoid; here it is a factor.")
def times_the_bias(w, b, x):
    return _sigmoid(_score(w, 0, x)) * b


@mistake("loss", hint="That is how probable the truth was, with a minus: where is the logarithm?")
def likelihood_negated(yhat, y):
    return -(y * yhat + (1 - y) * (1 - yhat))


@mistake("cost", hint="That is how probable the truth was, with a minus: where is the logarithm?")
def likelihoods_negated(A, Y):
    return -np.mean(Y * A + (1 - Y) * (1 - A))


@mistake("slope", hint="A slope is a change divided by the distance it took, here eps.")
def change_above_not_divided(f, t, eps=1e-5):
    return f(t + eps) - f(t)


@mistake(
    "slope",
    hint="Division comes before subtraction: only the second f is divided, and both should be.",
)
def change_above_half_divided(f, t, eps=1e-5):
    return f(t + eps) - f(t) / eps


@mistake("cost", hint="That is the loss of averages; asked for is the average of the losses.")
def loss_of_averages(A, Y):
    return loss(np.mean(A), np.mean(Y))


@mistake("slope", hint="A nudge is added to t, or taken away; here t is multiplied by it.")
def times_the_eps(f, t, eps=1e-5):
    return (f(t * eps) - f(t)) / eps
