"""Pose one exercise to a run and judge its answers, so that an error is punished once."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.course.challenge import Posed, pose
from grader.judging.call import (
    Called,
    looped,
    not_a_function,
    notes_on_changed_arguments,
    notes_on_dropped_defaults,
    raised,
)
from grader.judging.count_lines import SIZES
from grader.judging.judge import Asked, judge, where_parts_are
from grader.judging.parts import Read, part_of
from grader.judging.verdict import BLANK, VECTORIZED, Failure, Verdict
from grader.marking.names_defined import functions_defined, names_bound, names_needed
from grader.plain_text import plain_text
from grader.sandbox import Raised, Returned

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator, Sequence

    import numpy as np

    from grader.course.assignment import Assignment
    from grader.exercises import Seed
    from grader.judging.compare import Rules
    from grader.marking.kept_answers import Answers, Stops
    from grader.sandbox import Answer

REPLACED = "a cell below that check defines something else of this name, or of one it needs"
UNLIKE = "expected right answers for {} examples too, where lines are counted"


@dataclass
class Ran:
    """What is known of the cells that have run, and of the exercises that were judged.

    Parameters
    ----------
    stopped : Stops
        Those that stopped, and why.
    functions : dict of str to FunctionDef
        What they define, by name, as text; nothing here runs them.
    wrong, helped : set of str
        The exercises that are wrong, and those that are right with the reference's help only.
    replaced : set of str
        The exercises that were right, and for which a later cell has put something else in place.
    needs : dict of str to set of str
        By exercise that is right, the names in the notebook that its answer depends on.
    """

    stopped: Stops
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    wrong: set[str] = field(default_factory=set)
    helped: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    needs: dict[str, set[str]] = field(default_factory=dict)

    def note_cell(self, source: str) -> None:
        """Note what a cell that ran defines, and what it replaces.

        Parameters
        ----------
        source : str
        """
        bound = names_bound(source)
        self.replaced |= {exercise for exercise, names in self.needs.items() if names & bound}
        self.functions |= functions_defined(source)

    def note_right(self, exercise: str) -> None:
        """Note an exercise that is right, and what it depends on.

        Parameters
        ----------
        exercise : str
        """
        needs, todo = {exercise}, {exercise}
        while todo:
            function = self.functions.get(todo.pop())
            new = names_needed(function) - needs if function else set()
            needs |= new
            todo |= new
        self.needs[exercise] = needs


def examine_fairly(
    exercise: str, assignment: Assignment, run: Answers, seed: Seed, ran: Ran
) -> Verdict:
    """Judge an exercise so that an error is punished once.

    If earlier exercises are wrong, the reference answers for them while this one is judged again.
    If the result is still not right, the reference answers for all earlier exercises, because a
    function may be right only together with one that is wrong. This reveals nothing that could
    still earn points: the earlier exercises have been judged already.

    Parameters
    ----------
    exercise : str
    assignment : Assignment
    run : Answers
        The run, or what was kept of it.
    seed : int or str
        Draws the challenges.
    ran : Ran
        What is known so far; this verdict is added to it.

    Returns
    -------
    Verdict
        The best of these judgements.

    Raises
    ------
    NotKeptError
        When `run` holds stored answers, and one that is needed is not among them.
    """
    verdict, helped = _with_help(exercise, assignment, run, seed, ran)
    if verdict.status != "passed":
        ran.wrong.add(exercise)
    elif helped:
        ran.helped.add(exercise)
    else:
        ran.note_right(exercise)
    return verdict


def _with_help(
    exercise: str, assignment: Assignment, run: Answers, seed: Seed, ran: Ran
) -> tuple[Verdict, bool]:
    """A verdict, and whether the reference helped to earn it."""
    examine = functools.partial(_examine, exercise, assignment, run, seed, ran)
    verdict = examine([])
    earlier = list(_before(exercise, assignment))
    wrong = [name for name in earlier if name in ran.wrong | ran.helped | ran.replaced]
    kinds = {"unbound", "died"} if ran.replaced.intersection(wrong) else {BLANK, "unbound", "died"}
    hopeless = verdict.failure is not None and verdict.failure.kind in kinds
    if verdict.status == "passed" or not wrong or hopeless:
        return verdict, False
    best = verdict
    for names in [wrong] if wrong == earlier else [wrong, earlier]:
        again = examine(names)
        best = again if _earns_more(again, best) else best
        if best.status == "passed":
            break
    if best.points <= verdict.points:
        return best, False  # what it says is about this exercise, not about an earlier one
    right = "right" if best.status == "passed" else "so far"
    used = [name for name in wrong if name in _used_by(exercise, assignment) - ran.helped] or wrong
    note = f"{right}, once {listed(used)} {'is' if len(used) == 1 else 'are'}"
    if ran.replaced.issuperset(used):
        note = f"{right}, with {listed(used)} as checked: {REPLACED}"
    return dataclasses.replace(best, notes=(*best.notes, note)), True


def listed(names: Sequence[str]) -> str:
    """Names as people list them.

    Parameters
    ----------
    names : sequence of str

    Examples
    --------
    >>> listed(["dw", "db", "cost"])
    'dw, db and cost'
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _earns_more(again: Verdict, best: Verdict) -> bool:
    """Whether a verdict with help earns more points, or as many without a failure."""
    if again.points != best.points:
        return again.points > best.points
    return again.failure is None or best.failure is not None


