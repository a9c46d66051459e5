"""A student's score for an assignment: points by part, and the late penalty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class Part:
    """The score of one exercise or written question.

    Parameters
    ----------
    name : str
    points, max_points : float
        Manual scores and extra credit are included.
    waits : bool
        Whether it awaits manual grading. `points` is then the mark for an earlier answer, or 0.
    manual : bool
        Whether a person gave the points.
    excused : str
        Why it does not count for this student; then both points are 0.
    """

    name: str
    points: float
    max_points: float
    waits: bool = False
    manual: bool = False
    excused: str = ""


@dataclass(frozen=True)
class Score:
    """One student's score for one assignment.

    Parameters
    ----------
    student, assignment : str
    parts : tuple of Part
        In the notebook's order.
    penalty : float
        Points taken off for being late.
    handed_in : datetime or None
        In UTC, if it is known.
    seconds_late : float
    """

    student: str
    assignment: str
    parts: tuple[Part, ...]
    penalty: float = 0.0
    handed_in: dt.datetime | None = None
    seconds_late: float = 0.0

    @property
    def points(self) -> float:
        """The sum of all parts before the penalty, without those that await manual grading."""
        return sum(part.points for part in self.parts if not part.waits)

    @property
    def max_points(self) -> float:
        """The points that this student could earn."""
        return sum(part.max_points for part in self.parts)

    @property
    def total(self) -> float:
        """The points after the penalty, at least 0."""
        return max(0.0, self.points - self.penalty)

    def out_of(self, most: float) -> float:
        """The total for a platform on which all students have the same maximum.

        Parameters
        ----------
        most : float
            The maximum on the platform.

        Returns
        -------
        float
            For a student who is excused from a part, the same share of `most` as of `max_points`.
        """
        excused = any(part.excused for part in self.parts)
        return self.total * most / self.max_points if excused and self.max_points else self.total

    @property
    def waits(self) -> bool:
        """Whether any part awaits manual grading."""
        return any(part.waits for part in self.parts)
