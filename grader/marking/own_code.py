"""Keep what a student's code would lose: typed into a check, above a stub, without its imports."""

from __future__ import annotations

import re

from nbformat import NotebookNode, v4

from grader.course.cells import exercise_of, grade_id, is_demo, is_solution
from grader.marking.names_defined import functions_defined, names_defined
from grader.marking.stopped_cells import release_imports

IN_CHECK = "cell {!r} held code of its own: it runs before the check"
STUB_LEFT = "the stub of {} stood below its answer: it is not run"
NO_IMPORTS = "the imports that the notebook came with were missing: put back"
DEFINES = re.compile(r"^[ \t]*(?:def|class|import|from)[ \t]|^\w+[ \t]*=[^=]", re.MULTILINE)


def keep_code_of_checks(notebook: NotebookNode, release: NotebookNode) -> list[str]:
    """Put what a student typed into a check's cell into a cell above it.

    Cells that were merged end there, too.

    Parameters
    ----------
    notebook : NotebookNode
        A submission, its check cells as they came; changed in place.
    release : NotebookNode
        What students received.

    Returns
    -------
    list of str
        What was done, as flags.
    """
    ours = {grade_id(cell): cell.source.strip() for cell in release.cells if exercise_of(cell)}
    flags: list[str] = []
    cells: list[NotebookNode] = []
    for cell in notebook.cells:
        mark = grade_id(cell)
        if mark in ours and _defines_more(cell.source, ours[mark]):
            cells.append(v4.new_code_cell(cell.source, id=f"from-{mark}"[:64]))
            flags.append(IN_CHECK.format(mark))
        cells.append(cell)
    notebook.cells = cells
    return flags


def _defines_more(source: str, ours: str) -> bool:
    if source.strip() == ours or not DEFINES.search(source):
        return False
    return bool(names_defined(source) - names_defined(ours))


def put_imports_back(notebook: NotebookNode, release: NotebookNode) -> list[str]:
    """Add the release's imports that stand nowhere above the first answer.

    Parameters
    ----------
    notebook : NotebookNode
        A submission; changed in place.
    release : NotebookNode
        What students received.

    Returns
    -------
    list of str
        What was done, as flags.
    """
    above = notebook.cells[: (place := _first_graded(notebook))]
    there = {
        name
        for cell in above
        if cell.cell_type == "code" and not is_demo(cell)
        for name in names_defined(cell.source)
    }
    start = [cell for cell in release.cells[: _first_graded(release)] if not is_demo(cell)]
    imports = release_imports(NotebookNode(cells=start))
    lost = [line for name, line in imports if name not in there]
    if not lost or "*" in there:
        return []
    notebook.cells.insert(place, v4.new_code_cell("\n".join(lost), id="restored-imports"))
    return [NO_IMPORTS]


def _first_graded(notebook: NotebookNode) -> int:
    """The place of the first answer or check; the end where there is none."""
    marks = (
        i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code" and grade_id(cell)
    )
    return next(marks, len(notebook.cells))


def leave_stubs_out(notebook: NotebookNode, release: NotebookNode) -> list[str]:
    """Empty each stub that was left below the student's own function, which it would replace.

    Parameters
    ----------
    notebook : NotebookNode
        A submission; changed in place.
    release : NotebookNode
        What students received.

    Returns
    -------
    list of str
        What was done, as flags.
    """
    stubs = {cell.source.strip() for cell in release.cells if is_solution(cell)}
    ours = {cell.source.strip() for cell in release.cells}
    written: set[str] = set()
    flags = []
    for cell in notebook.cells:
        text = cell.source.strip()
        if cell.cell_type != "code" or is_demo(cell):
            continue
        if text not in ours:
            written |= functions_defined(text).keys()
            continue
        names = functions_defined(text).keys() if text in stubs else set()
        if names and names <= written:
            flags.append(STUB_LEFT.format(" and ".join(names)))
            cell.source = f"# {flags[-1]}"
    return flags
