"""Known mistakes of 03-logistic-regression."""

from __future__ import annotations

import numpy as np

from solutions import load
from solutions.mistakes import mistake

right = load("03-logistic-regression")
forward_example, loss, cost, propagate_loop, numerical_gradient = (
    right[name]
    for name in ("forward_example", "loss", "cost", "propagate_loop", "numerical_gradient")
)


@mistake("forward_example", hint="This may be any number: what makes a probability of it?")
def stops_at_z(w, b, x):
    return (w.T @ x).item() + b


@mistake("forward_example", hint="A large z should give a probability near 1: look at the sign.")
def without_the_minus(w, b, x):
    return 1 / (1 + np.exp(_z(w, b, x)))


@mistake("forward_example", hint="Division comes before addition: what is divided by what?")
def without_parentheses(w, b, x):
    return 1 / 1 + np.exp(-_z(w, b, x))


@mistake("forward_example", hint="One of the three arguments has no influence on your answer.")
def forgets_the_bias(w, b, x):
    return _sigmoid(_z(w, 0, x))


@mistake("forward_example", hint="b belongs to z: does it go through the sigmoid in your code?")
def bias_after_the_sigmoid(w, b, x):
    return _sigmoid(_z(w, 0, x)) + b


@mistake("forward_example", hint="How often is b added? z has one b, however many features.")
def bias_for_every_feature(w, b, x):
    return _sigmoid(np.sum(w * x + b))


@mistake("forward_example", hint="z is one number: the products of weights and features, summed.")
def products_not_summed(w, b, x):
    return _sigmoid(w * x + b)


@mistake("forward_example", hint="A column times a row is a whole table: which one must lie down?")
def table_instead_of_a_sum(w, b, x):
    return _sigmoid(w @ x.T + b)


@mistake("forward_example", hint="Asked for is the probability, not yet the decision.")
def decides(w, b, x):
    return float(_z(w, b, x) > 0)


@mistake("loss", hint="A loss is never negative; the logarithm of a probability is never positive.")
def negated(yhat, y):
    return -loss(yhat, y)


@mistake("loss", hint="Your logarithm has the base 10: which one is the natural logarithm?")
def with_log10(yhat, y):
    return loss(yhat, y) / np.log(10)


@mistake("loss", hint="Your logarithm has the base 2: which one is the natural logarithm?")
def with_log2(yhat, y):
    return loss(yhat, y) / np.log(2)


@mistake("loss", hint="With y = 0 your loss is 0 whatever the model says: a term is missing.")
def only_the_term_of_cats(yhat, y):
    return -y * np.log(yhat)


@mistake("loss", hint="With y = 1 your loss is 0 whatever the model says: a term is missing.")
def only_the_term_of_others(yhat, y):
    return -(1 - y) * np.log(1 - yhat)


@mistake("loss", hint="For y = 0 your loss is negative: how far does the minus in front reach?")
def minus_on_the_first_term_only(yhat, y):
    return -y * np.log(yhat) + (1 - y) * np.log(1 - yhat)


@mistake("loss", hint="For y = 1 your loss is negative: does the minus apply to both terms?")
def minus_on_the_second_term_only(yhat, y):
    return y * np.log(yhat) - (1 - y) * np.log(1 - yhat)


@mistake("loss", hint="y decides which of the two terms counts: here both always do.")
def both_terms_always(yhat, y):
    return -(np.log(yhat) + np.log(1 - yhat))


@mistake("loss", hint="A small loss should mean a good answer: which term goes with which y?")
def terms_exchanged(yhat, y):
    return loss(yhat, 1 - y)


@mistake("loss", hint="y is 0 or 1, and log 0 is no number: which of the two is a probability?")
def truth_and_guess_exchanged(yhat, y):
    return loss(np.float64(y), yhat)


@mistake("loss", hint="That is half the squared error; section 3 tells why it is not used here.")
def half_squared_error(yhat, y):
    return (yhat - y) ** 2 / 2


@mistake("loss", hint="That is the squared error; section 3 tells why it is not used here.")
def squared_error(yhat, y):
    return (yhat - y) ** 2


