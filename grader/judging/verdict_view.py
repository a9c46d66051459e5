"""Show a verdict to a person: as HTML in a notebook and in feedback, as text elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable  # noqa: TC003 - in checks.py too, where it is short

from grader.judging.verdict import VECTORIZED, Facet, Verdict

RIGHT, WRONG = "✓", "✗"
SAYS = {
    "passed": "all right",
    "partial": "partly right",
    "failed": "not right yet",
    "blank": "not written yet",
    "timeout": "ran out of time",
    "missing": "nothing was handed in",
    "error": "stopped with an error",
}


def verdict_text(verdict: Verdict, *, points: bool = False) -> str:
    """A verdict as lines of text.

    Parameters
    ----------
    verdict : Verdict
    points : bool
        Whether to say the points, as after grading.
    """
    lines = [_headline(verdict, points=points)]
    if verdict.failure:
        lines.append(f"  {verdict.failure.message}")
    else:
        lines += [f"  {mark} {names}: {says}" for mark, names, says in _rows(verdict)]
    said = [*lines, *(f"  {note}" for note in _notes(verdict))]
    return "\n".join(said).replace("`", "")


def verdict_html(verdict: Verdict, *, points: bool = False) -> str:
    """A verdict as an HTML fragment; everything from outside is escaped.

    Parameters
    ----------
    verdict : Verdict
    points : bool
        Whether to say the points, as after grading.
    """
    colour = "#009E73" if verdict.status == "passed" else "#D55E00"  # Okabe-Ito green, vermilion
    rows = [] if verdict.failure else [_row(row) for row in _rows(verdict)]
    said = [verdict.failure.message] if verdict.failure else []
    notes = "".join(
        f'<p style="margin:.3em 0">{_with_code(note)}</p>' for note in [*said, *_notes(verdict)]
    )
    table = f'<table style="margin:.3em 0"><tbody>{"".join(rows)}</tbody></table>' if rows else ""
    return (
        f'<div style="border-left:4px solid {colour};padding:.2em .8em">'
        f"<strong>{html.escape(_headline(verdict, points=points))}</strong>{table}{notes}</div>"
    )


def _headline(verdict: Verdict, *, points: bool) -> str:
    mark = RIGHT if verdict.status == "passed" else WRONG
    score = f" ({verdict.points:g} of {verdict.max_points:g} points)" if points else ""
    return f"{mark} {verdict.exercise}: {SAYS[verdict.status]}{score}"


def by_reason(facets: Iterable[Facet]) -> dict[str, list[str]]:
    """The facets of each reason, so that each reason appears once.

    Parameters
    ----------
    facets : iterable of Facet
    """
    names: dict[str, list[str]] = {}
    for facet in facets:
        names.setdefault(facet.reason, []).append(facet.name)
    return names


def _rows(verdict: Verdict) -> list[tuple[str, str, str]]:
    """A mark, names and what there is to say of them: right facets one by one, reasons once."""
    rows = []
    for reason, names in by_reason(verdict.facets).items():
        if reason:
            rows.append((WRONG, ", ".join(names), reason))
        else:
            rows += [(RIGHT, name, "right") for name in names]
    return rows


def _row(cells: tuple[str, str, str]) -> str:
    return (
        "<tr>"
        + "".join(
            f'<td style="text-align:left;padding:.1em .8em .1em 0">{html.escape(cell)}</td>'
            for cell in cells
        )
        + "</tr>"
    )


def _with_code(text: str) -> str:
    """A note as HTML, what stands in backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))


def _notes(verdict: Verdict) -> tuple[str, ...]:
    stopped = (f"It stopped in this line: {verdict.stopped}",) if verdict.stopped else ()
    return (*stopped, *_hints(verdict), *verdict.notes)


def _hints(verdict: Verdict) -> tuple[str, ...]:
    """Each hint once, naming the parts it is about when there are several parts."""
    parts: dict[str, list[str]] = {}
    for facet in verdict.facets:
        if facet.hint:
            parts.setdefault(facet.hint, []).append(facet.name)
    answers = [facet for facet in verdict.facets if facet.name != VECTORIZED]
    several = len(answers) > 1 and not verdict.failure
    return tuple(
        f"Hint ({', '.join(names)}): {hint}" if several else f"Hint: {hint}"
        for hint, names in parts.items()
    )
