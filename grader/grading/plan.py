"""Decide for one submission: run it, judge its answers again, or leave it."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.gradebook.moments import text_of
from grader.grading.fingerprint import asked_prints
from grader.grading.task import excused_from

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from grader.course.assignment import Assignment
    from grader.gradebook.batches import Terms
    from grader.gradebook.result_json import Entry, Result

GONE_TIME = "timestamp.txt: it existed at an earlier grading, but is missing now"
"""The flag of a submission that had a submission time at an earlier grading."""


class Step(enum.Enum):
    """What the grader does with a submission; the value is the word in the summary."""

    NEW = "new"
    RUN = "run again"
    REJUDGE = "rejudged"
    TIME = "time or late penalty updated"
    NOTHING = "unchanged"


@dataclass(frozen=True)
class HandedIn:
    """The facts about a submission before the grader opens it.

    Parameters
    ----------
    content : str
        SHA-256 of the file; empty when it cannot be read.
    run_print : str
        The fingerprint of the file and of everything else that decides its answers.
    moment : datetime or None
        The submission time.
    time_flags : tuple of str
        Problems with the submission time.
    newer : tuple of str
        Exercises that may have been added to the assignment after the submission.
    """

    content: str
    run_print: str
    moment: dt.datetime | None
    time_flags: tuple[str, ...]
    newer: tuple[str, ...]


def step_for(  # noqa: PLR0911, PLR0913 - one for each kind of change, the greatest first
    assignment: Assignment,
    found: HandedIn,
    entry: Entry | None,
    terms: Terms,
    judge_print: str,
    *,
    file_is_whole: bool,
) -> Step:
    """What a submission needs.

    Parameters
    ----------
    assignment : Assignment
    found : HandedIn
    entry : Entry or None
        What is stored of it.
    terms : Terms
    judge_print : str
        Of the course as it is now.
    file_is_whole : bool
        Whether the marked notebook is what was stored with the result.
    """
    if entry is None:
        return Step.NEW
    before = entry.facts_only
    if before.graded < terms.regrade_before or (terms.exact and entry.seed != terms.seed):
        return Step.RUN
    if entry.run_print != found.run_print or not file_is_whole:
        return Step.RUN
    excused = excused_from(found.newer, before.cells)
    if not _was_asked(assignment, before, entry.seed, excused):
        return Step.RUN
    if entry.judge_print != judge_print or excused != before.excused:
        return Step.REJUDGE
    if known_time(before, found) != before:
        return Step.TIME
    return Step.NOTHING


def known_time(before: Result, found: HandedIn) -> Result:
    """A stored result with the present submission time and its flags.

    Parameters
    ----------
    before : Result
    found : HandedIn
    """
    return dataclasses.replace(
        before,
        time_flags=time_flags(before, found.moment, found.time_flags),
        handed_in=text_of(found.moment) or before.handed_in,
    )


def time_flags(
    before: Result | None, moment: dt.datetime | None, flags: tuple[str, ...]
) -> tuple[str, ...]:
    """The flags about the submission time.

    Parameters
    ----------
    before : Result or None
        What is stored.
    moment : datetime or None
    flags : tuple of str
        What is wrong with the file now.
    """
    if moment is None and not flags and before and before.handed_in:
        return (f"{GONE_TIME}; taken as on time",)
    return flags


def newer_than(
    since: Mapping[str, str], moment: dt.datetime | None, first_seen: str
) -> tuple[str, ...]:
    """What was added to an assignment after a submission was handed in.

    Parameters
    ----------
    since : mapping of str to str
        By exercise or question, since when it is part of the assignment.
    moment : datetime or None
        When the submission was handed in.
    first_seen : str
        When its content was graded for the first time; empty when it is new.
    """
    known = [each for each in (text_of(moment), first_seen) if each]
    return tuple(name for name in since if since[name] and any(at < since[name] for at in known))


def _was_asked(assignment: Assignment, before: Result, seed: int, excused: Iterable[str]) -> bool:
    """Whether the stored answers belong to the present challenges."""
    if not before.content:
        return True  # there was nothing to ask
    needed = asked_prints(assignment, seed)
    return all(before.asked.get(name) == needed[name] for name in needed.keys() - set(excused))