@mistake("loss", hint="That is the distance of guess and truth; where are the logarithms?")
def distance(yhat, y):
    return abs(yhat - y)


@mistake("loss", hint="That is how probable the truth was; the loss is made of its logarithm.")
def likelihood(yhat, y):
    return yhat**y * (1 - yhat) ** (1 - y)


@mistake(
    "cost",
    hint="That is m times the cost: it is an average. (m is the number of columns, not of rows.)",
)
def summed(A, Y):
    return cost(A, Y) * A.shape[1]


@mistake("cost", hint="Divided by m twice: a mean is an average already.")
def averaged_twice(A, Y):
    return cost(A, Y) / A.shape[1]


@mistake("cost", hint="These are the losses, one for each example; the cost is one number.")
def losses_of_all(A, Y):
    return _losses(A, Y)


@mistake("cost", hint="A cost is never negative: look at the sign.")
def negated_cost(A, Y):
    return -cost(A, Y)


@mistake("cost", hint="Your logarithm has the base 10: which one is the natural logarithm?")
def cost_with_log10(A, Y):
    return cost(A, Y) / np.log(10)


@mistake("cost", hint="Your logarithm has the base 2: which one is the natural logarithm?")
def cost_with_log2(A, Y):
    return cost(A, Y) / np.log(2)


@mistake("cost", hint="What do the examples with y = 0 add to your cost?")
def only_the_cats(A, Y):
    return -np.mean(Y * np.log(A))


@mistake("cost", hint="What do the examples with y = 1 add to your cost?")
def only_the_others(A, Y):
    return -np.mean((1 - Y) * np.log(1 - A))


@mistake("cost", hint="Some of your terms are negative: how far does the minus in front reach?")
def minus_on_the_first_term(A, Y):
    return np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))


@mistake("cost", hint="Y holds zeros, and log 0 is no number: which of the two are probabilities?")
def arguments_exchanged(A, Y):
    return cost(Y, A)


@mistake("cost", hint="That averages half the squared errors; section 3 tells why we do not.")
def half_squared_errors(A, Y):
    return np.mean((A - Y) ** 2) / 2


@mistake("cost", hint="That averages the squared errors; section 3 tells why we do not.")
def squared_errors(A, Y):
    return np.mean((A - Y) ** 2)


@mistake(
    "cost",
    hint="A row times a column is broadcast to every pair of examples: print the product's shape.",
)
def every_pair(A, Y):
    return -np.sum(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T) / A.shape[1]


@mistake(
    "cost",
    hint="A row times a column is broadcast to every pair, and the mean is taken over all pairs.",
)
def mean_of_every_pair(A, Y):
    return -np.mean(Y * np.log(A).T + (1 - Y) * np.log(1 - A).T)


@mistake(
    "cost",
    hint="@ multiplies matrices, and two rows do not fit. What does multiply entry by entry?",
)
def rows_as_matrices(A, Y):
    return -(Y @ np.log(A) + (1 - Y) @ np.log(1 - A)) / A.shape[1]


@mistake(
    "cost",
    hint="np.dot multiplies matrices, and two rows do not fit. What multiplies entry by entry?",
)
def rows_in_a_dot(A, Y):
    return -(np.dot(Y, np.log(A)) + np.dot(1 - Y, np.log(1 - A))) / A.shape[1]


@mistake("graph_forward", hint="u and v are right; what does the last box do with v?")
def without_the_three(a, b, c):
    return b * c, a + b * c, a + b * c


@mistake("graph_forward", hint="u is a product: written side by side, bc means b times c.")
def b_plus_c(a, b, c):
    return b + c, a + b + c, 3 * (a + b + c)


@mistake("graph_forward", hint="v is a sum: which sign stands between a and u in the graph?")
def a_times_u(a, b, c):
    return b * c, a * b * c, 3 * a * b * c


@mistake("graph_forward", hint="J is 3 times all of v: how far does the 3 reach in your line?")
def three_times_a_only(a, b, c):
    return b * c, a + b * c, 3 * a + b * c


@mistake("graph_forward", hint="J is 3 times all of v: how far does the 3 reach in your line?")
def three_times_u_only(a, b, c):
    return b * c, a + b * c, a + 3 * b * c


