"""What starting costs: CPU of notebooks that do next to nothing, beside a stock kernel."""

from __future__ import annotations

import resource
from dataclasses import dataclass

import nbclient
from nbformat import v4

from grader.sandbox.zygote import Zygote

TRIVIAL = "1 + 1"
IMPORTS = "import h5py, numpy, PIL.Image, matplotlib.pyplot"
"""What the notebooks of this course begin with."""


@dataclass(frozen=True)
class StartCost:
    """CPU seconds of one notebook, the grader's share included.

    Parameters
    ----------
    run, kernel : float
        In a run forked from a warm process; in a kernel of its own, by nbclient.
    """

    run: float
    kernel: float

    @property
    def ratio(self) -> float:
        """How many runs one kernel costs."""
        return self.kernel / self.run


def start_cost(code: str = TRIVIAL, runs: int = 200, kernels: int = 6) -> StartCost:
    """Measure both in turn, so that what else the machine does falls on both.

    Parameters
    ----------
    code : str
        The notebook's only cell.
    runs, kernels : int
        How many of each.
    """
    half = kernels // 2
    before = _kernels(half, code)
    # the difference, for the warm process starts once and not for each run
    run = (_runs(1 + runs, code) - _runs(1, code)) / runs
    return StartCost(run, (before + _kernels(kernels - half, code)) / kernels)


def _runs(count: int, code: str) -> float:
    before = _cpu()
    with Zygote() as zygote:
        for _ in range(count):
            with zygote.run({}) as run:
                run.execute(code)
    return _cpu() - before


def _kernels(count: int, code: str) -> float:
    before = _cpu()
    for _ in range(count):
        notebook = v4.new_notebook(cells=[v4.new_code_cell(code)])
        nbclient.NotebookClient(notebook, timeout=600).execute()
    return _cpu() - before


def _cpu() -> float:
    """CPU seconds of this process and of those that it has waited for."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(who) for who in whose]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    for name, code in (("1 + 1", TRIVIAL), ("imports", IMPORTS)):
        cost = start_cost(code)
        print(  # noqa: T201 - a measurement, by hand
            f"CPU of a notebook, {name}: {1000 * cost.run:.1f} ms in a confined run, "
            f"{1000 * cost.kernel:.1f} ms in a stock kernel; {cost.ratio:.1f} times less"
        )
