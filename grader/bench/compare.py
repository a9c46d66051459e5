"""Measure all graders on the same submissions, in turn, in rounds, and list where scores differ."""

from __future__ import annotations

import collections
import math
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.bench.measured import Measured
from grader.bench.otter import otter, otter_scores, otter_version
from grader.bench.programs import classroom, floor, keep, ours, scores, stock
from grader.course.cells import CHECK_PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from grader.bench.cost import Cost
    from grader.course.assignment import Assignment
    from grader.course.course import Course

FLOOR, ONE, TWO = "bare floor", "grader, 1 worker", "grader, 2 workers"
LIKE, STOCK = "nbgrader, skipping the same cells", "nbgrader as it comes"
OTTER = "Otter-Grader"
CONTESTANTS: dict[str, Callable[[Assignment], Cost]] = {
    TWO: lambda assignment: ours(assignment, 2),
    LIKE: lambda assignment: stock(assignment, skip=True),
    ONE: lambda assignment: ours(assignment, 1),
    OTTER: otter,
    FLOOR: floor,
}
"""In the order of their turns; without Otter-Grader where it is not installed."""
SLOW = {LIKE, OTTER}
"""These take more than a second for each submission, and get few."""
FEWEST = {TWO: 2}
"""How many submissions show what it costs to start: two workers start with two."""
Scores = dict[str, dict[str, float]]
SCORES_OF: dict[str, Callable[[Assignment], Scores]] = {
    TWO: scores,
    LIKE: scores,
    OTTER: otter_scores,
}
"""Where to read the scores of those that give any which are compared."""


@dataclass(frozen=True)
class Sizes:
    """How many submissions are graded in each round.

    Parameters
    ----------
    whole : int
        By this grader with two workers.
    alone : int
        By this grader with one worker, and by the bare floor.
    theirs : int
        By nbgrader and by Otter-Grader, which take more than a second for each: other ones in each
        round.
    as_it_comes : int
        By nbgrader as it comes, which trains every model in them; in the first round only.
    rounds : int
    """

    whole: int
    alone: int
    theirs: int
    as_it_comes: int
    rounds: int

    def of(self, who: str, number: int) -> list[int]:
        """Which submissions a contestant grades in a round.

        Parameters
        ----------
        who : str
        number : int
            The round's, from 0.
        """
        if who in SLOW:
            return list(range(number, self.whole, self.rounds))[: self.theirs]
        return list(range(self.whole if who == TWO else self.alone))


@dataclass(frozen=True)
class Agreement:
    """How far another grader's scores say the same as ours: that an answer is right, or wrong.

    Parameters
    ----------
    both : int
        How many answers earn all of their points from both.
    neither : int
        How many do from neither.
    total : int
        How many scores the other gave.
    refused : int
        How many submissions it did not grade.
    """

    both: int
    neither: int
    total: int
    refused: int


@dataclass(frozen=True)
class Comparison:
    """A comparison of all contestants.

    Parameters
    ----------
    name : str
        The assignment's.
    size : int
        How many submissions it is about.
    rounds : list of dict of str to Measured
        By contestant.
    as_it_comes : Measured or None
    differences : dict of (str, float, float) to int
        How often a cell got these scores from nbgrader and from this grader.
    equal : int
        How many scores are the same.
    refused : int
        How many submissions nbgrader did not grade.
    otter : Agreement or None
        With Otter-Grader's scores, where it is installed.
    """

    name: str
    size: int
    rounds: list[dict[str, Measured]]
    as_it_comes: Measured | None
    differences: dict[tuple[str, float, float], int]
    equal: int
    refused: int
    otter: Agreement | None = None

    def of(self, figure: Callable[[dict[str, Measured]], float]) -> list[float]:
        """A figure of each round, the lowest first.

        Parameters
        ----------
        figure : function
            Of a round.
        """
        return sorted(map(figure, self.rounds))


def compare(built: Course, name: str, sizes: Sizes, folder: Path) -> Comparison:
    """Let each grader grade the same submissions, in turn, once in each round.

    Parameters
    ----------
    built : Course
        Its gradebook holds the assignment and no submissions.
    name : str
    sizes : Sizes
    folder : Path
        What is made in it is removed.
    """
    rounds: list[dict[str, Measured]] = []
    found: dict[str, Scores] = collections.defaultdict(dict)
    asked: collections.Counter[str] = collections.Counter()
    who_runs = contestants()
    for who, run in who_runs.items():  # the first run compiles what it imports: it does not count
        run(keep(_place(built, folder, name, sizes.whole), range(FEWEST.get(who, 1))))
    for number in range(sizes.rounds):
        rounds.append({})
        for who, run in who_runs.items():
            which, fewest = sizes.of(who, number), FEWEST.get(who, 1)
            place = _place(built, folder, name, sizes.whole)
            start = run(keep(place, which[:fewest]))
            place = _place(built, folder, name, sizes.whole)
            rounds[-1][who] = Measured(len(which), run(keep(place, which)), start, fewest)
            if who in SCORES_OF:
                found[who] |= SCORES_OF[who](place)
                asked[who] += len(which)
    came = None
    if sizes.as_it_comes:
        place = _place(built, folder, name, sizes.whole)
        some: Collection[int] = range(sizes.as_it_comes)
        whole = stock(keep(place, some), skip=False)
        came = Measured(len(some), whole, whole, 0)
    shutil.rmtree(folder, ignore_errors=True)
    pairs = collections.Counter(_pairs(found[LIKE], found[TWO]))
    differences = {pair: count for pair, count in pairs.items() if pair[1] != pair[2]}
    equal = pairs.total() - sum(differences.values())
    refused = {who: asked[who] - len(found[who]) for who in SLOW}
    agreed = None
    if OTTER in who_runs:
        most = {
            f"{CHECK_PREFIX}{each}": points
            for each, points in built.assignment(name).points.items()
        }
        agreed = agreement(_pairs(found[OTTER], found[TWO]), most, refused[OTTER])
    return Comparison(name, sizes.whole, rounds, came, differences, equal, refused[LIKE], agreed)


def contestants() -> dict[str, Callable[[Assignment], Cost]]:
    """Who takes part: all that are installed."""
    out = () if otter_version() else (OTTER,)
    return {who: run for who, run in CONTESTANTS.items() if who not in out}


def agreement(
    pairs: Iterable[tuple[str, float, float]], most: Mapping[str, float], refused: int
) -> Agreement:
    """Count the answers that two graders find right, and those that both find wrong.

    Parameters
    ----------
    pairs : iterable of (str, float, float)
        Of each graded cell its name, and its scores from the other grader and from this one.
    most : mapping of str to float
        By cell, what a right answer earns.
    refused : int
        How many submissions the other did not grade.
    """
    right = collections.Counter(
        (math.isclose(theirs, most[cell]), math.isclose(own, most[cell]))
        for cell, theirs, own in pairs
    )
    return Agreement(right[True, True], right[False, False], right.total(), refused)


def _place(built: Course, folder: Path, name: str, size: int) -> Assignment:
    """A classroom with all submissions, in the place of the one before."""
    shutil.rmtree(folder, ignore_errors=True)
    return classroom(built, folder, name, size)


def _pairs(theirs: Scores, own: Scores) -> Iterator[tuple[str, float, float]]:
    for student, cells in theirs.items():
        for cell, score in cells.items():
            yield cell, score, own[student][cell]
