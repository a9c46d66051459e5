"""Grade classes of different sizes: whether a submission costs the same in each."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from grader.bench.measured import Measured, mean
from grader.bench.programs import classroom, ours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from grader.bench.cost import Cost
    from grader.course.course import Course

ENOUGH = 50
"""How many submissions make a figure independent of a single start of the command."""


def sizes(
    built: Course, name: str, counts: Sequence[int], workers: int, folder: Path
) -> Iterator[Measured]:
    """Grade classes of different sizes and the same kinds of submissions.

    Each class has one more submission for each worker: what a class with these alone costs is
    the start. The kinds are as many as the smallest class has, so that every class has the same
    mixture, and small classes are graded several times, in turn.

    Parameters
    ----------
    built : Course
    name : str
    counts : sequence of int
        Submissions beyond those of the start.
    workers : int
    folder : Path
    """
    kinds = min(counts)
    costs: dict[int, list[Cost]] = {count: [] for count in (0, *counts)}
    for turn in range(_turns(kinds)):
        for count, found in costs.items():
            if turn < _turns(count or kinds):
                place = folder / f"size-{count}-{turn}"
                found.append(ours(classroom(built, place, name, count + workers, kinds), workers))
                shutil.rmtree(place)
    for count in counts:
        yield Measured(count + workers, mean(costs[count]), mean(costs[0]), workers)


def _turns(count: int) -> int:
    return max(1, ENOUGH // count)
