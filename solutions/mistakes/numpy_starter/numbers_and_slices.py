"""Mistakes in ``countdown`` and ``corner``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake("countdown", hint="The numbers are right, but they go up. A step of -1 goes down.")
def counts_up(n):
    return np.arange(1, n + 1)


@mistake(
    "countdown",
    hint="That counts up from 0 to n - 1, as np.arange(n) does: name start, stop and step.",
)
def counts_up_from_zero(n):
    return np.arange(n)


@mistake("countdown", hint="It goes on to 0. The stop is left out, so stop one later than 1.")
def goes_on_to_zero(n):
    return np.arange(n, -1, -1)


@mistake("countdown", hint="It ends at 2: the stop is left out. Which number comes after 1?")
def ends_at_two(n):
    return np.arange(n, 1, -1)


@mistake("countdown", hint="It starts one too low and ends one too low: n comes first, 1 last.")
def one_too_low(n):
    return np.arange(n)[::-1]


@mistake(
    "countdown",
    hint="The array is empty: np.arange takes start, stop, step, in this order, and counts up "
    "unless the step is below 0.",
)
def without_a_step(n):
    return np.arange(n, 0)


@mistake("countdown", hint="These are the right numbers in a column. One axis is enough here.")
def countdown_in_a_column(n):
    return np.arange(n, 0, -1).reshape(-1, 1)


@mistake("corner", hint="Rows come first in the brackets, columns after the comma.")
def rows_and_columns_swapped(A, rows, columns):
    return A[:columns, :rows]


@mistake("corner", hint="One row and one column are missing: the stop is left out already.")
def one_row_and_column_too_few(A, rows, columns):
    return A[: rows - 1, : columns - 1]


@mistake("corner", hint="There is a row and a column too many: the stop itself is left out.")
def one_row_and_column_too_many(A, rows, columns):
    return A[: rows + 1, : columns + 1]


@mistake("corner", hint="Two numbers in the brackets take out one entry. A slice needs a colon.")
def a_single_entry(A, rows, columns):
    return A[rows, columns]


@mistake(
    "corner",
    hint="The second pair of brackets takes rows again. Put both slices into one pair.",
)
def two_pairs_of_brackets(A, rows, columns):
    return A[:rows][:columns]


@mistake("corner", hint="The rows are right, but all columns are there. Slice them too.")
def rows_only(A, rows, columns):
    return A[:rows]


@mistake("corner", hint="The columns are right, but all rows are there. Slice them too.")
def columns_only(A, rows, columns):
    return A[:, :columns]


@mistake("corner", hint="That is the bottom right corner: a negative start counts from the end.")
def bottom_right(A, rows, columns):
    return A[-rows:, -columns:]


@mistake("corner", hint="That is what lies behind the corner. The sizes belong after the colons.")
def behind_the_corner(A, rows, columns):
    return A[rows:, columns:]


@mistake("corner", hint="Counting starts at 0: row 0 and column 0 belong to the corner.")
def starts_at_one(A, rows, columns):
    return A[1:rows, 1:columns]


@mistake("corner", hint="Counting starts at 0. This corner is moved down and right by one.")
def moved_by_one(A, rows, columns):
    return A[1 : rows + 1, 1 : columns + 1]


@mistake(
    "countdown",
    hint="linspace spreads n numbers from its start to its end, the end included: the steps "
    "become too long when the end is 0.",
)
def spread_to_zero(n):
    return np.linspace(n, 0, n)


@mistake(
    "corner",
    hint="reshape folds all numbers anew and cuts nothing off. A slice takes a part.",
    written=("_.reshape(_, _)", "_.reshape((_, _))"),
    evidence="form",
)
def folded(A, rows, columns):
    return A.reshape(rows, columns)


@mistake("countdown", hint="These are negative numbers: only the order should be turned round.")
def negative_numbers(n):
    return -np.arange(1, n + 1)


@mistake("corner", hint="That is the bottom left corner: a negative start counts from the end.")
def bottom_left(A, rows, columns):
    return A[-rows:, :columns]


@mistake("corner", hint="That is the top right corner: a negative start counts from the end.")
def top_right(A, rows, columns):
    return A[:rows, -columns:]


@mistake("corner", hint="A single number behind the comma takes one column: a slice needs a colon.")
def one_column(A, rows, columns):
    return A[:rows, columns]


@mistake("corner", hint="A single number before the comma takes one row: a slice needs a colon.")
def one_row(A, rows, columns):
    return A[rows, :columns]


@mistake(
    "corner",
    hint="A minus behind the colon leaves so many out at the end; the corner has so many.",
)
def all_but_so_many(A, rows, columns):
    return A[:-rows, :-columns]


@mistake("corner", hint="Behind a second colon is a step: rows and columns are parted by a comma.")
def step_for_columns(A, rows, columns):
    return A[:rows:columns]


@mistake(
    "corner",
    hint="The corner of the table turned on its side: which of the two indices counts rows?",
)
def corner_of_the_turned_table(A, rows, columns):
    return A[:columns, :rows].T
