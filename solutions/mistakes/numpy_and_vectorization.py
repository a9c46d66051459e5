"""Known mistakes of 02-numpy-and-vectorization."""

from __future__ import annotations

import math

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("02-numpy-and-vectorization", __file__)
sigmoid, softmax = right["sigmoid"], right["softmax"]


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


@mistake("sigmoid", hint="At z = 5 the sigmoid should be near 1: look at the sign of the exponent.")
def without_the_minus(z):
    return 1 / (1 + np.exp(z))


@mistake("sigmoid", hint="Division comes before addition: what does your line divide by what?")
def without_parentheses(z):
    return 1 / 1 + np.exp(-z)


@mistake(
    "sigmoid",
    hint="Two things at once: what does your line divide by what, and what is the exponent's sign?",
)
def without_parentheses_or_minus(z):
    return 1 / 1 + np.exp(z)


@mistake(
    "sigmoid",
    hint="math.exp takes one number; NumPy has an exp that takes a whole array at once.",
)
def with_math_exp(z):
    return 1 / (1 + math.exp(-z))


@mistake(
    "sigmoid",
    hint="A probability is never below 0 or above 1: which sign stands in your denominator?",
)
def difference_below(z):
    return 1 / (1 - np.exp(-z))


@mistake("sigmoid", hint="For large z this grows without end: what else is in the denominator?")
def without_the_one(z):
    return 1 / np.exp(-z)


@mistake("sigmoid", hint="Close to a sigmoid, but another one: the limits should be 0 and 1.")
def hyperbolic_tangent(z):
    return np.tanh(z)


@mistake(
    "sigmoid_derivative",
    hint="Each entry is multiplied with its own partner: does anything have to be transposed?",
)
def times_the_transpose(z):
    s = sigmoid(z)
    return s * (1 - s).T


@mistake(
    "sigmoid_derivative",
    hint="The sigmoid seems to be taken twice: at which number is the slope asked for?",
)
def sigmoid_twice(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)


@mistake("sigmoid_derivative", hint="The second factor is made of s as well, not of z.")
def one_minus_z(z):
    return sigmoid(z) * (1 - z)


@mistake("sigmoid_derivative", hint="z is not yet s: what has to be computed first?")
def z_for_s(z):
    return z * (1 - z)


@mistake("sigmoid_derivative", hint="s * 1 - s is nothing: where do the parentheses belong?")
def cancels(z):
    s = sigmoid(z)
    return s * 1 - s


@mistake("sigmoid_derivative", hint="@ multiplies matrices; here the product is entry by entry.")
def matrix_product(z):
    s = sigmoid(z)
    return s @ (1 - s).T


@mistake("sigmoid_derivative", hint="One factor is there; at z = 0 the slope should be 1/4.")
def one_factor(z):
    return 1 - sigmoid(z)


@mistake("sigmoid_derivative", hint="This is the sigmoid itself; asked for is its slope.")
def not_derived(z):
    return sigmoid(z)


@mistake("sigmoid_derivative", hint="The sigmoid only ever rises: can its slope be negative?")
def flipped_sign(z):
    s = sigmoid(z)
    return s * (s - 1)


@mistake(
    "normalize_rows",
    hint="Here the columns have length 1; the rows should. Along which axis is the norm taken?",
)
def normalizes_columns(x):
    return x / np.linalg.norm(x, axis=0, keepdims=True)


@mistake(
    "normalize_rows",
    hint="The norms came out as a rank-1 array, which broadcasting lays down as a row. "
    "Which argument keeps the axis?",
)
def norms_without_keepdims(x):
    return x / np.linalg.norm(x, axis=1)


@mistake(
    "normalize_rows",
    hint="The sum of squares is the square of the length: what turns it into the length?",
)
def by_the_squared_norm(x):
    return x / np.sum(x**2, axis=1, keepdims=True)


@mistake("normalize_rows", hint="One norm for the whole matrix; each row needs its own.")
def by_one_norm(x):
    return x / np.linalg.norm(x)


@mistake(
    "normalize_rows",
    hint="These are sums of absolute values, the L1 norm; length is the L2 norm.",
)
def by_the_l1_norm(x):
    return x / np.sum(np.abs(x), axis=1, keepdims=True)


