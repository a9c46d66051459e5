"""``grader judge-report``."""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING

import click
import numpy as np
from rich import box
from rich.console import Console
from rich.table import Table

from grader.judge_report.all_cores import on_all_cores
from grader.judge_report.locating import Located, measure_places
from grader.judge_report.measure import Measured, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course

FIRST_SEED = 1_000
"""Tests and students' visible examples do not use seeds from here on."""
MOST_WRONG = 0.02
"""The command fails if the judge names a wrong place for more than this share of the answers."""
WIDTH = 120
"""Characters; people read the table in files as well as in terminals."""


@click.command
@click.option("--seeds", default=20, show_default=True, help="How many seeds to try.")
@click.option("--equivalent", is_flag=True, help="List the mutants that give right answers.")
@click.option("--places", is_flag=True, help="Measure instead which wrong lines the judge finds.")
@click.pass_obj
def judge_report(find: Callable[[], Course], *, seeds: int, equivalent: bool, places: bool) -> None:
    """Test the judge with known right and wrong answers; exit 1 if it errs."""
    if places:
        lists = zip(*on_all_cores(find(), measure_places), strict=True)
        _say_places([functools.reduce(operator.add, each) for each in lists])
        return
    tried = range(FIRST_SEED, FIRST_SEED + seeds)
    measured = on_all_cores(find(), functools.partial(measure, seeds=tried))
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
    mean = sum(each.seconds * each.judged for each in measured) / sum(m.judged for m in measured)
    table.add_row("all", *totals, "", f"{1000 * mean:.2f}")
    return table


def _say_places(lists: list[Located]) -> None:
    """Print how often the judge names a place, and the right one; exit 1 if it errs too often."""
    table = Table(box=box.SIMPLE_HEAD, title="The place of a slip in wrong answers")
    table.add_column("wrong answers", no_wrap=True)
    headings = ("explained by a hint", "searched", "right", "one of two", "wrong", "none named")
    for heading in (*headings, "located", "CPU ms: median", "95 %", "longest"):
        table.add_column(heading, justify="right")
    for each in lists:
        table.add_row(each.kind, *_cells(each))
    Console(width=max(WIDTH, Console().width)).print(table)
    for each in lists:
        for wrong in each.wrong:
            click.echo(f"wrong place, {each.kind}: {wrong}")
    if any(len(each.wrong) > MOST_WRONG * each.searched for each in lists):
        raise click.exceptions.Exit(1)


def _cells(each: Located) -> list[str]:
    found = each.right + each.two_lines
    counts = (each.explained, each.searched, each.right, each.two_lines, len(each.wrong), each.none)
    share = f"{found / each.searched:.0%}" if each.searched else ""
    times = np.percentile(each.seconds or [0.0], (50, 95, 100))
    return [*map(str, counts), share, *(f"{1000 * seconds:.0f}" for seconds in times)]


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
