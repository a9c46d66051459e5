"""What a name without a value may have meant: a module, a slip of the hand, or other data."""

from __future__ import annotations

import builtins
import difflib
from collections.abc import Iterable  # noqa: TC003 - in checks.py too, where it is short

_MODULES = {
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
    **{
        each: f"import {each}"
        for each in ("copy", "math", "numpy", "random", "time", "itertools", "functools", "h5py")
    },
}
"""What is imported under which name."""
_OTHERS = {
    "torch", "tf", "tensorflow", "keras", "sklearn", "scipy", "pd", "pandas", "cv2", "F", "nn",
}  # fmt: skip
"""Packages that no exercise needs."""
_LIKE_PYTHONS = 0.8
"""How like one of Python's own names must be, such as pritn: of these there are many."""


def unknown_name(name: str, names: Iterable[str]) -> str:
    """What to say of a name that has no value.

    Parameters
    ----------
    name : str
    names : iterable of str
        Which might have been meant.
    """
    if name == "e":
        return "e has no value here: np.exp(x) is e to the power of x."
    if name in {"pi", "exp", "log", "zeros", "sum", "dot", "sqrt", "abs", "mean", "array"}:
        return f"{name} has no value here. Is np.{name} meant?"
    if name in _MODULES:
        return f"{name} is a module, and nothing imports it: {_instead(name)}"
    if name in _OTHERS:
        return f"{name} has no value here; no exercise needs other packages than NumPy."
    own = [each for each in (*names, "np") if each != name]
    known = [*own, *dir(builtins)]
    near = difflib.get_close_matches(name, own, n=1, cutoff=0.7)
    near = near or difflib.get_close_matches(name, dir(builtins), n=1, cutoff=_LIKE_PYTHONS)
    other = [each for each in known if each.lower() == name.lower()]
    if meant := other or near:
        return f"{name} has no value here. Is {meant[0]} meant?"
    return (
        f"{name} has no value here, and is not one of the function's arguments: is it spelled as "
        "where it got a value?"
    )


def _instead(module: str) -> str:
    if module == "math":  # an import would only lead to the next error
        return "its functions take one number only, and np, NumPy, has them for whole arrays."
    return f"that takes {_MODULES[module]} above."