@mistake("normalize_rows", hint="Divided by each row's largest entry; its length is asked for.")
def by_the_largest(x):
    return x / np.max(np.abs(x), axis=1, keepdims=True)


@mistake("normalize_rows", hint="Divided by each row's plain sum; a length is made of squares.")
def by_the_sum(x):
    return x / np.sum(x, axis=1, keepdims=True)


@mistake("normalize_rows", hint="The rows grew: to make a length 1, multiply with it or divide?")
def multiplied(x):
    return x * np.linalg.norm(x, axis=1, keepdims=True)


@mistake("normalize_rows", hint="These are the lengths of the rows; what is divided by them?")
def lengths_only(x):
    return np.linalg.norm(x, axis=1, keepdims=True)


@mistake(
    "softmax",
    hint="Here the columns add up to 1; the rows should. Along which axis do you add?",
)
def over_columns(x):
    return np.exp(x) / np.sum(np.exp(x), axis=0, keepdims=True)


@mistake("softmax", hint="Here the whole matrix adds up to 1; each row should, by itself.")
def over_the_whole_matrix(x):
    return np.exp(x) / np.sum(np.exp(x))


@mistake("softmax", hint="These are shares of the scores themselves: where is the exponential?")
def without_exp(x):
    return x / np.sum(x, axis=1, keepdims=True)


@mistake("softmax", hint="Exponentials, but not yet shares: what should each row add up to?")
def not_normalized(x):
    return np.exp(x)


@mistake(
    "softmax",
    hint="The sums came out as a rank-1 array, which broadcasting lays down as a row. "
    "Which argument keeps the axis?",
)
def sums_without_keepdims(x):
    return np.exp(x) / np.sum(np.exp(x), axis=1)


@mistake("softmax", hint="The exponential is above the fraction bar only: what is added up below?")
def sums_the_scores(x):
    return np.exp(x) / np.sum(x, axis=1, keepdims=True)


@mistake("softmax", hint="Each row has length 1 here; its entries should add up to 1.")
def to_length_one(x):
    return np.exp(x) / np.linalg.norm(np.exp(x), axis=1, keepdims=True)


@mistake("softmax", hint="Compared with the row's largest exponential; a share is of the sum.")
def of_the_largest_exponential(x):
    return np.exp(x) / np.max(np.exp(x), axis=1, keepdims=True)


@mistake("softmax", hint="The largest score got the smallest share: look at the exponent's sign.")
def exponent_flipped(x):
    return np.exp(-x) / np.sum(np.exp(-x), axis=1, keepdims=True)


@mistake("softmax", hint="First the exponentials, then the shares: which did you do first?")
def exp_of_the_shares(x):
    return np.exp(x / np.sum(x, axis=1, keepdims=True))


@mistake("softmax", hint="A sigmoid for each entry: each row should add up to 1.")
def sigmoids(x):
    return sigmoid(x)


@mistake(
    "stable_softmax",
    hint="The exponential of 1000 is too large for a float: what can be subtracted from a row "
    "without changing its shares?",
)
def plain_softmax(x):
    return softmax(x)


@mistake(
    "stable_softmax",
    hint="np.exp(x) still gets scores such as 1000, and its answer is infinite: what has to be "
    "subtracted from x, and when?",
    written=("np.exp(x)",),
    evidence="form",
)
def subtracts_too_late(x):
    exponentials = np.exp(x)
    exponentials = exponentials - np.max(exponentials, axis=1, keepdims=True)
    return exponentials / np.sum(exponentials, axis=1, keepdims=True)


@mistake(
    "stable_softmax",
    hint="One number for all rows: rows far below it vanish altogether. Each row needs its own.",
)
def largest_of_all(x):
    return softmax(x - np.max(x))


@mistake(
    "stable_softmax",
    hint="The largest of each column was subtracted: that changes a row's shares.",
)
def largest_of_each_column(x):
    return softmax(x - np.max(x, axis=0))


