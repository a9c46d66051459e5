"""The result of grading one submission: verdicts and facts, and the JSON that stores them."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.judging.verdict import Facet, Failure, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Result:
    """What grading one submission gave, and what is needed to grade it again.

    Parameters
    ----------
    verdicts : dict of str to Verdict
        By exercise.
    written : dict of str to str
        By written question: ``manual`` or ``blank``.
    seconds : dict of str to float
        By cell: its ``grade_id`` or else its id.
    flags : tuple of str
        What happened during the run, as facts.
    time_flags : tuple of str
        What is wrong with the time of handing in.
    problem : str
        Why the submission could not be graded, or nothing.
    places : dict of str to str
        By exercise, the place in the student's code that they are told to look at.
    excused : dict of str to str
        By exercise or written question that does not count: the reason.
    cells : tuple of str
        The ``grade_id`` of each marked cell that the student handed in.
    answer_prints : dict of str to str
        By graded cell, the fingerprint of the answer that it grades.
    asked : dict of str to str
        By exercise, the fingerprint of its challenges.
    content : str
        SHA-256 of the submitted file.
    first_seen : str
        When this content was graded for the first time, in UTC.
    handed_in : str
        The last readable time of handing in, in UTC; empty when there was none.
    versions : dict of str to str
        By package, which version answered.
    graded : str
        When these verdicts were given, in UTC.
    """

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    time_flags: tuple[str, ...] = ()
    problem: str = ""
    places: dict[str, str] = field(default_factory=dict)
    excused: dict[str, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    answer_prints: dict[str, str] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    content: str = ""
    first_seen: str = ""
    handed_in: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    graded: str = ""

    @property
    def all_flags(self) -> tuple[str, ...]:
        """What is wrong with the time of handing in, then what happened during the run."""
        return self.time_flags + self.flags

    @property
    def run_seconds(self) -> float:
        """How long the run took."""
        return sum(self.seconds.values())


DAMAGED = "what the gradebook holds of this submission's run is damaged: grader grade runs it again"


@dataclass(frozen=True)
class Entry:
    """A stored result.

    Parameters
    ----------
    run_print : str
        Fingerprint of what decides the answers: the submission, the sandbox, the data.
    judge_print : str
        Fingerprint of what decides the verdicts once there are answers.
    digest : str
        SHA-256 of the marked notebook's file.
    seed : int
        The seed of the challenges.
    facts : str
        The `Result` as JSON.
    """

    run_print: str
    judge_print: str
    digest: str
    seed: int
    facts: str = "{}"

    @property
    def result(self) -> Result:
        """The stored verdicts and facts."""
        return result_of(self.facts)

    @property
    def facts_only(self) -> Result:
        """The stored facts without the verdicts; reading them takes a tenth of the time."""
        return result_of(self.facts, whole=False)


def facts_of(result: Result) -> str:
    """A result as the JSON that is stored.

    Parameters
    ----------
    result : Result
    """
    rounded = {cell: round(took, 4) for cell, took in result.seconds.items()}
    plain = {each.name: getattr(result, each.name) for each in dataclasses.fields(result)}
    verdicts = [_plain(verdict) for verdict in result.verdicts.values()]
    return json.dumps(plain | {"seconds": rounded, "verdicts": verdicts})


def _plain(verdict: Verdict) -> dict[str, Any]:
    """As `dataclasses.asdict`, which copies every number and text: that takes ten times as long."""
    failure = vars(verdict.failure) if verdict.failure else None
    return vars(verdict) | {"facets": [*map(vars, verdict.facets)], "failure": failure}


def result_of(facts: str, *, whole: bool = True) -> Result:
    """The result that JSON holds; where it is damaged, one flag that says so.

    Parameters
    ----------
    facts : str
        As `facts_of` made it.
    whole : bool
        With its verdicts.
    """
    try:
        said = json.loads(facts)
        return _result_from(said if whole else said | {"verdicts": ()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return Result(flags=(DAMAGED,))


def _result_from(said: dict[str, Any]) -> Result:
    for name in ("flags", "time_flags", "cells"):
        said[name] = tuple(said.get(name, ()))
    return Result(**said | {"verdicts": verdicts_of(said.get("verdicts", ()))})


def verdicts_of(said: Any) -> dict[str, Verdict]:
    """The verdicts among stored facts, by exercise.

    Parameters
    ----------
    said : list of dict

    Raises
    ------
    KeyError, TypeError
        When they are not as `facts_of` writes them.
    """
    return {each["exercise"]: _verdict(each) for each in said}


def _verdict(said: Mapping[str, Any]) -> Verdict:
    return Verdict(
        said["exercise"],
        tuple(Facet(**facet) for facet in said["facets"]),
        Failure(**said["failure"]) if said["failure"] else None,
        tuple(said["notes"]),
        said.get("stopped", ""),
    )