@mistake("graph_forward", hint="The numbers are right; in which order are they asked for?")
def from_the_end(a, b, c):
    return 3 * (a + b * c), a + b * c, b * c


@mistake("graph_forward", hint="Return all three values of the forward pass, not only the last.")
def only_the_end(a, b, c):
    return 3 * (a + b * c)


@mistake("graph_forward", hint="J is 3 times v; ** is a power.")
def cubed(a, b, c):
    return b * c, a + b * c, (a + b * c) ** 3


@mistake(
    "graph_backward",
    hint="These are the slopes of v. Every path goes on to J: which factor comes last?",
)
def slopes_of_v(a, b, c):
    return 1, c, b


@mistake(
    "graph_backward",
    hint="These are the slopes of u with respect to b and c. How does u's nudge reach J?",
)
def slopes_of_u(a, b, c):
    return 3, c, b


@mistake("graph_backward", hint="u = bc: when b is nudged and c held still, what is b's factor?")
def db_with_its_own(a, b, c):
    return 3, 3 * b, 3 * b


@mistake("graph_backward", hint="u = bc: when c is nudged and b held still, what is c's factor?")
def dc_with_its_own(a, b, c):
    return 3, 3 * c, 3 * c


@mistake("graph_backward", hint="Nudge b by 0.001 and compute u: is the change b or c times that?")
def db_and_dc_exchanged(a, b, c):
    return 3, 3 * b, 3 * c


@mistake("graph_backward", hint="That is dJ/du for b and c: one more arrow leads back to them.")
def stops_at_u(a, b, c):
    return 3, 3, 3


@mistake("graph_backward", hint="Factors along a path multiply; here they were added.")
def adds_along_the_path(a, b, c):
    return 3 + 1, 3 + 1 + c, 3 + 1 + b


@mistake("graph_backward", hint="The slopes are right; in which order are they asked for?")
def gradient_from_the_end(a, b, c):
    return 3 * b, 3 * c, 3


@mistake("graph_backward", hint="That looks at the values; how much does J change per nudge?")
def values_instead_of_slopes(a, b, c):
    return 3 * a, 3 * b * c, 3 * b * c


@mistake("graph_backward", hint="v = a + u is a sum: does a's slope depend on a or u at all?")
def sum_taken_for_a_product(a, b, c):
    return 3 * b * c, 3 * a * c, 3 * a * b


@mistake(
    "gradients_one",
    hint="The sign is flipped: dz is what was predicted minus what is true.",
)
def truth_minus_prediction(w, b, x, y):
    return _gradients(x, y - _a(w, b, x))


@mistake(
    "gradients_one",
    hint="That is da/dz, the slope of the sigmoid: dz is the derivative of the loss.",
)
def slope_of_the_sigmoid(w, b, x, y):
    a = _a(w, b, x)
    return _gradients(x, a * (1 - a))


@mistake("gradients_one", hint="That is dL/da: one more factor of the chain rule leads to z.")
def stops_at_da(w, b, x, y):
    a = _a(w, b, x)
    return _gradients(x, (a - y) / (a * (1 - a)))


@mistake(
    "gradients_one",
    hint="That is the gradient of the squared error: in ours the factor a(1 − a) cancels.",
)
def gradient_of_the_squared_error(w, b, x, y):
    a = _a(w, b, x)
    return _gradients(x, (a - y) * a * (1 - a))


@mistake("gradients_one", hint="Compare y with the probability, not with z.")
def without_the_sigmoid(w, b, x, y):
    return _gradients(x, _z(w, b, x) - y)


@mistake("gradients_one", hint="b moves z, and z moves the loss: db is not 0.")
def db_left_at_zero(w, b, x, y):
    return _gradients(x, _a(w, b, x) - y) | {"db": 0.0}


@mistake("gradients_one", hint='Two gradients are asked for, "dw" and "db".')
def db_forgotten(w, b, x, y):
    return {"dw": x * (_a(w, b, x) - y)}


