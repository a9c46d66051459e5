"""Mistakes with the slope of the sigmoid: ``sigmoid_derivative``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("02-numpy-and-vectorization", __file__)
sigmoid = right["sigmoid"]


@mistake(
    "sigmoid_derivative",
    hint="Each entry is multiplied with its own partner: does anything have to be transposed?",
)
def times_the_transpose(z):
    s = sigmoid(z)
    return s * (1 - s).T


@mistake(
    "sigmoid_derivative",
    hint="The sigmoid seems to be taken twice: at which number is the slope asked for?",
)
def sigmoid_twice(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)


@mistake("sigmoid_derivative", hint="The second factor is made of s as well, not of z.")
def one_minus_z(z):
    return sigmoid(z) * (1 - z)


@mistake("sigmoid_derivative", hint="z is not yet s: what has to be computed first?")
def z_for_s(z):
    return z * (1 - z)


@mistake("sigmoid_derivative", hint="s * 1 - s is nothing: where do the parentheses belong?")
def cancels(z):
    s = sigmoid(z)
    return s * 1 - s


@mistake("sigmoid_derivative", hint="@ multiplies matrices; here the product is entry by entry.")
def matrix_product(z):
    s = sigmoid(z)
    return s @ (1 - s).T


@mistake("sigmoid_derivative", hint="One factor is there; at z = 0 the slope should be 1/4.")
def one_factor(z):
    return 1 - sigmoid(z)


@mistake("sigmoid_derivative", hint="This is the sigmoid itself; asked for is its slope.")
def not_derived(z):
    return sigmoid(z)


@mistake("sigmoid_derivative", hint="The sigmoid only ever rises: can its slope be negative?")
def flipped_sign(z):
    s = sigmoid(z)
    return s * (s - 1)


@mistake("sigmoid_derivative", hint="np.dot multiplies matrices; here it is entry by entry.")
def in_a_dot(z):
    s = sigmoid(z)
    return np.dot(s, 1 - s)


@mistake("sigmoid_derivative", hint="@ multiplies matrices; here the product is entry by entry.")
def matrix_product_of_the_two(z):
    s = sigmoid(z)
    return s @ (1 - s)


@mistake(
    "sigmoid_derivative",
    hint="1 minus the square belongs to tanh; here s stands once in front and once in 1 - s.",
)
def slope_of_tanh(z):
    return 1 - sigmoid(z) ** 2


@mistake("sigmoid_derivative", hint="A square is one factor too many: s times 1 minus s, not s².")
def one_factor_squared(z):
    s = sigmoid(z)
    return s - s**2 * s


@mistake("sigmoid_derivative", hint="The two factors, s and 1 - s, are multiplied, not added.")
def factors_added(z):
    s = sigmoid(z)
    return s + (1 - s)


@mistake(
    "sigmoid_derivative",
    hint="s minus twice s is nothing but -s: the two factors, s and 1 - s, are multiplied.",
)
def minus_the_sigmoid(z):
    return -sigmoid(z)


@mistake("sigmoid_derivative", hint="That is s squared; the second factor is 1 - s.")
def sigmoid_squared(z):
    return sigmoid(z) ** 2


@mistake(
    "sigmoid_derivative",
    hint="Only the second factor is squared here, or taken twice: each of the two stands there"
    " once.",
)
def second_factor_squared(z):
    return (1 - sigmoid(z)) ** 2


@mistake("sigmoid_derivative", hint="s is squared here: each of the two factors stands there once.")
def first_factor_squared(z):
    s = sigmoid(z)
    return s**2 * (1 - s)


@mistake(
    "sigmoid_derivative",
    hint="The sign before the 1 - s part: 1 plus s is more than 1, and the slope is never "
    "above 1/4.",
)
def plus_for_minus(z):
    s = sigmoid(z)
    return s * (1 + s)


@mistake("sigmoid_derivative", hint="The second factor is 1 - s, not the sigmoid of 1 - z.")
def sigmoid_of_one_minus(z):
    return sigmoid(z) * sigmoid(1 - z)


@mistake(
    "sigmoid_derivative",
    hint="np.gradient compares each entry with its neighbours; the slope at each z needs none.",
)
def compared_with_neighbours(z):
    return np.gradient(sigmoid(z))


@mistake(
    "sigmoid_derivative",
    hint="np.gradient compares each entry with its neighbours; the slope at each z needs none.",
)
def compared_along_a_row(z):
    return np.gradient(sigmoid(z), axis=1)


@mistake(
    "sigmoid_derivative",
    hint="The sigmoid is taken of its own answer: s is sigmoid(z), once.",
)
def derivative_of_the_derivative(z):
    s = sigmoid(z)
    return s * (1 - s) * (1 - 2 * s)


@mistake(
    "sigmoid_derivative",
    hint="At z = 0 the slope is 1/4: what is squared here that should stand alone?",
)
def both_squared(z):
    s = sigmoid(z)
    return (s * (1 - s)) ** 2


@mistake(
    "sigmoid_derivative",
    hint="That is how much the sigmoid rises over a step of 1; the slope is that at z itself.",
)
def rise_over_one(z):
    return sigmoid(z + 1) - sigmoid(z)


@mistake(
    "sigmoid_derivative",
    hint="The exponential alone is not the second factor, which is 1 - s.",
)
def times_the_exponential(z):
    return np.exp(z) * sigmoid(z)


@mistake("sigmoid_derivative", hint="The first factor is s as well, not z.")
def score_times_one_minus(z):
    return z * (1 - sigmoid(z))


@mistake(
    "sigmoid_derivative",
    hint="It is divided by 2 and then multiplied by the nudge: both belong below the bar.",
    written=("(sigmoid(_) - sigmoid(_)) / 2 * _",),
    evidence="form",
)
def times_the_nudge(z):
    return (sigmoid(z + 0.1) - sigmoid(z - 0.1)) / 2 * 0.1


@mistake(
    "sigmoid_derivative",
    hint="A nudge gives the slope roughly only; the formula gives it exactly.",
    written=("(sigmoid(_ + _) - sigmoid(_)) / _", "(sigmoid(_) - sigmoid(_ - _)) / _"),
    evidence="form",
)
def by_a_large_nudge(z):
    return (sigmoid(z + 0.1) - sigmoid(z)) / 0.1
