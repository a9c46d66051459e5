"""Mistakes on the way forward: ``forward_example``, ``loss`` and ``cost``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("03-logistic-regression", __file__)
loss = right["loss"]
cost = right["cost"]
sigmoid = load("04-gradient-descent", __file__)["sigmoid"]


def score(w, b, x):
    return (w.T @ x).item() + b


@mistake("forward_example", hint="This may be any number: what makes a probability of it?")
def stops_at_z(w, b, x):
    return (w.T @ x).item() + b


@mistake(
    "forward_example", hint="Both w and x stand upright, and do not fit: which one must lie down?"
)
def both_upright(w, b, x):
    return sigmoid(w @ x + b)


@mistake(
    "forward_example", hint="Both w and x stand upright, and do not fit: which one must lie down?"
)
def both_upright_in_a_dot(w, b, x):
    return sigmoid(np.dot(w, x) + b)


@mistake("forward_example", hint="A large z should give a probability near 1: look at the sign.")
def without_the_minus(w, b, x):
    return 1 / (1 + np.exp(score(w, b, x)))


@mistake("forward_example", hint="Division comes before addition: what is divided by what?")
def without_parentheses(w, b, x):
    return 1 / 1 + np.exp(-score(w, b, x))


@mistake("forward_example", hint="One of the three arguments has no influence on your answer.")
def forgets_the_bias(w, b, x):
    return sigmoid(score(w, 0, x))


@mistake("forward_example", hint="b belongs to z: does it go through the sigmoid in your code?")
def bias_after_the_sigmoid(w, b, x):
    return sigmoid(score(w, 0, x)) + b


@mistake("forward_example", hint="How often is b added? z has one b, however many features.")
def bias_for_every_feature(w, b, x):
    return sigmoid(np.sum(w * x + b))


@mistake("forward_example", hint="z is one number: the products of weights and features, summed.")
def products_not_summed(w, b, x):
    return sigmoid(w * x + b)


@mistake("forward_example", hint="A column times a row is a whole table: which one must lie down?")
def table_instead_of_a_sum(w, b, x):
    return sigmoid(w @ x.T + b)


@mistake("forward_example", hint="Asked for is the probability, not yet the decision.")
def decides(w, b, x):
    return float(score(w, b, x) > 0)


@mistake("loss", hint="A loss is never negative; the logarithm of a probability is never positive.")
def negated(yhat, y):
    return -loss(yhat, y)


@mistake("loss", hint="Your logarithm has the base 10: which one is the natural logarithm?")
def with_log10(yhat, y):
    return loss(yhat, y) / np.log(10)


@mistake("loss", hint="Your logarithm has the base 2: which one is the natural logarithm?")
def with_log2(yhat, y):
    return loss(yhat, y) / np.log(2)


@mistake("loss", hint="With y = 0 your loss is 0 whatever the model says: a term is missing.")
def only_the_term_of_cats(yhat, y):
    return -y * np.log(yhat)


@mistake("loss", hint="With y = 1 your loss is 0 whatever the model says: a term is missing.")
def only_the_term_of_others(yhat, y):
    return -(1 - y) * np.log(1 - yhat)


@mistake("loss", hint="For y = 0 your loss is negative: how far does the minus in front reach?")
def minus_on_the_first_term_only(yhat, y):
    return -y * np.log(yhat) + (1 - y) * np.log(1 - yhat)


@mistake("loss", hint="For y = 1 your loss is negative: does the minus apply to both terms?")
def minus_on_the_second_term_only(yhat, y):
    return y * np.log(yhat) - (1 - y) * np.log(1 - yhat)


@mistake("loss", hint="y decides which of the two terms counts: here both always do.")
def both_terms_always(yhat, y):
    return -(np.log(yhat) + np.log(1 - yhat))


@mistake("loss", hint="A small loss should mean a good answer: which term goes with which y?")
def terms_exchanged(yhat, y):
    return loss(yhat, 1 - y)


@mistake("loss", hint="y is 0 or 1, and log 0 is no number: which of the two is a probability?")
def truth_and_guess_exchanged(yhat, y):
    return loss(np.float64(y), yhat)


@mistake("loss", hint="log 0 is no number, and y may be 0: what are the logarithms taken of?")
def logarithms_of_the_truth(yhat, y):
    return loss(np.float64(y), y)


@mistake("loss", hint="That is half the squared error; section 3 tells why it is not used here.")
def half_squared_error(yhat, y):
    return (yhat - y) ** 2 / 2


@mistake("loss", hint="That is the squared error; section 3 tells why it is not used here.")
def squared_error(yhat, y):
    return (yhat - y) ** 2


@mistake("loss", hint="That is the distance of guess and truth; where are the logarithms?")
def distance(yhat, y):
    return abs(yhat - y)


@mistake("loss", hint="That is how probable the truth was; the loss is made of its logarithm.")
def likelihood(yhat, y):
    return yhat**y * (1 - yhat) ** (1 - y)


@mistake(
    "cost",
    hint="That is m times the cost: it is an average. (m is the number of columns, not of rows.)",
)
def summed(A, Y):
    return cost(A, Y) * A.shape[1]


@mistake("cost", hint="Divided by m twice: a mean is an average already.")
def averaged_twice(A, Y):
    return cost(A, Y) / A.shape[1]


@mistake("cost", hint="These are the losses, one for each example; the cost is one number.")
def losses_of_all(A, Y):
    return _losses(A, Y)


@mistake(
    "cost",
    hint="A has one row: a loop over A meets rows. The examples are its columns.",
    written=("zip(A, Y)", "zip(A, Y, strict=True)", "range(A.shape[0])", "range(len(A))"),
    evidence="both",
)
def loops_over_the_row(A, Y):
    total = [0.0]
    for a, y in zip(A, Y, strict=True):
        total = _losses(a, y)
    return total


@mistake("cost", hint="Only the first example counts: is the return inside the loop?")
def stops_at_the_first_example(A, Y):
    return _losses(A, Y)[0, 0] / A.shape[1]


@mistake("cost", hint="A cost is never negative: look at the sign.")
def negated_cost(A, Y):
    return -cost(A, Y)


@mistake("cost", hint="Your logarithm has the base 10: which one is the natural logarithm?")
def cost_with_log10(A, Y):
    return cost(A, Y) / np.log(10)


@mistake("cost", hint="Your logarithm has the base 2: which one is the natural logarithm?")
def cost_with_log2(A, Y):
    return cost(A, Y) / np.log(2)


@mistake("cost", hint="What do the examples with y = 0 add to your cost?")
def only_the_cats(A, Y):
    return -np.mean(Y * np.log(A))


@mistake("cost", hint="What do the examples with y = 1 add to your cost?")
def only_the_others(A, Y):
    return -np.mean((1 - Y) * np.log(1 - A))


@mistake("cost", hint="Some of your terms are negative: how far does the minus in front reach?")
def minus_on_the_first_term(A, Y):
    return np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))


@mistake("cost", hint="Y holds zeros, and log 0 is no number: which of the two are probabilities?")
def arguments_exchanged(A, Y):
    return cost(Y, A)


@mistake("cost", hint="That averages half the squared errors; section 3 tells why we do not.")
def half_squared_errors(A, Y):
    return np.mean((A - Y) ** 2) / 2


@mistake("cost", hint="That averages the squared errors; section 3 tells why we do not.")
def squared_errors(A, Y):
    return np.mean((A - Y) ** 2)


@mistake(
    "cost",
    hint="A row times a column is broadcast to every pair of examples: print the product's shape.",
)
def every_pair(A, Y):
    return -np.sum(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T) / A.shape[1]


@mistake(
    "cost",
    hint="A row times a column is broadcast to every pair, and the mean is taken over all pairs.",
)
def mean_of_every_pair(A, Y):
    return -np.mean(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T)


@mistake(
    "cost",
    hint="@ multiplies matrices, and two rows do not fit. What does multiply entry by entry?",
)
def rows_as_matrices(A, Y):
    return -(Y @ np.log(A) + (1 - Y) @ np.log(1 - A)) / A.shape[1]


@mistake(
    "cost",
    hint="np.dot multiplies matrices, and two rows do not fit. What multiplies entry by entry?",
)
def rows_in_a_dot(A, Y):
    return -(np.dot(Y, np.log(A)) + np.dot(1 - Y, np.log(1 - A))) / A.shape[1]


def _losses(A, Y):
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@mistake("forward_example", hint="b belongs to z: does it go through the sigmoid in your code?")
def bias_below_the_fraction_bar(w, b, x):
    return 1 / (1 + np.exp(-score(w, 0, x)) + b)


@mistake(
    "forward_example",
    hint="The minus applies to all of z, to wᵀx and to b: how far does it reach in your line?",
)
def minus_before_wx_only(w, b, x):
    return sigmoid(score(w, 0, x) - b)


@mistake("forward_example", hint="One more 1 than there should be: is the b, or a 1, added twice?")
def bias_twice(w, b, x):
    return sigmoid(score(w, 2 * b, x))


@mistake(
    "loss", hint="That is the loss of a cat for both labels: what is the probability of y = 0?"
)
def log_of_the_guess_always(yhat, y):
    return -np.log(yhat)


@mistake(
    "loss", hint="That is the loss of a non-cat for both labels: what is the probability of y = 1?"
)
def log_of_the_rest_always(yhat, y):
    return -np.log(1 - yhat)


@mistake(
    "loss",
    hint="1 - y has to be multiplied as a whole: where do parentheses belong?",
    written="1 - y * np.log(1 - _)",
)
def one_minus_without_parentheses(yhat, y):
    return -(y * np.log(yhat) + 1 - y * np.log(1 - yhat))


@mistake("loss", hint="1 - y has to be multiplied as a whole: where do parentheses belong?",
         written="_ - 1 - y * np.log(1 - _)")  # fmt: skip
def minus_one_without_parentheses(yhat, y):
    return -y * np.log(yhat) - 1 - y * np.log(1 - yhat)


@mistake(
    "cost",
    hint="1 - Y has to be multiplied as a whole: where do parentheses belong?",
    written="1 - Y * np.log(1 - _)",
)
def one_minus_y_without_parentheses(A, Y):
    return -np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / A.shape[1]


@mistake(
    "cost",
    hint="Only one of the two terms is averaged, the other stands outside 1/m: both belong in it.",
)
def second_term_not_averaged(A, Y):
    m = A.shape[1]
    return -np.sum(Y * np.log(A)) / m - np.sum((1 - Y) * np.log(1 - A))


@mistake(
    "cost",
    hint="Only one of the two terms is averaged, the other stands outside 1/m, and without its "
    "minus.",
)
def second_term_outside(A, Y):
    m = A.shape[1]
    return -np.sum(Y * np.log(A)) / m + np.sum((1 - Y) * np.log(1 - A))


@mistake("cost", hint="What do the examples with y = 0 add to your cost? And it is over all m.")
def mean_over_the_cats(A, Y):
    return -np.mean(np.log(A[Y == 1]))


@mistake(
    "cost",
    hint="Y has one row: Y[i] and A[i] ask for row i. Where do the examples stand?",
    written=("loss(_[__i], _[__i])", "_[__i] * np.log(_[__i])"),
)
def rows_for_examples(A, Y):
    return sum(_losses(A[i], Y[i]) for i in range(A.shape[1]))


@mistake(
    "cost", hint="This is the last loss only: does each round add to the total, or replace it?"
)
def last_loss_only(A, Y):
    return _losses(A, Y)[0, -1] / A.shape[1]
