"""Mistakes in ``sigmoid`` and ``initialize_with_zeros``."""

from __future__ import annotations

import math

import numpy as np

from grader.course.mistakes import mistake


@mistake("sigmoid", hint="At z = 5 the sigmoid should be near 1: look at the sign of the exponent.")
def without_the_minus(z):
    return 1 / (1 + np.exp(z))


@mistake("sigmoid", hint="Division comes before addition: what does your line divide by what?")
def without_parentheses(z):
    return 1 / 1 + np.exp(-z)


@mistake(
    "sigmoid",
    hint="math.exp takes one number; NumPy has an exp that takes a whole array at once.",
)
def with_math_exp(z):
    return 1 / (1 + math.exp(-z))


@mistake("sigmoid", hint="At z = 0 the sigmoid is one half, and it never leaves 0 to 1: 1 + what?")
def without_the_one(z):
    return 1 / np.exp(-z)


@mistake(
    "sigmoid", hint="What is behind the point is cut off, as // and int do: / keeps fractions."
)
def whole_numbers_only(z):
    return 1 // (1 + np.exp(-z))


@mistake("sigmoid", hint="That runs from -1 to 1; a probability runs from 0 to 1.")
def tanh(z):
    return np.tanh(z)


@mistake("sigmoid", hint="A probability is anything between 0 and 1; nothing is rounded yet.")
def decided_already(z):
    return np.round(1 / (1 + np.exp(-z)))


@mistake("initialize_with_zeros", hint="w should have two axes: rows and one column.")
def rank_1_weights(dim):
    return np.zeros(dim), 0.0


@mistake("initialize_with_zeros", hint="w stands upright: one row per feature.")
def lying_weights(dim):
    return np.zeros((1, dim)), 0.0


@mistake(
    "initialize_with_zeros",
    hint="np.zeros takes the whole shape as its first argument: as a tuple, in parentheses.",
)
def shape_without_parentheses(dim):
    return np.zeros(dim, 1), 0.0


@mistake("initialize_with_zeros", hint="Here the weights start at zero, not at random.")
def random_weights(dim):
    return np.random.default_rng(0).normal(size=(dim, 1)) * 0.01, 0.0


@mistake("initialize_with_zeros", hint="dim is the number of features.")
def as_many_as_a_picture_has(dim):
    return np.zeros((12288, 1)), 0.0


@mistake("initialize_with_zeros", hint="One weight per feature: a column, not a square.")
def square_weights(dim):
    return np.zeros((dim, dim)), 0.0


@mistake("initialize_with_zeros", hint="b is one number for the whole model, not one per feature.")
def as_many_biases(dim):
    return np.zeros((dim, 1)), np.zeros((dim, 1))


@mistake("initialize_with_zeros", hint="All zeros is asked for: what do your numbers start as?")
def ones(dim):
    return np.ones((dim, 1)), 1.0


@mistake("initialize_with_zeros", hint="All zeros is asked for: what do your weights start as?")
def weights_of_one(dim):
    return np.ones((dim, 1)), 0.0


@mistake(
    "sigmoid",
    hint="Two things at once: what does your line divide by what, and what is the exponent's sign?",
)
def without_parentheses_or_minus(z):
    return 1 / 1 + np.exp(z)


@mistake(
    "sigmoid",
    hint="A probability is never below 0 or above 1: which sign stands in your denominator?",
)
def difference_below(z):
    return 1 / (1 - np.exp(-z))


@mistake(
    "sigmoid",
    hint="A probability is never below 0 or above 1: which sign stands in your denominator?",
)
def difference_below_e_to_the_z(z):
    return np.exp(z) / (1 - np.exp(z))


@mistake(
    "sigmoid",
    hint="That is the exponential itself. It belongs below a fraction bar, together with a 1.",
)
def exponential_only(z):
    return np.exp(-z)


@mistake(
    "sigmoid",
    hint="The sign of the exponent is right below the fraction bar; what stands above it?",
    written="np.exp(-_z) / (1 + np.exp(-_z))",
    evidence="both",
)
def exponential_on_top(z):
    return np.exp(-z) / (1 + np.exp(-z))


@mistake("initialize_with_zeros", hint="The order is exchanged: w first, then b.")
def bias_first(dim):
    return 0.0, np.zeros((dim, 1))


@mistake(
    "sigmoid", hint="e to the z stands on top and e to the -z below: which of the two belongs?"
)
def both_exponentials(z):
    return np.exp(z) / (1 + np.exp(-z))


@mistake(
    "sigmoid", hint="That is the slope of the sigmoid, a(1 - a): the sigmoid itself is asked for."
)
def its_slope(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@mistake(
    "sigmoid", hint="That is max(0, z), another function: the sigmoid has an exponential in it."
)
def relu(z):
    return np.maximum(0, z)


@mistake("sigmoid", hint="1 + e to the -z is not e to the 1 - z: where does the 1 belong?")
def one_in_the_exponent(z):
    return 1 / np.exp(1 - z)


@mistake("sigmoid", hint="1 + e to the -z is not e to the 1 - z: where does the 1 belong?")
def one_in_the_exponent_on_top(z):
    return 1 / np.exp(1 + z)