def _used_by(exercise: str, assignment: Assignment) -> set[str]:
    """The earlier exercises that the reference calls for this one, and those that these call."""
    used: set[str] = set()
    todo = [exercise]
    while todo:
        code = getattr(assignment.reference[todo.pop()], "__code__", None)
        names = set(code.co_names) & assignment.reference.keys() if code else set()
        todo += names - used
        used |= names
    return used


def _before(exercise: str, assignment: Assignment) -> Iterator[str]:
    """The exercises that come before one in the course, wherever a notebook checks them.

    A later one would answer it: `optimize` for one step is `propagate`.
    """
    return itertools.takewhile(lambda name: name != exercise, assignment.points)


def _examine(  # noqa: PLR0913, PLR0917 - what an examination needs, each of its own kind
    exercise: str,
    assignment: Assignment,
    run: Answers,
    seed: Seed,
    ran: Ran,
    stand_ins: list[str],
) -> Verdict:
    """Pose one exercise to the function that bears its name now, and judge its answers."""
    posed, rules = pose(assignment, exercise, seed), assignment.exercises[exercise].rules
    parts = where_parts_are(posed.expected[0], rules)
    calls: list[Called] = []
    for args in (*posed.args, *posed.sized):
        count = len(calls) >= len(posed.args)
        answer = run.call(exercise, args, stand_ins=stand_ins, count=count, parts=parts,
                          defaults=posed.defaults)  # fmt: skip
        calls.append(_called(answer, exercise, ran.stopped, parts))
        if isinstance(calls[-1].outcome, Failure):
            break  # no need to wait for the same time-out again
    outcomes = [each.outcome for each in calls[: len(posed.args)]]
    sized = calls[len(posed.args) :]
    asked = Asked(posed.args, posed.parameters, ran.functions.get(exercise),
                  assignment.signatures)  # fmt: skip
    judged = functools.partial(
        judge,
        exercise,
        outcomes,
        posed.expected[: len(outcomes)],
        rules=rules,
        mistakes=posed.mistakes,
        points=assignment.points[exercise],
        asked=asked,
    )
    verdict = judged(looped=looped(sized))
    if unlike := _unlike(verdict, sized, posed, rules):
        verdict = judged(looped=unlike)
    changes = {position for each in calls for position in each.changed}
    notes = (
        *notes_on_dropped_defaults(
            0 if verdict.status == "blank" else calls[0].dropped,
            posed.parameters,
            len(posed.args[0]),
        ),
        *notes_on_changed_arguments(list(changes), posed.parameters),
    )
    return dataclasses.replace(verdict, notes=notes, stopped=calls[-1].stopped)


def _unlike(verdict: Verdict, sized: list[Called], posed: Posed, rules: Rules) -> str:
    """Why it does not count how many lines ran: what is right elsewhere is not right there."""
    if not sized or len(sized) < len(posed.sized_expected):
        return ""  # loops are welcome, or a failure has been told
    outcomes = [each.outcome for each in sized]
    rules = dataclasses.replace(rules, kinds=())
    there = judge(posed.exercise, outcomes, posed.sized_expected, rules=rules)
    if _right(verdict) - {VECTORIZED} <= _right(there):
        return ""
    return UNLIKE.format(" and ".join(map(str, SIZES)))


def _right(verdict: Verdict) -> set[str]:
    return {facet.name for facet in verdict.facets if facet.right}


def _called(
    answer: Answer, exercise: str, stopped: Stops, parts: dict[str, tuple[str | int, ...]]
) -> Called:
    """What an answer from the sandbox means to the judge."""
    if isinstance(answer, Returned):
        read = _read(answer.value, parts)
        return Called(read, answer.changed, answer.lines, dropped=answer.dropped)
    if isinstance(answer, Raised):
        failure = raised(answer.ename, answer.evalue)
        behind = stopped.behind(answer.ename, answer.evalue)
        explained = dataclasses.replace(failure, message=f"{failure.message}{behind}")
        return Called(explained, stopped=answer.stopped)
    if answer.reason == "unbound" and (cause := stopped.of(exercise)):
        why = f"there is no {exercise} to judge: its cell {cause}"
        return Called(Failure("unbound", why))
    if answer.reason == "not callable":
        return Called(Failure(answer.reason, not_a_function(exercise, answer.detail)))
    why = _MESSAGES[answer.reason].format(exercise, answer.detail)
    return Called(Failure(answer.reason, why))


def _read(value: object, parts: dict[str, tuple[str | int, ...]]) -> Read | Failure:
    """The parts that a run claims to have read; their form is checked."""
    if not isinstance(value, dict) or value.keys() != parts.keys():
        return Failure("protocol", _MESSAGES["protocol"].format("", "an answer of an unknown form"))
    return Read({name: _part(each) for name, each in value.items()})


def _part(value: object) -> np.ndarray | str:
    return plain_text(value) if isinstance(value, str) else part_of(value, ())


_MESSAGES = {
    "unbound": "there is no function called {0} where its check stands",
    "timeout": "{0} did not answer in time: {1}",
    "died": "the notebook's process had ended: {1}",
    "unsendable": "expected numbers and arrays; got {1}",
    "too large": "the answer is too large: {1}",
    "protocol": "the notebook interfered with grading: {1}",
}
