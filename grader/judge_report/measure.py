"""Measure the judge: wrong answers accepted, right ones refused, slips that it recognises."""

from __future__ import annotations

import contextlib
import io
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.judge_report.guesses import best_guess
from grader.judge_report.mutants import mutants
from grader.judge_report.trial import judging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from grader.course.course import Assignment
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
    seconds : float
        What judging one function takes, besides its own work; mean of all that were tried.
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
        verdicts = _verdicts(measured, assignment, function, seeds)
        refused = [seed for seed, verdict in verdicts if verdict.status != "passed"]
        measured.false_rejects += _named(name, refused)


def _mistakes(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    for mistake in assignment.mistakes.get(measured.exercise, []):
        measured.mistakes += 1
        verdicts = list(_verdicts(measured, assignment, mistake.function, seeds))
        measured.hinted += all(verdict.mistake == mistake.name for _, verdict in verdicts)
        accepted = [seed for seed, verdict in verdicts if verdict.status == "passed"]
        measured.false_accepts += _named(mistake.name, accepted)


def _mutants(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    equivalents = assignment.course.equivalents
    for mutant in mutants(assignment, measured.exercise):
        measured.mutants += 1
        verdicts = _verdicts(measured, assignment, mutant.function, seeds)
        accepted = [seed for seed, verdict in verdicts if verdict.status == "passed"]
        reason = equivalents.get((measured.exercise, mutant.change))
        if reason:
            measured.equivalent.append(f"{mutant.change} ({reason})")
        else:
            measured.false_accepts += _named(mutant.change, accepted)


def _guesses(measured: Measured, assignment: Assignment, seeds: list[int]) -> None:
    measured.guessed, name = max(best_guess(assignment, measured.exercise, seed) for seed in seeds)
    if measured.guessed and measured.exercise not in assignment.course.guessable:
        measured.false_guesses.append(f"{name}: {measured.guessed:.0%} of the points")


def _verdicts(
    measured: Measured, assignment: Assignment, function: Callable[..., object], seeds: list[int]
) -> Iterator[tuple[int, Verdict]]:
    for seed in seeds:
        judge = judging(assignment, measured.exercise, function, seed)
        started = time.perf_counter()
        verdict = judge()
        took = time.perf_counter() - started
        measured.trials += 1
        measured.seconds += (took - measured.seconds) / measured.trials
        yield seed, verdict


def _named(name: str, seeds: list[int]) -> list[str]:
    return [f"{name}: seeds {', '.join(map(str, seeds))}"] if seeds else []
