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


@mistake(
    "brightness",
    hint="That is three times too much: there are three channels, and each is counted in the sum. "
    "How many numbers are there in all?",
)
def three_channels_as_one(image):
    return image.mean() * 3 / 255


@mistake(
    "brightness",
    hint="Divided by the largest number in this picture. Another one may have another: divide by "
    "the largest that a picture can hold.",
)
def by_its_own_largest(image):
    return image.mean() / image.max()


@mistake(
    "brightness",
    hint="This stretches the darkest and lightest number of this picture to 0 and 1; all white "
    "should be 1 and all black 0, whatever is in the picture.",
)
def stretched(image):
    return (image.mean() - image.min()) / (float(image.max()) - image.min())


@mistake("brightness", hint="That is the median, the number in the middle; asked for is the mean.")
def median(image):
    return np.median(image) / 255


@mistake(
    "brightness",
    hint="A byte holds 0 to 255 only, so a running sum of bytes starts again at 0 time after time. "
    "Add them up as ordinary numbers.",
)
def summed_in_a_byte(image):
    return np.sum(image, dtype=np.uint8) / image.size / 255


@mistake("brightness", hint="Pictures need not be square: height and width are two numbers.")
def square_picture(image):
    return image.sum() / (image.shape[0] ** 2 * 3) / 255


@mistake("brightness", hint="Pictures need not be square: height and width are two numbers.")
def square_of_the_width(image):
    return image.sum() / (image.shape[1] ** 2 * 3) / 255


@mistake(
    "brightness",
    hint="That is how far the darkest and the lightest number are apart; the mean is asked for.",
)
def range_of_the_numbers(image):
    return (float(image.max()) - image.min()) / 255


@mistake("brightness", hint="That is a single number of the picture; the mean of all is asked for.")
def first_number(image):
    return image[0, 0, 0] / 255


@mistake("brightness", hint="That is the first pixel alone; the mean of all is asked for.")
def first_pixel(image):
    return image[0, 0].mean() / 255


@mistake("brightness", hint="That is the first row alone; the mean of all is asked for.")
def first_row(image):
    return image[0].mean() / 255


@mistake("brightness", hint="How far the numbers are spread, std, is not how bright they are.")
def spread(image):
    return image.std() / 255


@mistake("brightness", hint="That is a length, the norm; the mean is asked for.")
def length_of_the_picture(image):
    return np.linalg.norm(image) / 255


@mistake("brightness", hint="Added up over the rows, but not averaged over them.")
def row_means_added(image):
    return image.mean() * len(image) / 255


@mistake("brightness", hint="255 is subtracted here; the mean should be divided by it.")
def subtracted(image):
    return image.mean() - 255


@mistake(
    "brightness",
    hint="A mean of weights for red, green and blue is another measure: here all numbers count"
    " the same.",
)
def weighted_colours(image):
    return (image @ np.array([0.299, 0.587, 0.114])).mean() / 255


@mistake(
    "brightness",
    hint="The middle between the darkest and the lightest number is no mean: all numbers count.",
)
def middle_of_the_range(image):
    return (image.max() + image.min()) / 2 / 255
