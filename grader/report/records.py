"""A class report as plain data; page, tables and ``--json`` show nothing else."""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = (
    "passed", "partial", "failed", "error", "timeout", "blank", "missing", "manual", "excused",
)  # fmt: skip
"""The status of an exercise or a written answer, best first."""


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
        The late penalty, and the points after it.
    seconds_late : float
    seconds : float
        How long the run took.
    flags : tuple of str
        What happened during grading, as facts.
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
        """Whether an answer awaits manual grading."""
        return any(cell.status == "manual" for cell in self.cells)

    @property
    def stopped(self) -> str:
        """The exercises that ran out of time or raised an exception, as a list."""
        wrong = [cell for cell in self.cells if cell.status in {"timeout", "error"}]
        return ", ".join(f"{cell.exercise} ({cell.status})" for cell in wrong)


@dataclass(frozen=True)
class ExerciseRow:
    """The class's results in one exercise or written question.

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
        """How many answers are graded and count."""
        return sum(self.counts.values()) - sum(
            self.counts.get(status, 0) for status in ("manual", "excused")
        )

    @property
    def pass_rate(self) -> float:
        """The share of the graded answers that has full points."""
        return self.counts.get("passed", 0) / self.judged if self.judged else 0.0


@dataclass(frozen=True)
class MistakeRow:
    """A mistake that students share.

    Parameters
    ----------
    exercise : str
    mistake : str
        The name of a known mistake; empty when none was recognised.
    title : str
        Its name for people.
    hint : str
        The hint that its students got; for an unknown mistake, the first student's message.
    students : tuple of str
    """

    exercise: str
    mistake: str
    title: str
    hint: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class FlagRow:
    """Something that happened at grading, and to which students."""

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
    """One assignment's part of the report; mean, median and distribution are of final scores."""

    name: str
    max_points: float
    mean: float | None
    median: float | None
    students: tuple[StudentRow, ...]
    absent: tuple[str, ...]
    exercises: tuple[ExerciseRow, ...]
    mistakes: tuple[MistakeRow, ...]
    flags: tuple[FlagRow, ...]
    distribution: tuple[Bin, ...]

    @property
    def waiting(self) -> int:
        """How many students have answers that await manual grading."""
        return sum(row.waits for row in self.students)

    @property
    def slowest(self) -> list[StudentRow]:
        """The ten slowest runs, slowest first."""
        return sorted(self.students, key=lambda row: -row.seconds)[:10]

    @property
    def stopped(self) -> list[StudentRow]:
        """Runs in which something ran out of time or raised an exception."""
        return [row for row in self.students if row.stopped]


@dataclass(frozen=True)
class Report:
    """A class report.

    Parameters
    ----------
    course : str
        The course's id.
    made : str
        When the report was made, in local time.
    assignments : tuple of AssignmentReport
        Those with submissions.
    """

    course: str
    made: str
    assignments: tuple[AssignmentReport, ...]
