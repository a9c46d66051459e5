"""What a wrong answer may still get right: the way from the features to the probability."""

from __future__ import annotations

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def score(w, b, x):
    return (w.T @ x).item() + b


def prediction(w, b, x):
    return sigmoid(score(w, b, x))


def predictions(w, b, X):
    return sigmoid(w.T @ X + b)
