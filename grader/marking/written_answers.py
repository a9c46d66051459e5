"""Find a written answer outside its own cell: a person grades it, so nothing may be lost.

Students type it into a new cell below "YOUR ANSWER HERE", below the question in the question's own
cell, into a code cell, or into a notebook that has lost all its marks. Or they go on in a further
cell. Programs such as marimo and Quarto merge the texts of neighbouring cells and break their lines
anew. What stands between the question and the next heading of the course counts.
"""

from __future__ import annotations

import functools
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
    blank = release.cells[place].source.strip()
    found: list[tuple[str, dict[str, Any]]] = []
    for cell in notebook.cells[_start(notebook, question, answer) :]:
        text = cell.source.strip()
        if cell is answer and text not in ours:
            found.append((text, cell.get("attachments", {})))
            continue
        merged = _below(cell, question)
        if merged is None and (text in ours or _ends(cell, headings, found=bool(found))):
            if cell is answer or text == question or (text in ours and not _titles(cell)):
                continue
            break
        said = prose(cell) if merged is None else merged.removeprefix(blank).strip()
        said, follows = _until_heading(said, headings)
        found += [(said, cell.get("attachments", {}))] if said else []
        if follows:
            break
    own = answer.source.strip()
    if own and own not in ours and own not in [text for text, _ in found]:
        found.insert(0, (own, answer.get("attachments", {})))  # it stands elsewhere
    return found


def _ends(cell: NotebookNode, headings: set[str], *, found: bool) -> bool:
    """Whether an answer cannot go on in a cell: it is another one's, or begins a section."""
    return bool(grade_id(cell) or (found and headings & set(_titles(cell)[:1])))


def _question(release: NotebookNode, place: int) -> str:
    """The text above a written answer's cell in the release, from its heading on."""
    before = release.cells[:place]
    asked = next((cell for cell in reversed(before) if cell.cell_type == "markdown"), None)
    return str(asked.source).strip() if asked else ""


def _start(notebook: NotebookNode, question: str, answer: NotebookNode) -> int:
    """Where the question stands; without it, where the answer's own cell does."""
    for i, cell in enumerate(notebook.cells):
        if question and (cell.source.strip() == question or _below(cell, question) is not None):
            return i
    return next(i for i, cell in enumerate(notebook.cells) if cell is answer)


def _below(cell: NotebookNode, question: str) -> str | None:
    """What stands below the question in the question's own cell; None if it is not that cell."""
    last = question[question.rfind("\n### ") + 1 :]  # a cell may end another section first
    text = cell.source.strip()
    if not last or text == question:
        return None
    if cell.cell_type == "code":
        # to read its text takes a parse, which nearly no cell is worth
        text = prose(cell) if all(word in text for word in _words_of(last)) else ""
    found = _in_any_lines(last).search(text)
    return text[found.end() :].strip() if found else None


@functools.lru_cache(maxsize=64)
def _in_any_lines(question: str) -> re.Pattern[str]:
    """A pattern for a question's words, however a program has broken lines and marked words."""
    return re.compile(r"[\W_]+".join(map(re.escape, _words_of(question))) + r"[^\w\s]*")


@functools.lru_cache(maxsize=64)
def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _until_heading(text: str, headings: set[str]) -> tuple[str, bool]:
    """What stands above the course's next heading, and whether there is one."""
    for heading in HEADING.finditer(text):
        if heading[1] in headings:
            return text[: heading.start()].strip(), True
    return text, False


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
