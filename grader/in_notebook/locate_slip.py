"""In a student's notebook: find the place of a slip that no known mistake explains."""

from __future__ import annotations

import time
from collections.abc import Callable  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

from grader.judging.call import call
from grader.judging.compare import Rules
from grader.judging.judge import judge
from grader.judging.locate.place import (
    BESIDE_A_HINT,
    FOR_THE_REST,
    SECONDS,
    Place,
    explained,
    hinted,
    place,
    unexplained,
)
from grader.judging.locate.search import Examples
from grader.judging.verdict import VECTORIZED, Verdict


def locate_slip(
    verdict: Verdict, function: Any, example: Callable[[str], dict[str, Any]]
) -> list[Place]:
    """The place where one small edit makes the examples right, if there is just one.

    Where a hint explains what is wrong, the place is added only if it is soon found and certain.

    Parameters
    ----------
    verdict : Verdict
    function : function
        The student's.
    example : function
        The examples of an exercise, by its name.
    """
    beside = explained(verdict)
    if not (beside or unexplained(verdict)):
        return []
    rest = FOR_THE_REST if hinted(verdict) else SECONDS
    end = time.perf_counter() + (BESIDE_A_HINT if beside else rest)
    own = example(verdict.exercise)
    asked = Examples(own["args"], own["expected"], Rules(*own["rules"]))

    def trusted(other: str, called: Any) -> bool:
        try:
            return _is_right(called, example(other), end)
        except ValueError:  # it is none of the exercises
            return True

    seconds = end - time.perf_counter()
    found = place(function, asked, seconds=seconds, trusted=trusted, certain=beside)
    return [found] if found else []


def _is_right(function: Any, example: dict[str, Any], end: float) -> bool:
    """Whether a function that the searched one calls computes in time what is asked of it."""
    outcomes = []
    for args in example["args"]:
        if time.perf_counter() > end:
            return False
        outcomes.append(call(function, args).outcome)
    verdict = judge("", outcomes, example["expected"], rules=Rules(*example["rules"]))
    return all(facet.right for facet in verdict.facets if facet.name != VECTORIZED)
