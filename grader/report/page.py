"""Write a report: one page that needs nothing but itself, and a CSV file for each table."""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import TYPE_CHECKING

from markupsafe import Markup

from grader.csv_file import BOM, csv_text
from grader.files import write_whole
from grader.judging.verdict_view import SAYS
from grader.report.tables import tables
from grader.templates import templates

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment, Template

    from grader.report.records import Report

PAGE = "index.html"
"""The report's file name, in ``classroom/reports/``."""
WORDS = SAYS | {"passed": "right", "manual": "awaiting manual grading", "excused": "excused"}
"""The report's words for each status."""


def write_report(report: Report, folder: Path) -> Path:
    """Write the page and its tables.

    Parameters
    ----------
    report : Report
    folder : Path
        Is made when it is not there.

    Returns
    -------
    Path
        The page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for assignment in report.assignments:
        for table in tables(assignment).values():
            text = BOM + csv_text(table.header, table.rows)
            write_whole(folder / f"{table.name}.csv", text)
    write_whole(folder / PAGE, page(report))
    return folder / PAGE


def page(report: Report) -> str:
    """A report as one HTML page; all text of students is escaped.

    Parameters
    ----------
    report : Report
    """
    environment = _environment()
    script, _, _ = environment.loader.get_source(environment, "report.js")  # type: ignore[union-attr]
    return _template().render(report=report, words=WORDS, script=script, script_hash=_hash(script))


def prepare_page() -> None:
    """Compile the page's template, before there is a report."""
    _template()


@functools.cache
def _environment() -> Environment:
    return templates("grader.report", breakable=_breakable, percent=_percent, shade=_shade)


def _template() -> Template:
    return _environment().get_template("report.html")


def _hash(script: str) -> str:
    """What the page's security policy allows to run: this script, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _breakable(name: str) -> Markup:
    """A long name that may be broken after its underscores."""
    return Markup("_<wbr>").join(name.split("_"))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _shade(share: float) -> int:
    """A fifth of the heat map's scale: 0 for nothing, 4 for all."""
    return 4 if share >= 1 else 0 if share <= 0 else 1 + min(int(share * 3), 2)
