"""What a contestant took: in all, to start, and for one more submission."""

from __future__ import annotations

from dataclasses import dataclass

from grader.bench.cost import Cost


@dataclass(frozen=True)
class Measured:
    """What a contestant took.

    Parameters
    ----------
    size : int
        Submissions.
    whole : Cost
        Of the whole command.
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
    def each(self) -> Cost:
        """The cost of one more submission."""
        return (self.whole - self.start) * (1 / self.more)

    @property
    def wall_each(self) -> float:
        """Seconds for one more submission."""
        return self.each.wall

    @property
    def cpu_each(self) -> float:
        """CPU seconds for one more submission."""
        return self.each.cpu

    def wall_of(self, size: int) -> float:
        """Seconds for so many submissions: the start, and as many as it lacks.

        Parameters
        ----------
        size : int
        """
        return self.start.wall + (size - self.fewest) * self.wall_each


def mean(costs: list[Cost]) -> Cost:
    """The mean of what several turns took, if any; the peak is the largest."""
    return sum(costs, Cost()) * (1 / max(len(costs), 1))
