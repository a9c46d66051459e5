"""What a notebook gets when the course is published: badges, and a cell that fetches its files."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

from nbformat import v4

from grader.build.checks_file import CHECKS, EXAMPLES
from grader.build.instructor_notebook import TITLE, folded
from grader.course.course import CONFIG
from grader.course.nbgrader_api import nbgrader_config
from grader.errors import UserError
from grader.in_notebook.data import OUR_PHOTOGRAPHS, PHOTOGRAPHS, TEST_FILE, TRAIN_FILE

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.course.assignment import Assignment
    from grader.course.course import Course

REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
FILES = "https://raw.githubusercontent.com/{repository}/{branch}"
COLAB = "https://colab.research.google.com/github/{repository}/blob/{branch}/{notebook}"
BINDER = "https://mybinder.org/v2/gh/{repository}/{branch}?urlpath=lab/tree/{notebook}"
BADGES = (
    f"[![Open in Colab](https://colab.research.google.com/assets/colab-badge.svg)]({COLAB})\n"
    f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({BINDER})"
)
FETCHES = "Fetch this notebook's files, where they are missing"
IMPORTS = "from checks import"
FETCH_ID = "fetch-files"


def publish(notebook: NotebookNode, assignment: Assignment) -> None:
    """Put badges below the title, and before ``checks`` is imported a cell that fetches its files.

    Without ``c.CatCourse.repository`` in ``nbgrader_config.py`` there are no badges, and the cell
    says which files are missing, and asks for the course's address.

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
    place = f"{assignment.course.notebooks.name}/{assignment.name}"
    if address["repository"]:
        badges = BADGES.format(**address, notebook=f"{place}/{assignment.filename}")
        title, _, rest = notebook.cells[0].source.partition("\n")
        notebook.cells[0].source = f"{title}\n\n{badges}\n{rest}"
    files = [f"{place}/{CHECKS}", f"{place}/{EXAMPLES}"] if assignment.exercises else []
    files += _pictures(notebook, assignment.course)
    if files:
        course = FILES.format(**address) if address["repository"] else ""
        cell = v4.new_code_cell(_fetching(course, files), id=FETCH_ID, metadata=folded())
        notebook.cells.insert(_first_use(notebook), cell)


def _first_use(notebook: NotebookNode) -> int:
    """The index of the first cell that imports ``checks``."""
    uses = (i for i, cell in enumerate(notebook.cells) if IMPORTS in cell.source)
    return next(uses, 1)


def _address(course: Course) -> dict[str, str]:
    said = nbgrader_config(course).get("CatCourse", {})
    repository = str(said.get("repository", ""))
    if repository and not REPOSITORY.fullmatch(repository):
        raise UserError(
            f"expected c.CatCourse.repository in {CONFIG} to be owner/name on GitHub, "
            f"got {repository!r}."
        )
    return {"repository": repository, "branch": str(said.get("branch", "main"))}


def _pictures(notebook: NotebookNode, course: Course) -> list[str]:
    """The files of pictures that a notebook opens, by their path in the course."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    names = []
    if "load_pictures(" in code or "find_data(" in code:
        names += [TRAIN_FILE, TEST_FILE]
    if "find_photographs(" in code:
        names += [f"{PHOTOGRAPHS}/{name}" for name in OUR_PHOTOGRAPHS]
    return [f"{course.datasets.name}/{name}" for name in names]


def _fetching(course: str, files: list[str]) -> str:
    """The source of `notebook_fetch`, without its title and linters' marks, and a call of it."""
    spec = importlib.util.find_spec("grader.in_notebook.fetch")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("grader.in_notebook.fetch")
    source = Path(spec.origin).read_text(encoding="utf-8")
    after = ast.parse(source).body[0].end_lineno
    body = re.sub(r"  # noqa.*$", "", "\n".join(source.splitlines()[after:]), flags=re.MULTILINE)
    named = "".join(f'        "{file}",\n' for file in files)
    call = f'fetch(\n    "{course}",  # the address of the course\n    [\n{named}    ],\n)'
    return f"{TITLE}{FETCHES}\n{body.strip()}\n\n\n{call}"
