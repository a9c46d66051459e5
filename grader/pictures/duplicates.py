"""Find pictures that occur twice, within a split or in both."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.pictures.pair import Pair

Place = tuple[str, int]


def duplicates(pair: Pair) -> list[tuple[Place, Place]]:
    """Pairs of places, each a split's name and an index, that hold the same pixels.

    Parameters
    ----------
    pair : Pair
    """
    first: dict[bytes, Place] = {}
    found = []
    for name, split in pair.splits():
        for i, picture in enumerate(split.x):
            digest = hashlib.sha256(picture.tobytes()).digest()
            if digest in first:
                found.append((first[digest], (name, i)))
            first.setdefault(digest, (name, i))
    return found
