"""Build the files for students and nbgrader from ``solutions/``, or list outdated files."""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grader.build.checks_file import EXAMPLES, student_files
from grader.build.instructor_notebook import instructor_notebook
from grader.build.put import Putting, built_files
from grader.build.same_examples import same_examples
from grader.build.source_notebook import source_text
from grader.course.nbgrader_api import course_id, nbgrader_api
from grader.errors import UserError
from grader.gradebook.follow_course import follow_course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grader.course.assignment import Assignment
    from grader.course.course import Course

ERROR = re.compile(r"[\w.]*(Error|Exception|Entry|Warning)\b.*: ?.+|.*cannot be removed.*")
"""Matches the line of a traceback that names the exception."""


def build(
    course: Course,
    database: str = "",
    say: Callable[[str], object] = lambda _: None,
    *,
    with_solutions: bool = False,
) -> list[Path]:
    """Write ``notebooks/`` and ``classroom/source/``, and enter the assignments in the gradebook.

    Parameters
    ----------
    course : Course
    database : str
        SQLAlchemy's address of the gradebook; the course's own when empty.
    say : function
        Gets one sentence for each file that somebody changed or added, and where it is now.
    with_solutions : bool
        Whether students may see worked solutions; not for a class that is graded.

    Returns
    -------
    list of Path
        The folders that students receive.

    Raises
    ------
    UserError
        When nbgrader cannot release an assignment.
    """
    course.classroom.mkdir(exist_ok=True)
    with _built(course, database or course.gradebook, with_solutions=with_solutions) as root:
        putting = Putting(course, say)
        for name in course.names:
            putting.put(root / "classroom" / "source" / name, course.source / name)
            # keep files that differ by rounding only: another machine must not change a checkout
            if any(_differences(root / "notebooks" / name, course.notebooks / name)):
                putting.put(root / "notebooks" / name, course.notebooks / name)
            else:
                putting.note(course.notebooks / name)
        putting.end()
    return [course.notebooks / name for name in course.names]


def drifted(course: Course) -> list[str]:
    """List the files in ``notebooks/`` that are out of date: one sentence each.

    Parameters
    ----------
    course : Course
    """
    with _built(course) as root:
        return list(_differences(root / "notebooks", course.notebooks))


@contextmanager
def _built(
    course: Course, database: str | None = None, *, with_solutions: bool = False
) -> Iterator[Path]:
    """Build in a temporary folder, by default with a gradebook in it."""
    with tempfile.TemporaryDirectory(prefix="build-") as folder:
        root = Path(folder)
        given = database is not None
        database = database or f"sqlite:///{root / 'gradebook.db'}"
        for assignment in course.assignments():
            source = root / "classroom" / "source" / assignment.name
            _write_source(assignment, source, with_solutions=with_solutions)
            if given:
                notebook = instructor_notebook(assignment)
                follow_course(database, course_id(course), assignment.name, notebook)
            _release(course, assignment, root, database)
        yield root


def _write_source(assignment: Assignment, folder: Path, *, with_solutions: bool) -> None:
    folder.mkdir(parents=True)
    (folder / assignment.filename).write_text(source_text(assignment), encoding="utf-8")
    for name, content in student_files(assignment, with_solutions=with_solutions).items():
        (folder / name).write_bytes(content)


def _release(course: Course, assignment: Assignment, root: Path, database: str) -> None:
    """Let nbgrader itself make the student's version, as formgrader's button would."""
    done = nbgrader_api(course, root=root, database=database).generate_assignment(assignment.name)
    if not done["success"]:
        raise UserError(f"nbgrader could not release {assignment.name}: {_cause(done)}")


def _cause(done: dict[str, str]) -> str:
    """The line of nbgrader's log that names the error."""
    text = f"{done.get('log') or ''}\n{done.get('error') or ''}"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "traceback" not in line.casefold()]
    errors = [line for line in telling if ERROR.match(line)]
    return next(reversed(errors or telling), "nbgrader gave no reason")


def _differences(built: Path, committed: Path) -> Iterator[str]:
    expected, found = built_files(built), built_files(committed)
    for name in sorted(expected | found):
        if name not in found:
            yield f"notebooks/{name}: expected, but missing"
        elif name not in expected:
            yield f"notebooks/{name}: not built from solutions/"
        elif not _same(built / name, committed / name):
            yield f"notebooks/{name}: is out of date with solutions/"


def _same(one: Path, other: Path) -> bool:
    ours, theirs = one.read_bytes(), other.read_bytes()
    return same_examples(ours, theirs) if one.name == EXAMPLES else ours == theirs
