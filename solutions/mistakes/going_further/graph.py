"""Mistakes on walking a graph back."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("05-going-further", __file__)
walk_back = right["walk_back"]


@mistake(
    "walk_back",
    hint="Only the last number has a derivative: is its 1 there before the loop, does that go from "
    "the last edge back, and each derivative from an edge's end to its start?",
)
def forwards(edges, slopes, count):
    derivatives = np.zeros(count)
    derivatives[-1] = 1
    for (start, end), slope in zip(edges, slopes, strict=True):
        derivatives[start] += slope * derivatives[end]
    return derivatives


@mistake("walk_back", hint="Where several edges leave, their parts add up: = replaces, += adds.")
def replaces(edges, slopes, count):
    derivatives = np.zeros(count)
    derivatives[-1] = 1
    for (start, end), slope in reversed(list(zip(edges, slopes, strict=True))):
        derivatives[start] = slope * derivatives[end]
    return derivatives


@mistake("walk_back", hint="All zeros: the output's derivative with respect to itself is 1.")
def starts_from_zero(edges, slopes, count):
    return np.zeros(count)


@mistake("walk_back", hint="Slopes along a path multiply: what does each edge do with its end?")
def adds_slopes(edges, slopes, count):
    derivatives = np.zeros(count)
    derivatives[-1] = 1
    for (start, end), slope in reversed(list(zip(edges, slopes, strict=True))):
        derivatives[start] += slope + derivatives[end]
    return derivatives


@mistake(
    "walk_back", hint="Every number begins with 1 here: only the output does, the others with 0."
)
def ones_everywhere(edges, slopes, count):
    derivatives = np.ones(count)
    for (start, end), slope in reversed(list(zip(edges, slopes, strict=True))):
        derivatives[start] += slope * derivatives[end]
    return derivatives


@mistake(
    "walk_back",
    hint="Only the last number has a derivative: is its 1 there before the loop, does that go from "
    "the last edge back, and each derivative from an edge's end to its start?",
)
def from_the_start(edges, slopes, count):
    return walk_back(edges[:, ::-1], slopes, count)


@mistake(
    "walk_back",
    hint="Slopes along a path multiply: an edge passes its slope times its end's derivative.",
)
def slopes_alone(edges, slopes, count):
    derivatives = np.zeros(count)
    derivatives[-1] = 1
    for (start, _), slope in reversed(list(zip(edges, slopes, strict=True))):
        derivatives[start] += slope
    return derivatives


@mistake(
    "walk_back",
    hint="Each edge is taken with the slope of another one: do edges and slopes go in one order?",
)
def slopes_the_other_way(edges, slopes, count):
    return walk_back(edges, slopes[::-1], count)


@mistake(
    "walk_back",
    hint="These are derivatives with respect to number 0: the output's derivative is 1, and the "
    "rest follows from the last edge back, from an edge's end to its start.",
)
def walk_forward(edges, slopes, count):
    derivatives = np.zeros(count)
    derivatives[0] = 1
    for (start, end), slope in zip(edges, slopes, strict=True):
        derivatives[end] += slope * derivatives[start]
    return derivatives
