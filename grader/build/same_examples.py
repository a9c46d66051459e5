"""Compare two files of frozen examples, whatever machine and NumPy version wrote them."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judging.freeze import thaw
from grader.judging.function_arguments import Cubic

DRIFT = 1e-9
"""How far a frozen number may be from a recomputed one: another machine's BLAS rounds otherwise."""


def same_examples(one: bytes, other: bytes) -> bool:
    """Whether two npz files hold the same examples, up to rounding.

    The errors of known mistakes may differ, too: NumPy's versions word errors differently, and some
    accept what others refuse.

    Parameters
    ----------
    one, other : bytes
        Files that :func:`grader.build.checks_file.examples` made.
    """
    return _alike(_read(one), _read(other))


@dataclass(frozen=True)
class _Failed:
    """A program that ended in an error; ``message`` says which, and then NumPy's words."""

    kind: str
    message: str

    @property
    def error(self) -> str:
        return self.message.partition(":")[0]


def _read(npz: bytes) -> dict[str, Any]:
    with np.load(io.BytesIO(npz), allow_pickle=False) as arrays:
        held = dict(arrays)
    texts = {
        name: json.loads(bytes(held.pop(name))) for name in ("index", "solutions") if name in held
    }
    return texts | {
        "index": {name: thaw(each, held, _Failed) for name, each in texts["index"].items()}
    }


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, _Failed) or isinstance(other, _Failed):
        return type(one) is not type(other) or (one.kind, one.error) == (other.kind, other.error)
    # where NumPy gave a list, it gives a tuple from 2.0 on
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_alike, one, other))
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    return _close(one, other) if isinstance(one, (np.ndarray, float, Cubic)) else bool(one == other)


def _close(one: Any, other: Any) -> bool:
    ours, theirs = (
        np.asarray(each.coefficients if isinstance(each, Cubic) else each) for each in (one, other)
    )
    return (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape) and np.allclose(
        ours, theirs, rtol=DRIFT, atol=DRIFT, equal_nan=True
    )
