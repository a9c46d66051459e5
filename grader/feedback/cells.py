"""The cells of a student's notebook that the feedback shows, as safe HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from grader.course.cells import LOOK_AGAIN, exercise_of, grade_id
from grader.feedback.sanitise import picture, plain, safe_html, safe_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nbformat import NotebookNode

PICTURES = ("image/png", "image/jpeg", "image/svg+xml", "image/gif", "image/webp")


NOTHING = Markup()


@dataclass(frozen=True)
class ShownCell:
    """A cell as the feedback shows it.

    Parameters
    ----------
    part : str
        The exercise or written question that its points belong to, or nothing.
    text : Markup
        Of a text cell.
    code : str
        Of a code cell.
    ours : bool
        Whether the code is the course's own, unchanged.
    outputs : list of Markup
    comments : list of str
        The gradebook's comments on it.
    again : tuple of str, or None
        The code before the line that its student should look at again, the line, and what follows.
    """

    part: str = ""
    text: Markup = NOTHING
    code: str = ""
    ours: bool = False
    outputs: list[Markup] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    again: tuple[str, str, str] | None = None


def shown_cells(
    notebook: NotebookNode, release: NotebookNode, comments: Mapping[str, str]
) -> list[ShownCell]:
    """The cells to show: what the student wrote and saw; the course's own text is left out.

    Parameters
    ----------
    notebook : NotebookNode
        Marked.
    release : NotebookNode
        What the student received.
    comments : mapping of str to str
        By ``grade_id``.
    """
    ours = {cell.source for cell in release.cells if not _is_answer(cell)}
    cells = (_shown(cell, cell.source in ours, comments) for cell in notebook.cells)
    return [cell for cell in cells if cell.part or cell.comments or cell.outputs or not cell.ours]


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _shown(cell: NotebookNode, ours: bool, comments: Mapping[str, str]) -> ShownCell:  # noqa: FBT001 - read beside its name
    name = grade_id(cell)
    said = [comments[name]] if comments.get(name) else []
    if cell.cell_type == "code":
        outputs = [_output(output) for output in cell.outputs]
        code = "" if exercise_of(cell) else cell.source
        part = exercise_of(cell) or name
        again = None if ours else _again(code, cell.metadata.get(LOOK_AGAIN))
        return ShownCell(part, NOTHING, code, ours, list(filter(None, outputs)), said, again)
    if ours and not name and not said:
        return ShownCell(name, NOTHING, ours=ours)  # it is left out: to read it would take longest
    text = Markup(safe_markdown(cell.source, cell.get("attachments", {})))  # noqa: S704 - sanitised
    return ShownCell(name, text, ours=ours, comments=said)


def _again(code: str, line: object) -> tuple[str, str, str] | None:
    """Code in three pieces; the second piece is the line to look at again."""
    lines = code.splitlines(keepends=True)
    if type(line) is not int or not 1 <= line <= len(lines):
        return None
    return "".join(lines[: line - 1]), lines[line - 1].rstrip("\n"), "".join(lines[line:])


def _output(output: NotebookNode) -> Markup:
    if output.output_type == "stream":
        return _pre(output.text)
    if output.output_type == "error":
        return _pre("\n".join(output.traceback) or f"{output.ename}: {output.evalue}")
    return shown_data(output.data)


def shown_data(data: Mapping[str, Any]) -> Markup:
    """What an output shows, as safe HTML: its picture, else its HTML, else its text.

    Parameters
    ----------
    data : mapping
        By MIME type.
    """
    for kind in PICTURES:
        address = picture(kind, data.get(kind))
        if address:
            return Markup('<img alt="{}" src="{}">').format("what your notebook showed", address)
    if isinstance(data.get("text/html"), str):
        return Markup(safe_html(data["text/html"]))  # noqa: S704 - sanitised
    if isinstance(data.get("text/markdown"), str):
        return Markup(safe_markdown(data["text/markdown"], {}))  # noqa: S704 - sanitised
    return _pre(str(data.get("text/latex") or data.get("text/plain") or ""))


def _pre(text: str) -> Markup:
    shown = plain(text).strip("\n")
    return Markup("<pre>{}</pre>").format(escape(shown)) if shown else NOTHING
