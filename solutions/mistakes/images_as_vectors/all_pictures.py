"""Mistakes with many pictures: ``flatten_images``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "flatten_images",
    hint="The shape is right, but each column has a little of every picture: this deals the "
    "pixels out like cards. Which axis must stay whole while you reshape?",
)
def deals_out_the_pixels(images):
    return images.reshape(-1, images.shape[0])


@mistake(
    "flatten_images",
    hint="Here each row has a little of every picture: reshape deals the pixels out like cards, "
    "and turning the table afterwards does not bring them together again. Which axis must stay "
    "whole while you reshape?",
)
def deals_out_and_turns(images):
    return images.reshape(-1, images.shape[0]).T


@mistake(
    "flatten_images",
    hint="Each picture is whole, but it is a row; examples are the columns of X. "
    "One small step is missing.",
)
def without_the_transpose(images):
    return images.reshape(images.shape[0], -1)


@mistake(
    "flatten_images",
    hint="Each picture has its own column, but its numbers are not in image2vector's order. Is "
    "there an order='F' or a .T too many?",
)
def flattened_first_axis_fastest(images):
    return images.reshape(images.shape[0], -1, order="F").T


@mistake(
    "flatten_images",
    hint="Each picture has its own column, but channel by channel: image2vector goes pixel by "
    "pixel.",
)
def flattened_channel_by_channel(images):
    return images.transpose(0, 3, 1, 2).reshape(images.shape[0], -1).T


@mistake(
    "flatten_images",
    hint="All pictures are in one column, one below the other. Each should have its own.",
)
def everything_in_one_column(images):
    return images.reshape(-1, 1)


@mistake(
    "flatten_images",
    hint="All pictures are in one long rank-1 array. X has two axes: features, and examples.",
)
def everything_in_a_rank_1_array(images):
    return images.reshape(-1)


@mistake(
    "flatten_images",
    hint="Here .T comes first and turns all four axes round, which scrambles the pictures. "
    "In which order should the two steps be taken?",
)
def transposed_before_reshaping(images):
    return images.T.reshape(images.shape[0], -1)


@mistake(
    "flatten_images",
    hint="The colours are still an axis of their own: n_x counts them too.",
)
def keeps_the_channels(images):
    return images.reshape(images.shape[0], -1, 3)


@mistake(
    "flatten_images",
    hint="There is a row for each pixel of every picture. Which axis counts the pictures, and "
    "where should it end up?",
)
def pixels_of_all_pictures(images):
    return images.reshape(-1, images.shape[-1])


@mistake(
    "flatten_images",
    hint="209 is the number of pictures in one file. The array knows its own number.",
)
def always_209(images):
    return images.reshape(209, -1).T


@mistake(
    "flatten_images",
    hint="12288 is the size of a 64 by 64 picture. Pictures come in other sizes too: where does "
    "the array say its own?",
)
def flattened_always_12288(images):
    return images.reshape(images.shape[0], 12288).T


@mistake(
    "flatten_images",
    hint="The columns are right, but stacked behind each other, with an axis too many. Put them "
    "side by side.",
)
def columns_behind_each_other(images):
    return np.array([image.reshape(-1, 1) for image in images])


@mistake(
    "flatten_images",
    hint="The height of a picture has been taken for the number of pictures: which axis is which?",
)
def height_for_number(images):
    return images.reshape(images.shape[1], -1).T


@mistake(
    "flatten_images",
    hint="Only the first picture is there. All of them belong in X, one column each.",
)
def first_picture_only(images):
    return images[0].reshape(-1, 1)


@mistake(
    "flatten_images",
    hint="The pictures are in their places, but the numbers were scaled. Leave them as they are; "
    "dividing is the last step.",
)
def flattened_and_scaled(images):
    return images.reshape(images.shape[0], -1).T / 255


@mistake(
    "flatten_images",
    hint="Only the last picture is there: each round of the loop replaces the one before. All of "
    "them belong in X, one column each.",
)
def last_picture_only(images):
    return images[-1].reshape(-1, 1)


@mistake(
    "flatten_images",
    hint="Pictures need not be square: height and width are two numbers.",
)
def square_pictures(images):
    m, height = images.shape[:2]
    return images.reshape(m, height * height * 3).T


@mistake(
    "flatten_images",
    hint="One colour alone is in the columns; all three of each pixel belong there.",
)
def red_of_each_picture(images):
    return images[:, :, :, 0].reshape(len(images), -1).T