@mistake(
    "stable_softmax",
    hint="Something was left too large for exp: which number, subtracted from a row, "
    "leaves nothing above 0?",
)
def mean_or_least_of_each_row(x):
    return softmax(x - np.min(x, axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The rows' maxima came out as a rank-1 array: which argument keeps the axis?",
)
def maxima_without_keepdims(x):
    return softmax(x - np.max(x, axis=1))


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def divided_by_the_largest(x):
    return softmax(x / np.max(np.abs(x), axis=1, keepdims=True))


@mistake("stable_softmax", hint="Cutting off large scores makes them equal, but they are not.")
def clipped(x):
    return softmax(np.clip(x, -500, 500))


@mistake("stable_softmax", hint="Replacing nan by 0 hides the overflow: shares must add up to 1.")
def nan_replaced(x):
    return np.nan_to_num(softmax(x))


@mistake(
    "L1",
    hint="Differences of opposite sign cancel: is each one made positive before they are added?",
)
def signs_cancel(yhat, y):
    return np.sum(y - yhat)


@mistake("L1", hint="A sum of distances is never negative: what turns a difference into one?")
def negative_distance(yhat, y):
    return np.sum(yhat - y)


@mistake("L1", hint="This is the average; L1 is the sum.")
def averaged_l1(yhat, y):
    return np.mean(np.abs(y - yhat))


@mistake("L1", hint="One distance for each example: L1 is one number. What is still to be done?")
def distances_not_added(yhat, y):
    return np.abs(y - yhat)


@mistake("L1", hint="These are squares; L1 adds the distances as they are.")
def squares_in_l1(yhat, y):
    return np.sum((y - yhat) ** 2)


@mistake("L1", hint="This is the largest distance; L1 adds up all of them.")
def largest_distance(yhat, y):
    return np.max(np.abs(y - yhat))


@mistake("L1", hint="The two are added here: a distance is made of a difference.")
def adds_the_two(yhat, y):
    return np.sum(np.abs(y + yhat))


@mistake("L2", hint="This is the length of the difference; L2 here is its square, without a root.")
def with_a_root(yhat, y):
    return np.sqrt(np.sum((y - yhat) ** 2))


@mistake("L2", hint="This is the average; L2 is the sum.")
def averaged_l2(yhat, y):
    return np.mean((y - yhat) ** 2)


@mistake("L2", hint="One square for each example: L2 is one number. What is still to be done?")
def squares_not_added(yhat, y):
    return (y - yhat) ** 2


@mistake("L2", hint="These are plain distances: L2 adds their squares.")
def distances_in_l2(yhat, y):
    return np.sum(np.abs(y - yhat))


@mistake("L2", hint="Square first, add afterwards: here differences of opposite sign cancelled.")
def square_of_the_sum(yhat, y):
    return np.sum(y - yhat) ** 2


@mistake("L2", hint="The square of a difference is not a difference of squares.")
def difference_of_squares(yhat, y):
    return np.sum(y**2 - yhat**2)


@mistake("L2", hint="Half of what is asked for: some texts put 1/2 in front, here there is none.")
def halved(yhat, y):
    return np.sum((y - yhat) ** 2) / 2


@mistake("L2", hint="Twice the difference is not its square: what does ** do?")
def doubled(yhat, y):
    return np.sum((y - yhat) * 2)


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


@mistake(
    "sigmoid",
    hint="The sign of the exponent is right below the fraction bar; what stands above it?",
    written="np.exp(-_z) / (1 + np.exp(-_z))",
    evidence="both",
)
def exponential_on_top(z):
    return np.exp(-z) / (1 + np.exp(-z))


@mistake("sigmoid", hint="// drops what is behind the point; which division keeps fractions?",
         written="_ // (1 + _)", evidence="both")  # fmt: skip
def whole_numbers_only(z):
    return 1 // (1 + np.exp(-z))


@mistake(
    "sigmoid",
    hint="That is the exponential itself. It belongs below a fraction bar, together with a 1.",
)
def exponential_only(z):
    return np.exp(-z)


@mistake("sigmoid", hint="A probability is anything between 0 and 1; nothing is rounded yet.")
def sigmoid_rounded(z):
    return np.round(sigmoid(z))


@mistake("sigmoid_derivative", hint="np.dot multiplies matrices; here it is entry by entry.")
def in_a_dot(z):
    s = sigmoid(z)
    return np.dot(s, 1 - s)


@mistake("sigmoid_derivative", hint="@ multiplies matrices; here the product is entry by entry.")
def matrix_product_of_the_two(z):
    s = sigmoid(z)
    return s @ (1 - s)


@mistake(
    "sigmoid_derivative",
    hint="1 minus the square belongs to tanh; here s stands once in front and once in 1 - s.",
)
def slope_of_tanh(z):
    return 1 - sigmoid(z) ** 2


@mistake("sigmoid_derivative", hint="A square is one factor too many: s times 1 minus s, not s².")
def one_factor_squared(z):
    s = sigmoid(z)
    return s - s**2 * s


@mistake(
    "normalize_rows",
    hint="Divided by each row's largest entry; its length, the L2 norm, is asked for.",
)
def by_the_largest_signed(x):
    return x / np.max(x, axis=1, keepdims=True)


@mistake(
    "normalize_rows",
    hint="Mean and deviation are another way to scale. Here each row is only divided by its "
    "length, the L2 norm.",
)
def mean_and_deviation(x):
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)


