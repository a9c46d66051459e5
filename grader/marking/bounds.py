"""Bounds on the size of a notebook, so that reading any file ends soon."""

from __future__ import annotations

import math
from typing import Any

from grader.marking.file_text import sound

MAX_CELLS = 3_000
"""Cells of a notebook: thirty times the course's largest."""
MAX_OUTPUTS = 2_000
"""Outputs of all cells together."""
MAX_NODES = 100_000
"""Lists, mappings, numbers and texts in all outputs together."""
MAX_DEPTH = 50
"""How deep an output may be nested."""
MAX_ATTACHMENTS = 100
"""Pictures that were pasted into text cells."""
MAX_NAME = 200
"""Characters in the name of a picture, a tag or a mark."""
MAX_COUNT = 10**9
"""The largest execution count that is taken for one."""
MAX_INTEGER = 2**53
"""Readers of JSON disagree about larger integers."""


class TooMuchError(Exception):
    """There is more than is read."""


class Budget:
    """How many JSON values may still be read.

    Parameters
    ----------
    left : int
    """

    def __init__(self, left: int = MAX_NODES) -> None:
        self.left = left
        self.replaced = 0
        """How many numbers were replaced that strict JSON does not have."""

    def take(self, value: Any, depth: int = MAX_DEPTH) -> Any:
        """A copy that strict JSON can hold.

        Parameters
        ----------
        value : JSON
            As Python's parser gives it, which knows NaN and infinity.
        depth : int
            How deep it may be nested.

        Raises
        ------
        TooMuchError
            When it has too many values, or is nested too deeply.
        """
        self.left -= 1
        if self.left < 0 or depth < 0:
            raise TooMuchError
        if isinstance(value, str):
            return sound(value)
        if isinstance(value, dict):
            return {sound(key): self.take(item, depth - 1) for key, item in value.items()}
        if isinstance(value, list):
            return [self.take(item, depth - 1) for item in value]
        return self._number(value)

    def _number(self, value: Any) -> Any:
        if isinstance(value, float) and not math.isfinite(value):
            self.replaced += 1
            return None
        if isinstance(value, int) and abs(value) > MAX_INTEGER:
            self.replaced += 1
            return None
        return value
