"""Find a written answer outside its own cell: a person grades it, so nothing may be lost.

Students type it into a new cell below "YOUR ANSWER HERE", below the question in the question's own
cell, into a code cell, or into a notebook that has lost all its marks. Or they go on in a further
cell. What stands between the question and the next heading of the course counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from grader.course.cells import grade_id
from grader.marking.prose import prose

if TYPE_CHECKING:
    from nbformat import NotebookNode

HEADING = re.compile(r"^ {0,3}#{1,6} +(.+?)[ #]*$", re.MULTILINE)
FLAG = "the written answer {!r} was outside its cell: text after the question was taken"


def gather_written(notebook: NotebookNode, release: NotebookNode) -> list[str]:
    """Put into each answer's cell what its student wrote around it.

    Parameters
    ----------
    notebook : NotebookNode
        A restored submission; changed in place.
    release : NotebookNode
        What students received.

    Returns
    -------
    list of str
        What was done, as flags.
    """
    flags = []
    places = {grade_id(cell): i for i, cell in enumerate(release.cells) if _is_written(cell)}
    for mark, place in places.items():
        answer = next((cell for cell in notebook.cells if grade_id(cell) == mark), None)
        if answer is None:
            continue
        found = _around(notebook, release, place, answer)
        if any(text != answer.source.strip() for text, _ in found):
            _put_together(answer, found)
            flags.append(FLAG.format(mark))
    return flags


def _is_written(cell: NotebookNode) -> bool:
    mark = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "markdown" and bool(mark.get("solution") and mark.get("grade"))


def _around(
    notebook: NotebookNode, release: NotebookNode, place: int, answer: NotebookNode
) -> list[tuple[str, dict[str, Any]]]:
    """Texts with their pictures, of the cells from the question to the next heading."""
    question = _question(release, place)
    ours = {cell.source.strip() for cell in release.cells}
    headings = {title for cell in release.cells for title in _titles(cell)}
    found: list[tuple[str, dict[str, Any]]] = []
    for cell in notebook.cells[_start(notebook, question, answer) :]:
        if cell is answer and cell.source.strip() not in ours:
            found.append((cell.source.strip(), cell.get("attachments", {})))
        elif below := _below(cell, question):
            found.append((below, cell.get("attachments", {})))
        elif cell.source.strip() in ours:
            if cell is not answer and cell.source.strip() != question and _titles(cell):
                break
        elif grade_id(cell) or (found and headings & set(_titles(cell)[:1])):
            break
        elif text := prose(cell):
            found.append((text, cell.get("attachments", {})))
    own = answer.source.strip()
    if own and own not in ours and own not in [text for text, _ in found]:
        found.insert(0, (own, answer.get("attachments", {})))  # it stands elsewhere
    return found


def _question(release: NotebookNode, place: int) -> str:
    """The text above a written answer's cell in the release, from its heading on."""
    before = release.cells[:place]
    asked = next((cell for cell in reversed(before) if cell.cell_type == "markdown"), None)
    return str(asked.source).strip() if asked else ""


def _start(notebook: NotebookNode, question: str, answer: NotebookNode) -> int:
    """Where the question stands; without it, where the answer's own cell does."""
    for i, cell in enumerate(notebook.cells):
        if question and (cell.source.strip() == question or _below(cell, question)):
            return i
    return next(i for i, cell in enumerate(notebook.cells) if cell is answer)


def _below(cell: NotebookNode, question: str) -> str:
    """What was typed below the question, in the question's own cell."""
    text = cell.source.strip()
    last = question[question.rfind("\n### ") + 1 :]  # a cell may end another section first
    if cell.cell_type != "markdown" or not last or last not in text or text == question:
        return ""
    return str(text[text.index(last) + len(last) :].strip())


def _titles(cell: NotebookNode) -> list[str]:
    return HEADING.findall(cell.source) if cell.cell_type == "markdown" else []


def _put_together(answer: NotebookNode, found: list[tuple[str, dict[str, Any]]]) -> None:
    """Join texts in the answer's cell; pictures of one name get names of their own."""
    texts: list[str] = []
    pictures: dict[str, Any] = {}
    for number, (text, attached) in enumerate(found, 1):
        if (text, attached) in found[: number - 1]:
            continue  # a copy
        renamed = text
        for name, kinds in attached.items():
            own = name if name not in pictures else f"{number}-{name}"
            renamed = renamed.replace(f"attachment:{name}", f"attachment:{own}")
            pictures[own] = kinds
        texts.append(renamed)
    answer.source = "\n\n".join(texts)
    if pictures:
        answer.attachments = pictures
