"""Run plain Python without the steps that IPython takes for its own syntax.

IPython reads each cell token by token for magics, shell lines and prompts, and compiles it once
more to see whether it awaits something. In most cells there is nothing of that kind, and both steps
together take as long as all else that IPython does for a cell.
"""

from __future__ import annotations

import re
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

PERHAPS_FOR_IPYTHON = re.compile(
    r"""
    \A\s                       # a cell that IPython would take leading space from
    | ^\s*[%!?,;/>.\[]         # magics, shell lines, prompts, at the start of a line
    | ^\s*In\b
    | \?                       # help on a name
    | =\s*[%!]                 # the value of a magic or of a shell line
    | \\\s*$                   # the line goes on on the next one
    | [\x0b\x0c\x1c-\x1e\x85\u2028\u2029]  # not all readers see a new line here
    | ^[^\S\n]+$               # IPython empties lines of spaces
    """,
    re.MULTILINE | re.VERBOSE,
)
"""What a cell contains if IPython may change it; many others contain it too."""
ASYNCHRONOUS = re.compile("await|async")


class PlainPython(InteractiveShell):
    """A shell that leaves out what plain Python does not need."""

    def transform_cell(self, raw_cell: str) -> str:
        """Return a cell as Python; it stays as it is if nothing in it can be for IPython."""
        several = "\n" in raw_cell.strip()  # a single line may be a call without parentheses
        if not several or self.input_transformers_post or PERHAPS_FOR_IPYTHON.search(raw_cell):
            transformed: str = super().transform_cell(raw_cell)  # type: ignore[no-untyped-call]  # IPython's
            return transformed
        return raw_cell if raw_cell.endswith("\n") else f"{raw_cell}\n"

    def should_run_async(
        self, raw_cell: str, *, transformed_cell: str | None = None, **more: Any
    ) -> bool:
        """Return whether a cell awaits something; only one that says so can."""
        if transformed_cell is not None and not ASYNCHRONOUS.search(transformed_cell):
            return False
        found: bool = super().should_run_async(raw_cell, transformed_cell=transformed_cell, **more)
        return found
