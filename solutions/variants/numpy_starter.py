"""Right answers to 00-numpy-starter in many styles."""

from __future__ import annotations

import numpy as np

from grader.course.variants import variant


@variant("countdown")
def turned_round(n):
    return np.arange(1, n + 1)[::-1]


@variant("countdown")
def as_a_list(n):
    return list(range(n, 0, -1))


@variant("countdown")
def subtracted_from_n(n):
    return n - np.arange(n, dtype=float)


@variant("countdown")
def by_linspace(n):
    return np.linspace(n, 1, n)


@variant("countdown")
def flipped_by_name(how_many):
    print("counting down from", how_many)
    return np.flip(np.arange(how_many) + 1)


@variant("corner")
def starts_written_out(A, rows, columns):
    return A[0:rows, 0:columns].copy()


@variant("corner")
def in_two_steps(A, rows, columns):
    return A[:rows][:, :columns]


@variant("corner")
def by_lists(A, rows, columns):
    return [list(row[:columns]) for row in list(A)[:rows]]


@variant("corner")
def by_a_grid_of_places(A, rows, columns):
    return A[np.ix_(range(rows), range(columns))]


@variant("column_means")
def by_function(A):
    return np.mean(A, axis=0)


@variant("column_means")
def sum_by_number_of_rows(A):
    return A.sum(axis=0) / len(A)


@variant("column_means")
def axis_from_the_end(A):
    return np.mean(A, -2).astype(np.float32)


@variant("column_means")
def a_loop_over_columns(A):
    return [sum(column) / len(column) for column in A.T]


@variant("column_means")
def ones_times_table(A):
    return np.ones(A.shape[0]) @ A / A.shape[0]


@variant("column_by_column")
def in_fortrans_order(v, rows):
    return v.reshape(rows, -1, order="F")


@variant("column_by_column")
def sizes_worked_out(v, rows):
    return np.transpose(np.reshape(v, (v.size // rows, rows)))


@variant("column_by_column")
def every_so_many(v, rows):
    return [v[i::rows] for i in range(rows)]


@variant("column_by_column")
def pieces_side_by_side(v, rows):
    return np.column_stack(np.split(v, len(v) // rows))


@variant("cats_only")
def by_places(X, y):
    return X[:, np.flatnonzero(y)]


@variant("cats_only")
def by_bool(X, y):
    return X[:, y.astype(bool)]


@variant("cats_only")
def turned_and_back(X, y):
    return X.T[y == 1].T


@variant("cats_only")
def compressed(X, y):
    return np.compress(y, X, axis=1)


@variant("cats_only")
def by_a_loop(X, y):
    return np.column_stack([X[:, i] for i in range(len(y)) if y[i] == 1]).astype(float)
