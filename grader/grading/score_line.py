"""One student's score as one line: id, bar, points, and what went wrong first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from grader.marking.mark_notebook import message
from grader.plain_text import plain_name

if TYPE_CHECKING:
    from grader.grading.submission_result import Graded

BAR = 16
"""Characters of a full bar."""
EIGHTHS = " ▏▎▍▌▋▊▉"


def score_line(graded: Graded, width: int) -> Text:
    """One line for a student, cut to the terminal's width.

    Parameters
    ----------
    graded : Graded
    width : int
        Columns.
    """
    score = f"{graded.points:g}/{graded.max_points:g}"
    line = Text(f"  {plain_name(graded.submission.student):<14} ")
    line.append(bar(graded.points / graded.max_points if graded.max_points else 0.0), "blue")
    line.append(f" {score:>8}   ")
    line.append(main_mistake(graded), "dim")
    line.truncate(max(width, 40), overflow="ellipsis")
    return line


def bar(share: float) -> str:
    """A bar of `BAR` characters, filled to the eighth of one.

    Examples
    --------
    >>> bar(0.5), bar(1.0)
    ('████████········', '████████████████')
    """
    full, rest = divmod(round(share * BAR * 8), 8)
    part = EIGHTHS[rest] if rest else ""
    return ("█" * full + part).ljust(BAR, "·")


def main_mistake(graded: Graded) -> str:
    """The first exercise that is not right, and its hint."""
    if graded.problem:
        return graded.problem.partition(": ")[2]
    wrong = [verdict for verdict in graded.verdicts.values() if verdict.status != "passed"]
    if not wrong:
        return ""
    hints = [facet.hint for facet in wrong[0].facets if facet.hint]
    return f"{wrong[0].exercise}: {hints[0] if hints else message(wrong[0])}"