@mistake("gradients_one", hint="db is dL/db: a nudge of b moves z by just as much, whatever b is.")
def db_times_b(w, b, x, y):
    dz = _a(w, b, x) - y
    return {"dw": x * dz, "db": b * dz}


@mistake("gradients_one", hint="Each weight acts through its own feature: where is x in dw?")
def dw_without_x(w, b, x, y):
    dz = _a(w, b, x) - y
    return {"dw": dz, "db": dz}


@mistake("gradients_one", hint="Each weight acts through its own feature: where is x in dw?")
def dw_without_x_in_a_column(w, b, x, y):
    dz = _a(w, b, x) - y
    return {"dw": np.full_like(w, dz), "db": dz}


@mistake("gradients_one", hint="A nudge of w moves z by x times as much, not by w times.")
def dw_with_w(w, b, x, y):
    dz = _a(w, b, x) - y
    return {"dw": w * dz, "db": dz}


@mistake("gradients_one", hint="dw has the shape of w: a column, not a row.")
def dw_lying(w, b, x, y):
    return _gradients(x.T, _a(w, b, x) - y)


@mistake("gradients_one", hint="dw has the shape of w, which has two axes.")
def dw_flat(w, b, x, y):
    return _gradients(x.ravel(), _a(w, b, x) - y)


@mistake("gradients_one", hint="Here is one example: there is nothing to average, n_x is not m.")
def averaged_over_features(w, b, x, y):
    return _gradients(x, (_a(w, b, x) - y) / len(x))


@mistake(
    "propagate_loop",
    hint="m times too large: cost and gradient are averages over the m examples.",
)
def sums_instead_of_averages(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=X.shape[1], db=X.shape[1], cost=X.shape[1])


@mistake("propagate_loop", hint="dw and db are averages, too: what happens to them after the loop?")
def only_the_cost_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=X.shape[1], db=X.shape[1])


@mistake("propagate_loop", hint="dw is m times too large: it is an average, too.")
def dw_not_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=X.shape[1])


@mistake("propagate_loop", hint="db is m times too large: it is an average, too.")
def db_not_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, db=X.shape[1])


@mistake("propagate_loop", hint="m times the cost: that is the sum of the losses.")
def cost_not_averaged(w, b, X, Y):
    return _scaled(w, b, X, Y, cost=X.shape[1])


@mistake("propagate_loop", hint="m times too small: is something divided by m in the loop, too?")
def averaged_twice_over(w, b, X, Y):
    m = X.shape[1]
    return _scaled(w, b, X, Y, dw=1 / m, db=1 / m, cost=1 / m)


@mistake("propagate_loop", hint="m is the number of examples, of columns; X has a row per feature.")
def averaged_over_the_features(w, b, X, Y):
    share = X.shape[1] / X.shape[0]
    return _scaled(w, b, X, Y, dw=share, db=share, cost=share)


@mistake("propagate_loop", hint="Your loop stops after n_x examples: which axis counts them?")
def loops_over_rows(w, b, X, Y):
    return _over(range(X.shape[0]), w, b, X, Y)


@mistake("propagate_loop", hint="One example is missing: where does range(m) end?")
def without_the_last(w, b, X, Y):
    return _over(range(X.shape[1] - 1), w, b, X, Y)


@mistake("propagate_loop", hint="One example is missing: Python counts from 0.")
def without_the_first(w, b, X, Y):
    return _over(range(1, X.shape[1]), w, b, X, Y)


@mistake("propagate_loop", hint="Only the first example counts: is the return inside the loop?")
def returns_in_the_loop(w, b, X, Y):
    return _over([0], w, b, X, Y)


@mistake("propagate_loop", hint="Only the last example counts: = replaces, where += adds up.")
def overwrites(w, b, X, Y):
    return _over([X.shape[1] - 1], w, b, X, Y)


@mistake("propagate_loop", hint="dw holds only the last example: = replaces, where += adds up.")
def overwrites_dw(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"dw": overwrites.function(w, b, X, Y)[0]["dw"]}, J


@mistake("propagate_loop", hint="db holds only the last example: = replaces, where += adds up.")
def overwrites_db(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"db": overwrites.function(w, b, X, Y)[0]["db"]}, J


