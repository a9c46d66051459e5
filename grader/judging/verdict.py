"""The result of judging: a verdict with a facet for each part, or a failure."""

from __future__ import annotations

import math
from dataclasses import dataclass

BLANK = "NotImplementedError"
"""What a function raises that the student has not written yet."""
VECTORIZED = "vectorized"
"""The facet that is earned by running no more lines for more examples."""
_STATUS_OF = {BLANK: "blank", "timeout": "timeout", "missing": "missing"}


@dataclass(frozen=True)
class Failure:
    """There is no answer: the call raised, ran out of time, or could not be made.

    Parameters
    ----------
    kind : str
        The exception's class name, or ``timeout``, ``died``, ``unbound``, ``unsendable``.
    message : str
        One sentence for the student.
    """

    kind: str
    message: str = ""


@dataclass(frozen=True)
class Cause:
    """Why an answer is wrong.

    Parameters
    ----------
    hint : str
        For the student: it leads to the error without giving the solution.
    name : str
        Of the known mistake, as code.
    title : str
        Of the known mistake, as people say it.
    """

    hint: str
    name: str
    title: str = ""


@dataclass(frozen=True)
class Facet:
    """The verdict on one part of an answer; `reason` is empty when it is right."""

    name: str
    points: float
    max_points: float
    reason: str = ""
    hint: str = ""
    mistake: str = ""
    title: str = ""

    @property
    def right(self) -> bool:
        """Whether this part is right in every challenge."""
        return not self.reason


@dataclass(frozen=True)
class Verdict:
    """Points, reasons and hints for one exercise.

    `stopped` is the student's line in which the function raised, where that can be read.
    """

    exercise: str
    facets: tuple[Facet, ...]
    failure: Failure | None = None
    notes: tuple[str, ...] = ()
    stopped: str = ""

    @property
    def points(self) -> float:
        """The points earned."""
        return math.fsum(facet.points for facet in self.facets)

    @property
    def max_points(self) -> float:
        """The points there were to earn."""
        return math.fsum(facet.max_points for facet in self.facets)

    @property
    def mistake(self) -> str:
        """The first known mistake recognised, or nothing."""
        return next((facet.mistake for facet in self.facets if facet.mistake), "")

    @property
    def title(self) -> str:
        """What people call the first known mistake recognised, or nothing."""
        return next((facet.title for facet in self.facets if facet.mistake), "")

    @property
    def status(self) -> str:
        """One of passed, partial, failed, blank, timeout, missing and error."""
        if self.failure:
            return _STATUS_OF.get(self.failure.kind, "error")
        if all(facet.right for facet in self.facets):
            return "passed"
        return "partial" if any(facet.right for facet in self.facets) else "failed"
