"""Remember which cells stopped and why: an error further down often follows from that."""

from __future__ import annotations

import ast
import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.marking.names_defined import LONGEST, names_bound, names_defined
from grader.marking.unreadable_code import advice_on_syntax
from grader.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nbformat import NotebookNode

    from grader.sandbox import CellRun

IMPORTS = re.compile(r"^\s*(?:import|from)\s", re.MULTILINE)
_UNDEFINED = re.compile(r"name '(\w{1,200})' is not defined")
_NO_MODULE = re.compile(r"No module named '([\w.]{1,200})'")
_IN_LINE = re.compile(r"(.*) \([^()]*, line (\d{1,6})\)")
MAX_LINE = 200
"""Characters of a line in which a cell stopped."""


@dataclass
class StoppedCells:
    """The cells of a notebook that stopped.

    Parameters
    ----------
    packages : function
        Gives the names of the packages that are available at grading.
    elsewhere : function
        What to say of the cell that holds a function which is not there, by the function's name.
    """

    packages: Callable[[], Sequence[str]] = tuple
    elsewhere: Callable[[str], str] = str
    _cells: list[tuple[str, int, str]] = field(default_factory=list)
    """For each cell, its source, its number and what became of it."""
    _answers: dict[str, str] = field(default_factory=dict)

    def add(self, number: int, name: str, source: str, ran: CellRun) -> None:
        """Remember a cell.

        Parameters
        ----------
        number : int
            Its place among the code cells, from 1.
        name : str
            Its mark, or its id.
        source : str
        ran : CellRun
        """
        errors = [output for output in ran.outputs if output.output_type == "error"]
        said = f"stopped: {self._why(ran.status, errors)}"
        behind = self.behind(*_said(errors[-1:]))
        self._answers[name] = f"{_stopped_with(ran.status, errors[-1:], source)}{behind}"
        self._cells.append((source, number, said))

    def skip(self, number: int, source: str) -> None:
        """Remember a cell that is not run at grading.

        Parameters
        ----------
        number : int
            Its place among the code cells, from 1.
        source : str
        """
        self._cells.append((source, number, "is a demo cell, which grading does not run"))

    def of(self, exercise: str) -> str:
        """What became of the cell that should define an exercise's function, or nothing.

        Parameters
        ----------
        exercise : str
        """
        return self._answers.get(exercise) or self.elsewhere(exercise) or self._in_cell(exercise)

    def _in_cell(self, exercise: str) -> str:
        """What became of another cell that defines a function, or nothing."""
        found = (
            f"(cell {number}) {said}"
            for source, number, said in self._cells
            if exercise in names_bound(source)
        )
        return next(found, "")

    def behind(self, ename: str, evalue: str) -> str:
        """What to add to an error: which stopped cell it follows from, or nothing.

        Parameters
        ----------
        ename, evalue : str
            The error's kind and text, as the run gave them.
        """
        if ename == "ModuleNotFoundError":
            return self._only()
        match = _UNDEFINED.match(evalue) if ename in {"NameError", "UnboundLocalError"} else None
        if not match:
            return ""
        wanted = {match[1], "*"}
        found = [cell for cell in self._cells if wanted & names_defined(cell[0])]
        return f" (cell {found[-1][1]} {found[-1][2]})" if found else ""

    def _why(self, status: str, errors: list[NotebookNode]) -> str:
        evalues = [error.evalue for error in errors if error.ename == "ModuleNotFoundError"]
        missing = [match[1] for evalue in evalues if (match := _NO_MODULE.search(evalue))]
        if missing:
            return f"no module named {' or '.join(dict.fromkeys(missing))}{self._only()}"
        behind = self.behind(*_said(errors[:1]))
        return f"{_stopped_with(status, errors[:1]).removeprefix('stopped with ')}{behind}"

    def _only(self) -> str:
        return f"; only {', '.join(self.packages())} and Python's own are there at grading"


def _said(errors: list[NotebookNode]) -> tuple[str, str]:
    return (errors[0].ename, errors[0].evalue) if errors else ("", "")


def _stopped_with(status: str, errors: list[NotebookNode], source: str = "") -> str:
    if status == "timeout":
        return "ran out of time"
    if errors:
        ename, evalue = _said(errors)
        said = plain_text(_with_line(evalue, source))
        advice = advice_on_syntax(ename, evalue, source)
        return f"stopped with {plain_text(ename, 80)}: {said}{advice}"
    return "did not finish"


def _with_line(evalue: str, source: str) -> str:
    """What a syntax error says, with the text of its line in place of the cell's internal name."""
    found = _IN_LINE.fullmatch(evalue[:LONGEST])
    lines = source.splitlines()
    if not found or not 0 < int(found[2]) <= len(lines):
        return evalue
    return f"{found[1]} in line {found[2]}, {lines[int(found[2]) - 1].strip()[:MAX_LINE]}"


def release_imports(release: NotebookNode) -> list[tuple[str, str]]:
    """The imports of a release, which complete an import cell that stopped.

    Parameters
    ----------
    release : NotebookNode
        What students received.

    Returns
    -------
    list of (str, str)
        A name, and the statement that imports it.
    """
    found: list[tuple[str, str]] = []
    for cell in release.cells:
        if cell.cell_type == "code" and IMPORTS.search(cell.source):
            found += _imports(cell.source)
    return list(dict.fromkeys(found))


@functools.lru_cache(maxsize=256)  # the same few cells for each submission
def _imports(source: str) -> tuple[tuple[str, str], ...]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a cell with magics
        return ()
    return tuple(
        (alias.asname or alias.name.partition(".")[0], ast.unparse(_alone(node, alias)))
        for node in tree.body
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    )


def _alone(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    if isinstance(node, ast.Import):
        return ast.Import([alias])
    return ast.ImportFrom(node.module, [alias], node.level)
