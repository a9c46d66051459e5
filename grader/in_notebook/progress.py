"""List the checks of all notebooks in neighbouring folders, as last saved."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from grader.in_notebook.display import show_html

CHECK = "check-"
PASSED, OPEN = "✓", "·"
TABLE = (
    '<table><caption style="text-align:left"><strong>{title}</strong></caption>'
    '<thead><tr><th scope="col" style="text-align:left">notebook</th>'
    '<th scope="col" style="text-align:left">checks passed</th></tr></thead><tbody>{rows}</tbody>'
    "</table>"
)
ROW = (
    '<tr><th scope="row" style="text-align:left">{notebook}</th>'
    '<td style="text-align:left">{count}: {checks}</td></tr>'
)


def passed(folder: str | Path = "..") -> None:
    """Show which checks have passed, in this notebook and in those of the folders beside it.

    Parameters
    ----------
    folder : str or Path
        Where the notebooks' folders are.
    """
    found = _checks(Path(folder))
    done = sum(sum(each.values()) for each in found.values())
    title = f"{done} of {sum(map(len, found.values()))} checks passed"
    if found and all(all(each.values()) for each in found.values()):
        title = f"Certificate: all {done} checks passed. Well done!"
    rows, lines = [], [title]
    for notebook, checks in found.items():
        count = f"{sum(checks.values())} of {len(checks)}"
        marked = ", ".join(f"{name} {PASSED if right else OPEN}" for name, right in checks.items())
        # a mark never begins a line
        cell = html.escape(marked).replace(f" {PASSED}", f"&nbsp;{PASSED}")
        cell = cell.replace(f" {OPEN}", f"&nbsp;{OPEN}")
        rows.append(ROW.format(notebook=html.escape(notebook), count=count, checks=cell))
        lines.append(f"{notebook:28s} {count}: {marked}")
    show_html(TABLE.format(title=title, rows="".join(rows)), "\n".join(lines))


def _checks(folder: Path) -> dict[str, dict[str, bool]]:
    """By notebook and exercise, whether its check has passed; what cannot be read is left out."""
    paths = {path.stem: path for path in [*folder.glob("*/*.ipynb"), *Path().glob("*.ipynb")]}
    found = {name: _checks_in(paths[name]) for name in sorted(paths)}
    return {name: checks for name, checks in found.items() if checks}


def _checks_in(path: Path) -> dict[str, bool]:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        named = [
            (str(cell["metadata"].get("nbgrader", {}).get("grade_id", "")), cell) for cell in cells
        ]
        return {
            name.removeprefix(CHECK): _has_passed(name.removeprefix(CHECK), cell)
            for name, cell in named
            if name.startswith(CHECK)
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _has_passed(name: str, cell: dict[str, Any]) -> bool:
    shown = "".join(
        "".join(output.get("data", {}).get("text/plain", "")) for output in cell.get("outputs", [])
    )
    return f"{PASSED} {name}: all right" in shown
