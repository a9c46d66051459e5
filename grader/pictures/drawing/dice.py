"""Random choices that read like what they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Dice:
    """A generator with the few throws that drawing needs.

    Parameters
    ----------
    seed : sequence of int
        What the throws depend on, and nothing else.
    """

    def __init__(self, seed: Sequence[int]) -> None:
        self.rng = np.random.default_rng(list(seed))

    def between(self, low: float, high: float) -> float:
        """A number from low to high, uniformly distributed."""
        return low + (high - low) * float(self.rng.random())

    def about(self, middle: float, spread: float) -> float:
        """A number near the middle, at most 2.2 standard deviations away."""
        return middle + spread * float(np.clip(self.rng.normal(), -2.2, 2.2))

    def chance(self, share: float) -> bool:
        """True with this probability."""
        return bool(self.rng.random() < share)

    def side(self) -> int:
        """-1 or 1."""
        return 1 if self.chance(0.5) else -1

    def one_of(self, choices: Sequence[T]) -> T:
        """One of several, all equally likely."""
        return choices[int(self.rng.integers(len(choices)))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of several, by weight."""
        names = list(weights)
        cumulated = np.cumsum([weights[name] for name in names])
        place = np.searchsorted(cumulated, self.rng.random() * cumulated[-1], side="right")
        return names[int(min(place, len(names) - 1))]

    def count(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return int(self.rng.integers(low, high + 1))
