"""Mistakes with distances: ``L1`` and ``L2``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "L1",
    hint="Differences of opposite sign cancel: is each one made positive before they are added?",
)
def signs_cancel(yhat, y):
    return np.sum(y - yhat)


@mistake("L1", hint="A sum of distances is never negative: what turns a difference into one?")
def negative_distance(yhat, y):
    return np.sum(yhat - y)


@mistake("L1", hint="This is the average; L1 is the sum.")
def averaged_l1(yhat, y):
    return np.mean(np.abs(y - yhat))


@mistake("L1", hint="One distance for each example: L1 is one number. What is still to be done?")
def distances_not_added(yhat, y):
    return np.abs(y - yhat)


@mistake("L1", hint="These are squares; L1 adds the distances as they are.")
def squares_in_l1(yhat, y):
    return np.sum((y - yhat) ** 2)


@mistake("L1", hint="This is the largest distance; L1 adds up all of them.")
def largest_distance(yhat, y):
    return np.max(np.abs(y - yhat))


@mistake("L1", hint="The two are added here: a distance is made of a difference.")
def adds_the_two(yhat, y):
    return np.sum(np.abs(y + yhat))


@mistake("L2", hint="This is the length of the difference; L2 here is its square, without a root.")
def with_a_root(yhat, y):
    return np.sqrt(np.sum((y - yhat) ** 2))


@mistake("L2", hint="This is the average; L2 is the sum.")
def averaged_l2(yhat, y):
    return np.mean((y - yhat) ** 2)


@mistake("L2", hint="One square for each example: L2 is one number. What is still to be done?")
def squares_not_added(yhat, y):
    return (y - yhat) ** 2


@mistake("L2", hint="These are plain distances: L2 adds their squares.")
def distances_in_l2(yhat, y):
    return np.sum(np.abs(y - yhat))


@mistake("L2", hint="Square first, add afterwards: here differences of opposite sign cancelled.")
def square_of_the_sum(yhat, y):
    return np.sum(y - yhat) ** 2


@mistake("L2", hint="The square of a difference is not a difference of squares.")
def difference_of_squares(yhat, y):
    return np.sum(y**2 - yhat**2)


@mistake("L2", hint="Half of what is asked for: some texts put 1/2 in front, here there is none.")
def halved(yhat, y):
    return np.sum((y - yhat) ** 2) / 2


@mistake("L2", hint="Twice the difference is not its square: what does ** do?")
def doubled(yhat, y):
    return np.sum((y - yhat) * 2)


@mistake("L1", hint="Half of what is asked for: here there is no 1/2 in front.")
def halved_l1(yhat, y):
    return np.sum(np.abs(y - yhat)) / 2


@mistake("L1", hint="One pair is missing: does your loop reach the last entry?")
def l1_without_the_last(yhat, y):
    return np.sum(np.abs(y - yhat)[:-1])


@mistake("L1", hint="This is the length of the difference, with squares; L1 adds plain distances.")
def length_for_l1(yhat, y):
    return np.linalg.norm(y - yhat)


@mistake("L2", hint="Twice a distance is not its square: what does ** do?")
def doubled_distances(yhat, y):
    return np.sum(2 * np.abs(y - yhat))


@mistake("L2", hint="Squared twice: once is enough.")
def squared_twice(yhat, y):
    return np.sum((y - yhat) ** 4)


@mistake("L2", hint="That is the dot product of the two; L2 is about their difference.")
def product_of_the_two(yhat, y):
    return np.dot(yhat, y)


@mistake("L2", hint="The two are added here: L2 is about their difference.")
def square_of_the_two_added(yhat, y):
    return np.sum((y + yhat) ** 2)


@mistake("L2", hint="One pair is missing: does your loop reach the last entry?")
def l2_without_the_last(yhat, y):
    return np.sum(((y - yhat) ** 2)[:-1])


@mistake(
    "L2", hint="This is the last square only: does each round add to the total, or replace it?"
)
def last_square_only(yhat, y):
    return (y[-1] - yhat[-1]) ** 2


@mistake("L1", hint="This is the last distance only: does each round add to the total, or replace?")
def last_distance_only(yhat, y):
    return abs(y[-1] - yhat[-1])


@mistake(
    "L1",
    hint="Only what is on one side counts here: a prediction that is too high and one that is "
    "too low are both off.",
)
def only_too_low(yhat, y):
    return np.sum(np.maximum(y - yhat, 0))


@mistake(
    "L1",
    hint="Only what is on one side counts here: a prediction that is too high and one that is "
    "too low are both off.",
)
def only_too_high(yhat, y):
    return np.sum(np.maximum(yhat - y, 0))


@mistake("L1", hint="That is the dot product of the two; L1 is about their difference.")
def l1_product_of_the_two(yhat, y):
    return np.dot(yhat, y)


@mistake("L1", hint="Each prediction is compared with each label here; it has a label of its own.")
def each_with_each(yhat, y):
    return np.sum(np.abs(y[:, np.newaxis] - yhat))


@mistake("L1", hint="That counts how many differ; L1 adds up by how much.")
def how_many_differ(yhat, y):
    return np.sum(yhat != y)


@mistake("L2", hint="The square is missing: differences of opposite sign cancel.")
def differences_not_squared(yhat, y):
    return np.sum(y - yhat)


@mistake("L2", hint="The square is missing: differences of opposite sign cancel.")
def differences_not_squared_turned(yhat, y):
    return np.sum(yhat - y)


@mistake("L2", hint="Each prediction is compared with each label here; it has a label of its own.")
def each_squared_with_each(yhat, y):
    return np.sum((y[:, np.newaxis] - yhat) ** 2)


@mistake("L2", hint="That is the exponential; a square is something times itself.")
def exponential_for_square(yhat, y):
    return np.sum(np.exp(y - yhat))


@mistake(
    "L2",
    hint="The power is taken of one of the two only, for ** comes before -: the difference "
    "needs parentheses.",
    written="__y - _**2",
    evidence="both",
)
def power_before_the_difference(yhat, y):
    return np.sum(y - yhat**2)


@mistake(
    "L2",
    hint="The power is taken of one of the two only, for ** comes before -: the difference "
    "needs parentheses.",
    written="__y - _**2",
    evidence="both",
)
def power_before_the_difference_turned(yhat, y):
    return np.sum(yhat - y**2)


@mistake("L2", hint="This is the largest square; L2 adds up all of them.")
def largest_square(yhat, y):
    return np.max((y - yhat) ** 2)


@mistake("L2", hint="This is the first square only; L2 adds up all of them.")
def first_square_only(yhat, y):
    return (y[0] - yhat[0]) ** 2


@mistake("L1", hint="This is the first distance only; L1 adds up all of them.")
def first_distance_only(yhat, y):
    return abs(y[0] - yhat[0])


@mistake("L2", hint="Roots of the distances are added here; L2 adds squares.")
def roots_added(yhat, y):
    return np.sum(np.sqrt(np.abs(y - yhat)))


@mistake("L2", hint="The square of a difference is not a difference of squares: subtract first.")
def absolute_difference_of_squares(yhat, y):
    return np.sum(np.abs(y**2 - yhat**2))


@mistake("L2", hint="That is the third power: a square is the second.")
def third_power(yhat, y):
    return np.sum((y - yhat) ** 3)


@mistake(
    "L2",
    hint="That is the variance, which takes the mean away and averages; L2 adds the squares up"
    " as they are.",
)
def variance(yhat, y):
    return np.var(y - yhat)


@mistake(
    "L2",
    hint="The difference is multiplied with one of the two; a square is something times itself.",
)
def difference_times_prediction(yhat, y):
    return np.dot(y - yhat, yhat)


@mistake(
    "L2",
    hint="The difference is multiplied with one of the two; a square is something times itself.",
)
def difference_times_label(yhat, y):
    return np.dot(y - yhat, y)


@mistake("L1", hint="Roots of the distances are added here; L1 adds the distances as they are.")
def l1_roots_added(yhat, y):
    return np.sum(np.sqrt(np.abs(y - yhat)))


@mistake("L1", hint="This is the smallest distance; L1 adds up all of them.")
def smallest_distance(yhat, y):
    return np.min(np.abs(y - yhat))


@mistake(
    "L1",
    hint="Whole numbers are added here: are predictions rounded, or errors only counted?",
)
def rounded_predictions(yhat, y):
    return np.sum(np.abs(y - np.round(yhat)))


@mistake("L2", hint="Some texts divide by 2m; L2 here is the sum itself.")
def by_twice_the_number(yhat, y):
    return np.sum((y - yhat) ** 2) / (2 * len(y))


@mistake(
    "L2",
    hint="Whole numbers are added here: are predictions rounded, or errors only counted?",
)
def l2_rounded_predictions(yhat, y):
    return np.sum((y - np.round(yhat)) ** 2)


@mistake("L2", hint="The sum is squared, not each distance: square first, add afterwards.")
def sum_of_distances_squared(yhat, y):
    return np.sum(np.abs(y - yhat)) ** 2


@mistake("L2", hint="Base and exponent are exchanged: these are powers of 2.")
def powers_of_two_added(yhat, y):
    return np.sum(2 ** (y - yhat))


@mistake("L1", hint="The two are divided here: a distance is about their difference.")
def quotients(yhat, y):
    return np.sum(np.abs(y / yhat))
