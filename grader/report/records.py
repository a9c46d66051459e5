"""What a class report says, as plain data; page, tables and ``--json`` show nothing else."""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = ("passed", "partial", "failed", "error", "timeout", "blank", "missing", "manual")
"""What can be said of an exercise or a written answer, best first."""


@dataclass(frozen=True)
class Cell:
    """One student's result in one exercise or written question."""

    exercise: str
    points: float
    max_points: float
    status: str


@dataclass(frozen=True)
class StudentRow:
    """One student's results in one assignment.

    Parameters
    ----------
    student, name : str
        The id, and first and last name if the gradebook knows them.
    cells : tuple of Cell
        In the notebook's order.
    penalty, total : float
        Points taken off for being late, and what is left.
    seconds_late : float
    seconds : float
        How long the run took.
    flags : tuple of str
        What happened at grading, as facts.
    feedback : str
        Where the student's page is, from the report's folder; empty when there is none.
    """

    student: str
    name: str
    cells: tuple[Cell, ...]
    penalty: float
    total: float
    seconds_late: float
    seconds: float
    flags: tuple[str, ...]
    feedback: str = ""

    @property
    def waits(self) -> bool:
        """Whether an answer waits for somebody to read it."""
        return any(cell.status == "manual" for cell in self.cells)

    @property
    def stopped(self) -> str:
        """The exercises that ran out of time or raised, as a list."""
        wrong = [cell for cell in self.cells if cell.status in {"timeout", "error"}]
        return ", ".join(f"{cell.exercise} ({cell.status})" for cell in wrong)


@dataclass(frozen=True)
class ExerciseRow:
    """How a class did in one exercise or written question.

    Parameters
    ----------
    exercise : str
    max_points : float
    counts : dict of str to int
        By status, those that occur, best first.
    mean : float
        Points.
    """

    exercise: str
    max_points: float
    counts: dict[str, int]
    mean: float

    @property
    def judged(self) -> int:
        """How many answers do not wait to be read."""
        return sum(self.counts.values()) - self.counts.get("manual", 0)

    @property
    def pass_rate(self) -> float:
        """Which share of the judged answers has all points."""
        return self.counts.get("passed", 0) / self.judged if self.judged else 0.0


@dataclass(frozen=True)
class MistakeRow:
    """A slip that students share.

    Parameters
    ----------
    exercise : str
    mistake : str
        The name of a known mistake; empty when none was recognised.
    hint : str
        What its students were told; for an unknown one, what the first of them was told.
    students : tuple of str
    """

    exercise: str
    mistake: str
    hint: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class FlagRow:
    """Something that happened at grading, and to whom."""

    flag: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class Bin:
    """How many students have from `low` up to `high` points; the last one includes `high`."""

    low: float
    high: float
    count: int


@dataclass(frozen=True)
class AssignmentReport:
    """One assignment's part of the report."""

    name: str
    max_points: float
    mean: float
    median: float
    students: tuple[StudentRow, ...]
    absent: tuple[str, ...]
    exercises: tuple[ExerciseRow, ...]
    mistakes: tuple[MistakeRow, ...]
    flags: tuple[FlagRow, ...]
    distribution: tuple[Bin, ...]

    @property
    def waiting(self) -> int:
        """How many students' answers wait to be read."""
        return sum(row.waits for row in self.students)

    @property
    def slowest(self) -> list[StudentRow]:
        """The ten slowest runs, slowest first."""
        return sorted(self.students, key=lambda row: -row.seconds)[:10]

    @property
    def stopped(self) -> list[StudentRow]:
        """Runs in which something ran out of time or raised."""
        return [row for row in self.students if row.stopped]


@dataclass(frozen=True)
class Report:
    """A class report.

    Parameters
    ----------
    course : str
        The course's id.
    made : str
        When, in local time.
    assignments : tuple of AssignmentReport
        Those that somebody handed in.
    """

    course: str
    made: str
    assignments: tuple[AssignmentReport, ...]
