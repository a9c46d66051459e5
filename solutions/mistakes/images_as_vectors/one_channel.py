"""Mistakes with one channel of a picture: ``unroll_red``."""

from __future__ import annotations

from grader.course.mistakes import mistake


@mistake("unroll_red", hint="All three colours are there. Take the red channel out first.")
def all_three_colours(image):
    return image.reshape(-1, 1)


@mistake("unroll_red", hint="That is the green channel: counting starts at 0, and red comes first.")
def green_for_red(image):
    return image[:, :, 1].reshape(-1, 1)


@mistake("unroll_red", hint="That is the blue channel. Red is number 0.")
def blue_for_red(image):
    return image[:, :, 2].reshape(-1, 1)


@mistake("unroll_red", hint="The red values are right, but still a matrix. Unroll it.")
def red_as_a_matrix(image):
    return image[:, :, 0]


@mistake("unroll_red", hint="The red values have one axis only. A column has two: (h * w, 1).")
def red_with_one_axis(image):
    return image[:, :, 0].reshape(-1)


@mistake("unroll_red", hint="The red values lie in one row. They should stand in one column.")
def red_in_a_row(image):
    return image[:, :, 0].reshape(1, -1)


@mistake(
    "unroll_red",
    hint="image[0] is the first row of pixels. The colour is the last of the three places.",
)
def first_row_for_red(image):
    return image[0].reshape(-1, 1)


@mistake("unroll_red", hint="image[:, 0] is the first column of pixels. The colour comes last.")
def first_column_for_red(image):
    return image[:, 0].reshape(-1, 1)


@mistake(
    "unroll_red",
    hint="The red values go down the columns here. Row by row is asked for: is there a .T, or an "
    "order='F'?",
)
def red_column_by_column(image):
    return image[:, :, 0].T.reshape(-1, 1)


@mistake("unroll_red", hint="These are the first third of all numbers, not the red ones.")
def first_third(image):
    return image.reshape(-1, 1)[: image.size // 3]


@mistake("unroll_red", hint="The three colours are averaged here. Red is one of them: take it out.")
def mean_of_the_colours(image):
    return image.mean(axis=2).reshape(-1, 1)


@mistake("unroll_red", hint="The three colours are added here. Red is one of them: take it out.")
def sum_of_the_colours(image):
    return image.sum(axis=2).reshape(-1, 1)


@mistake("unroll_red", hint="Green and blue are 0 here, but still in the column. Take red out, and "
         "leave them where they are.")  # fmt: skip
def others_set_to_zero(image):
    red = image.copy()
    red[:, :, 1:] = 0
    return red.reshape(-1, 1)


@mistake("unroll_red", hint="That is the largest of a pixel's three colours; red is the first.")
def largest_of_the_colours(image):
    return image.max(axis=2).reshape(-1, 1)


@mistake("unroll_red", hint="These are not the red values: after the reshape, red is every third "
         "number, and you take the first ones.")  # fmt: skip
def one_number_of_each_row(image):
    return image.reshape(-1, 1)[: image.shape[0] * image.shape[1] : 3]


@mistake(
    "unroll_red",
    hint="The red values are right, but still a matrix, and turned on its side. Unroll it.",
)
def red_as_a_turned_matrix(image):
    return image[:, :, 0].T
