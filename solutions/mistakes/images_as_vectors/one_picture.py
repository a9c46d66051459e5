"""Mistakes with one picture: ``image2vector``, ``vector2image`` and ``unroll_channels``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "image2vector",
    hint="This is a rank-1 array, neither row nor column. A column has two axes.",
)
def rank_1_vector(image):
    return image.reshape(-1)


@mistake("image2vector", hint="The vector lies down: it is one row. It should be one column.")
def row_vector(image):
    return image.reshape(1, -1)


@mistake(
    "image2vector",
    hint="Each pixel still has a row of three numbers: all of them belong in one column.",
)
def pixels_by_channels(image):
    return image.reshape(image.shape[0] * image.shape[1], image.shape[2])


@mistake(
    "image2vector",
    hint="Each row of the picture is still a row: all numbers belong in one column.",
)
def rows_of_the_picture(image):
    return image.reshape(image.shape[0], -1)


@mistake(
    "image2vector",
    hint="This is all red, then green, then blue: another exercise. Here a pixel's three colours "
    "stay together.",
)
def channel_by_channel(image):
    return image.transpose(2, 0, 1).reshape(-1, 1)


@mistake(
    "image2vector",
    hint="The numbers are right, their order is not: here the row changes fastest. Is there an "
    "order='F' or a .T too many?",
)
def first_axis_fastest(image):
    return image.reshape(-1, 1, order="F")


@mistake("image2vector", hint="You go down the picture's columns; go along its rows instead.")
def down_the_columns(image):
    return image.transpose(1, 0, 2).reshape(-1, 1)


@mistake(
    "image2vector",
    hint="12288 is the size of a 64 by 64 picture. Pictures come in other sizes too: where does "
    "the array say its own?",
)
def always_12288(image):
    return image.reshape(12288, 1)


@mistake(
    "image2vector",
    hint="There is room for two channels here, but a colour picture has three. Where does the "
    "array say so?",
)
def two_channels(image):
    return image.reshape(image.shape[0] * image.shape[1] * 2, 1)


@mistake("image2vector", hint="Only one of the three channels is there: n_x counts all of them.")
def only_red(image):
    return image[:, :, 0].reshape(-1, 1)


@mistake(
    "image2vector",
    hint="The order is right, but the numbers were scaled. Leave them as they are; dividing "
    "comes later.",
)
def scaled_early(image):
    return image.reshape(-1, 1) / 255


@mistake("vector2image", hint="Rows come first, and there are as many as the picture is high.")
def width_before_height(x, height, width):
    return x.reshape(width, height, 3)


@mistake("vector2image", hint="A picture is three matrices, so its shape has three numbers.")
def without_channels(x, height, width):
    return x.reshape(height, width)


@mistake("vector2image", hint="The channels are the last axis of a picture, not its first.")
def channels_first(x, height, width):
    return x.reshape(3, height, width)


@mistake(
    "vector2image",
    hint="This reads the column as all red, then green, then blue; image2vector kept each "
    "pixel's three colours together.",
)
def from_channel_by_channel(x, height, width):
    return x.reshape(3, height, width).transpose(1, 2, 0)


@mistake(
    "vector2image",
    hint="The shape is right, the order is not: here rows change fastest. Is there an order='F' "
    "or a .T too many?",
)
def rolled_up_first_axis_fastest(x, height, width):
    return x.reshape(height, width, 3, order="F")


@mistake(
    "vector2image",
    hint="The column goes along the picture's rows; you fill the picture column by column.",
)
def fills_columns(x, height, width):
    return x.reshape(width, height, 3).transpose(1, 0, 2)


@mistake(
    "vector2image",
    hint="Pictures come in other sizes than 64 by 64: use the height and width you were given.",
)
def always_64(x, height, width):
    return x.reshape(64, 64, 3)


@mistake("vector2image", hint="One axis too many: a picture has rows, columns and channels only.")
def keeps_the_columns_axis(x, height, width):
    return x.reshape(height, width, 3, 1)


@mistake("vector2image", hint="That is one row for each pixel. Where have the picture's rows gone?")
def list_of_pixels(x, height, width):
    return x.reshape(height * width, 3)


@mistake(
    "unroll_channels",
    hint="This is pixel by pixel, as image2vector does it. reshape alone never changes the order "
    "of the numbers: the channels' axis has to come first before you unroll.",
)
def pixel_by_pixel(image):
    return image.reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="The channels are in the right order, but within each you go down the columns. .T and "
    "order='F' turn all three axes round; rows should stay before columns.",
)
def channels_down_the_columns(image):
    return image.T.reshape(-1, 1)


@mistake("unroll_channels", hint="All there, but blue comes first. Red, green, blue is the order.")
def blue_first(image):
    return image[:, :, ::-1].transpose(2, 0, 1).reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="A row of red is followed by a row of green: the matrices stand side by side. Unroll "
    "each by itself, or put them one below the other.",
)
def row_by_row_in_turn(image):
    return np.concatenate([image[:, :, c] for c in range(3)], axis=1).reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="The first index is the row, so you have unrolled three rows. Which index is the colour?",
)
def rows_for_channels(image):
    return np.concatenate([image[c].reshape(-1, 1) for c in range(3)])


@mistake(
    "unroll_channels",
    hint="The order is right; but this is a rank-1 array. A column has two axes.",
)
def rank_1_channels(image):
    return image.transpose(2, 0, 1).reshape(-1)


@mistake("unroll_channels", hint="The order is right, but the vector lies down: make it a column.")
def row_of_channels(image):
    return image.transpose(2, 0, 1).reshape(1, -1)


@mistake(
    "unroll_channels",
    hint="Each channel has become a row of its own: all three belong in one single column.",
)
def one_row_per_channel(image):
    return image.transpose(2, 0, 1).reshape(3, -1)


@mistake(
    "unroll_channels",
    hint="Each channel has become a column of its own: put them one below the other.",
)
def one_column_per_channel(image):
    return image.reshape(-1, 3)


@mistake("unroll_channels", hint="This is red alone. Green and blue should follow below it.")
def red_alone(image):
    return image[:, :, 0].reshape(-1, 1)


@mistake("unroll_channels", hint="Red and green are there. What about blue?")
def without_blue(image):
    return image[:, :, :2].transpose(2, 0, 1).reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="The axes are in the right order now; what is missing is to unroll them into one column.",
)
def transposed_only(image):
    return image.transpose(2, 0, 1)


@mistake(
    "unroll_channels",
    hint="12288 is the size of a 64 by 64 picture. Pictures come in other sizes too: where does "
    "the array say its own?",
)
def channels_always_12288(image):
    return image.transpose(2, 0, 1).reshape(12288, 1)


@mistake(
    "image2vector",
    hint="Pictures need not be square: height and width are two numbers.",
    written=("__h * __h * 3", "_.shape[0] * _.shape[0] * 3"),
)
def square_picture(image):
    return image.reshape(image.shape[0] * image.shape[0] * 3, 1)


@mistake(
    "image2vector",
    hint="There is room for height times width numbers, but each pixel has three: the channels.",
)
def no_room_for_channels(image):
    return image.reshape(image.shape[0] * image.shape[1], 1)


@mistake(
    "image2vector",
    hint="The three numbers of a pixel have an axis of their own here: a column has two axes, rows "
    "and one column.",
)
def pixels_in_three_axes(image):
    return image.reshape(-1, 3, 1)


@mistake(
    "image2vector",
    hint="Each row of the picture is still by itself, as a column: all numbers belong in one "
    "column.",
)
def rows_of_the_picture_upright(image):
    return image.reshape(image.shape[0], -1).T


@mistake(
    "image2vector",
    hint="Each pixel still has a column of three numbers: all of them belong in one column.",
)
def channels_by_pixels(image):
    return image.reshape(-1, 3).T


@mistake(
    "vector2image",
    hint="Pictures need not be square: use the height and width you were given.",
)
def square_by_the_root(x, height, width):
    side = int(np.sqrt(x.size / 3))
    return x.reshape(side, side, 3)


@mistake(
    "vector2image",
    hint="Pictures need not be square: use the height and the width you were given.",
    written=("np.reshape(_, height, height, _)", "np.reshape(_, (height, height, _))"),
    evidence="both",
)
def height_twice(x, height, width):
    return x.reshape(height, height, 3)


@mistake(
    "unroll_channels",
    hint="Only blue is left: each round of the loop replaces the channel before. Put the three "
    "below each other.",
)
def last_channel_only(image):
    return image[:, :, 2].reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="Pictures need not be square: height and width are two numbers.",
)
def square_channels(image):
    return image.transpose(2, 0, 1).reshape(image.shape[0] * image.shape[0] * 3, 1)


@mistake(
    "image2vector",
    hint="The order is right, but the numbers were scaled by the largest of them. Leave them "
    "as they are; dividing comes later.",
)
def scaled_by_its_largest(image):
    return image.reshape(-1, 1) / image.max()


@mistake(
    "image2vector",
    hint="The three colours of a pixel are averaged; each of them belongs in the column.",
)
def mean_of_each_pixel(image):
    return image.mean(axis=2).reshape(-1, 1)


@mistake(
    "image2vector",
    hint="The three colours of a pixel are added; each of them belongs in the column.",
)
def sum_of_each_pixel(image):
    return image.sum(axis=2).reshape(-1, 1)


@mistake("unroll_channels", hint="Red is there three times. What about green and blue?")
def red_three_times(image):
    return np.concatenate([image[:, :, 0].reshape(-1, 1)] * 3)


@mistake(
    "unroll_channels",
    hint="The three channels are added into one; they should stand one below the other.",
)
def channels_added(image):
    return image.sum(axis=2).reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="The three channels are added into one; they should stand one below the other.",
)
def channels_added_in_bytes(image):
    return image.sum(axis=2, dtype=np.uint8).reshape(-1, 1)


@mistake(
    "unroll_channels",
    hint="The three channels are averaged into one; they should stand one below the other.",
)
def channels_averaged(image):
    return image.mean(axis=2).reshape(-1, 1)
