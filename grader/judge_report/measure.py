"""Measure the judge: wrong answers accepted, right ones refused, slips that it recognises."""

from __future__ import annotations

import contextlib
import io
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.course.challenge import pose
from grader.judge_report.guesses import best_guess
from grader.judge_report.mutants import mutants
from grader.judge_report.trial import accepted, judging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from grader.course.assignment import Assignment
    from grader.judging.verdict import Verdict


@dataclass
class Measured:
    """What the judge did with one exercise.

    Parameters
    ----------
    assignment, exercise : str
    mistakes, variants, mutants : int
        How many were tried.
    trials : int
        How often anything was judged.
    hinted : int
        How many mistakes got their own hint first, for every seed.
    false_accepts, false_rejects : list of str
        What was judged wrongly, with the seeds.
    equivalent : list of str
        Mutants that were accepted and are right, with the reason.
    judged : int
        How many verdicts on mistakes were timed.
    seconds : float
        What judging a mistake takes, besides its own work; the mean.
    guessed : float
        The share of the points that the best cheap guess earned.
    false_guesses : list of str
        The guess that earned more than guessing deserves.
    """

    assignment: str
    exercise: str
    mistakes: int = 0
    variants: int = 0
    mutants: int = 0
    trials: int = 0
    hinted: int = 0
    false_accepts: list[str] = field(default_factory=list)
    false_rejects: list[str] = field(default_factory=list)
    equivalent: list[str] = field(default_factory=list)
    judged: int = 0
    seconds: float = 0.0
    guessed: float = 0.0
    false_guesses: list[str] = field(default_factory=list)


def measure(assignment: Assignment, exercise: str, seeds: Iterable[int]) -> Measured:
    """Judge the reference and everything known to be right or wrong, for every seed.

    Parameters
    ----------
    assignment : Assignment
    exercise : str
    seeds : iterable of int
    """
    measured = Measured(assignment.name, exercise)
    seeds = list(seeds)
    with contextlib.redirect_stdout(io.StringIO()):  # wrong functions print
        _right_answers(measured, assignment, seeds)
        _mistakes(measured, assignment, seeds)
        _mutants(measured, assignment, seeds)
        _guesses(measured, assignment, seeds)
    return measured


def _right_answers(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    known = [each for each in assignment.variants if each.exercise == measured.exercise]
    measured.variants = len(known)
    reference = ("the reference", assignment.reference[measured.exercise])
    for name, function in [reference, *((each.name, each.function) for each in known)]:
        right = _accepting(measured, assignment, function, seeds)
        measured.false_rejects += _named(name, [seed for seed in seeds if seed not in right])


def _mistakes(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    for i, mistake in enumerate(assignment.mistakes.get(measured.exercise, [])):
        measured.mistakes += 1
        verdicts = list(_verdicts(measured, assignment, i, seeds))
        measured.hinted += all(verdict.mistake == mistake.name for _, verdict in verdicts)
        right = [seed for seed, verdict in verdicts if verdict.status == "passed"]
        measured.false_accepts += _named(mistake.name, right)


def _mutants(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    equivalents = assignment.course.equivalents
    for mutant in mutants(assignment, measured.exercise):
        measured.mutants += 1
        right = _accepting(measured, assignment, mutant.function, seeds)
        reason = equivalents.get((measured.exercise, mutant.change))
        if reason:
            measured.equivalent.append(f"{mutant.change} ({reason})")
        else:
            measured.false_accepts += _named(mutant.change, right)


def _guesses(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    measured.guessed, name = max(best_guess(assignment, measured.exercise, seed) for seed in seeds)
    if measured.guessed and measured.exercise not in assignment.course.guessable:
        measured.false_guesses.append(f"{name}: {measured.guessed:.0%} of the points")


def _accepting(
    measured: Measured, assignment: Assignment, function: Callable[..., object], seeds: list[int]
) -> list[int]:
    """The seeds for which a function is right in everything."""
    measured.trials += len(seeds)
    return [seed for seed in seeds if accepted(assignment, measured.exercise, function, seed)]


def _verdicts(
    measured: Measured, assignment: Assignment, i: int, seeds: list[int]
) -> Iterator[tuple[int, Verdict]]:
    """The verdicts on a known mistake, whose answers are there already."""
    name = measured.exercise
    function = assignment.mistakes[name][i].function
    for seed in seeds:
        answers = pose(assignment, name, seed).mistakes[i].outcomes
        judge = judging(assignment, name, function, seed, answers)
        started = time.perf_counter()
        verdict = judge()
        measured.judged += 1
        measured.seconds += (time.perf_counter() - started - measured.seconds) / measured.judged
        yield seed, verdict
    measured.trials += len(seeds)


def _named(name: str, seeds: list[int]) -> list[str]:
    return [f"{name}: seeds {', '.join(map(str, seeds))}"] if seeds else []
