"""Make the site's pages of the course: the students' notebooks, with outputs.

A notebook is run once with every exercise solved, as an ordinary kernel runs it. Its page holds
what students receive, and what the cells that teach put out: no answer, and no check's outcome.
"""

from __future__ import annotations

import copy
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbclient
import nbformat

from grader.course.course import Course
from grader.marking.restore_cells import grade_id
from grader.sample_class import complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

    from grader.course.assignment import Assignment

PAGES = Path(__file__).parent / "course"
WIDGET = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
NOTE = """:::{note}
This is the notebook as you receive it, with what its cells show once everything is solved. Where
it says `# YOUR CODE HERE`, there is something for you to write; the cell below each exercise
checks it. Sliders move in the notebook only.
:::"""


def write_pages(course: Course, pages: Path = PAGES) -> list[Path]:
    """Write a page for each notebook, and run those that have changed since.

    Parameters
    ----------
    course : Course
    pages : Path
        The folder they are written to.
    """
    os.environ["CATS_DATA"] = str(course.datasets)
    pages.mkdir(exist_ok=True)
    return [_write_page(assignment, pages) for assignment in course.assignments()]


def _write_page(assignment: Assignment, pages: Path) -> Path:
    path = pages / assignment.filename
    solved = complete(assignment, {})
    made_from = hashlib.sha256((nbformat.writes(solved) + Path(__file__).read_text()).encode())
    if not path.is_file() or made_from.hexdigest() not in path.read_text(encoding="utf-8"):
        _execute(solved, assignment.release)
        page = page_of(assignment.release_notebook, solved)
        page.metadata["made_from"] = made_from.hexdigest()
        nbformat.write(page, path)
    return path


def _execute(notebook: NotebookNode, folder: Path) -> None:
    resources = {"metadata": {"path": str(folder)}}
    # nbclient asks the kernel about itself, and on a busy machine may miss the answer: it waits
    # for that by the first time, and for a cell by the second
    client = nbclient.NotebookClient(
        notebook, timeout=10, timeout_func=lambda _: 300, resources=resources
    )
    client.execute()


def page_of(released: NotebookNode, solved: NotebookNode) -> NotebookNode:
    """What students receive, with the outputs of the cells that ask nothing of them.

    Parameters
    ----------
    released, solved : NotebookNode
        The same cells; ``solved`` has been run.
    """
    page = copy.deepcopy(released)
    widgets = solved.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    for cell, run in zip(page.cells, solved.cells, strict=True):
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata.tags.append("hide-input")  # the site's mark for code folded away
        if cell.cell_type == "code" and not grade_id(cell):
            cell.outputs = [still for each in run.outputs for still in _still(each, widgets)]
    page.cells.insert(1, nbformat.v4.new_markdown_cell(NOTE, id="about-this-page"))
    return page


def _still(output: NotebookNode, widgets: dict[str, Any]) -> Iterator[NotebookNode]:
    """The output itself; in a slider's place, what is shown where the slider stands at first."""
    if WIDGET not in output.get("data", {}):
        yield output
        return
    parts = widgets[output.data[WIDGET]["model_id"]]["state"]["children"]
    for part in parts:
        state = widgets[part.removeprefix("IPY_MODEL_")]["state"]
        if state["_model_name"] == "HTMLModel":
            yield nbformat.v4.new_output("display_data", {"text/html": state["value"]})


if __name__ == "__main__":
    write_pages(Course(Path(__file__).parents[1]))
