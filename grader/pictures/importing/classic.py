"""Import a classic pair: validate it, and write it in the one form that the course uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.pictures.importing.report import Report
from grader.pictures.pair import open_pair, writing_pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def import_classic(source: Path, to: Path, progress: Callable[[int, int], object]) -> Report:
    """Import a pair, with labels as (m,) or (1, m) and classes as bytes or text.

    Parameters
    ----------
    source, to : Path
    progress : function

    Raises
    ------
    DataError
        When it is not a valid pair.
    """
    report = Report()
    with open_pair(source) as splits, writing_pair(to) as files:
        total = sum(len(split.y) for split in splits.values())
        for name, split in splits.items():
            pictures = (picture for block in split.blocks() for picture in block)
            for picture, label in zip(pictures, split.y.tolist(), strict=True):
                files[name].add(picture, label)
                report.taken[name, label] += 1
                progress(report.taken.total(), total)
    return report
