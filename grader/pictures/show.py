"""Show a pair: a contact sheet, and its statistics."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from grader.pictures.drawing.canvas import NUM_PX
from grader.pictures.duplicates import duplicates
from grader.pictures.errors import DataError
from grader.pictures.file_names import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grader.pictures.pair import Pair, Split

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


def write_sheet(pair: Pair, path: Path) -> None:
    """Write the contact sheet of a pair as a PNG, whole or not at all.

    Parameters
    ----------
    pair : Pair
    path : Path

    Raises
    ------
    DataError
        When it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        contact_sheet([pair.train, pair.test]).save(beside, "png")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise DataError(
            f"{path}: expected to write a contact sheet there, got {error.strerror or error}. "
            "Choose another place with --sheet."
        ) from None


def describe(pair: Pair) -> Iterator[str]:
    """Describe a pair, line by line.

    Parameters
    ----------
    pair : Pair
    """
    for name, split in pair.splits():
        others, cats = np.bincount(split.y, minlength=2).tolist()
        share = 100 * max(cats, others) / len(split.y)
        columns = {f"{name}_set_x": split.x, f"{name}_set_y": split.y}
        yield f"{FILES[name]}: " + ", ".join(
            f"{key} {column.shape} {column.dtype}" for key, column in columns.items()
        )
        yield f"  classes: 0 non-cat ({others}), 1 cat ({cats})"
        answer = "cat" if cats > others else "non-cat"
        yield f"  majority: always answering {answer!r} is right for {share:.1f} %"
        yield f"  mean intensity {split.x.mean() / 255:.2f} of full scale"
    yield from _same(pair)


def _same(pair: Pair) -> Iterator[str]:
    found = duplicates(pair)
    where = Counter((one[0], other[0]) for one, other in found)
    yield (
        f"duplicates: {where['train', 'train']} within train, {where['test', 'test']} within test, "
        f"{where['train', 'test']} between them"
    )
    for one, other in found:
        yield f"  {one[0]} {one[1]} = {other[0]} {other[1]}"


def _block(split: Split, across: int, most: int) -> Image.Image:
    order = np.argsort(-split.y, kind="stable")[:most]
    step = NUM_PX + GAP
    rows = -(-len(order) // across)
    block = Image.new("RGB", (across * step - GAP, rows * step - GAP), "white")
    for place, i in enumerate(order):
        corner = (place % across * step, place // across * step)
        block.paste(Image.fromarray(split.x[i]).resize((NUM_PX, NUM_PX)), corner)
    return block
