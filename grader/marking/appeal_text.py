"""One student's verdicts as plain text, mainly for appeals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.judging.verdict_view import verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.gradebook.audit_log import Change
    from grader.gradebook.result_json import Result
    from grader.gradebook.score import Part, Score


def readable(score: Score, result: Result, seed: int) -> str:
    """The verdicts and points of one submission.

    Parameters
    ----------
    score : Score
    result : Result
    seed : int
        Drew the challenges.
    """
    whose = f"{score.student}, " if score.student else ""
    waits = ", without the questions that are awaiting manual grading" if score.waits else ""
    graded = f", graded {result.graded[:16].replace('T', ' ')} UTC" if result.graded else ""
    lines = [
        f"{whose}{score.assignment}: {score.total:g} of {score.max_points:g} points{waits}",
        f"seed {seed}{graded}",
    ]
    for part in score.parts:
        lines += _part(part, result)
    if score.penalty:
        lines.append(f"late penalty: {score.penalty:g} points")
    return "\n".join([*lines, *result.all_flags])


def verdict_texts(result: Result) -> list[str]:
    """Each verdict of a result, in the order of the notebook.

    Parameters
    ----------
    result : Result
    """
    return [verdict_text(verdict, points=True) for verdict in result.verdicts.values()]


def history(changes: list[Change]) -> str:
    """The changes of a student's points, one line each.

    Parameters
    ----------
    changes : list of Change
        Oldest first.
    """
    return "\n".join(_changed(change) for change in changes)


def _part(part: Part, result: Result) -> Iterator[str]:
    verdict = result.verdicts.get(part.name)
    if part.excused:
        yield f"  {part.name}: excused: {part.excused}"
        return
    if verdict:
        yield verdict_text(verdict, points=True)
    points = f"{part.points:g} of {part.max_points:g} points"
    if part.waits:
        earlier = f"; the mark for an earlier answer was {part.points:g}" if part.manual else ""
        yield f"  {part.name}: awaiting manual grading{earlier}"
    elif part.manual:
        yield f"  {part.name}: {points}, graded by a person"
    elif not verdict:
        yield f"  {part.name}: {points}"


def _changed(change: Change) -> str:
    from grader.gradebook.audit_log import total  # noqa: PLC0415 - marking needs no database

    before = f"{total(change.before):g}" if change.before else "nothing"
    when = change.moment[:16].replace("T", " ")
    return (
        f"{when} UTC  {before} → {total(change.after):g} points  {change.reason} "
        f"({change.who}: {change.command})"
    )
