"""Import a classic pair: validate it, and write it in the one form that the course uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasets.importing.report import Report
from datasets.pair import FILES, open_split, writing_pair

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
    with writing_pair(to) as files:
        for name in FILES:
            with open_split(source, name) as (x, y):
                for i, label in enumerate(y.tolist()):
                    files[name].add(x[i], label)
                    report.taken[name, label] += 1
                    progress(i + 1, len(y))
    return report