@mistake("normalize_rows", hint="One norm for the whole matrix, squared; each row needs its own.")
def by_one_squared_norm(x):
    return x / np.sum(x**2)


@mistake("softmax", hint="These are the sums of the rows; what is divided by them?")
def sums_only(x):
    return np.sum(np.exp(x), axis=1, keepdims=True)


@mistake("softmax", hint="Compared with the row's mean; a share is of the row's sum.")
def of_the_mean_exponential(x):
    return np.exp(x) / np.mean(np.exp(x), axis=1, keepdims=True)


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def divided_by_the_largest_of_all(x):
    return softmax(x / np.max(x))


@mistake("stable_softmax", hint="Dividing the scores changes the shares; subtracting does not.")
def divided_by_each_rows_largest(x):
    return softmax(x / np.max(x, axis=1, keepdims=True))


@mistake(
    "stable_softmax",
    hint="The largest was taken off rightly; but then the whole table adds up to 1. Each row "
    "should, by itself.",
)
def shares_of_the_whole_table(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e)


@mistake(
    "stable_softmax",
    hint="The largest was taken off rightly; but then the columns add up to 1. The rows should.",
)
def shares_of_the_columns(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=0)


@mistake(
    "stable_softmax",
    hint="Exponentials, but not yet shares: what should each row add up to?",
)
def stable_but_not_shares(x):
    return np.exp(x - np.max(x, axis=1, keepdims=True))


@mistake("L1", hint="Half of what is asked for: here there is no 1/2 in front.")
def halved_l1(yhat, y):
    return np.sum(np.abs(y - yhat)) / 2


@mistake("L1", hint="One pair is missing: does your loop reach the last entry?")
def l1_without_the_last(yhat, y):
    return np.sum(np.abs(y - yhat)[:-1])


@mistake("L1", hint="This is the length of the difference, with squares; L1 adds plain distances.")
def length_for_l1(yhat, y):
    return np.linalg.norm(y - yhat)


@mistake("L2", hint="Twice a distance is not its square: what does ** do?")
def doubled_distances(yhat, y):
    return np.sum(2 * np.abs(y - yhat))


@mistake("L2", hint="Squared twice: once is enough.")
def squared_twice(yhat, y):
    return np.sum((y - yhat) ** 4)


@mistake("L2", hint="That is the dot product of the two; L2 is about their difference.")
def product_of_the_two(yhat, y):
    return np.dot(yhat, y)


@mistake("L2", hint="The two are added here: L2 is about their difference.")
def square_of_the_two_added(yhat, y):
    return np.sum((y + yhat) ** 2)


@mistake("L2", hint="One pair is missing: does your loop reach the last entry?")
def l2_without_the_last(yhat, y):
    return np.sum(((y - yhat) ** 2)[:-1])


@mistake(
    "L2", hint="This is the last square only: does each round add to the total, or replace it?"
)
def last_square_only(yhat, y):
    return (y[-1] - yhat[-1]) ** 2


@mistake("L1", hint="This is the last distance only: does each round add to the total, or replace?")
def last_distance_only(yhat, y):
    return abs(y[-1] - yhat[-1])


@mistake("sigmoid_derivative", hint="The two factors, s and 1 - s, are multiplied, not added.")
def factors_added(z):
    s = sigmoid(z)
    return s + (1 - s)


@mistake(
    "stable_softmax",
    hint="The largest is added here, which makes the exponentials larger still: subtract it.",
    written=("_ + np.max(_, axis=1, keepdims=True)", "_ + np.max(_, axis=1).reshape(_, _)"),
    evidence="both",
)
def largest_added(x):
    return softmax(x + np.max(x, axis=1, keepdims=True))
