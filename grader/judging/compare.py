"""Compare one part of an answer with another: with the right one, or with what a mistake gives."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - in checks.py too, where it is short
from dataclasses import dataclass, field

import numpy as np

from grader.judging.parts import Array  # noqa: TC001 - likewise


@dataclass(frozen=True)
class Rules:
    """What counts in an answer.

    Parameters
    ----------
    facets : mapping of str to float
        Name and weight of each part.
    rtol, atol : float
        A number is right when ``|got - expected| <= atol + rtol * |expected|``.
    shapes : mapping of str to str
        Per facet, why its shape is what it is.
    kinds : tuple of str
        For each challenge what is special about it, such as ``for one example``; nothing for the
        ordinary ones, which come first.
    echoes : tuple of str
        Facets that only repeat an argument: they count once another facet is right.
    """

    facets: Mapping[str, float] = field(default_factory=lambda: {"result": 1.0})
    rtol: float = 1e-5
    atol: float = 1e-8
    shapes: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()

    def ordinary(self, count: int) -> int:
        """How many of the first challenges are ordinary ones.

        Parameters
        ----------
        count : int
            How many challenges there are.
        """
        return min(count, sum(not kind for kind in self.kinds)) if self.kinds else count


def all_close(got: Array, wanted: Array, rtol: float = 1e-5, atol: float = 1e-8) -> bool:
    """What ``np.allclose`` gives, in a fraction of the time: most pairs differ at once.

    Parameters
    ----------
    got, wanted : array
        Of the same size.
    rtol, atol : float
        A number is close when ``|got - wanted| <= atol + rtol * |wanted|``.

    Examples
    --------
    >>> all_close(np.array([1.0, np.inf]), np.array([1.0 + 1e-9, np.inf]))
    True
    """
    if _far_apart(got, wanted, rtol, atol):
        return False
    return bool(_close(got, wanted, rtol, atol).all())


def _close(got: Array, wanted: Array, rtol: float, atol: float) -> np.ndarray:
    """Which numbers are close: infinity to itself, NaN to nothing."""
    with np.errstate(invalid="ignore"):  # infinities are compared, not subtracted
        close = np.abs(got - wanted) <= atol + rtol * np.abs(wanted)
    found: np.ndarray = (close & np.isfinite(wanted)) | (got == wanted)
    return found


def _far_apart(got: Array, wanted: Array, rtol: float, atol: float) -> bool:
    """Whether the first numbers differ already; of nan and infinity, nothing is said."""
    if not got.size or not wanted.size:
        return False
    one, other = got.item(0), wanted.item(0)
    return bool(abs(one - other) > atol + rtol * abs(other))


def same(got: Array | str, mistaken: Array | str, rules: Rules) -> bool:
    """Whether a part of an answer is what a mistake gives; here NaN is NaN.

    Parameters
    ----------
    got, mistaken : array or str
    rules : Rules
    """
    if isinstance(got, str) or isinstance(mistaken, str):
        return isinstance(got, str) and isinstance(mistaken, str) and got == mistaken
    if mistaken.shape == () and got.size == 1:
        got = got.reshape(())  # a wrong scalar may come as (1,) or (1, 1), too
    if got.shape != mistaken.shape:
        return False
    if _far_apart(got, mistaken, rules.rtol, rules.atol):
        return False
    close = _close(got, mistaken, rules.rtol, rules.atol)
    return bool((close | (np.isnan(got) & np.isnan(mistaken))).all())
