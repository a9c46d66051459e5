"""``grader bench``."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.bench.compare import compare
from grader.bench.sizes import sizes
from grader.bench.table import comparison_table, machine, size_table
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
    "--as-it-comes",
    default=4,
    callback=_or_none(2),
    help="How many of them to grade with unmodified nbgrader: 0, or at least 2.",
    show_default=True,
)
@click.option(
    "--sizes",
    "counts",
    default="",
    callback=_counts,
    help="Also grade classes of these sizes, as in 10,100,1000.",
)
@click.option(
    "--workers", type=click.IntRange(1), default=2, help="Processes for --sizes.", show_default=True
)
@click.option("--out", type=NewFile(), help="Write the page.")
@click.pass_obj
def bench(  # noqa: PLR0913 - one parameter for each option
    find: Callable[[], Course],
    *,
    assignment: str | None,
    submissions: int,
    as_it_comes: int,
    counts: tuple[int, ...],
    workers: int,
    out: Path | None,
) -> None:
    """Measure how many submissions per second this machine grades, and stock nbgrader."""
    course = find()
    graded = [each.name for each in course.assignments() if any(each.points.values())]
    names = [assignment] if assignment else graded
    lines = ["# Measured", "", machine(), ""]
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as folder:
        built = course_beside(course, Path(folder) / "built")
        build(built)
        for name in names:
            place = Path(folder) / name
            if submissions:
                compared = compare(built, name, submissions, place, as_it_comes=as_it_comes)
                lines += [*comparison_table(compared), ""]
            if counts:
                rows = sizes(built, name, counts, workers, place)
                lines += [f"## {name}, {workers} workers", "", *size_table(list(rows)), ""]
    text = "\n".join(lines)
    click.echo(text)
    if out:
        write_whole(out, text)
