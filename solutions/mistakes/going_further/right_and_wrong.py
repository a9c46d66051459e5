"""Mistakes on counting right and wrong answers."""

from __future__ import annotations

import numpy as np

from grader.course.mistakes import mistake
from grader.course.reference import load

right = load("05-going-further", __file__)
confusion = right["confusion"]
precision_recall = right["precision_recall"]


@mistake("confusion", hint="fp and fn are exchanged: a false positive was predicted 1.")
def false_ones_exchanged(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tp, fn, fp, tn


@mistake("confusion", hint="tp and tn are exchanged: positive means that 1 was predicted.")
def true_ones_exchanged(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tn, fp, fn, tp


@mistake("confusion", hint="Counts are asked for, not shares: do not divide by m.")
def shares(Y_hat, Y):
    return tuple(count / Y.size for count in confusion(Y_hat, Y))


@mistake("confusion", hint="Every 1 that was predicted is counted: and what is the truth there?")
def predicted_ones(Y_hat, Y):
    _, fp, fn, tn = confusion(Y_hat, Y)
    return np.sum(Y_hat == 1), fp, fn, tn


@mistake(
    "confusion",
    hint="m minus tp counts the errors, too: tn is only what was called 0 and is 0.",
)
def all_but_tp(Y_hat, Y):
    tp, fp, fn, _ = confusion(Y_hat, Y)
    return tp, fp, fn, Y.size - tp


@mistake("confusion", hint="The order is tp, fp, fn, tn: yours is another.")
def in_another_order(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tp, tn, fp, fn


@mistake(
    "precision_recall",
    hint="The two are exchanged. Which of fp and fn belongs to which? And in which order do the "
    "calls take and give their values?",
)
def recall_first(Y_hat, Y):
    return precision_recall(Y_hat, Y)[::-1]


@mistake("precision_recall", hint="The first number is the accuracy: precision looks at tp and fp.")
def accuracy_for_precision(Y_hat, Y):
    return np.mean(Y_hat == Y), precision_recall(Y_hat, Y)[1]


@mistake("precision_recall", hint="The second number is the accuracy: recall looks at tp and fn.")
def accuracy_for_recall(Y_hat, Y):
    return precision_recall(Y_hat, Y)[0], np.mean(Y_hat == Y)


@mistake(
    "precision_recall",
    hint="Divided by all m examples: by how many that were called 1, and how many that are 1?",
)
def shares_of_all(Y_hat, Y):
    tp = np.sum(Y_hat * Y)
    return tp / Y.size, tp / Y.size


@mistake(
    "precision_recall", hint="Recall divides by all cats: those found, tp, and those missed, fn."
)
def recall_by_the_missed(Y_hat, Y):
    tp, _, fn, _ = confusion(Y_hat, Y)
    return precision_recall(Y_hat, Y)[0], tp / fn


@mistake(
    "precision_recall",
    hint="Precision divides by all that was called a cat: the right ones, tp, and the wrong, fp.",
)
def precision_by_tp_and_tn(Y_hat, Y):
    tp, _, _, tn = confusion(Y_hat, Y)
    return tp / (tp + tn), precision_recall(Y_hat, Y)[1]


@mistake(
    "precision_recall", hint="Recall divides by all cats: those found, tp, and those missed, fn."
)
def recall_by_tp_and_tn(Y_hat, Y):
    tp, _, _, tn = confusion(Y_hat, Y)
    return precision_recall(Y_hat, Y)[0], tp / (tp + tn)


@mistake("precision_recall", hint="Both are the recall: precision divides by tp and fp.")
def recall_twice(Y_hat, Y):
    return (precision_recall(Y_hat, Y)[1],) * 2


@mistake("precision_recall", hint="Both are the precision: recall divides by tp and fn.")
def precision_twice(Y_hat, Y):
    return (precision_recall(Y_hat, Y)[0],) * 2


@mistake("precision_recall", hint="Those are the shares of the others, y = 0: cats are y = 1.")
def of_the_others(Y_hat, Y):
    return precision_recall(1 - Y_hat, 1 - Y)


@mistake(
    "confusion",
    hint="Equal are also the true negatives, 0 and 0: of the true positives, both are 1.",
)
def all_that_is_equal(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tp + tn, fp, fn, tn


@mistake(
    "confusion",
    hint="Equal are also the true negatives, 0 and 0: of the true positives, both are 1.",
)
def equal_and_nothing_left(Y_hat, Y):
    tp, fp, fn, tn = confusion(Y_hat, Y)
    return tp + tn, fp, fn, 0


@mistake(
    "precision_recall",
    hint="How many are called 1, and how many are 1, of all m: both are shares that tp has.",
)
def shares_without_tp(Y_hat, Y):
    return np.mean(Y_hat), np.mean(Y)


@mistake(
    "confusion",
    hint="Those are all that were called 1, and all that are 1: the true positives do not belong "
    "to fp and fn.",
)
def true_positives_everywhere(Y_hat, Y):
    tp = np.sum(Y_hat * Y)
    fp, fn = np.sum(Y_hat), np.sum(Y)
    return tp, fp, fn, Y.size - tp - fp - fn


@mistake(
    "confusion",
    hint="Those are all that were called 1, and all that are 1: the true positives do not belong "
    "to fp and fn.",
)
def true_positives_in_fp_and_fn(Y_hat, Y):
    return np.sum(Y_hat * Y), np.sum(Y_hat), np.sum(Y), np.sum((1 - Y_hat) * (1 - Y))