@mistake("propagate_loop", hint="dw is flat: it has the shape of w, a column with two axes.")
def flat_dw(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"dw": grads["dw"].ravel()}, J


@mistake(
    "propagate_loop",
    hint="A column plus a flat X[:, i] is a whole table: which slice keeps the example a column?",
)
def column_plus_flat(w, b, X, Y):
    grads, J = propagate_loop(w, b, X, Y)
    return grads | {"dw": np.zeros_like(w) + grads["dw"].ravel()}, J


@mistake("propagate_loop", hint="The sign is flipped: dz is what was predicted minus what is true.")
def truth_minus_predictions(w, b, X, Y):
    return _scaled(w, b, X, Y, dw=-1, db=-1)


@mistake(
    "propagate_loop",
    hint="That is da/dz, the slope of the sigmoid: dz is the derivative of the loss.",
)
def slopes_of_the_sigmoid(w, b, X, Y):
    A = _A(w, b, X)
    return _averages(X, A * (1 - A)), cost(A, Y)


@mistake("propagate_loop", hint="z is not yet a probability: which function turns it into one?")
def without_sigmoid(w, b, X, Y):
    Z = w.T @ X + b
    return _averages(X, Z - Y), cost(Z, Y)


@mistake("propagate_loop", hint="b is missing from z.")
def without_the_bias(w, b, X, Y):
    return propagate_loop(w, 0.0, X, Y)


@mistake("propagate_loop", hint="A cost is never negative: look at its sign.")
def cost_negated(w, b, X, Y):
    return _scaled(w, b, X, Y, cost=-1)


@mistake("propagate_loop", hint="The cost has two terms: what do the examples with y = 0 add?")
def cost_of_the_cats(w, b, X, Y):
    grads, _ = propagate_loop(w, b, X, Y)
    return grads, only_the_cats.function(_A(w, b, X), Y)


@mistake("propagate_loop", hint="The average of the squared errors is another cost: see section 3.")
def squared_cost(w, b, X, Y):
    grads, _ = propagate_loop(w, b, X, Y)
    return grads, squared_errors.function(_A(w, b, X), Y)


@mistake("propagate_loop", hint="That order is exchanged: first the gradients, then the cost.")
def cost_first(w, b, X, Y):
    return propagate_loop(w, b, X, Y)[::-1]


@mistake("numerical_gradient", hint="That looks to one side only; go below as well as above.")
def forward_difference(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: (f(theta + nudge) - f(theta)) / eps, eps)


@mistake("numerical_gradient", hint="That looks to one side only; go above as well as below.")
def backward_difference(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: (f(theta) - f(theta - nudge)) / eps, eps)


@mistake("numerical_gradient", hint="Twice too large: how far is it from below to above?")
def divided_by_eps(f, theta, eps=1e-5):
    return 2 * numerical_gradient(f, theta, eps)


@mistake("numerical_gradient", hint="/ 2 * eps divides by 2 and then multiplies by eps.")
def multiplied_by_eps(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, eps) * eps**2


@mistake("numerical_gradient", hint="A slope is a change divided by the distance it took.")
def not_divided(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, eps) * 2 * eps


@mistake("numerical_gradient", hint="The sign is flipped: above minus below.")
def below_minus_above(f, theta, eps=1e-5):
    return -numerical_gradient(f, theta, eps)


@mistake(
    "numerical_gradient",
    hint="Every entry has the same slope: were all entries nudged at once? Nudge one at a time.",
)
def all_at_once(f, theta, eps=1e-5):
    return np.full(theta.shape, _all_nudged(f, theta, eps))


@mistake(
    "numerical_gradient",
    hint="One number for all of theta: each entry needs a nudge, and a slope, of its own.",
)
def all_at_once_as_a_number(f, theta, eps=1e-5):
    return _all_nudged(f, theta, eps)


@mistake(
    "numerical_gradient",
    hint="Is the nudge of one entry taken back before the next entry is nudged?",
)
def nudges_pile_up(f, theta, eps=1e-5):
    below = theta.astype(float)
    above, gradient = below.copy(), np.zeros(theta.shape)
    for j in range(len(theta)):
        above[j] += eps
        below[j] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient


