"""Mistakes with the sigmoid: ``sigmoid``."""

from __future__ import annotations

import math

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("02-numpy-and-vectorization", __file__)
sigmoid = right["sigmoid"]


@mistake("sigmoid", hint="At z = 5 the sigmoid should be near 1: look at the sign of the exponent.")
def without_the_minus(z):
    return 1 / (1 + np.exp(z))


@mistake("sigmoid", hint="Division comes before addition: what does your line divide by what?")
def without_parentheses(z):
    return 1 / 1 + np.exp(-z)


@mistake(
    "sigmoid",
    hint="Two things at once: what does your line divide by what, and what is the exponent's sign?",
)
def without_parentheses_or_minus(z):
    return 1 / 1 + np.exp(z)


@mistake(
    "sigmoid",
    hint="math.exp takes one number; NumPy has an exp that takes a whole array at once.",
)
def with_math_exp(z):
    return 1 / (1 + math.exp(-z))


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


@mistake("sigmoid", hint="For large z this grows without end: what else is in the denominator?")
def without_the_one(z):
    return 1 / np.exp(-z)


@mistake("sigmoid", hint="Close to a sigmoid, but another one: the limits should be 0 and 1.")
def hyperbolic_tangent(z):
    return np.tanh(z)


@mistake(
    "sigmoid",
    hint="The sign of the exponent is right below the fraction bar; what stands above it?",
    written=("np.exp(-_z) / (1 + np.exp(-_z))", "_e / (1 + _e)"),
    evidence="both",
)
def exponential_on_top(z):
    return np.exp(-z) / (1 + np.exp(-z))


@mistake("sigmoid", hint="// drops what is behind the point; which division keeps fractions?",
         written="_ // (1 + _)", evidence="both")  # fmt: skip
def whole_numbers_only(z):
    return 1 // (1 + np.exp(-z))


@mistake(
    "sigmoid",
    hint="That is the exponential itself. It belongs below a fraction bar, together with a 1.",
)
def exponential_only(z):
    return np.exp(-z)


@mistake("sigmoid", hint="A probability is anything between 0 and 1; nothing is rounded yet.")
def sigmoid_rounded(z):
    return np.round(sigmoid(z))


@mistake(
    "sigmoid",
    hint="Nothing is divided here: in the formula, that stands below a fraction bar.",
    written=("1 + np.exp(-_z)", "np.exp(-_z) + 1"),
    evidence="both",
)
def never_divided(z):
    return 1 + np.exp(-z)


@mistake("sigmoid", hint="These are powers of 2; the formula has powers of e, which is np.exp.")
def powers_of_two(z):
    return 1 / (1 + np.exp2(-z))


@mistake("sigmoid", hint="These are powers of 10; the formula has powers of e, which is np.exp.")
def powers_of_ten(z):
    return 1 / (1 + 10 ** (-z))


@mistake(
    "sigmoid",
    hint="A probability is never below 0 or above 1: look at both signs in your denominator, that "
    "of the exponent and that of the exponential.",
)
def difference_below_without_minus(z):
    return 1 / (1 - np.exp(z))


@mistake(
    "sigmoid", hint="The exponent of e is -z as a whole; here z stands beside the exponential."
)
def score_beside_the_exponential(z):
    return 1 / (1 + np.exp(1) - z)


@mistake(
    "sigmoid", hint="The exponent of e is -z as a whole; here z stands beside the exponential."
)
def score_times_e(z):
    return 1 / (1 + np.exp(1) * -z)


@mistake("sigmoid", hint="That is the slope of the sigmoid; asked for is the sigmoid itself.")
def slope_for_sigmoid(z):
    s = sigmoid(z)
    return s * (1 - s)


@mistake(
    "sigmoid",
    hint="An absolute value makes negative scores positive: these should stay below one half.",
)
def sigmoid_of_the_absolute(z):
    return sigmoid(np.abs(z))


@mistake(
    "sigmoid",
    hint="The exponents above and below have different signs: above the fraction bar of this "
    "form they are the same.",
)
def signs_differ(z):
    return np.exp(z) / (1 + np.exp(-z))


@mistake(
    "sigmoid",
    hint="Division comes before addition: all that belongs below the fraction bar needs "
    "parentheses.",
)
def exponential_by_one_plus(z):
    return np.exp(z) / 1 + np.exp(z)


@mistake("sigmoid", hint="Cutting off at 0 and 1 makes corners; the formula has an exponential.")
def cut_off(z):
    return np.clip(z, 0, 1)


@mistake(
    "sigmoid",
    hint="Only yes or no: positive or not. A probability is anything in between.",
    written=("_z > 0", "_z >= 0", "np.heaviside(_, _)"),
    evidence="both",
)
def step(z):
    return (z > 0).astype(float)


@mistake("sigmoid", hint="z is squared in the exponent, so its sign is lost.")
def square_in_the_exponent(z):
    return 1 / (1 + np.exp(-(z**2)))


@mistake("sigmoid", hint="z is squared in the exponent, so its sign is lost.")
def square_of_minus_z(z):
    return 1 / (1 + np.exp((-z) ** 2))


@mistake("sigmoid", hint="At z = 0 this is 1/3: which number is added to the exponential?")
def two_below(z):
    return 1 / (2 + np.exp(-z))


@mistake("sigmoid", hint="At z = 0 the sigmoid is one half: what stands above the fraction bar?")
def two_above(z):
    return 2 / (1 + np.exp(-z))


@mistake(
    "sigmoid",
    hint="The 1 stands alone here: it belongs below the fraction bar, beside the exponential.",
    written="1 + 1 / np.exp(-_z)",
    evidence="both",
)
def one_beside_the_fraction(z):
    return 1 + 1 / np.exp(-z)


@mistake("sigmoid", hint="Negative numbers are set to 0 here; the formula has an exponential.")
def rectified(z):
    return np.maximum(z, 0)


@mistake(
    "sigmoid",
    hint="The exponent of e is -z as a whole; here z stands beside the exponential.",
)
def score_times_a_power(z):
    return 1 / (1 + np.exp(-1) * z)


@mistake(
    "sigmoid",
    hint="That is 1 minus the sigmoid: the sigmoid itself is asked for.",
    written=("1 - 1 / (1 + np.exp(-_z))", "1 - sigmoid(_)"),
    evidence="both",
)
def one_minus_the_sigmoid(z):
    return 1 - sigmoid(z)


@mistake(
    "sigmoid", hint="Below the fraction bar are two exponentials; the formula has one, and a 1."
)
def two_exponentials(z):
    return 1 / (np.exp(z) + np.exp(-z))


@mistake(
    "sigmoid",
    hint="These are shares of the sum of all entries; each entry is for itself here.",
)
def shares_of_all(z):
    return np.exp(z) / np.sum(np.exp(z))


@mistake(
    "sigmoid",
    hint="Close to a sigmoid, but twice as steep.",
)
def tangent_of_z(z):
    return (1 + np.tanh(z)) / 2


@mistake(
    "sigmoid",
    hint="The arc tangent has other limits, and another slope; the formula has an exponential.",
)
def arc_tangent(z):
    return np.arctan(z)
