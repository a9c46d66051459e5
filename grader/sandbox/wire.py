"""Values as bytes and back, between a run and the grader: typed, bounded, never pickle.

A message is the length of its JSON header, the header, and the numbers of each dtype, raw and
little-endian. What comes from a run is hostile: whatever its bytes are, decoding gives arrays,
numbers, strings, lists, tuples and dictionaries, or a `WireError`.
"""

from __future__ import annotations

import functools
import json
import struct
from typing import Any, NoReturn

import numpy as np

from grader.judging.freeze import DTYPES, Columns, flat, freeze, thaw

LENGTH = struct.Struct("<I")
MAX_HEADER = 4_000_000
"""The most bytes of JSON in one message: a large figure fits, and its objects fit into memory."""

TOO_LARGE = "expected a header of at most {} bytes; got {}"


class WireError(ValueError):
    """Bytes that are not a valid message."""


def encode(value: Any) -> bytes:
    """A value as a message.

    Parameters
    ----------
    value : nested tuples, lists and dicts of arrays, numbers and strings

    Returns
    -------
    bytes

    Raises
    ------
    TypeError
        When a part is something else.
    WireError
        When its texts and lists are more than one message holds.
    """
    columns: Columns = {}
    frozen = freeze(value, columns)
    arrays = flat(columns)
    sizes = {dtype: array.size for dtype, array in arrays.items()}
    header = json.dumps([frozen, sizes]).encode()
    if len(header) > MAX_HEADER:
        raise WireError(TOO_LARGE.format(MAX_HEADER, len(header)))
    raw = [np.asarray(array, _little(dtype)).tobytes() for dtype, array in arrays.items()]
    return b"".join([LENGTH.pack(len(header)), header, *raw])


class _Column:
    """The numbers of one dtype, each used only once: a small message cannot decode to much."""

    def __init__(self, numbers: np.ndarray) -> None:
        self._numbers, self._left = numbers, numbers.size

    def __getitem__(self, place: int | slice) -> Any:
        taken = self._numbers[place]
        self._left -= taken.size
        if self._left < 0:
            raise WireError("expected each number once; got one column for several arrays")
        return taken


def decode(message: bytes | bytearray) -> Any:
    """The value of a message; its arrays are read-only views of it.

    Parameters
    ----------
    message : bytes

    Raises
    ------
    WireError
        When the bytes are not a valid message.

    Examples
    --------
    >>> decode(encode({"db": 0.5, "names": ("a", "b")}))
    {'db': 0.5, 'names': ('a', 'b')}
    """
    try:
        frozen, sizes, start = _header(message)
        columns = _columns(message, sizes, start)
        numbers = {dtype: _Column(column) for dtype, column in columns.items()}
        return thaw(frozen, numbers, _no_failure)
    except WireError:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
            RecursionError, struct.error) as error:  # fmt: skip
        raise WireError(f"expected a message; got bytes that are none ({error})") from None


def _header(message: bytes | bytearray) -> tuple[Any, dict[str, int], int]:
    (length,) = LENGTH.unpack_from(message)
    end = LENGTH.size + length
    if length > MAX_HEADER or end > len(message):
        raise WireError(TOO_LARGE.format(MAX_HEADER, length))
    frozen, sizes = json.loads(bytes(message[LENGTH.size : end]))
    return frozen, sizes, end


def _columns(
    message: bytes | bytearray, sizes: dict[str, int], start: int
) -> dict[str, np.ndarray]:
    numbers = {}
    for dtype, size in sizes.items():
        if dtype not in DTYPES or type(size) is not int or size < 0:
            raise WireError(f"expected a count of numbers; got {dtype!r:.20}: {size!r:.20}")
        column = np.frombuffer(message, _little(dtype), size, start)
        column.flags.writeable = False
        numbers[dtype] = column
        start += column.nbytes
    if start != len(message):
        raise WireError(f"expected {start} bytes; got {len(message)}")
    return numbers


@functools.cache
def _little(dtype: str) -> np.dtype[Any]:
    return np.dtype(dtype).newbyteorder("<")


def _no_failure(*_: object) -> NoReturn:
    raise WireError("expected an answer; got a failure in its place")
