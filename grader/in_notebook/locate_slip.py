"""In a student's notebook: find the place of a slip that no known mistake explains."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - in checks.py too, where it is short
from typing import Any

from grader.judging.call import call
from grader.judging.compare import Rules
from grader.judging.judge import judge
from grader.judging.locate.place import Place, place
from grader.judging.locate.search import Examples
from grader.judging.verdict import VECTORIZED


def locate_slip(name: str, function: Any, example: Callable[[str], dict[str, Any]]) -> list[Place]:
    """The place where one small edit makes the examples right, if there is just one.

    Parameters
    ----------
    name : str
        The exercise's name.
    function : function
        Its student's.
    example : function
        The examples of an exercise, by its name.
    """
    own = example(name)
    asked = Examples(own["args"], own["expected"], Rules(*own["rules"]))

    def trusted(other: str, called: Any) -> bool:
        try:
            return _is_right(called, example(other))
        except ValueError:  # it is none of the exercises
            return True

    found = place(function, asked, trusted=trusted)
    return [found] if found else []


def _is_right(function: Any, example: dict[str, Any]) -> bool:
    """Whether a function that the searched one calls computes what is asked of it."""
    outcomes = [call(function, args).outcome for args in example["args"]]
    verdict = judge("", outcomes, example["expected"], rules=Rules(*example["rules"]))
    return all(facet.right for facet in verdict.facets if facet.name != VECTORIZED)
