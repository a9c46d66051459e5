"""Sum up a class: points in bins, exercises by status, mistakes and flags by student."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING

from grader.report.records import STATUSES, Bin, ExerciseRow, FlagRow, MistakeRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grader.course.course import Assignment
    from grader.marking.verdict_records import MarkedRecord
    from grader.report.records import StudentRow

BINS = 10
SLIPS = {"partial", "failed", "error", "timeout"}


def distribution(totals: Sequence[float], most: float) -> tuple[Bin, ...]:
    """How many students have how many points, in tenths of what there was to earn.

    Parameters
    ----------
    totals : sequence of float
    most : float
        Points there were to earn; extra credit beyond them counts in the last bin.
    """
    share = most / BINS
    places = Counter(min(int(total / share), BINS - 1) if share else 0 for total in totals)
    return tuple(Bin(i * share, (i + 1) * share, places[i]) for i in range(BINS))


def exercise_rows(rows: Sequence[StudentRow]) -> tuple[ExerciseRow, ...]:
    """How the class did in each exercise, in the notebook's order.

    Parameters
    ----------
    rows : sequence of StudentRow
    """
    found = []
    for cells in zip(*(row.cells for row in rows), strict=True):
        statuses = Counter(cell.status for cell in cells)
        counts = {status: statuses[status] for status in STATUSES if statuses[status]}
        mean = statistics.fmean(cell.points for cell in cells)
        found.append(ExerciseRow(cells[0].exercise, cells[0].max_points, counts, mean))
    return tuple(found)


def mistake_rows(
    assignment: Assignment, marked: Mapping[str, MarkedRecord]
) -> tuple[MistakeRow, ...]:
    """The slips that students made, the most common first.

    Parameters
    ----------
    assignment : str
    marked : mapping of str to MarkedRecord
        By student.
    """
    hints = {
        (each.exercise, each.name): each.hint
        for known in assignment.mistakes.values()
        for each in known
    }
    who: dict[tuple[str, str], list[str]] = {}
    told: dict[tuple[str, str], str] = {}
    for student, record in marked.items():
        # a file that cannot be read is no slip: every verdict says what the flag does
        told_once = {flag.rstrip(".") for flag in record.flags}
        for verdict in record.verdicts.values():
            if verdict.status in SLIPS and verdict.message not in told_once:
                key = (verdict.exercise, verdict.mistake)
                who.setdefault(key, []).append(student)
                told.setdefault(key, verdict.message)
    common = sorted(who, key=lambda key: -len(who[key]))
    return tuple(MistakeRow(*key, hints.get(key) or told[key], tuple(who[key])) for key in common)


def flag_rows(rows: Sequence[StudentRow]) -> tuple[FlagRow, ...]:
    """What happened at grading, the most common first.

    Parameters
    ----------
    rows : sequence of StudentRow
    """
    who: dict[str, list[str]] = {}
    for row in rows:
        for flag in row.flags:
            who.setdefault(flag, []).append(row.student)
    common = sorted(who, key=lambda flag: -len(who[flag]))
    return tuple(FlagRow(flag, tuple(dict.fromkeys(who[flag]))) for flag in common)
