"""Sum up a class: score distribution, exercises by status, mistakes and flags by student."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING

from grader.marking.mark_notebook import message
from grader.report.records import STATUSES, Bin, ExerciseRow, FlagRow, MistakeRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grader.course.assignment import Assignment
    from grader.gradebook.result_json import Result
    from grader.report.records import StudentRow

BINS = 10
WRONG = {"partial", "failed", "error", "timeout"}


def distribution(totals: Sequence[float], most: float) -> tuple[Bin, ...]:
    """The score distribution, in tenths of the points that could be earned.

    Parameters
    ----------
    totals : sequence of float
    most : float
        Points that could be earned; extra credit beyond them counts in the last bin.
    """
    share = most / BINS
    places = Counter(min(int(total / share), BINS - 1) if share else 0 for total in totals)
    return tuple(Bin(i * share, (i + 1) * share, places[i]) for i in range(BINS))


def exercise_rows(rows: Sequence[StudentRow]) -> tuple[ExerciseRow, ...]:
    """The class's results in each exercise, in the notebook's order.

    Parameters
    ----------
    rows : sequence of StudentRow
    """
    found = []
    for cells in zip(*(row.cells for row in rows), strict=True):
        statuses = Counter(cell.status for cell in cells)
        counts = {status: statuses[status] for status in STATUSES if statuses[status]}
        mean = statistics.fmean(
            [cell.points for cell in cells if cell.status != "excused"] or [0.0]
        )
        most = max(cell.max_points for cell in cells)
        found.append(ExerciseRow(cells[0].exercise, most, counts, mean))
    return tuple(found)


def mistake_rows(assignment: Assignment, graded: Mapping[str, Result]) -> tuple[MistakeRow, ...]:
    """The mistakes that students made, the most common first.

    Parameters
    ----------
    assignment : Assignment
    graded : mapping of str to Result
        By student.
    """
    if not graded:
        return ()  # to read what mistakes are known would take longer than the rest of the report
    known = {
        (each.exercise, each.name): (each.title, each.hint)
        for mistakes in assignment.mistakes.values()
        for each in mistakes
    }
    who: dict[tuple[str, str], list[str]] = {}
    given: dict[tuple[str, str], tuple[str, str]] = {}
    for student, result in graded.items():
        # a file that cannot be read is no mistake: every verdict repeats what the flag says
        flagged = {flag.rstrip(".") for flag in result.flags}
        for verdict in result.verdicts.values():
            if verdict.status in WRONG and (said := message(verdict)) not in flagged:
                key = (verdict.exercise, verdict.mistake)
                who.setdefault(key, []).append(student)
                given.setdefault(key, (verdict.title or verdict.mistake, said))
    common = sorted(who, key=lambda key: -len(who[key]))
    return tuple(MistakeRow(*key, *known.get(key, given[key]), tuple(who[key])) for key in common)


def flag_rows(rows: Sequence[StudentRow]) -> tuple[FlagRow, ...]:
    """What happened during grading, the most common first.

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
