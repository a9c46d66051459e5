"""Freeze nested answers into a few flat arrays and JSON, and thaw them: no pickle, byte-stable.

In the JSON, an array stands as ``{"array": [dtype, start, shape]}``, a float as
``{"float": start}``, a tuple as ``{"tuple": [...]}``, a dictionary as ``{"dict": {...}}`` and a
failure as ``{"failure": [kind, message]}``. All that is computed is in the flat arrays, one for
each dtype: the JSON is the same on machines that round differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np


def freeze(value: Any, flat: dict[str, list[Any]]) -> Any:
    """Turn a value into JSON, moving its numbers to the end of `flat`'s lists.

    Parameters
    ----------
    value : nested tuples, lists and dicts of arrays, numbers, strings and failures
    flat : dict of str to list
        For each dtype the numbers so far.

    Raises
    ------
    TypeError
        When a part can neither be JSON nor an array.
    """
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, np.ndarray):
        return {"array": [value.dtype.name, _append(value, flat), list(value.shape)]}
    if isinstance(value, float):
        return {"float": _append(np.asarray(value), flat)}
    if isinstance(value, (tuple, list)):
        items = [freeze(item, flat) for item in value]
        return {"tuple": items} if isinstance(value, tuple) else items
    if isinstance(value, Mapping):
        return {"dict": {key: freeze(item, flat) for key, item in value.items()}}
    if hasattr(value, "kind") and hasattr(value, "message"):
        return {"failure": [value.kind, value.message]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"expected arrays, numbers, strings or failures; got {type(value).__name__}")


def _append(array: np.ndarray, flat: dict[str, list[Any]]) -> int:
    numbers = flat.setdefault(array.dtype.name, [])
    numbers.extend(array.ravel().tolist())
    return len(numbers) - array.size


def thaw(frozen: Any, flat: Mapping[str, Any], failure: Callable[..., Any]) -> Any:
    """The value that was frozen.

    Parameters
    ----------
    frozen : JSON
    flat : mapping of str to array or list
        For each dtype its numbers.
    failure : function
        Makes a failure of its kind and message.

    Examples
    --------
    >>> store = {}
    >>> thaw(freeze(({"dw": np.zeros(2)}, 0.5), store), store, tuple)
    ({'dw': array([0., 0.])}, 0.5)
    """
    if isinstance(frozen, list):
        return [thaw(item, flat, failure) for item in frozen]
    if not isinstance(frozen, dict):
        return frozen
    [(kind, content)] = frozen.items()
    made: dict[str, Callable[[], Any]] = {
        "array": lambda: _array(flat, *content),
        "float": lambda: float(flat["float64"][content]),
        "failure": lambda: failure(*content),
        "tuple": lambda: tuple(thaw(content, flat, failure)),
        "dict": lambda: {key: thaw(item, flat, failure) for key, item in content.items()},
    }
    return made[kind]()


def _array(flat: Mapping[str, Any], dtype: str, start: int, shape: list[int]) -> np.ndarray:
    size = int(np.prod(shape))
    return np.array(flat[dtype][start : start + size], dtype=dtype).reshape(shape)
