"""Refuse to grade if solutions or students' work lie where every run may read."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

from grader.errors import UserError


def refuse_exposed(*private: Path) -> None:
    """Refuse to grade if a run could read solutions or other students' work.

    Parameters
    ----------
    *private : Path
        Folders with solutions or with students' work.

    Raises
    ------
    UserError
        When one of them is in a tree that runs may read: the system's or the interpreter's.
    """
    if sys.platform != "linux":
        return  # such a machine grades nothing; `grader doctor` reports it
    for path in private:
        if tree := _tree_around(path, sys.prefix):
            raise UserError(
                f"{path}: expected solutions and submissions outside {tree}, which every notebook "
                "may read while it is graded. Move the course elsewhere."
            )


@functools.lru_cache(maxsize=64)
def _tree_around(path: Path, _prefix: str) -> str:
    """The tree that holds the folder and that every run may read; empty if there is none."""
    # not on Windows, whose C library has no such calls
    from grader.sandbox.inside.confine import readable  # noqa: PLC0415

    real = path.resolve()
    around = (tree for tree in readable() if real.is_relative_to(Path(tree).resolve()))
    return next(around, "")
