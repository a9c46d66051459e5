"""How hard a pair is for the classic recipe, and whether colour alone would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from grader.pictures.pair import Split

ITERATIONS, LEARNING_RATE, EVERY = 2000, 0.005, 100


@dataclass(frozen=True)
class Measured:
    """What the classic recipe gives.

    Parameters
    ----------
    costs : list of float
        Before the update at iterations 0, 100, 200, ...
    train, test : float
        Accuracy in per cent.
    more : float or None
        Accuracy on a larger split, in per cent.
    """

    costs: list[float]
    train: float
    test: float
    more: float | None = None

    @property
    def falls(self) -> bool:
        """Whether the cost falls at every hundred iterations."""
        return bool(np.all(np.diff(self.costs) < 0))


def measure(train: Split, test: Split, more: Split | None = None) -> Measured:
    """Train logistic regression from zeros, as the classic recipe does.

    Parameters
    ----------
    train, test : Split
    more : Split, optional
        A larger split for a better estimate.
    """
    w, b, costs = _descend(_columns(train), train.y[None, :])
    others = None if more is None else _accuracy(w, b, more)
    return Measured(costs, _accuracy(w, b, train), _accuracy(w, b, test), others)


def colour_alone(train: Split, test: Split) -> float:
    """Test accuracy, in per cent, of the mean colour and brightness of each picture alone.

    Parameters
    ----------
    train, test : Split
    """
    features = [np.vstack([_means(split), np.ones(len(split.y))]) for split in (train, test)]
    weights, *_ = np.linalg.lstsq(features[0].T, 2.0 * train.y - 1, rcond=None)
    return float(100 * np.mean((weights @ features[1] > 0) == test.y))


def _means(split: Split) -> np.ndarray:
    """The mean of each channel; brightness is their sum."""
    means: np.ndarray = split.x.reshape(len(split.x), -1, 3).mean(axis=1).T / 255
    return means


def _columns(split: Split) -> np.ndarray:
    """X (n_x, m), from 0 to 1."""
    return split.x.reshape(len(split.x), -1).T / 255


def _descend(X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, float, list[float]]:
    w, b, m = np.zeros((X.shape[0], 1)), 0.0, X.shape[1]
    costs = []
    for i in range(ITERATIONS):
        A = 1 / (1 + np.exp(-(w.T @ X + b)))
        if i % EVERY == 0:
            costs.append(float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))))
        dZ = A - Y
        w, b = w - LEARNING_RATE * (X @ dZ.T) / m, b - LEARNING_RATE * float(dZ.mean())
    return w, b, costs


def _accuracy(w: np.ndarray, b: float, split: Split) -> float:
    return float(100 * np.mean((w.T @ _columns(split) + b > 0) == split.y))
