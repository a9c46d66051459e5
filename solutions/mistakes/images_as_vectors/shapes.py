"""Mistakes about shapes and axes: ``dataset_shapes`` and ``as_column``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake("dataset_shapes", hint="m_test counts the test pictures: which array did you look at?")
def both_from_the_training_set(train_x, test_x):
    return train_x.shape[0], train_x.shape[0], train_x.shape[1]


@mistake("dataset_shapes", hint="The training set's number comes first, then the test set's.")
def swapped_sets(train_x, test_x):
    return test_x.shape[0], train_x.shape[0], train_x.shape[1]


@mistake(
    "dataset_shapes",
    hint="These are the numbers of the course's own files; other arrays have other shapes. "
    "What knows the shape of the array you were given?",
)
def numbers_of_one_data_set(train_x, test_x):
    return 209, 50, 64


@mistake(
    "dataset_shapes",
    hint="That axis counts the colours. Which of the four counts a picture's rows?",
)
def channels_for_pixels(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x.shape[-1]


@mistake("dataset_shapes", hint="num_px is the length of one side, not the number of all pixels.")
def area_for_side(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x.shape[1] * train_x.shape[2]


@mistake(
    "dataset_shapes",
    hint="That is n_x, the number of features. num_px is the length of one side of a picture.",
)
def features_for_side(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x[0].size


@mistake("dataset_shapes", hint="num_px is one number; you return the shape of a whole picture.")
def shape_for_side(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x.shape[1:]


@mistake(
    "dataset_shapes",
    hint="num_px has the number of pictures in it: the first axis says which picture.",
)
def pictures_for_pixels(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], train_x.shape[0]


@mistake(
    "dataset_shapes",
    hint="In these arrays the pictures are counted by the first axis. "
    "(In X they will be its columns.)",
)
def examples_along_the_second_axis(train_x, test_x):
    return train_x.shape[1], test_x.shape[1], train_x.shape[1]


@mistake("dataset_shapes", hint="size counts all numbers in an array; you need one entry of shape.")
def size_for_length(train_x, test_x):
    return train_x.size, test_x.size, train_x.shape[1]


@mistake("dataset_shapes", hint="len(shape) is the number of axes, always 4 here.")
def number_of_axes(train_x, test_x):
    return len(train_x.shape), len(test_x.shape), train_x.shape[1]


@mistake("dataset_shapes", hint="Look at the order of the docstring: which value comes last?")
def another_order_of_values(train_x, test_x):
    return train_x.shape[0], train_x.shape[1], test_x.shape[0]


@mistake(
    "as_column",
    hint="This is a row, (1, n). The new axis is on the wrong side: one number to each line.",
)
def as_row(v):
    return v[np.newaxis, :]


@mistake(
    "as_column",
    hint="Still one axis: .T of a rank-1 array is the array itself. "
    "What gives an array another shape?",
    written="_.T",
    evidence="both",
)
def transposed_rank_1(v):
    return v.T


@mistake(
    "as_column",
    hint="Still one axis, as v has. What gives an array another shape, and is it that which you "
    "return?",
)
def still_one_axis(v):
    return np.array(v)


@mistake(
    "as_column",
    hint="A rank-1 array and a column were broadcast against each other, to n times n numbers. "
    "Change the shape, without arithmetic.",
)
def broadcast_to_a_table(v):
    return v + np.zeros((len(v), 1))


@mistake(
    "as_column",
    hint="That works for one length only. Where does the array say how long it is?",
)
def always_209_long(v):
    return v.reshape(209, 1)


@mistake("as_column", hint="Three axes are one too many: n rows and one column are two.")
def three_axes(v):
    return v.reshape(1, -1, 1)


@mistake("as_column", hint="The shape is right; where are the numbers?")
def empty_column(v):
    return np.zeros((len(v), 1))


@mistake(
    "as_column",
    hint="The numbers stand on the diagonal of a table. They need a single column.",
)
def on_the_diagonal(v):
    return np.diag(v)


@mistake(
    "as_column",
    hint="n rows and n columns would need n times n numbers. How many columns has a column?",
)
def square(v):
    return v.reshape(len(v), len(v))


@mistake("dataset_shapes", hint="len(shape) is the number of axes, always 4 here.")
def number_of_axes_for_side(train_x, test_x):
    return train_x.shape[0], test_x.shape[0], len(train_x.shape)


@mistake(
    "dataset_shapes",
    hint="The pictures are counted by axis 0; axis 1 of test_x counts the rows of a picture.",
)
def rows_for_test_pictures(train_x, test_x):
    return train_x.shape[0], test_x.shape[1], train_x.shape[1]


@mistake(
    "dataset_shapes",
    hint="The pictures are counted by axis 0; axis 1 of train_x counts the rows of a picture.",
)
def rows_for_training_pictures(train_x, test_x):
    return train_x.shape[1], test_x.shape[0], train_x.shape[1]


@mistake("dataset_shapes", hint="The two sets are counted together; each has a number of its own.")
def both_sets_together(train_x, test_x):
    return len(train_x) + len(test_x), len(test_x), train_x.shape[1]


@mistake(
    "dataset_shapes",
    hint="A whole shape has several numbers: which one says how many pictures there are?",
)
def whole_shapes(train_x, test_x):
    return train_x.shape, test_x.shape, train_x.shape[1]


@mistake("dataset_shapes", hint="Look at the order of the docstring: which value comes first?")
def size_first(train_x, test_x):
    return train_x.shape[1], train_x.shape[0], test_x.shape[0]


@mistake("dataset_shapes", hint="Look at the order of the docstring: which value comes first?")
def size_first_then_test(train_x, test_x):
    return train_x.shape[1], test_x.shape[0], train_x.shape[0]


@mistake("dataset_shapes", hint="Look at the order of the docstring: which value comes first?")
def test_first_then_size(train_x, test_x):
    return test_x.shape[0], train_x.shape[1], train_x.shape[0]
