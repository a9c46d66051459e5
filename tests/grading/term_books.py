"""What a term's gradebook must say: dictionaries and sums, and nothing of the grader's code."""

import datetime as dt
import math
from dataclasses import dataclass, field

DAY = dt.timedelta(days=1)


@dataclass
class Book:
    """What is true of one assignment, as somebody with paper and pencil would keep it."""

    worth: dict[str, float]
    """By exercise and written question."""
    written: set[str]
    due: dt.datetime
    rate: float = 0.0
    """The share of the points that each day begun costs."""
    shares: dict[str, dict[str, float]] = field(default_factory=dict)
    """By student who handed in and by exercise: the share of its points; 1 where none is named."""
    answers: dict[str, str] = field(default_factory=dict)
    """By student, the written answer; blank when empty."""
    hand: dict[tuple[str, str], float] = field(default_factory=dict)
    """Points that a person gave, by student and part."""
    again: set[tuple[str, str]] = field(default_factory=set)
    """Whose answer has changed since."""
    moments: dict[str, dt.datetime] = field(default_factory=dict)
    more: dict[str, dt.timedelta] = field(default_factory=dict)
    excused: dict[str, set[str]] = field(default_factory=dict)

    def waits(self, student):
        """The parts that a person must read."""
        return {
            part
            for part in self._parts(student)
            if (student, part) in self.again
            or (
                part in self.written
                and self.answers.get(student)
                and (student, part) not in self.hand
            )
        }

    def points(self, student, part):
        if (student, part) in self.hand:
            return self.hand[student, part]
        if part in self.written:
            return 0.0
        return self.shares[student].get(part, 1.0) * self.worth[part]

    def raw(self, student):
        waits = self.waits(student)
        return sum(self.points(student, p) for p in self._parts(student) if p not in waits)

    def most(self, student):
        return sum(self.worth[part] for part in self._parts(student))

    def penalty(self, student):
        due = self.due + self.more.get(student, dt.timedelta())
        late = self.moments.get(student, due) - due
        # nbgrader's penalty is of all points in the gradebook, also of a mark that waits again
        score = sum(self.points(student, part) for part in self._parts(student))
        return min(score, self.rate * score * max(0, math.ceil(late / DAY)))

    def total(self, student):
        return max(0.0, self.raw(student) - self.penalty(student))

    def _parts(self, student):
        return self.worth.keys() - self.excused.get(student, set())
