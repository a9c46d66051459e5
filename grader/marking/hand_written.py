"""Run notebooks of other courses, whose tests are cells: nbgrader's ordinary, hand-written ones.

Such a test runs in the student's own process, and can be fooled there; what it cannot do is reach
out of its run. Scores are nbgrader's to read from the cells, as it always does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nbformat import v4

from grader.errors import UserError
from grader.marking.parse_notebook import other_language
from grader.marking.untrusted_folder import is_ordinary
from grader.sandbox import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

    from grader.sandbox import CellRun, Run, Zygote

HOUR = 3600.0
SAYS = {
    "timeout": ("CellTimeoutError", "No reply from kernel before timeout"),
    "died": ("DeadKernelError", "Kernel died"),
    "error": ("Error", "An error occurred while showtraceback was disabled"),
}
"""How nbgrader names what ended a cell without an error of its own."""


def run_hand_written(
    notebook: NotebookNode, folder: Path, zygote: Zygote, *, seconds: float | None, skip: str
) -> tuple[str, ...]:
    """Run all cells of a notebook, in a run that has copies of the files beside it.

    Parameters
    ----------
    notebook : NotebookNode
        Its outputs are filled in.
    folder : Path
        Where nbgrader has put the submission and the assignment's files; what the notebook writes
        is put there too.
    zygote : Zygote
    seconds : float, optional
        For one cell.
    skip : str
        The tag of cells that are not run.

    Returns
    -------
    tuple of str
        What happened, as facts.

    Raises
    ------
    UserError
        When it is not a Python notebook.
    """
    if language := other_language(notebook.metadata):
        raise UserError(f"expected a Python notebook, got one for {language!r}.")
    files = {str(path.relative_to(folder)): path for path in _beside(folder)}
    modules = {name: path for name, path in files.items() if name.endswith(".py")}
    limits = Limits(cell_seconds=seconds or HOUR, total_seconds=HOUR)
    with zygote.run(files, modules=modules, limits=limits, keep=folder) as run:
        for cell in notebook.cells:
            if cell.cell_type == "code" and skip not in cell.metadata.get("tags", ()):
                _run(cell, run)
    return run.flags


def _beside(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if is_ordinary(path)]
    return [path for path in found if path.suffix != ".ipynb"]


def _run(cell: NotebookNode, run: Run) -> None:
    if cell.source.strip():
        ran = run.execute(cell.source)
        cell.outputs, cell.execution_count = ran.outputs, ran.execution_count
        cell.outputs += _unsaid(ran)


def _unsaid(ran: CellRun) -> list[NotebookNode]:
    """An error that the cell does not show: nbgrader gives full points to a cell without one."""
    if ran.status == "ok":
        return []
    if ran.status == "error" and any(output.output_type == "error" for output in ran.outputs):
        return []
    ename, evalue = SAYS[ran.status]
    return [v4.new_output("error", ename=ename, evalue=evalue, traceback=[f"{ename}: {evalue}"])]
