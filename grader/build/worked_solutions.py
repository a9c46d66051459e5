"""Worked solutions for students who may see them: ``grader build --with-solutions``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grader.course.source import ANSWER, WRITTEN, without_marks

if TYPE_CHECKING:
    from grader.course.assignment import Assignment


def worked_solutions(assignment: Assignment) -> dict[str, dict[str, str | bool]]:
    """What ``solution(...)`` shows, by exercise and written question.

    Parameters
    ----------
    assignment : Assignment

    Returns
    -------
    dict of str to dict
        Its ``text``, and for an exercise one sentence ``why``.
    """
    why = assignment.course.reasons.get(assignment.name, {})
    answers = {str(cell.name): cell.text for cell in assignment.source.marked(ANSWER)}
    shown: dict[str, dict[str, str | bool]] = {
        name: {"text": _code(answers[name]), "why": why.get(name, ""), "is_exercise": True}
        for name in assignment.points
        if name in answers
    }
    written: dict[str, dict[str, str | bool]] = {
        str(cell.name): {"text": without_marks(cell.text).strip(), "why": "", "is_exercise": False}
        for cell in assignment.source.marked(WRITTEN)
    }
    return shown | written


def _code(cell: str) -> str:
    """A function without its docstring, which its student has."""
    return re.sub(
        r'^    """.*?"""\n', "", without_marks(cell), flags=re.DOTALL | re.MULTILINE
    ).strip()
