"""What an instructor has written under ``c.CatCourse`` in the course's configuration."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from grader.course.course import CONFIG
from grader.course.nbgrader_api import nbgrader_config

if TYPE_CHECKING:
    from grader.course.course import Course


def setting(course: Course, name: str) -> Any:
    """A setting under ``c.CatCourse``; None if the configuration does not set it.

    Parameters
    ----------
    course : Course
    name : str
    """
    return _all(course, (course.root / CONFIG).stat().st_mtime_ns).get(name)


@functools.lru_cache(maxsize=16)
def _all(course: Course, _changed: int) -> Any:
    return nbgrader_config(course).get("CatCourse", {})
