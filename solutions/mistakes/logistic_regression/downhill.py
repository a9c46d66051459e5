"""Mistakes on the way downhill: ``slope`` and ``descend``."""

from __future__ import annotations

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("03-logistic-regression", __file__)
slope = right["slope"]
descend = right["descend"]


@mistake("slope", hint="That looks to one side only; go below as well as above.")
def above_only(f, t, eps=1e-5):
    return (f(t + eps) - f(t)) / eps


@mistake("slope", hint="That looks to one side only; go above as well as below.")
def below_only(f, t, eps=1e-5):
    return (f(t) - f(t - eps)) / eps


@mistake("slope", hint="From here to above is a distance of eps, not of 2 eps: go below as well.")
def above_only_by_the_whole_distance(f, t, eps=1e-5):
    return (f(t + eps) - f(t)) / (2 * eps)


@mistake("slope", hint="Twice too large: how far is it from below to above?")
def distance_of_one_eps(f, t, eps=1e-5):
    return 2 * slope(f, t, eps)


@mistake("slope", hint="It is divided by 2 and then multiplied by eps: both belong below the bar.")
def times_eps(f, t, eps=1e-5):
    return (f(t + eps) - f(t - eps)) / 2 * eps


@mistake("slope", hint="A slope is a change divided by the distance it took.")
def change_not_divided(f, t, eps=1e-5):
    return f(t + eps) - f(t - eps)


@mistake("slope", hint="The sign is flipped: above minus below.")
def upside_down(f, t, eps=1e-5):
    return -slope(f, t, eps)


@mistake(
    "slope",
    hint="That is f(eps) and f(-eps): nudge t, start from t.",
    written=("f(eps)", "f(-eps)"),
)
def nudges_zero(f, t, eps=1e-5):
    return slope(f, 0.0, eps)


@mistake("slope", hint="Division comes before subtraction: put the difference in parentheses.")
def difference_without_parentheses(f, t, eps=1e-5):
    return f(t + eps) - f(t - eps) / (2 * eps)


@mistake("slope", hint="Is the nudge in your code the eps that was passed in?")
def another_eps(f, t, eps=1e-5):
    return slope(f, t, 1e-5)


@mistake("descend", hint="Downhill is against the slope: look at the sign of the step.")
def uphill(f, w, learning_rate, steps):
    return descend(f, w, -learning_rate, steps)


@mistake("descend", hint="The learning rate has no influence on your answer.")
def rate_forgotten(f, w, learning_rate, steps):
    return descend(f, w, 1.0, steps)


@mistake("descend", hint="The path begins with the start: put w into the list before the loop.")
def without_the_start(f, w, learning_rate, steps):
    return descend(f, w, learning_rate, steps)[1:]


@mistake(
    "descend",
    hint="The place after the last step is missing: how often does your loop go round, and does it "
    "note a place before the step or after it?",
)
def one_step_short(f, w, learning_rate, steps):
    return descend(f, w, learning_rate, steps - 1)


@mistake("descend", hint="One step too many: how many rounds does range(steps) make?")
def one_step_over(f, w, learning_rate, steps):
    return descend(f, w, learning_rate, steps + 1)


@mistake("descend", hint="The place after the last step is missing: append after the update.")
def appends_before_the_update(f, w, learning_rate, steps):
    path = descend(f, w, learning_rate, steps)
    return [w, *path[:-1]]


@mistake(
    "descend",
    hint="The slope changes on the way: compute it anew in each round, at the place reached by "
    "then.",
)
def one_slope_for_all(f, w, learning_rate, steps):
    first = slope(f, w)
    return [w - i * learning_rate * first for i in range(steps + 1)]


@mistake("descend", hint="Each step starts where the last one ended: is w replaced in your loop?")
def always_from_the_start(f, w, learning_rate, steps):
    return [w] + steps * [w - learning_rate * slope(f, w)]


@mistake("descend", hint="The whole path is asked for, a list with every place, not the last one.")
def the_last_place_only(f, w, learning_rate, steps):
    return descend(f, w, learning_rate, steps)[-1]


@mistake("descend", hint="Only one step was taken: is the return inside the loop?")
def returns_in_the_loop(f, w, learning_rate, steps):
    return descend(f, w, learning_rate, 1)


@mistake("descend", hint="Those are the heights f(w) along the path: the places w are asked for.")
def heights(f, w, learning_rate, steps):
    return [f(place) for place in descend(f, w, learning_rate, steps)]


@mistake("slope", hint="That is the height at t; how much does it change from below t to above?")
def height_for_slope(f, t, eps=1e-5):
    return f(t)


@mistake(
    "slope",
    hint="A height divided by a place: a slope is a change of f divided by the distance it took.",
)
def height_by_place(f, t, eps=1e-5):
    return f(t + eps) / (t + eps)


@mistake("slope", hint="A sum is formed here; a slope is made of a difference.")
def above_plus_below(f, t, eps=1e-5):
    return (f(t + eps) + f(t - eps)) / (2 * eps)


@mistake("descend", hint="A step is made of the slope of f at w; f(w) is the height.")
def height_for_a_step(f, w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * f(w)
        path.append(w)
    return path


@mistake(
    "descend",
    hint="slope needs the function itself, to ask it for two values: f(w) is one number already.",
    written="slope(f(_), _)",
)
def a_number_for_the_function(f, w, learning_rate, steps):
    return [w, w - learning_rate * slope(f(w), w)]


@mistake(
    "descend",
    hint="Only the start and the end are noted: does the line that appends stand inside the loop?",
)
def start_and_end_only(f, w, learning_rate, steps):
    path = descend(f, w, learning_rate, steps)
    return [path[0], path[-1]]


@mistake("descend", hint="The new w is the step alone: a step is taken off the old w.")
def step_alone(f, w, learning_rate, steps):
    path = [w]
    for _ in range(steps):
        w = learning_rate * slope(f, w)
        path.append(w)
    return path


@mistake(
    "slope",
    hint="The middle is subtracted twice here: that tells how a curve bends. A slope takes one "
    "value above and one below.",
    written="_ - 2 * _ + _",
    evidence="form",
)
def how_it_bends(f, t, eps=1e-5):
    return (f(t + eps) - 2 * f(t) + f(t - eps)) / eps**2
