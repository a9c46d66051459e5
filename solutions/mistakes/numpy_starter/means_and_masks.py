"""Mistakes in ``column_means``, ``column_by_column`` and ``cats_only``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "column_means",
    hint="That is one mean for each row: the axis that is named vanishes, and a for goes through a "
    "table row by row.",
)
def row_means(A):
    return A.mean(axis=1)


@mistake("column_means", hint="That is one mean for the whole table. Name the axis.")
def mean_of_all(A):
    return A.mean()


@mistake("column_means", hint="These are the columns' sums. For a mean, take mean.")
def column_sums(A):
    return A.sum(axis=0)


@mistake(
    "column_means",
    hint="The sums are right, but divided by the number of columns. How many numbers are in one?",
)
def divided_by_the_number_of_columns(A):
    return A.sum(axis=0) / A.shape[1]


@mistake("column_means", hint="That is the mean of the first column only. All columns count.")
def first_column_only(A):
    return A[:, 0].mean()


@mistake("column_means", hint="The means are right, but there are two axes: leave keepdims out.")
def means_in_a_row(A):
    return A.mean(axis=0, keepdims=True)


@mistake("column_means", hint="// cuts off what is behind the point; / keeps it.")
def in_whole_numbers(A):
    return A.sum(axis=0) // A.shape[0]


@mistake("column_means", hint="That is each column's largest number. The mean is asked for.")
def largest_of_each_column(A):
    return A.max(axis=0)


@mistake(
    "column_by_column",
    hint="The shape is right, but the table is filled row by row: that is what reshape does.",
)
def row_by_row(v, rows):
    return v.reshape(rows, -1)


@mistake(
    "column_by_column",
    hint="Your rows are the columns that are asked for. One step is missing: turn the table.",
)
def not_turned(v, rows):
    return v.reshape(-1, rows)


@mistake(
    "column_by_column",
    hint="The columns are filled, but there are as many of them as rows are asked for. (Turning "
    "a table with .T exchanges the two.) Which of the two numbers of the shape is rows?",
)
def turned_from_the_wrong_shape(v, rows):
    return v.reshape(rows, -1).T


@mistake(
    "column_by_column",
    hint="Turned, and then folded anew: reshape fills row by row again. From which shape does "
    "turning alone give the table?",
)
def turned_and_folded_anew(v, rows):
    return v.reshape(rows, -1).T.reshape(rows, -1)


@mistake("column_by_column", hint="These are the numbers in one column. The table has more.")
def one_long_column(v, rows):
    return v.reshape(-1, 1)


@mistake("column_by_column", hint="The numbers are still in one row. Fold them with reshape.")
def not_folded(v, rows):
    return v


@mistake("column_by_column", hint="3 is the number of rows in one example only; use `rows`.")
def always_three_rows(v, rows):
    return v.reshape(-1, 3).T


@mistake(
    "column_by_column",
    hint="A table of so many rows has as many columns as rows goes into the number of entries: "
    "that is a division, not a difference.",
    written=("_.size - rows", "len(_) - rows", "_.shape[0] - rows"),
    evidence="form",
)
def columns_by_difference(v, rows):
    return v.reshape(v.size - rows, rows).T


@mistake("cats_only", hint="The mask stands where the rows are chosen. Pictures are columns.")
def mask_for_the_rows(X, y):
    return X[y == 1]


@mistake("cats_only", hint="These are the pictures without a cat. Which label has a cat?")
def everything_else(X, y):
    return X[:, y == 0]


@mistake(
    "cats_only",
    hint="y itself is taken for numbers of columns, 0 and 1. Compare it with 1: that is a mask.",
)
def labels_taken_for_places(X, y):
    return X[:, y]


@mistake("cats_only", hint="The other columns are set to 0, but still there. Choose with a mask.")
def others_set_to_zero(X, y):
    return X * y


@mistake("cats_only", hint="That chooses from y. The columns of X are asked for.")
def labels_of_the_cats(X, y):
    return y[y == 1]


@mistake("cats_only", hint="That is how many cats there are. Their columns are asked for.")
def number_of_cats(X, y):
    return (y == 1).sum()


@mistake("cats_only", hint="The cats are right, but each is a row now. Keep them as columns.")
def cats_as_rows(X, y):
    return X.T[y == 1]


@mistake("cats_only", hint="That is the mask itself. Put it into X's brackets.")
def the_mask_itself(X, y):
    return y == 1


@mistake("cats_only", hint="There is an axis too many: np.where gives a tuple. The mask is enough.")
def an_axis_too_many(X, y):
    return X[:, np.where(y == 1)]


@mistake("cats_only", hint="That is one cat only. A mask takes all of them at once.")
def first_cat_only(X, y):
    return X[:, np.argmax(y)]


@mistake(
    "column_means", hint="That is the median, the number in the middle; asked for is the mean."
)
def column_medians(A):
    return np.median(A, axis=0)


@mistake(
    "cats_only",
    hint="That is how many cats there are, but the first columns instead of theirs: choose with a "
    "mask.",
)
def as_many_as_there_are_cats(X, y):
    return X[:, : y.sum()]


@mistake(
    "cats_only",
    hint="Only the last cat is left: each round of the loop replaces the one before.",
)
def last_cat_only(X, y):
    return X[:, y == 1][:, -1]


@mistake(
    "column_means",
    hint="The means are put into an array of whole numbers, which cuts off what is behind the "
    "point: leave out int.",
    written=("_(_, dtype=int)", "_(_, int)", "_.astype(int)"),
    evidence="both",
)
def into_whole_numbers(A):
    return A.mean(axis=0).astype(int)


@mistake(
    "column_means", hint="int cuts off what is behind the point.", written="int(_)", evidence="both"
)
def made_whole(A):
    return np.array([int(mean) for mean in A.mean(axis=0)])


@mistake("cats_only", hint="X is compared with 1, but the labels are in y.", written="X == 1",
         evidence="form")  # fmt: skip
def compares_the_numbers(X, y):
    return X[:, X == 1]


@mistake(
    "column_means",
    hint="These are means of rows: A[0] is the first row. A column is behind the comma.",
)
def first_rows_for_columns(A):
    return np.array([A[j].mean() for j in range(A.shape[1])])


@mistake(
    "column_means",
    hint="The sums are divided by one less than there are numbers in a column.",
)
def by_one_too_few(A):
    return A.sum(axis=0) / (A.shape[0] - 1)


@mistake("column_means", hint="The last row is left out of the sums: where does your loop end?")
def without_the_last_row(A):
    return A[:-1].sum(axis=0) / len(A)


@mistake("column_means", hint="The first row is left out of the sums: where does your loop begin?")
def without_the_first_row(A):
    return A[1:].sum(axis=0) / len(A)


@mistake(
    "column_means",
    hint="The middle between the largest and the smallest is not the mean of all.",
)
def middle_of_the_extremes(A):
    return (A.max(axis=0) + A.min(axis=0)) / 2


@mistake(
    "column_means",
    hint="The sums are right, but divided by how many numbers the whole table has.",
)
def by_the_size_of_the_table(A):
    return A.sum(axis=0) / A.size


@mistake(
    "cats_only",
    hint="All columns are there: your condition holds for every picture. Which label has a cat?",
)
def all_chosen(X, y):
    return X[:, y >= 0]


@mistake(
    "cats_only",
    hint="Nothing is chosen: your condition holds for no picture. Which label has a cat?",
)
def none_chosen(X, y):
    return X[:, y > 1]


@mistake(
    "cats_only",
    hint="These are rows of X: the loop counts and takes rows. Pictures are columns.",
)
def rows_of_cats(X, y):
    return np.array([X[i] for i in range(len(X)) if y[i] == 1])


@mistake(
    "column_by_column",
    hint="The pieces overlap: each column starts one number after the one before. How long is "
    "a column?",
)
def pieces_overlap(v, rows):
    return np.array([v[j : j + rows] for j in range(v.size // rows)]).T


@mistake(
    "column_by_column",
    hint="The numbers come in reverse order: the first of v belongs at the top left.",
)
def filled_from_the_end(v, rows):
    return v[::-1].reshape(-1, rows).T


@mistake(
    "cats_only",
    hint="The labels themselves are taken for places; where a cat stands is asked for.",
)
def column_one_again(X, y):
    return X[:, [label for label in y if label == 1]]


@mistake(
    "column_means",
    hint="That is a single row, divided. Add up all rows first, or take their mean.",
)
def first_row_divided(A):
    return A[0] / len(A)


@mistake("column_means", hint="That is the mean of the first row only.")
def mean_of_the_first_row(A):
    return np.mean(A[0])
