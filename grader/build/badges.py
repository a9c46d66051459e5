"""What a notebook gets when the course is published: badges, and a cell that fetches its files."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

from nbformat import v4

from grader.build.checks_file import CHECKS, EXAMPLES
from grader.course.course import CONFIG
from grader.course.nbgrader_api import nbgrader_config
from grader.errors import UserError
from grader.in_notebook.data import TEST_FILE, TRAIN_FILE

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.course.course import Assignment, Course

REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
FILES = "https://raw.githubusercontent.com/{repository}/{branch}"
COLAB = "https://colab.research.google.com/github/{repository}/blob/{branch}/{notebook}"
BINDER = "https://mybinder.org/v2/gh/{repository}/{branch}?urlpath=lab/tree/{notebook}"
BADGES = (
    f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({COLAB})\n"
    f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({BINDER})"
)
SAYS = (
    "# Opened on its own, as in Colab, this notebook fetches its files. Else this does nothing.\n"
)
FETCH_ID = "fetch-files"


def publish(notebook: NotebookNode, assignment: Assignment) -> None:
    """Put badges below the title, and the cell that fetches below the first cell.

    Nothing changes as long as ``c.CatCourse.repository`` in ``nbgrader_config.py`` is empty.

    Parameters
    ----------
    notebook : NotebookNode
    assignment : Assignment

    Raises
    ------
    UserError
        When the repository is not of the form ``owner/name``.
    """
    address = _address(assignment.course)
    if not address["repository"]:
        return
    place = f"{assignment.course.notebooks.name}/{assignment.name}"
    badges = BADGES.format(**address, notebook=f"{place}/{assignment.filename}")
    title, _, rest = notebook.cells[0].source.partition("\n")
    notebook.cells[0].source = f"{title}\n\n{badges}\n{rest}"
    files = [f"{place}/{CHECKS}", f"{place}/{EXAMPLES}"] if assignment.exercises else []
    if _shows_pictures(notebook):
        files += [f"{assignment.course.datasets.name}/{name}" for name in (TRAIN_FILE, TEST_FILE)]
    cell = v4.new_code_cell(_fetching(FILES.format(**address), files), id=FETCH_ID)
    notebook.cells.insert(1, cell)


def _address(course: Course) -> dict[str, str]:
    said = nbgrader_config(course).get("CatCourse", {})
    repository = str(said.get("repository", ""))
    if repository and not REPOSITORY.fullmatch(repository):
        raise UserError(
            f"expected c.CatCourse.repository in {CONFIG} to be owner/name on GitHub, "
            f"got {repository!r}."
        )
    return {"repository": repository, "branch": str(said.get("branch", "main"))}


def _shows_pictures(notebook: NotebookNode) -> bool:
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return "load_pictures(" in code or "find_data(" in code


def _fetching(course: str, files: list[str]) -> str:
    """The source of `notebook_fetch`, without its title and linters' marks, and a call of it."""
    spec = importlib.util.find_spec("grader.in_notebook.fetch")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("grader.in_notebook.fetch")
    source = Path(spec.origin).read_text(encoding="utf-8")
    after = ast.parse(source).body[0].end_lineno
    body = re.sub(r"  # noqa.*$", "", "\n".join(source.splitlines()[after:]), flags=re.MULTILINE)
    named = "".join(f'        "{file}",\n' for file in files)
    call = f'fetch(\n    "{course}",\n    [\n{named}    ],\n)'
    return f"{SAYS}{body.strip()}\n\n\n{call}"
