"""Show the progress of grading: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from grader.grading.plan import Step
from grader.grading.score_line import score_line
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from rich.console import Console

    from grader.grading.batch import Batch
    from grader.grading.submission_result import Graded

EVERY_SECONDS = 30.0
"""How often a plain log shows the progress."""


class Display(AbstractContextManager["Display"]):
    """The display while the grader grades an assignment.

    Parameters
    ----------
    console : Console
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("  {task.description}"),
            BarColumn(24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[facts]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._started = self._said = time.monotonic()
        self._total = self._failed = 0
        self._steps: Counter[Step] = Counter()
        self._slowest: tuple[float, str] = 0.0, ""
        self._seed = 0
        self._name = ""

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    @property
    def done(self) -> int:
        """How many submissions have a result."""
        return self._steps.total()

    def announce(self, batch: Batch) -> None:
        """Print how many submissions will be graded, and how.

        Parameters
        ----------
        batch : Batch
        """
        if steps := batch.counts:
            said = ", ".join(f"{count} {step.value}" for step, count in steps.items())
            self._console.print(f"  {batch.assignment.name}: {said}", markup=False)
        for difference, count in batch.mixed_versions.items():
            self._console.print(
                f"  {count} submissions keep answers from another version ({difference}). "
                "grader grade --force runs them again.",
                markup=False,
            )
        self._started = self._said = time.monotonic()
        self._name, self._total = batch.assignment.name, len(batch.submissions)
        self._seed = batch.terms.seed
        self._bar.add_task(self._name, total=self._total, facts="")

    def show(self, result: Graded) -> None:
        """Show one result and the progress.

        Parameters
        ----------
        result : Graded
        """
        self._count(result)
        self._console.print(score_line(result, self._console.width))
        if result.flags and not result.problem:
            self._console.print(f"      {'; '.join(result.flags)}", style="dim", markup=False)
        for task in self._bar.task_ids:
            self._bar.update(task, completed=self.done, facts=self._facts())
        if not self._console.is_terminal and time.monotonic() - self._said > EVERY_SECONDS:
            self._said = time.monotonic()
            self._console.print(f"  {self.done} of {self._total} · {self._facts()}")

    def summary(self) -> str:
        """One line with the number of graded submissions, the time and the seed."""
        took = time.monotonic() - self._started
        done = self.done - self._failed
        steps = {step: self._steps[step] for step in Step if self._steps[step]}
        said = "".join(f", {count} {step.value}" for step, count in steps.items())
        said = "" if set(steps) <= {Step.NEW} else said
        # unchanged submissions keep the seeds that are stored with them
        seed = f" · seed {self._seed}" if steps.keys() & {Step.NEW, Step.RUN} else ""
        return f"  {self._name}: {done} of {self._total} graded{said} in {took:.1f} s{seed}"

    def _count(self, result: Graded) -> None:
        self._steps[result.step] += 1
        self._failed += bool(result.problem)
        if result.step in {Step.NEW, Step.RUN}:
            student = plain_name(result.submission.student)
            cells = ((took, f"{student}: {cell}") for cell, took in result.result.seconds.items())
            self._slowest = max(self._slowest, *cells, (0.0, ""))

    def _facts(self) -> str:
        rate = self.done / max(time.monotonic() - self._started, 1e-9)
        facts = [f"{rate:.1f}/s"]
        if self._failed:
            facts.append(f"{self._failed} failed")
        if self._slowest[1]:
            facts.append(f"slowest {self._slowest[1]} {self._slowest[0]:.1f} s")
        return " · ".join(facts)
