"""Measure everybody on the same submissions, in turn, and say where scores differ."""

from __future__ import annotations

import collections
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.bench.contestants import classroom, floor, ours, scores, stock
from grader.course import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from grader.bench.cost import Cost
    from grader.course import Assignment

FLOOR, ONE, TWO = "bare floor", "grader, 1 worker", "grader, 2 workers"
LIKE, STOCK = "nbgrader, skipping the same cells", "nbgrader as it comes"
CONTESTANTS: dict[str, Callable[[Assignment], Cost]] = {
    FLOOR: floor,
    ONE: lambda assignment: ours(assignment, 1),
    TWO: lambda assignment: ours(assignment, 2),
    LIKE: lambda assignment: stock(assignment, skip=True),
    STOCK: lambda assignment: stock(assignment, skip=False),
}
IN_TURN = (ONE, TWO, FLOOR, LIKE, STOCK, FLOOR, TWO, ONE)
"""What is quick is measured before and after what is slow: the machine may have other work."""


@dataclass(frozen=True)
class Measured:
    """What a contestant took.

    Parameters
    ----------
    size : int
        Submissions.
    whole : Cost
        Of the whole command, the mean of its turns.
    start : Cost
        Of the same command with one submission.
    """

    size: int
    whole: Cost
    start: Cost

    @property
    def rate(self) -> float:
        """Submissions per second, start-up included."""
        return self.size / self.whole.wall

    @property
    def wall_each(self) -> float:
        """Seconds for one more submission."""
        return (self.whole.wall - self.start.wall) / max(self.size - 1, 1)

    @property
    def cpu_each(self) -> float:
        """CPU seconds for one more submission."""
        return (self.whole.cpu - self.start.cpu) / max(self.size - 1, 1)


@dataclass(frozen=True)
class Comparison:
    """A comparison of all contestants.

    Parameters
    ----------
    name : str
        The assignment's.
    measured : dict of str to Measured
        By contestant.
    differences : dict of (str, float, float) to int
        How often a cell got these scores from nbgrader and from this grader.
    equal : int
        How many scores are the same.
    refused : int
        How many submissions nbgrader did not grade.
    """

    name: str
    measured: dict[str, Measured]
    differences: dict[tuple[str, float, float], int]
    equal: int
    refused: int


def compare(built: Course, name: str, size: int, folder: Path, *, as_it_comes: int) -> Comparison:
    """Let everybody grade the same submissions.

    Parameters
    ----------
    built : Course
        Its gradebook knows the assignment and nobody's submission.
    name : str
    size : int
        Submissions.
    folder : Path
        Empty; what is made stays in it.
    as_it_comes : int
        How many of the submissions nbgrader grades as it comes: it trains every model in them.
    """
    count = {STOCK: min(size, as_it_comes)}
    turns: dict[str, list[Cost]] = {}
    for number, who in enumerate(IN_TURN):
        if count.get(who, size) == 0:
            continue
        assignment = classroom(built, folder / f"{number}", name, count.get(who, size))
        turns.setdefault(who, []).append(CONTESTANTS[who](assignment))
    start = {
        who: CONTESTANTS[who](classroom(built, folder / f"one-{number}", name, 1))
        for number, who in enumerate(turns)
        if who != STOCK  # it starts as it does when it skips cells
    }
    measured = {
        who: Measured(count.get(who, size), _mean(costs), start[LIKE if who == STOCK else who])
        for who, costs in turns.items()
    }
    theirs, own = (
        scores(Course(folder / f"{IN_TURN.index(who)}").assignment(name)) for who in (LIKE, TWO)
    )
    pairs = collections.Counter(_pairs(theirs, own))
    differences = {pair: count for pair, count in pairs.items() if pair[1] != pair[2]}
    equal = pairs.total() - sum(differences.values())
    return Comparison(name, measured, differences, equal, len(own) - len(theirs))


def sizes(
    built: Course, name: str, counts: Iterable[int], workers: int, folder: Path
) -> Iterator[Measured]:
    """Grade classes of different sizes.

    Parameters
    ----------
    built : Course
    name : str
    counts : iterable of int
    workers : int
    folder : Path
    """
    alone = ours(classroom(built, folder / "size-1", name, 1), workers)
    for count in counts:
        cost = ours(classroom(built, folder / f"size-{count}", name, count), workers)
        yield Measured(count, cost, alone)


def _pairs(
    theirs: dict[str, dict[str, float]], own: dict[str, dict[str, float]]
) -> Iterator[tuple[str, float, float]]:
    for student, cells in theirs.items():
        for cell, score in cells.items():
            yield cell, score, own[student][cell]


def _mean(costs: list[Cost]) -> Cost:
    total = sum(costs[1:], costs[0])
    return type(total)(total.wall / len(costs), total.cpu / len(costs), total.peak)
