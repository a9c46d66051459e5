"""Measure everybody on the same submissions, in turn, and say where scores differ."""

from __future__ import annotations

import collections
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.bench.cost import Cost
from grader.bench.programs import classroom, floor, ours, scores, stock
from grader.course.course import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from grader.course.course import Assignment

FLOOR, ONE, TWO = "bare floor", "grader, 1 worker", "grader, 2 workers"
LIKE, STOCK = "nbgrader, skipping the same cells", "nbgrader as it comes"
CONTESTANTS: dict[str, Callable[[Assignment], Cost]] = {
    FLOOR: floor,
    ONE: lambda assignment: ours(assignment, 1),
    TWO: lambda assignment: ours(assignment, 2),
    LIKE: lambda assignment: stock(assignment, skip=True),
    STOCK: lambda assignment: stock(assignment, skip=False),
}
FEWEST = {TWO: 2, STOCK: 0}
"""How many submissions show what it costs to start: two workers start with two, and of nbgrader as
it comes, too few are graded to tell the one from the other."""
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
        Of the same command with the fewest submissions: one, or one for each worker.
    fewest : int
        How many these are; none where start-up was not measured.
    """

    size: int
    whole: Cost
    start: Cost
    fewest: int = 1

    @property
    def more(self) -> int:
        """Submissions beyond the fewest."""
        return self.size - self.fewest

    @property
    def rate(self) -> float:
        """Submissions per second, start-up included."""
        return self.size / self.whole.wall

    @property
    def wall_each(self) -> float:
        """Seconds for one more submission."""
        return (self.whole.wall - self.start.wall) / self.more

    @property
    def cpu_each(self) -> float:
        """CPU seconds for one more submission."""
        return (self.whole.cpu - self.start.cpu) / self.more


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
        Its gradebook holds the assignment and no submissions.
    name : str
    size : int
        Submissions.
    folder : Path
        Empty; what is made stays in it.
    as_it_comes : int
        How many of the submissions nbgrader grades as it comes: it trains every model in them.
    """
    count = dict.fromkeys(IN_TURN, size) | {STOCK: min(size, as_it_comes)}
    turns: dict[str, list[Cost]] = {who: [] for who in IN_TURN if count[who]}
    starts: dict[str, list[Cost]] = {who: [] for who in turns}
    for number, who in enumerate(IN_TURN):
        for costs, some in ((starts, FEWEST.get(who, 1)), (turns, count[who])):
            if some:
                assignment = classroom(built, folder / f"{number}-{some}", name, some)
                costs[who].append(CONTESTANTS[who](assignment))
    measured = {
        who: Measured(count[who], mean(costs), mean(starts[who]), FEWEST.get(who, 1))
        for who, costs in turns.items()
    }
    theirs, own = (
        scores(Course(folder / f"{IN_TURN.index(who)}-{size}").assignment(name))
        for who in (LIKE, TWO)
    )
    pairs = collections.Counter(_pairs(theirs, own))
    differences = {pair: count for pair, count in pairs.items() if pair[1] != pair[2]}
    equal = pairs.total() - sum(differences.values())
    return Comparison(name, measured, differences, equal, len(own) - len(theirs))


def _pairs(
    theirs: dict[str, dict[str, float]], own: dict[str, dict[str, float]]
) -> Iterator[tuple[str, float, float]]:
    for student, cells in theirs.items():
        for cell, score in cells.items():
            yield cell, score, own[student][cell]


def mean(costs: list[Cost]) -> Cost:
    """The mean of what several turns took, if any; the peak is the largest."""
    total, turns = sum(costs, Cost()), max(len(costs), 1)
    return Cost(total.wall / turns, total.cpu / turns, total.peak)