@mistake(
    "numerical_gradient",
    hint="After + eps and - 2 eps an entry is too low: put it back before the next one.",
)
def left_below(f, theta, eps=1e-5):
    theta, gradient = theta.astype(float), np.zeros(theta.shape)
    for j in range(len(theta)):
        theta[j] += eps
        above = f(theta)
        theta[j] -= 2 * eps
        gradient[j] = (above - f(theta)) / (2 * eps)
    return gradient


@mistake(
    "numerical_gradient",
    hint="theta may hold whole numbers, and a nudge put into a copy of such an array is cut off.",
)
def nudges_cut_off(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(len(theta)):
        above, below = theta.copy(), theta.copy()
        above[j, 0] += eps
        below[j, 0] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient


@mistake(
    "numerical_gradient",
    hint="theta may hold whole numbers, and a nudge put into such an array is cut off.",
)
def nudges_cut_off_in_place(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(len(theta)):
        theta[j, 0] += eps
        above = f(theta)
        theta[j, 0] -= 2 * eps
        below = f(theta)
        theta[j, 0] += eps
        gradient[j] = (above - below) / (2 * eps)
    return gradient


@mistake(
    "numerical_gradient",
    hint="theta may hold whole numbers; zeros_like(theta) then makes integers, and cuts eps off.",
)
def nudge_of_integers(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(len(theta)):
        nudge = np.zeros_like(theta)
        nudge[j] = eps
        gradient[j] = (f(theta + nudge) - f(theta - nudge)) / (2 * eps)
    return gradient


@mistake(
    "numerical_gradient",
    hint="theta may hold whole numbers; a gradient made by zeros_like(theta) then cuts slopes off.",
)
def gradient_of_integers(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, eps).astype(theta.dtype)


@mistake(
    "numerical_gradient",
    hint="theta may hold whole numbers, to which += cannot add a fraction: work on a float copy.",
)
def fraction_added_to_integers(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    for j in range(len(theta)):
        above, below = theta.copy(), theta.copy()
        above[j] += eps
        below[j] -= eps
        gradient[j] = (f(above) - f(below)) / (2 * eps)
    return gradient


@mistake("numerical_gradient", hint="Is the nudge in your code the eps that was passed in?")
def eps_of_its_own(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, 1e-5)


@mistake("numerical_gradient", hint="The gradient has the shape of theta: a column, two axes.")
def flat_gradient(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, eps).ravel()


@mistake("numerical_gradient", hint="The gradient has the shape of theta: a column, not a row.")
def lying_gradient(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, eps).T


@mistake("numerical_gradient", hint="Only one entry was nudged: is the return inside the loop?")
def only_the_first_entry(f, theta, eps=1e-5):
    gradient = np.zeros(theta.shape)
    gradient[0] = numerical_gradient(f, theta, eps)[0]
    return gradient


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _z(w, b, x):
    return (w.T @ x).item() + b


def _a(w, b, x):
    return _sigmoid(_z(w, b, x))


def _A(w, b, X):  # noqa: N802 - the predictions of all examples are called A
    return _sigmoid(w.T @ X + b)


def _losses(A, Y):
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def _gradients(x, dz):
    return {"dw": x * dz, "db": dz}


def _averages(X, dZ):
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}


def _scaled(w, b, X, Y, **factors):
    """The right answer with some of its parts multiplied."""
    grads, J = propagate_loop(w, b, X, Y)
    scaled = {name: grads[name] * factors.get(name, 1) for name in grads}
    return scaled, J * factors.get("cost", 1)


def _over(examples, w, b, X, Y):
    """The answer when only some examples are added up, and m divides all the same."""
    chosen = list(examples)
    share = len(chosen) / X.shape[1]
    return _scaled(w, b, X[:, chosen], Y[:, chosen], dw=share, db=share, cost=share)


def _slopes(theta, slope, eps):
    return np.array([[slope(nudge[:, None])] for nudge in eps * np.eye(len(theta))])


def _all_nudged(f, theta, eps):
    return (f(theta + eps) - f(theta - eps)) / (2 * eps)
