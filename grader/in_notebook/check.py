"""Check your own functions on visible examples: `check("propagate", propagate)`.

A check shows, for each part of the answer, whether it is right, what was expected and what came,
and a hint when the answer is that of a known mistake. `hint("propagate")` gives one more step at
each call. Grading poses other examples, drawn afresh, and judges by the same rules.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import json
from collections.abc import Iterable  # noqa: TC003 - in checks.py too, where it is short
from pathlib import Path
from typing import Any

import numpy as np

from grader.in_notebook.display import ToldInOneSentence, show_html, show_words
from grader.in_notebook.locate_slip import locate_slip
from grader.judging.call import (
    Called,
    call,
    looped,
    not_a_function,
    notes_on_changed_arguments,
    notes_on_dropped_defaults,
)
from grader.judging.compare import Rules
from grader.judging.freeze import thaw
from grader.judging.judge import Asked, judge
from grader.judging.recognise import Mistaken
from grader.judging.source import functions_in, source_of
from grader.judging.verdict import Failure, Verdict
from grader.judging.verdict_view import verdict_html, verdict_text

EXAMPLES = Path(__file__).with_name("examples.npz")
NOT_ITS_OWN = (
    "If these belong to another notebook, move this one into a folder of its own, with its own "
    "checks.py and examples.npz."
)


class NotRightYet(ToldInOneSentence, AssertionError):  # noqa: N818 - a student reads no "Error"
    """A check failed. The check has shown the reason, so there is no traceback."""


class NoSuchExerciseError(ToldInOneSentence, ValueError):
    """The notebook has no exercise of that name; it says so without a traceback."""


def check(name: str, function: Any = None) -> None:
    """Call your function on the examples and show which parts of the answers are right.

    Parameters
    ----------
    name : str
        The exercise's name.
    function : function
        Yours.

    Raises
    ------
    NotRightYet
        When an answer is wrong, after the check has shown why.
    NoSuchExerciseError
        When there is no exercise of that name.
    """
    verdict = _verdict_on(name, function)
    found = locate_slip(verdict, function, _question)
    verdict = dataclasses.replace(verdict, notes=(*verdict.notes, *map(str, found)))
    show_html(verdict_html(verdict), verdict_text(verdict))
    if verdict.status != "passed":
        raise NotRightYet(f"{name} is not right yet: its check says why.")


def _verdict_on(name: str, function: Any) -> Verdict:
    example = _example(name)
    calls = [call(function, args, defaults=example["defaults"]) for args in example["args"]]
    if not callable(function):
        calls = [Called(Failure("not callable", not_a_function(name, type(function).__name__)))]
    sized = [
        call(function, args, count=True, defaults=example["defaults"]) for args in example["sized"]
    ]
    written = functions_in(source_of(function)).get(getattr(function, "__name__", ""))
    verdict = judge(
        name,
        [each.outcome for each in calls],
        example["expected"][: len(calls)],
        rules=Rules(*example["rules"]),
        mistakes=[Mistaken(*fields) for fields in example["mistakes"]],
        looped=looped(sized),
        asked=Asked(example["args"], example["parameters"], written, example["exercises"]),
    )
    changes = {position for each in calls for position in each.changed}
    given = len(example["args"][0])
    notes = (
        *notes_on_dropped_defaults(
            0 if verdict.status == "blank" else calls[0].dropped, example["parameters"], given
        ),
        *notes_on_changed_arguments(list(changes), example["parameters"]),
    )
    stopped = next((each.stopped for each in calls if each.stopped), "")
    return dataclasses.replace(verdict, notes=notes, stopped=stopped)


def hint(name: str) -> None:
    """Show the next hint for an exercise; call it again for one more.

    Parameters
    ----------
    name : str
        The exercise's name.
    """
    steps = _example(name)["hints"]
    given = _hints_given.get(name, 0)
    _hints_given[name] = given + 1
    if not steps:
        show_words(f"There is no hint for {name}.")
    elif given < len(steps):
        show_words(f"Hint {given + 1} of {len(steps)}: {steps[given]}")
    else:
        show_words(f"That was the last hint for {name}; the last one again: {steps[-1]}")


def hints_left(name: str) -> int:
    """How many hints for an exercise have not been given yet.

    Parameters
    ----------
    name : str
    """
    return max(0, len(_example(name)["hints"]) - _hints_given.get(name, 0))


_hints_given: dict[str, int] = {}


def _example(name: str, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """An exercise's examples, and what else is known of it, without what nobody asks for."""
    numbers, index = _stored(EXAMPLES, EXAMPLES.stat().st_mtime_ns)
    if name not in index:
        raise NoSuchExerciseError(no_such_exercise(name, index))
    kept = {key: item for key, item in index[name]["dict"].items() if key not in without}
    example: dict[str, Any] = thaw({"dict": kept}, numbers, Failure)
    return example


_question = functools.partial(_example, without=("mistakes", "sized", "exercises", "hints"))


@functools.lru_cache(maxsize=1)
def _stored(path: Path, _changed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """All examples of a notebook; a check asks twice, and reading takes longer than judging."""
    with np.load(path, allow_pickle=False) as file:
        numbers = dict(file)
    return numbers, json.loads(bytes(numbers["index"]))


def no_such_exercise(name: object, known: Iterable[str]) -> str:
    """The message for an unknown exercise.

    Parameters
    ----------
    name : object
        What was given in place of a name.
    known : iterable of str
        The names of the notebook's exercises.

    Examples
    --------
    >>> no_such_exercise("sigmiod", ["sigmoid", "predict"])
    "There is no exercise called 'sigmiod'. Did you mean 'sigmoid'?"
    """
    if not isinstance(name, str):
        example = next(iter(known))
        return f'The name of an exercise comes first, in quotes, such as "{example}".'
    near = difflib.get_close_matches(name.strip().lower(), known, n=1, cutoff=0.6)
    said = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known)}. {NOT_ITS_OWN}"
    return f"There is no exercise called {name!r}. {said}"
