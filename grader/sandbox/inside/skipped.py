"""Skip what works only on the student's own machine: shell lines, installers, front ends.

In Jupyter, ``!pip install h5py`` above the imports works. During grading, no other program starts
and nothing is installed. The run skips such a line with a note, and the cell continues.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList

INSTALLERS = frozenset({"pip", "conda", "mamba", "micromamba", "uv"})
FOLDERS = frozenset({"cd", "pushd", "popd"})
RELOADS = frozenset({"autoreload", "aimport"})
"""Magics that reload edited modules; during grading no module changes."""
FORGETS = frozenset({"reset", "reset_selective", "xdel"})
"""Magics that delete what cells have defined, which a later check may need."""
STARTS = frozenset({"!", "sx", "system"})
SCRIPTS = "IPython.core.magics.script"
"""The module of the magics that hand a cell to another program, such as ``%%bash``."""
RUNS_CODE = frozenset({"debug", "memit", "prun", "run", "time", "timeit"})
"""Magics that run a student's own code, whose errors are the student's."""
OPTIONS = re.compile(r"(\s*-\w+(\s+\d+)?(?=\s|$))*")
ROUNDS = re.compile(r"-[nr]\s*\d+")
"""Among the options of `timeit`, how often its statement is to run."""
WHY = {
    **dict.fromkeys(INSTALLERS, "nothing is installed during grading"),
    **dict.fromkeys(FOLDERS, "the folder stays the same during grading"),
    **dict.fromkeys(FORGETS, "nothing is deleted during grading"),
}
NO_PROGRAMS = "no other program runs during grading"
UNKNOWN = "this magic is not available during grading"


class Skipping(InteractiveShell):
    """A shell that skips what only works on a student's own machine."""

    def system(self, cmd: str) -> None:
        """Skip a line with ``!``."""
        _note(f"!{cmd}", NO_PROGRAMS)

    system_piped = system
    system_raw = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:  # noqa: ARG002, FBT001, FBT002 - IPython's signature
        """Skip a command, and return an empty output."""
        _note(f"!{cmd}", NO_PROGRAMS)
        return SList() if split else ""

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        """Run a magic that makes sense here; skip the others."""
        if magic_name in RELOADS or (magic_name, line.strip()) == ("load_ext", "autoreload"):
            return None
        if why := WHY.get(magic_name) or self._cannot_run(magic_name, line):
            return _note(f"%{magic_name} {line}", why)
        if magic_name == "matplotlib":
            line = _inline(line)
        if magic_name == "timeit":
            line = _once(line)
        deeper = _stack_depth + 1
        if magic_name in RUNS_CODE:
            return super().run_line_magic(magic_name, line, deeper)
        try:
            return super().run_line_magic(magic_name, line, deeper)
        except (ImportError, UsageError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a magic lacks here, its cell continues
            return _note(f"%{magic_name} {line}", f"{type(error).__name__}: {error}")

    def _cannot_run(self, magic_name: str, line: str) -> str:
        """Why a line magic cannot work here, or nothing."""
        if magic_name == "run" and not _names_a_file(line):
            return "there is no such file during grading"
        known = self.find_line_magic(magic_name)  # type: ignore[no-untyped-call]  # IPython's
        return "" if known else UNKNOWN

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Run a cell magic that makes sense here; below an unknown one, run the Python."""
        magic = self.find_cell_magic(magic_name)  # type: ignore[no-untyped-call]  # IPython's
        if magic_name in STARTS or getattr(magic, "__module__", "") == SCRIPTS:
            return _note(f"%%{magic_name} {line}", NO_PROGRAMS)
        if magic_name == "timeit":
            line = _once(line)
        if magic is not None:
            return super().run_cell_magic(magic_name, line, cell)  # type: ignore[no-untyped-call]  # IPython's
        _note(f"%%{magic_name} {line}", UNKNOWN)
        if _is_python(self.transform_cell(cell)):  # type: ignore[no-untyped-call]  # IPython's
            self.run_cell(cell)  # type: ignore[no-untyped-call]  # likewise
        return None


def _inline(line: str) -> str:
    """Replace an interactive backend by ``inline``: there is no front end here."""
    words = line.split()
    if words and words[-1] != "inline" and not words[0].startswith("-"):
        _note(f"%matplotlib {line}", "figures are shown inline during grading")
        return "inline"
    return line


def _once(line: str) -> str:
    """Time a statement by running it once: how fast it is counts for nothing here."""
    end = OPTIONS.match(line).end()  # type: ignore[union-attr]  # it also matches nothing
    return f"-n1 -r1 {ROUNDS.sub('', line[:end])}{line[end:]}"


def _names_a_file(line: str) -> bool:
    words = [word.strip("'\"") for word in line.split() if not word.startswith("-")]
    return any(Path(word).is_file() or Path(f"{word}.py").is_file() for word in words)


def _note(line: str, why: str) -> None:
    print(f"skipped: {line.strip()} ({why})")  # noqa: T201 - in the cell's output


def _is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return True
