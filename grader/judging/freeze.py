"""Freeze nested answers into a few flat arrays and JSON, and thaw them: no pickle, byte-stable.

In the JSON, an array stands as ``{"array": [dtype, start, shape]}``, a float as
``{"float": start}``, a tuple as ``{"tuple": [...]}``, a dictionary as ``{"dict": {...}}``, a
cubic function as its coefficients, ``{"cubic": [dtype, start, shape]}``, and a failure as
``{"failure": [kind, message]}``. All that is computed is in the flat arrays, one for each dtype:
the JSON is the same on machines that round differently.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.judging.function_arguments import Cubic

DTYPES = ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
           "float16", "float32", "float64")  # fmt: skip
"""The dtypes that travel; a wider float is sent as float64."""
MAX_DIMENSIONS = 32
"""NumPy's own bound, before it became 64."""
Columns = dict[str, list[np.ndarray]]


def freeze(value: Any, columns: Columns, failure: Any = ()) -> Any:
    """Turn a value into JSON, moving its numbers to the end of `columns`.

    Parameters
    ----------
    value : nested tuples, lists and dicts of arrays, numbers, strings and failures
    columns : dict of str to list of array
        For each dtype the numbers so far.
    failure : type, optional
        Of what has a kind and a message; without it, no failure can be frozen.

    Raises
    ------
    TypeError
        When a part can neither be JSON nor an array of numbers.
    """
    if type(value) in (np.ndarray, float, np.matrix):  # first, for these are most
        return _frozen_numbers(value, columns)
    if isinstance(value, np.generic):
        value = float(value) if isinstance(value, np.floating) else value.item()
    if isinstance(value, (Cubic, float)):
        return _frozen_numbers(value, columns)
    if isinstance(value, (tuple, list)):
        items = [freeze(item, columns, failure) for item in value]
        return {"tuple": items} if isinstance(value, tuple) else items
    if isinstance(value, Mapping):
        return {"dict": {_key(key): freeze(item, columns, failure) for key, item in value.items()}}
    if isinstance(value, failure):
        return {"failure": [value.kind, value.message]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"expected arrays, numbers or strings; got {type(value).__name__}")


def flat(columns: Columns) -> dict[str, np.ndarray]:
    """The columns, each as one array.

    Parameters
    ----------
    columns : dict of str to list of array
    """
    return {
        dtype: chunks[0] if len(chunks) == 1 else np.concatenate(chunks)
        for dtype, chunks in columns.items()
    }


def thaw(frozen: Any, numbers: Mapping[str, Any], failure: Callable[..., Any]) -> Any:
    """The value that was frozen; its arrays are views of `numbers`.

    Parameters
    ----------
    frozen : JSON
    numbers : mapping of str to array
        For each dtype its column.
    failure : function
        Makes a failure of its kind and message.

    Examples
    --------
    >>> columns = {}
    >>> frozen = freeze(({"dw": np.zeros(2)}, 0.5), columns)
    >>> thaw(frozen, flat(columns), tuple)
    ({'dw': array([0., 0.])}, 0.5)
    """
    if isinstance(frozen, list):
        return [thaw(item, numbers, failure) for item in frozen]
    if not isinstance(frozen, dict):
        return frozen
    [(kind, content)] = frozen.items()
    if kind == "tuple":
        return tuple(thaw(content, numbers, failure))
    if kind == "dict":
        return {key: thaw(item, numbers, failure) for key, item in content.items()}
    if kind == "float":
        return float(numbers["float64"][content])
    return failure(*content) if kind == "failure" else _OF[kind](_array(numbers, *content))


_OF: dict[str, Callable[[np.ndarray], Any]] = {"array": lambda numbers: numbers, "cubic": Cubic}
"""What an array stands for."""


def _frozen_numbers(value: np.ndarray | Cubic | float, columns: Columns) -> dict[str, object]:
    if isinstance(value, float):
        return {"float": _append(np.asarray(value, float), columns)[1]}
    if isinstance(value, Cubic):
        return {"cubic": _append(value.coefficients, columns)}
    return {"array": _append(value, columns)}


def _key(key: object) -> str:
    if type(key) is not str:
        raise TypeError(f"expected strings as keys; got {type(key).__name__}")
    return key


def _append(array: np.ndarray, columns: Columns) -> tuple[str, int, list[int]]:
    name = _column(array.dtype)
    chunks = columns.setdefault(name, [])
    start = sum(map(len, chunks))
    chunks.append(np.asarray(array, name).reshape(-1))
    return name, start, list(array.shape)


@functools.cache
def _column(dtype: np.dtype[Any]) -> str:
    """The dtype that an array travels as; asked for so often that NumPy's own name is too slow."""
    wide = dtype.kind == "f" and dtype.itemsize > np.dtype(float).itemsize
    name = "float64" if wide else dtype.name
    if name not in DTYPES:
        raise TypeError(f"expected an array of numbers; got one of dtype {name}")
    return name


def _array(numbers: Mapping[str, Any], dtype: str, start: int, shape: list[int]) -> np.ndarray:
    if len(shape) > MAX_DIMENSIONS:  # the product of a million of them takes minutes
        raise ValueError(f"expected at most {MAX_DIMENSIONS} dimensions; got {len(shape)}")
    size = math.prod(shape)
    if start < 0 or min(shape, default=0) < 0:
        raise ValueError(f"expected a place and a shape; got {start} and {shape}")
    array: np.ndarray = numbers[dtype][start : start + size].reshape(shape)
    return array
