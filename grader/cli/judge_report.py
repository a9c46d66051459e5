"""``grader judge-report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich import box
from rich.console import Console
from rich.table import Table

from grader.judge_report.measure import Measured, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course

FIRST_SEED = 1_000
"""Not a seed that tests or students' visible examples use."""
WIDTH = 120
"""Characters; the table is read in files as well as in terminals."""


@click.command
@click.option("--seeds", default=20, show_default=True, help="How many gradings of each.")
@click.option("--equivalent", is_flag=True, help="List the mutants that are right after all.")
@click.pass_obj
def judge_report(find: Callable[[], Course], *, seeds: int, equivalent: bool) -> None:
    """Try all that is known to be right or wrong on the judge; exit 1 if it errs."""
    tried = range(FIRST_SEED, FIRST_SEED + seeds)
    measured = [
        measure(assignment, exercise, tried)
        for assignment in find().assignments()
        for exercise in assignment.exercises
    ]
    Console(width=max(WIDTH, Console().width)).print(_table(measured))
    for each in measured:
        _list("right, refused", each, each.false_rejects)
        _list("wrong, accepted", each, each.false_accepts)
        _list("guessed", each, each.false_guesses)
        _list("right after all", each, each.equivalent if equivalent else [])
    if any(each.false_accepts or each.false_rejects or each.false_guesses for each in measured):
        raise click.exceptions.Exit(1)


def _table(measured: list[Measured]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=f"{sum(each.trials for each in measured):,} verdicts")
    table.add_column("exercise", no_wrap=True, min_width=21)
    for heading in _COUNTS:
        table.add_column(heading, justify="right")
    table.add_column("best guess", justify="right")
    table.add_column("ms", justify="right")
    for each in measured:
        counts = [str(count(each)) for count in _COUNTS.values()]
        table.add_row(each.exercise, *counts, f"{each.guessed:.0%}", f"{1000 * each.seconds:.2f}")
    table.add_section()
    totals = [str(sum(map(count, measured))) for count in _COUNTS.values()]
    mean = sum(each.seconds * each.trials for each in measured) / sum(m.trials for m in measured)
    table.add_row("all", *totals, "", f"{1000 * mean:.2f}")
    return table


def _list(what: str, measured: Measured, found: list[str]) -> None:
    for each in found:
        click.echo(f"{what}: {measured.exercise}: {each}")


_COUNTS: dict[str, Callable[[Measured], int]] = {
    "mistakes": lambda each: each.mistakes,
    "own hint first": lambda each: each.hinted,
    "right styles": lambda each: 1 + each.variants,
    "mutants": lambda each: each.mutants,
    "of them right": lambda each: len(each.equivalent),
    "wrong accepted": lambda each: len(each.false_accepts),
    "right refused": lambda each: len(each.false_rejects),
}
