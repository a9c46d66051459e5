"""Mistakes in ``standardize``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "standardize",
    hint="You divide by the largest value that happens to be there. Another array would be scaled "
    "otherwise: divide by the largest value that a pixel can have.",
)
def by_the_maximum(X):
    return X / X.max()


@mistake(
    "standardize",
    hint="Each picture is divided by its own largest value. Divide all by the same number: the "
    "largest that a pixel can have.",
)
def by_each_pictures_maximum(X):
    return X / X.max(axis=0)


@mistake(
    "standardize",
    hint="A byte has 256 values, but it starts at 0: what is the largest? That one becomes 1.",
)
def by_256(X):
    return X / 256


@mistake(
    "standardize",
    hint="Only whole numbers are left, so everything below 255 is 0. Fractions need a `/` and an "
    "array of floating-point numbers, not `//` and not the old uint8 one.",
)
def in_whole_numbers(X):
    return X // 255


@mistake(
    "standardize",
    hint="The fractions do not fit into the bytes of X, so NumPy refuses to divide in place. Let "
    "the division make a new array.",
)
def in_place(X):
    X /= 255
    return X


@mistake(
    "standardize",
    hint="The numbers are still those of the picture: what you compute with them has to be "
    "returned.",
)
def unchanged(X):
    return X


@mistake(
    "standardize",
    hint="That is what statistics calls standardising, over all numbers. Here it is simpler: read "
    "the exercise's first line again.",
)
def mean_and_deviation(X):
    return (X - X.mean()) / X.std()


@mistake(
    "standardize",
    hint="That is what statistics calls standardising, feature by feature. Here it is simpler: "
    "read the exercise's first line again.",
)
def mean_and_deviation_of_features(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


@mistake(
    "standardize",
    hint="This stretches the darkest and lightest value of this array to 0 and 1. The range of a "
    "pixel is 0 to 255, whatever is in the array.",
)
def from_minimum_to_maximum(X):
    return (X - X.min()) / (X.max() - X.min())


@mistake("standardize", hint="The result should lie between 0 and 1, not between -1 and 1.")
def from_minus_one(X):
    return X / 127.5 - 1


@mistake("standardize", hint="Scaled rightly, but then centred. Only the division is asked for.")
def centred(X):
    return X / 255 - (X / 255).mean()


@mistake("standardize", hint="The fractions were rounded away after the division; keep them.")
def rounded(X):
    return np.round(X / 255)


@mistake("standardize", hint="The scaling is right, but X has been transposed: keep its shape.")
def scaled_and_transposed(X):
    return X.T / 255


@mistake("standardize", hint="Dividing by 255 happens once. Is it done twice here?")
def twice(X):
    return X / 255 / 255


@mistake(
    "standardize",
    hint="Each row is divided by its own largest value. Divide all by the same number: the largest "
    "that a pixel can have.",
)
def by_each_rows_maximum(X):
    return X / X.max(axis=1, keepdims=True)


@mistake(
    "standardize",
    hint="You divide by a length, the norm of the whole table. Divide by the largest value that a "
    "pixel can have.",
)
def by_the_norm(X):
    return X / np.linalg.norm(X)


@mistake(
    "standardize",
    hint="You divide by lengths, a norm for each example. Divide all by the same number: the "
    "largest value that a pixel can have.",
)
def by_each_examples_norm(X):
    return X / np.linalg.norm(X, axis=0, keepdims=True)


@mistake(
    "standardize",
    hint="You divide by lengths, a norm for each row. Divide all by the same number: the largest "
    "value that a pixel can have.",
)
def by_each_rows_norm(X):
    return X / np.linalg.norm(X, axis=1, keepdims=True)


@mistake("standardize", hint="Multiplied by 255; 0 to 255 becomes 0 to 1 the other way round.")
def multiplied(X):
    return X * 255.0


@mistake("standardize", hint="Multiplied by 255; 0 to 255 becomes 0 to 1 the other way round.")
def multiplied_in_bytes(X):
    return X * np.uint8(255)


@mistake("standardize", hint="The order of the two: 255 is divided by the pixels here.")
def turned_round(X):
    return 255 / X


@mistake(
    "standardize",
    hint="The remainder of a division is %; the division itself is /.",
    written="_ % 255",
    evidence="both",
)
def remainder(X):
    return X % 255


@mistake("standardize", hint="255 is subtracted here; the pixels should be divided by it.")
def bytes_subtracted(X):
    return X - 255.0


@mistake(
    "standardize",
    hint="Cutting off at 1 makes all the same; pixels are brought into the range by dividing.",
)
def cut_off_at_one(X):
    return np.clip(X, 0, 1)


@mistake(
    "standardize",
    hint="Divided by the sum of all numbers: divide by the largest value that a pixel can have.",
)
def by_the_sum(X):
    return X / X.sum()


@mistake(
    "standardize",
    hint="Divided by the mean: divide by the largest value that a pixel can have.",
)
def divided_by_the_mean(X):
    return X / X.mean()


@mistake("standardize", hint="255 it is, not 225: the largest value that a pixel can have.")
def mistyped(X):
    return X / 225


@mistake(
    "standardize",
    hint="No logarithm is needed: pixels are brought into the range by dividing.",
)
def logarithms(X):
    # NumPy takes logarithms of such small integers in half precision; before 2.0 it stayed there
    return np.log(X).astype(float) / np.log(255)


@mistake(
    "standardize",
    hint="Divided by the spread, std: divide by the largest value that a pixel can have.",
)
def divided_by_the_spread(X):
    return X / X.std()


@mistake(
    "standardize",
    hint="Something is subtracted first, in bytes, which start again at 255 below 0. Pixels "
    "are only divided.",
)
def shifted_by_half(X):
    return (X - np.uint8(128)) / 255


@mistake(
    "standardize",
    hint="Each picture is divided by its own sum. Divide all by the same number: the largest "
    "that a pixel can have.",
)
def by_the_sum_of_each(X):
    return X / X.sum(axis=0)


@mistake(
    "standardize",
    hint="The largest number becomes 255 here. 0 to 1 is asked for: 255 is what is divided by.",
)
def stretched_to_255(X):
    return X / np.max(X) * 255
