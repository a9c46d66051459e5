"""Functions that can be arguments of a challenge: plain data that a run can call."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Cubic:
    """A smooth function of theta whose derivative is known.

    Parameters
    ----------
    coefficients : (3, n) or (4, n)
        Of theta, its square and its cube, for each entry of theta; and of its product with the
        entry before, so that an entry's slope depends on its neighbours.

    Examples
    --------
    >>> Cubic(np.array([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]]))(np.array([[3.0], [4.0]]))
    35.0
    """

    coefficients: np.ndarray

    def __call__(self, theta: np.ndarray) -> float:
        """The function's value at theta (n, 1)."""
        entries = np.asarray(theta, dtype=np.float64).reshape(1, -1)
        terms = [entries, entries**2, entries**3, entries * np.roll(entries, 1)]
        return float(np.sum(self.coefficients * np.concatenate(terms[: len(self.coefficients)])))
