"""Measurements as a page of Markdown."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from grader.bench.compare import FLOOR, LIKE, ONE, OTTER, STOCK, TWO
from grader.bench.otter import PACKAGE, otter_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.bench.compare import Agreement, Comparison
    from grader.bench.cost import Cost
    from grader.bench.measured import Measured

PACKAGES = ("nbgrader", "nbclient", "ipykernel", "ipython", "numpy", "sqlalchemy")


def machine() -> str:
    """The machine and the versions that matter, in one line."""
    packages = (*PACKAGES, PACKAGE) if otter_version() else PACKAGES
    named = ", ".join(f"{name} {version(name)}" for name in packages)
    cores = len(os.sched_getaffinity(0))
    python = f"Python {platform.python_version()}"
    return f"{cores} cores ({_processor()}), {python}, {named}; commit {_commit()}"


def _commit() -> str:
    """Which version of the code was measured, as git names it."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return said


def rejudge_line(count: int, workers: int, cost: Cost) -> str:
    """A line that says what it takes to judge stored answers again.

    Parameters
    ----------
    count, workers : int
    cost : Cost
    """
    return (
        f"{count} submissions judged again from their stored answers, with {workers} workers and "
        f"start-up: {cost.wall:.1f} s, {cost.cpu:.1f} s of CPU."
    )


def comparison_table(comparison: Comparison) -> Iterator[str]:
    """Lines that say who took what, and the ratios that are asked for.

    Parameters
    ----------
    comparison : Comparison
    """
    yield f"## {comparison.name}, {comparison.size} submissions"
    yield ""
    yield (
        "| | submissions | wall s | start-up s | start-up CPU s "
        "| each more: CPU ms | user | system | page faults |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for who in filter(comparison.rounds[0].get, _ORDER):
        yield f"| {who} | {' | '.join(_row([each[who] for each in comparison.rounds]))} |"
    yield ""
    yield (
        f"Each figure is the median of {len(comparison.rounds)} rounds, with the lowest and the "
        'highest; in a round, each program runs once. "Each more" is one more submission without '
        "start-up: the cost of the same command with one submission, or with one for each worker, "
        "is subtracted. For a program that marked only a part of the class, the time of the whole "
        "class is computed from its start-up and its time for one more submission."
    )
    yield ""
    yield from _ratios(comparison)
    yield ""
    yield _agreement(comparison.otter)
    yield ""
    yield from _differences(comparison)


def size_table(rows: Sequence[Measured]) -> Iterator[str]:
    """Lines that say how cost and memory grow with a class.

    Parameters
    ----------
    rows : sequence of Measured
    """
    yield "| more submissions | wall s | wall ms each | CPU ms each | largest process MB |"
    yield "|---|---|---|---|---|"
    for row in rows:
        yield (
            f"| {row.more} | {row.whole.wall:.1f} | {row.wall_each * 1000:.1f} "
            f"| {row.cpu_each * 1000:.1f} | {row.whole.peak / 1e6:.0f} |"
        )


_ORDER = (LIKE, OTTER, ONE, TWO, FLOOR)


def _row(rounds: list[Measured]) -> Iterator[str]:
    yield str(rounds[0].size)
    yield _spread([each.whole.wall for each in rounds], 1)
    yield _spread([each.start.wall for each in rounds], 1)
    yield _spread([each.start.cpu for each in rounds], 1)
    yield _spread([1000 * each.cpu_each for each in rounds])
    yield _spread([1000 * each.each.user for each in rounds])
    yield _spread([1000 * each.each.system for each in rounds])
    yield _spread([each.each.faults for each in rounds])


def _spread(values: list[float], digits: int = 0) -> str:
    """The median, the lowest and the highest."""
    middle, least, most = statistics.median(values), min(values), max(values)
    return f"{middle:.{digits}f} ({least:.{digits}f} to {most:.{digits}f})"


def _ratios(comparison: Comparison) -> Iterator[str]:
    over = comparison.of(lambda each: each[ONE].cpu_each / each[FLOOR].cpu_each)
    two = comparison.of(lambda each: each[ONE].wall_each / each[TWO].wall_each)
    yield beside_line(comparison, LIKE)
    if comparison.as_it_comes:
        rate = comparison.as_it_comes.rate
        came = comparison.of(lambda each: each[TWO].rate / rate)
        yield f"- beside {STOCK}: {came[0]:.1f} x the submissions per second, start-up included"
    if comparison.otter:
        yield beside_line(comparison, OTTER)
    yield (
        f"- CPU for one more submission: {statistics.median(over):.2f} x the bare floor "
        f"({over[0]:.2f} to {over[-1]:.2f})"
    )
    yield f"- two workers: {statistics.median(two):.2f} x one ({two[0]:.2f} to {two[-1]:.2f})"


def beside_line(comparison: Comparison, who: str) -> str:
    """A line that says how many times as fast this grader is, with two workers.

    Parameters
    ----------
    comparison : Comparison
    who : str
        Beside which contestant.
    """
    size = comparison.size
    whole = comparison.of(lambda each: each[who].wall_of(size) / each[TWO].whole.wall)
    without = comparison.of(lambda each: each[who].wall_each / each[TWO].wall_each)
    return (
        f"- beside {who}: {whole[0]:.1f} x the submissions per second, start-up included; "
        f"{without[0]:.1f} x without it. The lowest of the rounds; the highest are {whole[-1]:.1f} "
        f"and {without[-1]:.1f}."
    )


def _agreement(otter: Agreement | None) -> str:
    """What Otter-Grader's scores say, so that one sees that it graded."""
    if otter is None:
        return f"{OTTER} is not installed here, and was not measured; `make bench` installs it."
    refused = f" {OTTER} did not grade {otter.refused} of the submissions." * bool(otter.refused)
    return (
        f"{OTTER}, with one test of the visible examples for each exercise, agrees with this "
        f"grader on {otter.both + otter.neither} of {otter.total} answers: both find {otter.both} "
        f"right and {otter.neither} wrong.{refused}"
    )


def _differences(comparison: Comparison) -> Iterator[str]:
    total = comparison.equal + sum(comparison.differences.values())
    if comparison.refused:
        yield f"nbgrader did not grade {comparison.refused} of the submissions."
    yield f"{comparison.equal} of {total} scores are the same. The others:"
    yield ""
    for (cell, theirs, own), count in sorted(comparison.differences.items()):
        why = _LESS if own < theirs else _MORE
        yield f"- {count} x `{cell}`: nbgrader {theirs:g}, here {own:g}: {why}"


_LESS = "the notebook's own checks passed, or were replaced; fresh challenges do not pass"
_MORE = "one part is right, or only an earlier exercise is wrong; nbgrader gives no partial credit"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()
