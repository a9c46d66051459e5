"""Known mistakes of 00-jupyter-tour."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "brightness",
    hint="All white should give 1: which is the largest number a picture can hold?",
)
def not_divided(image):
    return image.mean()


@mistake("brightness", hint="The largest number is 255: counting from 0, that makes 256 of them.")
def divided_by_256(image):
    return image.mean() / 256


@mistake(
    "brightness",
    hint="A sum grows with the picture; a mean does not.",
)
def summed(image):
    return image.sum() / 255


@mistake("brightness", hint="That is the brightness of the red alone; green and blue count too.")
def red_only(image):
    return image[:, :, 0].mean() / 255


@mistake("brightness", hint="That is one number for each colour; take the mean of all at once.")
def for_each_colour(image):
    return image.mean(axis=(0, 1)) / 255


@mistake(
    "brightness",
    hint="With an axis, mean gives many numbers; without one, it takes the mean of all.",
)
def along_one_axis(image):
    return image.mean(axis=0) / 255


@mistake("brightness", hint="// cuts off what is behind the point; / keeps it.")
def whole_division(image):
    return (image // 255).mean()



@mistake("brightness", hint="That is the brightest number; the mean is what all have in common.")
def brightest(image):
    return np.max(image) / 255
