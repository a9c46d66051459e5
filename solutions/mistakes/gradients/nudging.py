"""Mistakes in nudging: ``numerical_gradient``."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("03b-gradients", __file__)
numerical_gradient = right["numerical_gradient"]


@mistake("numerical_gradient", hint="That looks to one side only; go below as well as above.")
def forward_difference(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: (f(theta + nudge) - f(theta)) / eps, eps)


@mistake("numerical_gradient", hint="That looks to one side only; go above as well as below.")
def backward_difference(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: (f(theta) - f(theta - nudge)) / eps, eps)


@mistake("numerical_gradient", hint="Twice too large: how far is it from below to above?")
def divided_by_eps(f, theta, eps=1e-5):
    return 2 * numerical_gradient(f, theta, eps)


@mistake(
    "numerical_gradient",
    hint="It is divided by 2 and then multiplied by eps: both belong below the bar.",
)
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


@mistake(
    "numerical_gradient",
    hint="Every slope is 0: is one put into each place, and do the values above and below differ? "
    "(above = theta copies nothing: it is the same array under another name.)",
)
def above_and_below_are_one_copy(f, theta, eps=1e-5):
    return np.zeros(theta.shape)


@mistake(
    "numerical_gradient",
    hint="A plain = copies nothing: it is theta itself, under another name. What copies it?",
)
def above_and_below_are_theta(f, theta, eps=1e-5):
    theta += eps
    return np.zeros(theta.shape)


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


def _slopes(theta, slope, eps):
    return np.array([[slope(nudge[:, None])] for nudge in eps * np.eye(len(theta))])


def _all_nudged(f, theta, eps):
    return (f(theta + eps) - f(theta - eps)) / (2 * eps)


@mistake(
    "numerical_gradient",
    hint="From the middle to above is one eps, not two: either go below as well, or divide by eps.",
)
def one_side_by_two_eps(f, theta, eps=1e-5):
    return forward_difference.function(f, theta, eps) / 2


@mistake("numerical_gradient", hint="A sum is formed here; a slope is made of a difference.")
def above_plus_below(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: (f(theta + nudge) + f(theta - nudge)) / (2 * eps), eps)


@mistake(
    "numerical_gradient",
    hint="Only the last slope is left: each round of the loop replaces the one before.",
)
def last_slope_only(f, theta, eps=1e-5):
    return numerical_gradient(f, theta, eps)[-1].item()


@mistake(
    "numerical_gradient",
    hint="f takes the whole column theta, with one of its entries nudged; here it gets one entry.",
    written=("f(theta[_] + eps)", "f(theta[_, _] + eps)", "f(theta[_] + _)", "f(theta[_, _] + _)"),
)
def one_entry_for_theta(f, theta, eps=1e-5):
    slopes = [(f(each + eps) - f(each - eps)) / (2 * eps) for each in theta.ravel()]
    return np.array(slopes).reshape(theta.shape)


@mistake(
    "numerical_gradient",
    hint="Division comes before subtraction: put the difference in parentheses.",
)
def difference_without_parentheses(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: f(theta + nudge) - f(theta - nudge) / (2 * eps), eps)


@mistake(
    "numerical_gradient",
    hint="Neither the difference nor the distance 2 eps stands in parentheses: what is divided by "
    "what?",
)
def no_parentheses_at_all(f, theta, eps=1e-5):
    return _slopes(theta, lambda nudge: f(theta + nudge) - f(theta - nudge) / 2 * eps, eps)


@mistake(
    "numerical_gradient",
    hint="theta has one column: shape[1] is 1, so the loop goes round once. Which axis counts the "
    "entries?",
    written=("range(theta.shape[1])", "range(_.shape[1])"),
    evidence="both",
)
def loops_over_the_column(f, theta, eps=1e-5):
    slopes = np.zeros(theta.shape)
    for i in range(theta.shape[1]):
        slopes[i] = numerical_gradient(f, theta, eps)[i]
    return slopes


@mistake(
    "numerical_gradient",
    hint="The nudge belongs inside f: f of a nudged theta is not f(theta) + eps.",
    written=("f(theta) + eps", "f(theta) - eps", "f(_) + eps - (f(_) - eps)"),
)
def nudges_the_height(f, theta, eps=1e-5):
    return np.ones(theta.shape)


@mistake("numerical_gradient", hint="theta itself is nudged by a factor; asked for is theta + eps.")
def nudged_by_a_factor(f, theta, eps=1e-5):
    return theta * numerical_gradient(f, theta, eps)


@mistake("numerical_gradient", hint="In each round the same entry is nudged: which index picks it?")
def always_the_first_entry_nudged(f, theta, eps=1e-5):
    return np.full(theta.shape, numerical_gradient(f, theta, eps)[0])


@mistake("numerical_gradient", hint="In each round the same entry is nudged: which index picks it?")
def always_the_last_entry_nudged(f, theta, eps=1e-5):
    return np.full(theta.shape, numerical_gradient(f, theta, eps)[-1])


@mistake(
    "numerical_gradient",
    hint="Each slope is added into all entries: which entry does a round belong to?",
    written=("__g = __g + (f(_) - f(_)) / _", "__g = __g + _ / (2 * eps)"),
    evidence="both",
)
def slopes_into_all_entries(f, theta, eps=1e-5):
    g = np.zeros(theta.shape)
    for i in range(len(theta)):
        nudge = np.zeros(theta.shape)
        nudge[i] = eps
        g = g + (f(theta + nudge) - f(theta - nudge)) / (2 * eps)
    return g


@mistake(
    "numerical_gradient", hint="A slope is a change divided by the distance it took, here eps."
)
def change_above_not_divided(f, theta, eps=1e-5):
    return eps * forward_difference.function(f, theta, eps)
