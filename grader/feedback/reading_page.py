"""The page on which all answers to one question are read and marked."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from grader.feedback.read_answers import FORM
from grader.feedback.sanitise import safe_markdown
from grader.files import write_whole
from grader.templates import templates

if TYPE_CHECKING:
    from pathlib import Path

    from grader.feedback.read_answers import Group, Question


def write_reading_page(question: Question) -> Path:
    """Write ``classroom/reading/<assignment>-<question>.html``.

    Parameters
    ----------
    question : Question
    """
    folder = question.assignment.course.classroom / "reading"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{question.assignment.name}-{question.name}.html"
    write_whole(path, reading_page(question))
    return path


def reading_page(question: Question) -> str:
    """The page; answers are sanitised, and no student is named.

    Parameters
    ----------
    question : Question
    """
    environment = templates("grader.feedback")
    script, _, _ = environment.loader.get_source(environment, "reading.js")  # type: ignore[union-attr]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment.get_template("reading.html").render(
        assignment=question.assignment.name,
        question=question.name,
        max_points=question.max_points,
        form=FORM,
        scheme=Markup(safe_markdown(question.scheme, {})),  # noqa: S704 - sanitised
        groups=[_shown(group) for group in question.groups],
        students=sum(len(group.students) for group in question.groups),
        script=Markup(script),  # noqa: S704 - ours
        script_hash=f"sha256-{digest}",
    )


def _shown(group: Group) -> dict[str, object]:
    before = sorted(group.marks, key=lambda mark: (mark.points is None, mark.points or 0.0))
    [only] = before if len(before) == 1 else [None]
    return {
        "digest": group.digest,
        "answer": Markup(safe_markdown(group.text, group.attachments)),  # noqa: S704 - sanitised
        "count": len(group.students),
        "before": json.dumps([list(mark) for mark in before]),
        "points": only.points if only else None,
        "comment": only.comment if only else "",
        "several": len(before) > 1,
    }
