"""Freeze nested answers into named arrays and JSON, and thaw them: no pickle, byte-stable.

In the JSON, an array stands as ``{"array": "a3"}``, a float as ``{"float": "a4"}``, a tuple as
``{"tuple": [...]}``, a dictionary as ``{"dict": {...}}`` and a failure as
``{"failure": [kind, message]}``. All that is computed is in the arrays: the JSON is the same on
machines that round differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np


def freeze(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    """Turn a value into JSON, moving its arrays into `arrays`.

    Parameters
    ----------
    value : nested tuples, lists and dicts of arrays, numbers, strings and failures
    arrays : dict
        Grows by the value's arrays.

    Raises
    ------
    TypeError
        When a part can neither be JSON nor an array.
    """
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (np.ndarray, float)):
        name = f"a{len(arrays)}"
        arrays[name] = np.asarray(value)
        return {"float" if isinstance(value, float) else "array": name}
    if isinstance(value, (tuple, list)):
        items = [freeze(item, arrays) for item in value]
        return {"tuple": items} if isinstance(value, tuple) else items
    if isinstance(value, Mapping):
        return {"dict": {key: freeze(item, arrays) for key, item in value.items()}}
    if hasattr(value, "kind") and hasattr(value, "message"):
        return {"failure": [value.kind, value.message]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"expected arrays, numbers, strings or failures; got {type(value).__name__}")


def thaw(frozen: Any, arrays: Mapping[str, np.ndarray], failure: Callable[..., Any]) -> Any:
    """The value that was frozen.

    Parameters
    ----------
    frozen : JSON
    arrays : mapping of str to array
    failure : function
        Makes a failure of its kind and message.

    Examples
    --------
    >>> store = {}
    >>> thaw(freeze(({"dw": np.zeros(2)}, 0.5), store), store, tuple)
    ({'dw': array([0., 0.])}, 0.5)
    """
    if isinstance(frozen, list):
        return [thaw(item, arrays, failure) for item in frozen]
    if not isinstance(frozen, dict):
        return frozen
    [(kind, content)] = frozen.items()
    made: dict[str, Callable[[], Any]] = {
        "array": lambda: arrays[content],
        "float": lambda: float(arrays[content]),
        "failure": lambda: failure(*content),
        "tuple": lambda: tuple(thaw(content, arrays, failure)),
        "dict": lambda: {key: thaw(item, arrays, failure) for key, item in content.items()},
    }
    return made[kind]()
