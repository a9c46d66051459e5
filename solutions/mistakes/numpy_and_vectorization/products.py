"""Mistakes with products of arrays: ``dot_loop`` and ``matvec``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake


@mistake(
    "dot_loop",
    hint="These are the products; the dot product is one number. What is still to be done to them?",
)
def products_not_added(x, y):
    return x * y


@mistake("dot_loop", hint="One pair is missing: does your loop reach the last entry?")
def without_the_last(x, y):
    return sum(x[i] * y[i] for i in range(len(x) - 1))


@mistake("dot_loop", hint="One pair is missing: at which index does an array begin?")
def without_the_first(x, y):
    return sum(x[i] * y[i] for i in range(1, len(x)))


@mistake("dot_loop", hint="Each x is multiplied with its own y only: multiply first, then add.")
def sum_times_sum(x, y):
    return sum(x) * sum(y)


@mistake("dot_loop", hint="The two entries of a pair are multiplied here, not added.")
def adds_the_pairs(x, y):
    return sum(x[i] + y[i] for i in range(len(x)))


@mistake(
    "dot_loop",
    hint="This is the last product only: does each round add to the total, or replace it?",
)
def replaces_the_total(x, y):
    return x[-1] * y[-1]


@mistake("dot_loop", hint="This is the first product only: how far in does your return stand?")
def returns_in_the_first_round(x, y):
    return x[0] * y[0]


@mistake("dot_loop", hint="One too much: what is the sum of nothing at all, before the loop?")
def starts_at_one(x, y):
    return 1 + np.dot(x, y)


@mistake("dot_loop", hint="Only x appears in this answer: where does y come in?")
def x_with_itself(x, y):
    return np.dot(x, x)


@mistake(
    "matvec",
    hint="* multiplies entry by entry; which operator is the matrix product?",
)
def star(A, v):
    return A * v


@mistake(
    "matvec",
    hint="The products are all there, but u has one number for each row of A: "
    "what becomes of the products of one row?",
)
def star_with_a_row(A, v):
    return A * v.T


@mistake(
    "matvec",
    hint="All products were added into one number; u has one number for each row of A.",
)
def all_added(A, v):
    return np.sum(A * v.T)


@mistake("matvec", hint="Added down the columns; each row of A should give one number.")
def wrong_axis(A, v):
    return np.sum(A * v.T, axis=0)


@mistake(
    "matvec",
    hint="Write the shapes side by side: A is (m, n), v is (n, 1). Does A have to be transposed?",
)
def transposed(A, v):
    return A.T @ v


@mistake(
    "matvec",
    hint="Write the shapes side by side: A is (m, n), v is (n, 1). Is the transpose needed?",
)
def transposed_in_dot(A, v):
    return np.dot(A.T, v)


@mistake("matvec", hint="For matrices the order counts: inner sizes must agree, (m, n) (n, 1).")
def wrong_order(A, v):
    return v @ A


@mistake("matvec", hint="The order counts in np.dot too: inner sizes must agree, (m, n) (n, 1).")
def wrong_order_in_dot(A, v):
    return np.dot(v, A)


@mistake("matvec", hint="The numbers are right, but they lie: u is a column, of shape (m, 1).")
def lying(A, v):
    return (A @ v).T


@mistake("matvec", hint="The numbers are right, but u should have two axes: (m, 1), not (m,).")
def rank_1(A, v):
    return A @ v.ravel()


@mistake("dot_loop", hint="The products are multiplied again here; a dot product adds them up.")
def product_of_products(x, y):
    return np.prod(x * y)


@mistake("dot_loop", hint="This is the average of the products; the dot product is their sum.")
def averaged_products(x, y):
    return np.dot(x, y) / len(x)


@mistake(
    "matvec",
    hint="The order counts: write the shapes side by side. A, (m, n), comes first, then v, (n, 1).",
)
def row_times_matrix(A, v):
    return np.dot(v.T, A)


@mistake(
    "matvec",
    hint="The order counts: write the shapes side by side. A, (m, n), comes first, then v, (n, 1).",
)
def row_times_matrix_by_operator(A, v):
    return v.T @ A


@mistake("dot_loop", hint="int cuts off what is behind the point; keep the fractions.")
def products_made_whole(x, y):
    return sum(int(a * b) for a, b in zip(x, y, strict=True))


@mistake(
    "dot_loop",
    hint="A negative index counts from the end, so each x meets another y than its own.",
)
def y_from_the_end(x, y):
    return sum(x[i] * y[-i] for i in range(len(x)))


@mistake(
    "dot_loop",
    hint="Each x is multiplied with a y from the other end; they should be its own.",
)
def y_backwards(x, y):
    return np.dot(x, y[::-1])


@mistake("dot_loop", hint="The products keep their signs in a dot product: no abs is needed.")
def absolute_products(x, y):
    return np.sum(np.abs(x * y))


@mistake(
    "dot_loop",
    hint="Here the index itself is multiplied; it says where to find the two numbers.",
)
def index_for_x(x, y):
    return sum(i * y[i] for i in range(len(x)))


@mistake(
    "dot_loop",
    hint="Here the index itself is multiplied; it says where to find the two numbers.",
)
def index_for_y(x, y):
    return sum(x[i] * i for i in range(len(x)))


@mistake("dot_loop", hint="The products are squared here; they are only added up.")
def products_squared(x, y):
    return np.sum((x * y) ** 2)


@mistake("dot_loop", hint="Only y appears in this answer: where does x come in?")
def y_with_itself(x, y):
    return np.dot(y, y)


@mistake("dot_loop", hint="The numbers of a pair are subtracted here; they are multiplied.")
def differences_added(x, y):
    return np.sum(x - y)


@mistake("dot_loop", hint="The numbers of a pair are divided here; they are multiplied.")
def quotients_added(x, y):
    return np.sum(x / y)


@mistake(
    "matvec",
    hint="outer multiplies each number of the one with each of the other; a matrix product "
    "adds up as well.",
)
def outer_product(A, v):
    return np.outer(A, v)


@mistake("matvec", hint="These are averages of the products of a row; u has their sums.")
def mean_of_the_products(A, v):
    return np.mean(A * v.T, axis=1, keepdims=True)


@mistake(
    "matvec",
    hint="Sums are multiplied here; in a matrix product, multiplying comes first and adding "
    "after it.",
)
def product_of_sums(A, v):
    return np.sum(A, axis=1, keepdims=True) * np.sum(v)


@mistake(
    "dot_loop",
    hint="The first number of each pair is raised to the power of the second; they are multiplied.",
    written="_ ** _",
    evidence="both",
)
def powers_added(x, y):
    return np.sum(x**y)


@mistake("dot_loop", hint="Only pairs of positive numbers count here; all pairs do.")
def positive_pairs_only(x, y):
    return np.sum((x * y)[(x > 0) & (y > 0)])
