"""Say which earlier cell defines a name, if that cell did not run at grading."""

from __future__ import annotations

import re


def earlier_cell(message: str) -> str:
    """Where a name should have got its value, if the grader says that this cell did not run.

    Parameters
    ----------
    message : str
        The grader's message about a failure.

    Examples
    --------
    >>> earlier_cell("name 'rate' is not defined (cell 2 stopped: ZeroDivisionError)")
    'rate gets its value in cell 2, which stopped: correct that cell first.'
    """
    found = re.search(
        r"name '(\w+)' is not defined \(cell (\d+) (stopped)?(: no module named)?", message
    )
    if not found:
        return ""
    name, cell, stopped, missing = found.groups()
    if missing:
        remedy = f"needs a package that is not available at grading: write this without {name}"
    elif stopped:
        remedy = "stopped: correct that cell first"
    else:
        remedy = "is not run at grading: give the value in another cell"
    return f"{name} gets its value in cell {cell}, which {remedy}."
