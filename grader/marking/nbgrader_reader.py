"""Let nbgrader read submissions as ``grader grade`` does: within bounds, repaired, or refused.

``nbgrader_config.py`` names `SubmissionReader` as ``Autograde``'s exporter: it is what nbgrader
reads notebooks with. A notebook that cannot be read becomes an empty one that says why, as in
``grader grade``; nbgrader itself would leave its student without a score.
"""

from __future__ import annotations

import copy
import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import NotebookExporter
from nbformat import v4

from grader.course.cells import FACTS
from grader.course.course import find_course
from grader.errors import UserError
from grader.marking.find_notebook import candidates, renamed
from grader.marking.parse_notebook import MAX_BYTES, UnreadableError, parse_notebook
from grader.marking.untrusted_folder import is_ordinary, look_safely

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from grader.course.assignment import Assignment

READ = "cat_course_read"
"""Among nbgrader's resources: the notebook was read here, and its flags are the grader's."""


class SubmissionReader(NotebookExporter):
    """What ``nbgrader_config.py`` names as ``Autograde.exporter_class``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        look_safely()  # nbgrader has made its converter, and has not looked at submissions yet
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]  # nbconvert's
        self._candidates = _under_their_own_names(self.parent)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read a notebook and convert it.

        Parameters
        ----------
        filename : str
        resources : dict
            nbgrader's; names assignment and student.
        **kwargs
            nbconvert's.
        """
        resources = resources or {}
        sanitizing = getattr(self.parent, "_sanitizing", True)
        found = self._candidates.get(filename, []) if sanitizing else []
        if Path(filename).parent.is_symlink() or not is_ordinary(found[0] if found else filename):
            raise UserError(f"{filename}: expected a file, found a link or a device. Ask for it.")
        assignment = built_assignment(resources)
        if assignment is None or not sanitizing:
            return super().from_filename(filename, resources, **kwargs)
        path = Path(filename)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        notebook = self._read(found[0] if found else path, assignment, resources)
        _flag(notebook, renamed(found, assignment.filename))
        resources[READ] = True
        converted: tuple[NotebookNode, dict[str, Any]] = self.from_notebook_node(  # type: ignore[no-untyped-call]  # nbconvert's
            notebook, resources, **kwargs
        )
        return converted

    def _read(self, path: Path, assignment: Assignment, resources: dict[str, Any]) -> NotebookNode:
        place = f"classroom/submitted/{resources['nbgrader']['student']}/{assignment.name}"
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        try:
            return parse_notebook(content, place)
        except UnreadableError as problem:
            self.log.error(str(problem))  # noqa: TRY400 - a sentence for a person says it all
            return _instead(assignment, str(problem))


def _under_their_own_names(converter: Any) -> dict[str, list[Path]]:
    """Make nbgrader look for renamed copies, too; return the files found, by the notebook's name.

    nbgrader has listed what it will convert, and leaves out files of names that it does not know.
    """
    folders = converter.coursedir
    assignment = _of_course(Path(folders.root), folders.assignment_id)
    if assignment is None:
        return {}
    known: dict[str, list[Path]] = {}
    handed_in = folders.format_path(
        folders.submitted_directory, folders.student_id, folders.assignment_id
    )
    for folder in glob.glob(handed_in):  # noqa: PTH207 - as nbgrader itself spells them
        found = candidates(Path(folder), assignment.filename)
        if found:
            own = os.path.join(folder, assignment.filename)  # noqa: PTH118 - as nbgrader spells it
            converter.assignments[folder] = [own]
            known[own] = found
    return known


def _flag(notebook: NotebookNode, flags: list[str]) -> None:
    if flags:
        read = notebook.metadata.get(FACTS, {}).get("flags", [])
        notebook.metadata[FACTS] = {"flags": [*flags, *read]}


def _instead(assignment: Assignment, problem: str) -> NotebookNode:
    """The notebook as it was released, with the reason why the student's was not read."""
    notebook = copy.deepcopy(assignment.release_notebook)
    notebook.cells.insert(0, v4.new_markdown_cell(f"**{problem}**", id="problem"))
    notebook.metadata[FACTS] = {"flags": [problem]}
    return notebook


def built_assignment(resources: dict[str, Any]) -> Assignment | None:
    """The course's assignment that nbgrader works on, unless somebody made it by hand.

    Parameters
    ----------
    resources : dict
        nbgrader's.
    """
    # nbgrader works in the course's root folder
    return _of_course(Path.cwd(), resources["nbgrader"]["assignment"])


def _of_course(root: Path, name: str) -> Assignment | None:
    try:
        course = find_course(root)
    except UserError:
        return None
    return course.assignment(name) if name in course.names else None
