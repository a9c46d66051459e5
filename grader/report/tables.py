"""Every table of a report, as header and rows: one CSV file each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.report.records import STATUSES

if TYPE_CHECKING:
    from grader.report.records import AssignmentReport


@dataclass(frozen=True)
class Table:
    """A table of the report.

    Parameters
    ----------
    name : str
        Of its file, before ``.csv``.
    header : list of str
    rows : list of list
    """

    name: str
    header: list[str]
    rows: list[list[object]]


def tables(report: AssignmentReport) -> dict[str, Table]:
    """All tables of an assignment's part of the report, by what they show.

    Parameters
    ----------
    report : AssignmentReport
    """
    made = {
        "students": _students(report),
        "exercises": _exercises(report),
        "mistakes": _mistakes(report),
        "runs": _runs(report),
        "flags": _flags(report),
        "distribution": _distribution(report),
    }
    return {name: Table(f"{report.name}-{name}", *table) for name, table in made.items()}


_Content = tuple[list[str], list[list[object]]]


def _students(report: AssignmentReport) -> _Content:
    exercises = [row.exercise for row in report.exercises]
    header = ["student", "name", *exercises, "penalty", "total", "seconds_late", "waits", "flags"]
    rows: list[list[object]] = [
        [
            row.student,
            row.name,
            *(None if cell.status == "manual" else cell.points for cell in row.cells),
            row.penalty,
            row.total,
            row.seconds_late,
            row.waits,
            "; ".join(row.flags),
        ]
        for row in report.students
    ]
    rows += [
        [student, *[None] * (len(header) - 2), "handed in nothing"] for student in report.absent
    ]
    return header, rows


def _exercises(report: AssignmentReport) -> _Content:
    header = ["exercise", "max_points", "mean", "pass_rate", *STATUSES]
    return header, [
        [
            row.exercise,
            row.max_points,
            row.mean,
            row.pass_rate,
            *(row.counts.get(status, 0) for status in STATUSES),
        ]
        for row in report.exercises
    ]


def _mistakes(report: AssignmentReport) -> _Content:
    return ["exercise", "mistake", "hint", "count", "students"], [
        [row.exercise, row.title, row.hint, len(row.students), " ".join(row.students)]
        for row in report.mistakes
    ]


def _runs(report: AssignmentReport) -> _Content:
    return ["student", "seconds", "stopped"], [
        [row.student, row.seconds, row.stopped] for row in report.students
    ]


def _flags(report: AssignmentReport) -> _Content:
    return ["flag", "count", "students"], [
        [row.flag, len(row.students), " ".join(row.students)] for row in report.flags
    ]


def _distribution(report: AssignmentReport) -> _Content:
    return ["from", "to", "students"], [[b.low, b.high, b.count] for b in report.distribution]
