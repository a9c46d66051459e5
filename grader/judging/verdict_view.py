"""Show a verdict to a person: as HTML in a notebook and in feedback, as text elsewhere."""

from __future__ import annotations

import html

from grader.judging.judge import VECTORIZED, Facet, Verdict

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
        lines += [f"  {_mark(facet)} {facet.name}: {_says(facet)}" for facet in verdict.facets]
    return "\n".join([*lines, *(f"  {note}" for note in _hints(verdict) + verdict.notes)])


def verdict_html(verdict: Verdict, *, points: bool = False) -> str:
    """A verdict as an HTML fragment; everything that came from outside is escaped.

    Parameters
    ----------
    verdict : Verdict
    points : bool
        Whether to say the points, as after grading.
    """
    colour = "#009E73" if verdict.status == "passed" else "#D55E00"  # Okabe-Ito green, vermilion
    rows = [] if verdict.failure else [_row(facet) for facet in verdict.facets]
    said = [verdict.failure.message] if verdict.failure else []
    notes = "".join(
        f'<p style="margin:.3em 0">{html.escape(note)}</p>'
        for note in [*said, *_hints(verdict), *verdict.notes]
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


def _row(facet: Facet) -> str:
    cells = (_mark(facet), facet.name, _says(facet))
    return (
        "<tr>"
        + "".join(
            f'<td style="text-align:left;padding:.1em .8em .1em 0">{html.escape(cell)}</td>'
            for cell in cells
        )
        + "</tr>"
    )


def _mark(facet: Facet) -> str:
    return RIGHT if facet.right else WRONG


def _says(facet: Facet) -> str:
    return facet.reason or "right"


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
