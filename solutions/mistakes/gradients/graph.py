"""Mistakes on the computation graph of J = 3(a + bc)."""

from __future__ import annotations

from grader.course.mistakes import mistake


@mistake("graph_forward", hint="u and v are right; what does the last box do with v?")
def without_the_three(a, b, c):
    return b * c, a + b * c, a + b * c


@mistake("graph_forward", hint="u is a product: written side by side, bc means b times c.")
def b_plus_c(a, b, c):
    return b + c, a + b + c, 3 * (a + b + c)


@mistake("graph_forward", hint="v is a sum: which sign stands between a and u in the graph?")
def a_times_u(a, b, c):
    return b * c, a * b * c, 3 * a * b * c


@mistake(
    "graph_forward",
    hint="The two signs are exchanged: u is a product, bc means b times c, and v is a sum.",
)
def signs_exchanged(a, b, c):
    return b + c, a * (b + c), 3 * a * (b + c)


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
    hint="These are the slopes of u with respect to b and c. How does u's nudge reach J?",
)
def slopes_of_u(a, b, c):
    return 3, c, b


@mistake(
    "graph_backward",
    hint="These are the slopes of v. Every path goes on to J: which factor comes last?",
)
def slopes_of_v(a, b, c):
    return 1, c, b


@mistake("graph_backward", hint="u = bc: when b is nudged and c held still, what is b's factor?")
def db_with_its_own(a, b, c):
    return 3, 3 * b, 3 * b


@mistake("graph_backward", hint="u = bc: when c is nudged and b held still, what is c's factor?")
def dc_with_its_own(a, b, c):
    return 3, 3 * c, 3 * c


@mistake("graph_backward", hint="Nudge b by 0.001 and compute u: is the change b or c times that?")
def db_and_dc_exchanged(a, b, c):
    return 3, 3 * b, 3 * c


@mistake(
    "graph_backward",
    hint="J is divided by each input here. A slope is how much J changes when the input is nudged.",
)
def ratios(a, b, c):
    J = 3 * (a + b * c)
    return J / a, J / b, J / c


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


@mistake(
    "graph_backward",
    hint="u is a product, b times c: nudge b alone, and u changes by how many times as much?",
)
def product_for_the_other_factor(a, b, c):
    return 3, 3 * b * c, 3 * b * c


@mistake("graph_backward", hint="v = a + u is a sum: does a's slope depend on a or u at all?")
def sum_taken_for_a_product(a, b, c):
    return 3 * b * c, 3 * a * c, 3 * a * b


@mistake("graph_backward", hint="That is a itself. Nudge a by 0.001: by how much does J change?")
def a_for_its_slope(a, b, c):
    return a, 3 * c, 3 * b


@mistake("graph_forward", hint="J is 3 times v: a product, not a sum.")
def three_added(a, b, c):
    u = b * c
    v = a + u
    return u, v, 3 + v


@mistake("graph_forward", hint="v is a sum of a and u: what is taken from what in your line?")
def difference_for_a_sum(a, b, c):
    u = b * c
    return u, a - u, 3 * (a - u)


@mistake("graph_forward", hint="v is a plus u; u is bc, computed in the line before.")
def v_from_b(a, b, c):
    u = b * c
    return u, a + b, 3 * (a + b)


@mistake("graph_forward", hint="v is a plus u; u is bc, computed in the line before.")
def v_from_c(a, b, c):
    u = b * c
    return u, a + c, 3 * (a + c)


@mistake("graph_backward", hint="The value of v is a factor here; a slope is made of slopes only.")
def times_v(a, b, c):
    v = a + b * c
    return 3 * v, 3 * v * c, 3 * v * b


@mistake(
    "graph_backward", hint="Factors along a path multiply; here 3 and c, or 3 and b, were added."
)
def three_added_to_the_slopes(a, b, c):
    return 3, 3 + c, 3 + b


@mistake("graph_backward", hint="These are the values of u, v and J; asked for are slopes of J.")
def forward_values(a, b, c):
    u = b * c
    return u, a + u, 3 * (a + u)


@mistake("graph_backward", hint="Each slope is divided here; factors along a path multiply.")
def divided_along_the_path(a, b, c):
    return 3, c / 3, b / 3


@mistake("graph_backward", hint="a has a part in v, too: a nudge of a moves v by just as much.")
def nothing_for_a(a, b, c):
    return 0, 3 * c, 3 * b
