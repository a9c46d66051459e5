"""The packages that a notebook may import during grading."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from grader.course.course import CONFIG
from grader.course.settings import setting
from grader.errors import UserError

if TYPE_CHECKING:
    from grader.course.course import Course

ALWAYS = ("numpy", "matplotlib", "h5py", "PIL", "ipywidgets")
"""The packages that the course's own notebooks need, by their import names."""


def allowed_packages(course: Course) -> tuple[str, ...]:
    """The packages that notebooks can use during grading, besides Python's own.

    Parameters
    ----------
    course : Course
        ``c.CatCourse.packages`` in its configuration names more of them.

    Raises
    ------
    UserError
        When the configuration names something that is not a package's name.
    """
    said = setting(course, "packages") or []
    more = said if isinstance(said, (list, tuple)) else [said]
    for name in more:
        if not isinstance(name, str) or not name.isidentifier():
            raise UserError(
                f"expected c.CatCourse.packages in {CONFIG} to list packages by the names under "
                f"which they are imported, such as ['pandas']; got {name!r}."
            )
    return tuple(dict.fromkeys((*ALWAYS, *more)))


def missing_packages(course: Course) -> tuple[str, ...]:
    """The allowed packages that this machine does not have.

    Parameters
    ----------
    course : Course
    """
    return tuple(name for name in allowed_packages(course) if not importlib.util.find_spec(name))


def refuse_without_packages(course: Course) -> None:
    """Refuse to grade on a machine that lacks one of the allowed packages.

    Parameters
    ----------
    course : Course

    Raises
    ------
    UserError
        When one is missing.
    """
    if missing := missing_packages(course):
        raise UserError(
            f"{CONFIG} lists {', '.join(missing)}, but this machine does not have it. "
            "Install it on each machine that grades, or remove it from c.CatCourse.packages."
        )
