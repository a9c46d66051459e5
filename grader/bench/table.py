"""Measurements as a page of Markdown."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from grader.bench.compare import FLOOR, LIKE, ONE, STOCK, TWO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.bench.compare import Comparison, Measured

PACKAGES = ("nbgrader", "nbclient", "ipykernel", "ipython", "numpy", "sqlalchemy")


def machine() -> str:
    """The machine and the versions that matter, in one line."""
    named = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores ({_processor()}), Python {platform.python_version()}, {named}"


def comparison_table(comparison: Comparison) -> Iterator[str]:
    """Lines that say who took what, and the ratios that are asked for.

    Parameters
    ----------
    comparison : Comparison
    """
    measured = comparison.measured
    yield f"## {comparison.name}, {measured[ONE].size} submissions"
    yield ""
    yield "| | submissions | wall s | CPU s | start-up s | submissions / s | CPU ms each more |"
    yield "|---|---|---|---|---|---|---|"
    for who in sorted(measured, key=_ORDER.index):
        each = measured[who]
        start, more = f"{each.start.wall:.1f}", f"{each.cpu_each * 1000:.0f}"
        if not each.fewest:
            start = more = ""
        yield (
            f"| {who} | {each.size} | {each.whole.wall:.1f} | {each.whole.cpu:.1f} "
            f"| {start} | {each.rate:.2f} | {more} |"
        )
    yield ""
    yield (
        '"Each more" is the cost of one more submission, without start-up: the same command with '
        "one submission, or with one for each worker."
    )
    yield ""
    yield from _ratios(measured)
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


_ORDER = (STOCK, LIKE, ONE, TWO, FLOOR)


def _ratios(measured: dict[str, Measured]) -> Iterator[str]:
    two, one, floor = measured[TWO], measured[ONE], measured[FLOOR]
    for who in filter(measured.__contains__, (LIKE, STOCK)):
        theirs = measured[who]
        without = f"; {theirs.wall_each / two.wall_each:.1f} x without it" if theirs.fewest else ""
        yield (
            f"- beside {who}: {two.rate / theirs.rate:.1f} x the submissions per second, "
            f"start-up included{without}"
        )
    yield f"- CPU for one more submission: {one.cpu_each / floor.cpu_each:.2f} x the bare floor"
    yield f"- two workers: {one.wall_each / two.wall_each:.2f} x one"


def _differences(comparison: Comparison) -> Iterator[str]:
    total = comparison.equal + sum(comparison.differences.values())
    if comparison.refused:
        yield f"nbgrader did not grade {comparison.refused} of the submissions."
    yield f"{comparison.equal} of {total} scores are the same. The others:"
    yield ""
    for (cell, theirs, own), count in sorted(comparison.differences.items()):
        why = _LESS if own < theirs else _MORE
        yield f"- {count} x `{cell}`: nbgrader {theirs:g}, here {own:g}: {why}"


_LESS = "the notebook's own checks passed, or were replaced; fresh challenges do not"
_MORE = "one part is right, or only an earlier exercise is wrong; nbgrader knows all or nothing"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()
