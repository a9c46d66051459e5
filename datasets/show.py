"""See a pair: a contact sheet, and what its numbers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from datasets.duplicates import duplicates
from datasets.pair import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datasets.pair import Pair, Split

GAP = 2
"""White pixels between pictures."""
ACROSS = 22


def contact_sheet(splits: list[Split], across: int = ACROSS, most: int = 600) -> Image.Image:
    """All pictures side by side, cats before the others in each split.

    Parameters
    ----------
    splits : list of Split
    across : int
        How many pictures to a row.
    most : int
        How many pictures of a split at the most.
    """
    blocks = [_block(split, across, most) for split in splits]
    height = sum(block.height for block in blocks) + 4 * GAP * (len(blocks) - 1)
    sheet = Image.new("RGB", (max(block.width for block in blocks), height), "white")
    top = 0
    for block in blocks:
        sheet.paste(block, (0, top))
        top += block.height + 4 * GAP
    return sheet


def describe(pair: Pair) -> Iterator[str]:
    """What there is to know of a pair, line by line.

    Parameters
    ----------
    pair : Pair
    """
    for name, split in pair.splits():
        cats = int(split.y.sum())
        share = 100 * max(cats, len(split.y) - cats) / len(split.y)
        yield f"{FILES[name]}: {name}_set_x {split.x.shape} {split.x.dtype}, {name}_set_y"
        yield f"  {cats} cats and {len(split.y) - cats} others: always answering"
        yield f"  {'cat' if 2 * cats > len(split.y) else 'non-cat'!r} is right for {share:.1f} %"
        yield f"  mean intensity {split.x.mean() / 255:.2f} of full scale"
    yield from _same(pair)


def _same(pair: Pair) -> Iterator[str]:
    found = duplicates(pair)
    for one, other in found:
        yield f"  the same picture twice: {one[0]} {one[1]} and {other[0]} {other[1]}"
    yield f"{len(found)} duplicate{'' if len(found) == 1 else 's'}"


def _block(split: Split, across: int, most: int) -> Image.Image:
    order = np.argsort(-split.y, kind="stable")[:most]
    step = split.x.shape[1] + GAP
    rows = -(-len(order) // across)
    block = Image.new("RGB", (across * step - GAP, rows * step - GAP), "white")
    for place, i in enumerate(order):
        corner = (place % across * step, place // across * step)
        block.paste(Image.fromarray(split.x[i]), corner)
    return block
