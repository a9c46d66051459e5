"""``grader bench``."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.bench.compare import Sizes, compare
from grader.bench.rejudge import rejudge_cost
from grader.bench.sizes import sizes
from grader.bench.table import comparison_table, machine, rejudge_line, size_table
from grader.build.build import build
from grader.cli.option_types import NewFile
from grader.course.course import course_beside
from grader.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course.course import Course


def _counts(_context: click.Context, _option: click.Parameter, said: str) -> tuple[int, ...]:
    """Sizes of classes, as in 10,100,1000."""
    try:
        counts = tuple(int(word) for word in said.split(",") if word)
    except ValueError:
        counts = (0,)
    if any(count < 1 for count in counts):
        raise click.BadParameter(
            f"expected numbers of submissions as in 10,100,1000, got {said!r}."
        )
    return counts


def _or_none(least: int) -> Callable[..., int]:
    """Accept 0, or a count that is large enough to measure."""

    def checked(_context: click.Context, _option: click.Parameter, count: int) -> int:
        if count and count < least:
            raise click.BadParameter(
                f"expected 0, or at least {least}, got {count}: fewer give no reliable figure."
            )
        return count

    return checked


@click.command
@click.argument("assignment", required=False)
@click.option(
    "--submissions",
    default=60,
    callback=_or_none(10),
    help="How many submissions to compare with: 0, or at least 10.",
    show_default=True,
)
@click.option(
    "--nbgrader",
    "theirs",
    type=click.IntRange(2),
    default=5,
    help="How many of them nbgrader and Otter-Grader grade in each round: different ones in each.",
    show_default=True,
)
@click.option(
    "--as-it-comes",
    default=2,
    callback=_or_none(2),
    help="How many of them to grade with unmodified nbgrader, once: 0, or at least 2.",
    show_default=True,
)
@click.option(
    "--rounds",
    type=click.IntRange(1),
    default=5,
    help="How many rounds; each contestant runs once in each.",
    show_default=True,
)
@click.option(
    "--sizes",
    "counts",
    default="",
    callback=_counts,
    help="Also grade classes of these sizes, as in 10,100,1000, with the last notebook.",
)
@click.option(
    "--rejudge",
    "again",
    default="",
    callback=_counts,
    help="Also judge the stored answers of classes of these sizes again.",
)
@click.option(
    "--workers", type=click.IntRange(1), default=2, help="Processes for --sizes.", show_default=True
)
@click.option("--out", type=NewFile(), help="The file to write the page of results to.")
@click.pass_obj
def bench(  # noqa: PLR0913 - one parameter for each option
    find: Callable[[], Course],
    *,
    assignment: str | None,
    submissions: int,
    theirs: int,
    as_it_comes: int,
    rounds: int,
    counts: tuple[int, ...],
    again: tuple[int, ...],
    workers: int,
    out: Path | None,
) -> None:
    """Measure how many submissions per second the grader and others grade here."""
    course = find()
    graded = [each.name for each in course.assignments() if any(each.points.values())]
    names = [assignment] if assignment else graded
    lines = ["# Measured", "", machine(), ""]
    compared = Sizes(submissions, max(10, 2 * submissions // 5), theirs, as_it_comes, rounds)
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as folder:
        built = course_beside(course, Path(folder) / "built")
        build(built)
        for name in names if submissions else ():
            lines += [*comparison_table(compare(built, name, compared, Path(folder) / name)), ""]
        place = Path(folder) / "sizes"
        if counts:
            rows = sizes(built, names[-1], counts, workers, place)
            lines += [f"## {names[-1]}, {workers} workers", "", *size_table(list(rows)), ""]
        for count in again:
            cost = rejudge_cost(built, names[-1], count, workers, place / f"again-{count}")
            lines += [rejudge_line(count, workers, cost), ""]
    text = "\n".join(lines)
    click.echo(text)
    if out:
        write_whole(out, text)
