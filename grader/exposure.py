"""Whether solutions and students' work lie where every confined notebook may read."""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import solutions
from grader.errors import UserError

if TYPE_CHECKING:
    from grader.course import Course


def refuse_exposed(course: Course) -> None:
    """Refuse to grade where notebooks could read what they must not.

    Parameters
    ----------
    course : Course

    Raises
    ------
    UserError
        When the course, or the code with the solutions, is in a tree that runs may read: the
        system's or the interpreter's.
    """
    if sys.platform != "linux":
        return  # nothing is graded there, which is said elsewhere
    private = (course.root, course.solutions, course.classroom, Path(solutions.__file__).parent)
    for path in private:
        if tree := _tree_around(path, sys.prefix):
            raise UserError(
                f"{path}: expected solutions and submissions outside {tree}, which every notebook "
                "may read while it is graded. Move the course elsewhere, and install it with "
                "pip install --editable."
            )


@functools.lru_cache(maxsize=64)
def _tree_around(path: Path, _prefix: str) -> str:
    """The tree of those that runs may read in which a folder lies, or nothing."""
    # not on Windows, whose C library has no such calls
    from grader.sandbox.inside.confine import readable  # noqa: PLC0415

    real = path.resolve()
    around = (tree for tree in readable() if real.is_relative_to(Path(tree).resolve()))
    return next(around, "")
